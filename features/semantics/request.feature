Feature: Request
  The applicant does something beside her application, also after the licence is issued.

  Background:
    Given the process
      """
      steps:
        periksa:
          review: {by: loket.petugas}
          outcomes: {setuju: laporan}
        laporan:
          request: {within: 14 days, on_silence: gugur, then: selesai}
          form: {batang: {type: integer, optional: true}}
        selesai: {close: {}}
        gugur: {close: {}}
      """
    And an application
    And Rina decided "setuju"

  Scenario: She is asked and told
    When everything owed is performed
    Then the applicant is asked
    And the applicant was told "received, request"

  Scenario: Her silence leads elsewhere
    When 11 working days pass
    Then it has ended as "lapsed"
