Feature: Correction
  The applicant is asked to correct answers and documents; what she leaves out stays as it was.

  Background:
    Given the process
      """
      form:
        luas: {type: decimal, min: 1}
        tinggi: {type: integer, when: form.luas > 10.0}
      steps:
        kelengkapan:
          review: {by: loket.petugas, within: 1 working day}
          outcomes: {lengkap: selesai, kembalikan: {to: perbaikan, reason: true}}
        perbaikan:
          correction: {within: 14 days, on_silence: gugur, then: kelengkapan}
        selesai: {close: {}}
        gugur: {close: {}}
      """
    And an application with luas "5"
    And Rina decided "kembalikan" because "Luas keliru"

  Scenario: The applicant is asked and told
    When everything owed is performed
    Then the applicant is asked
    And the applicant was told "received, correction"

  Scenario: Her answer leads back to the officer
    When the applicant corrects luas to "7,5"
    Then it stands at "kelengkapan" for the 2nd time
    And luas now says "7.5"
    And nama now says "Wati"

  Scenario: A correction is read as strictly as the application was
    When the applicant corrects luas to "0"
    Then it is refused as "invalid-form"
    And "luas" is named as wrong

  Scenario: A correction can make another question necessary
    When the applicant corrects luas to "20"
    Then it is refused as "invalid-form"
    And "tinggi" is named as wrong

  Scenario: No officer answers for the applicant
    When Rina decides "lengkap"
    Then it is refused as "already-decided"

  Scenario: Within her time nothing happens
    When 9 working days pass
    Then the applicant is asked

  Scenario: Silence ends the application
    When 11 working days pass
    Then it has ended as "lapsed"
    And nobody is asked

  Scenario: An answer after the time has passed comes too late
    Given 11 working days passed
    When the applicant corrects luas to "7"
    Then it is refused as "already-ended"
    And she reads `The time for this task has passed.`

  Scenario: The whole of her last day is hers
    When the applicant answers at 2026-03-16 23:59
    Then it stands at "kelengkapan" for the 2nd time

  Scenario: At midnight it is too late, whether or not anybody has looked
    When the applicant answers at 2026-03-17 00:00
    Then it is refused as "already-ended"
