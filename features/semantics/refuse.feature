Feature: Refuse
  A refusal is a numbered letter with its reasons; there is no licence.

  Background:
    Given the process
      """
      steps:
        verifikasi:
          review: {by: loket.petugas}
          outcomes: {tolak: {to: penolakan, reason: true}}
        penolakan:
          refuse: {template: surat, number: "503/{seq:04d}-TOLAK/{year}"}
      """
    And an application
    And Rina decided "tolak" because "Lokasi di sempadan sungai"

  Scenario: The letter is numbered in a series of its own
    Then the document is numbered "503/0001-TOLAK/2026"
    And it has not ended

  Scenario: The case ends when the letter is registered
    When everything owed is performed
    Then it has ended as "refused"
    And there is no licence
    And the applicant was told "received, refused"

  Scenario: A refused case stays closed
    Given everything owed was performed
    When Rina decides "tolak" because "Sekali lagi"
    Then it is refused as "already-decided"
