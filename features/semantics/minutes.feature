Feature: Minutes
  Officers who decide together sign minutes of what they found; they are made beside the line, which goes on at once.

  Background:
    Given the process
      """
      steps:
        kunjungan:
          review:
            by: loket.petugas
            count: 2
            differing: ulang
            minutes: {template: surat, number: "503/{seq:04d}-BA/{year}"}
          form: {keadaan: {type: text, optional: true}}
          outcomes: {layak: tanda_tangan, ulang: kunjungan}
        tanda_tangan:
          signature: {by: pimpinan.kepala, not_by: [kunjungan]}
          outcomes: {ditandatangani: terbit}
        terbit:
          issue: {template: surat, number: "503/{seq:04d}/{year}"}
      """
    And an application

  Scenario: Nobody signs for both
    When Rina decides "layak"
    Then nothing is numbered

  Scenario: The second signature makes them, and nobody waits for them
    Given Rina decided "layak"
    When Tono decides "layak"
    Then pimpinan is asked
    And the document is numbered "503/0001-BA/2026"
    When everything owed is performed
    Then the documents are "minutes 503/0001-BA/2026"
    And pimpinan is asked
    And the applicant was told "received"

  Scenario: Where they do not agree they visit again, and have signed nothing
    Given Rina decided "layak"
    When Tono decides "ulang"
    Then it stands at "kunjungan" for the 2nd time
    And nothing is numbered

  Scenario: Minutes and licence are numbered apart
    Given Rina decided "layak"
    And Tono decided "layak"
    When Budi decides "ditandatangani"
    And everything owed is performed
    Then the documents are "minutes 503/0001-BA/2026, licence 503/0001/2026"
