Feature: How often an application is sent back
  A review may say how often it sends an application back. After that the way back is not offered, so that nobody chooses
  one thing and gets another; what may be chosen in its place is an outcome of its own, with a reason.

  Background:
    Given the process
      """
      form:
        luas: {type: decimal}
      steps:
        kelengkapan:
          review: {by: loket.petugas, rounds: 2, then: penolakan}
          outcomes: {lengkap: selesai, kembalikan: {to: perbaikan, reason: true}}
        perbaikan:
          correction: {within: 14 days, then: kelengkapan, changes: all}
        penolakan:
          refuse: {template: surat, number: "T/{seq:04d}/{year}"}
        selesai: {close: {}}
      """
    And an application with luas "5"
    And Rina decided "kembalikan" because "Luas keliru"
    And the applicant corrected luas to "6"

  Scenario: The last way back may still be taken
    When Rina decides "kembalikan" because "Luas masih keliru"
    Then the applicant is asked

  Scenario: Once it was sent back so often, it cannot be sent back again
    Given Rina decided "kembalikan" because "Luas masih keliru"
    And the applicant corrected luas to "7"
    When Rina decides "kembalikan" because "Luas masih keliru"
    Then it is refused as "no-such-outcome"
    And she reads `From this step an application can be sent back 2 times. Now choose one of: lengkap (Lengkap), exhausted (no further correction).`

  Scenario: What stands in its place leads on, with a reason
    Given Rina decided "kembalikan" because "Luas masih keliru"
    And the applicant corrected luas to "7"
    When Rina decides "exhausted" because "Tiga kali keliru"
    Then it stands at "penolakan"

  Scenario: Before that it is not offered
    When Rina decides "exhausted" because "Tidak sabar"
    Then it is refused as "no-such-outcome"

  Scenario: The applicant's last correction may be right
    Given Rina decided "kembalikan" because "Luas masih keliru"
    And the applicant corrected luas to "7"
    When Rina decides "lengkap"
    Then it has ended as "lapsed"
