Feature: Close
  The case ends without a document of its own, and the applicant is told.

  Background:
    Given the process
      """
      steps:
        kelengkapan:
          review: {by: loket.petugas}
          outcomes: {berhenti: gugur}
        gugur: {close: {}}
      """
    And an application

  Scenario: It ends within the decision
    When Rina decides "berhenti"
    Then it has ended as "lapsed"
    And nothing is numbered

  Scenario: The applicant is told afterwards
    Given Rina decided "berhenti"
    When everything owed is performed
    Then the applicant was told "received, lapsed"
    And there is no licence

  Scenario Outline: It is told why it ended
    Given the process
      """
      steps:
        kelengkapan:
          review: {by: loket.petugas}
          outcomes: {berhenti: berakhir}
        berakhir: {close: {as: <ending>}}
      """
    And an application
    And Rina decided "berhenti"
    When everything owed is performed
    Then it has ended as "<ending>"
    And the applicant was told "received, <ending>"

    Examples:
      | ending    |
      | withdrawn |
      | cancelled |
      | done      |

  Scenario: What follows a licence ends well when it is done
    Given the process
      """
      steps:
        putusan:
          review: {by: pimpinan.kepala}
          outcomes: {setuju: terbit}
        terbit:
          issue: {template: surat, number: "503/{seq:04d}/{year}", valid: 1 year, then: pengawasan}
        pengawasan:
          review: {by: loket.petugas}
          outcomes: {baik: selesai}
        selesai: {close: {as: done}}
      """
    And an application
    And Budi decided "setuju"
    And everything owed was performed
    And Rina decided "baik"
    When everything owed is performed
    Then it has ended as "done"
    And the applicant was told "received, issued, done"
