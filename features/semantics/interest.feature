Feature: Declared interest
  An officer who is asked about her own business says so, and has no part in deciding it from then on.

  Background:
    Given the process
      """
      steps:
        periksa:
          review: {by: loket.petugas}
          outcomes: {lanjut: tanda_tangan}
        tanda_tangan:
          signature: {by: pimpinan.kepala, not_by: [periksa]}
          outcomes: {ttd: selesai, kembali: periksa}
        selesai: {close: {}}
      """
    And an application

  Scenario: What she holds goes back, and a colleague decides
    Given Rina took the task
    And Rina declared an interest because "Pemohon adalah kakak saya."
    When Tono decides "lanjut"
    Then it is allowed

  Scenario: She takes no task of it any more
    Given Rina declared an interest because "Pemohon adalah kakak saya."
    When Rina takes the task
    Then it is refused as "conflict-of-interest"

  Scenario: It stays so when the case comes back to her role
    Given Rina declared an interest because "Pemohon adalah kakak saya."
    And Tono decided "lanjut"
    And Budi decided "kembali"
    When Rina decides "lanjut"
    Then it is refused as "conflict-of-interest"

  Scenario: It holds for every role of hers
    Given Yani declared an interest because "Pemohon adalah kakak saya."
    And Tono decided "lanjut"
    When Yani decides "ttd"
    Then it is refused as "conflict-of-interest"

  Scenario: It is declared with a reason
    When Rina declares an interest because " "
    Then it is refused as "invalid-form"
    And "reason" is named as wrong

  Scenario: Whoever is not asked declares nothing
    When Sari declares an interest because "Pemohon adalah kakak saya."
    Then it is refused as "not-yours"

  Scenario: Once is enough
    Given Rina declared an interest because "Pemohon adalah kakak saya."
    When Rina declares an interest because "Sungguh."
    Then it is refused as "conflict-of-interest"
