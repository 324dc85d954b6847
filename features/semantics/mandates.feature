Feature: Mandates
  Whoever acts does so in a role of her own or for somebody else, and the title says which; she stays herself.

  Background:
    Given the process
      """
      steps:
        kelengkapan:
          review: {by: loket.petugas}
          outcomes: {lengkap: tanda_tangan}
        tanda_tangan:
          signature: {by: pimpinan.kepala, not_by: [kelengkapan]}
          outcomes: {ditandatangani: terbit}
        terbit:
          issue: {template: surat, number: "503/{seq}/{year}"}
      """
    And an application

  Scenario Outline: A deputy signs under the title of whom she stands in for
    Given Rina decided "lengkap"
    And Tono deputises for Budi as <acting>
    When Tono decides "ditandatangani"
    Then it is allowed
    And Tono signed as "<title>" for Budi

    Examples:
      | acting | title                            |
      | Plh.   | Plh. Kepala dinas                |
      | Plt.   | Plt. Kepala dinas                |
      | a.n.   | a.n. Kepala dinas, Petugas loket |

  Scenario: Without a mandate nobody signs
    Given Rina decided "lengkap"
    When Sari decides "ditandatangani"
    Then it is refused as "not-yours"

  Scenario: Four eyes look at the person, not at the mandate
    Given Tono decided "lengkap"
    And Tono deputises for Budi as Plh.
    When Tono decides "ditandatangani"
    Then it is refused as "four-eyes"

  Scenario: Whoever is away does not act
    Given Rina decided "lengkap"
    And Budi is away today
    When Budi decides "ditandatangani"
    Then it is refused as "not-yours"
