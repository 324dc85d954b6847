Feature: Review
  One officer holding a role looks at the application and chooses an outcome.

  Background:
    Given the process
      """
      steps:
        kelengkapan:
          review: {by: loket.petugas, within: 1 working day}
          form:
            catatan: {type: text, optional: true}
            jumlah_lampiran: {type: integer, min: 1, optional: true}
          outcomes: {lengkap: selesai, tidak: {to: gugur, reason: true}}
        selesai: {close: {}}
        gugur: {close: {}}
      """
    And an application

  Scenario: The role that is asked decides
    Then loket is asked
    When Rina decides "lengkap"
    Then it is allowed
    And it has ended as "lapsed"

  Scenario: Nobody without the role decides
    When Sari decides "lengkap"
    Then it is refused as "not-yours"
    And loket is asked

  Scenario: Only written outcomes can be chosen
    When Rina decides "mungkin"
    Then it is refused as "no-such-outcome"
    And she reads `Choose one of the outcomes: lengkap (Lengkap), tidak (Tidak).`

  Scenario: An outcome that asks for a reason is not taken without one
    When Rina decides "tidak"
    Then it is refused as "invalid-form"
    And "reason" is named as wrong

  Scenario: What is wrong with a decision is named all at once
    When Rina decides "tidak" with jumlah_lampiran "nol"
    Then it is refused as "invalid-form"
    And "reason" is named as wrong
    And "jumlah_lampiran" is named as wrong

  Scenario: A reason is written with what a letter can print
    When Rina decides "tidak" because "KTP 日本 tidak terbaca 🙏"
    Then it is refused as "invalid-form"
    And "reason" is named as wrong

  Scenario: With a reason it is
    When Rina decides "tidak" because "KTP tidak terbaca"
    Then it is allowed

  Scenario: The officer's own form is read like the applicant's
    When Rina decides "lengkap" with jumlah_lampiran "nol"
    Then it is refused as "invalid-form"
    And "jumlah_lampiran" is named as wrong

  Scenario: Two officers decide at once and the second reads who was first
    Given Rina decided "lengkap"
    When Tono decides "lengkap"
    Then it is refused as "already-decided"
    And she reads `This task was decided by Rina on 2 March 2026 at 09:00 WIB: Lengkap.`

  Scenario: A task somebody took is hers
    Given Rina took the task
    When Tono decides "lengkap"
    Then it is refused as "held-by-other"
    And Rina holds the task

  Scenario: A colleague of the same role gives it back for her
    Given Rina took the task
    And Tono gave the task back
    When Tono decides "lengkap"
    Then it is allowed
