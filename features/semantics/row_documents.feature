Feature: Documents of rows
  What is uploaded for each vehicle belongs to its row of the list: it is asked for there, named there, and goes with it.

  Background:
    Given the process
      """
      form:
        armada:
          type: list
          form:
            tnkb: {type: text}
            baru: {type: boolean, optional: true}
          documents:
            stnk: {accept: [pdf, jpg]}
            kir: {when: armada.baru != true}
      steps:
        kelengkapan:
          review: {by: loket.petugas}
          outcomes: {lengkap: selesai, kembalikan: {to: perbaikan, reason: true}}
        perbaikan:
          correction: {within: 14 days, on_silence: selesai, then: kelengkapan, changes: named}
        selesai: {close: {}}
      """

  Scenario: Each row asks for its own
    When the applicant hands in an application without document "armada.2.stnk", with
      | armada.1.tnkb | armada.2.tnkb |
      | B 1           | B 2           |
    Then it is refused as "invalid-form"
    And "armada.2.stnk" is named as wrong

  Scenario: A row says whether one is asked for
    When the applicant hands in an application without document "armada.2.kir", with
      | armada.1.tnkb | armada.2.tnkb | armada.2.baru |
      | B 1           | B 2           | ya            |
    Then it stands at "kelengkapan"
    And there is no document "armada.2.kir"

  Scenario: What was named is sent again, and nothing else
    Given an application with
      | armada.1.tnkb | armada.2.tnkb |
      | B 1           | B 2           |
    And Rina returned it with "kembalikan", naming armada.2.stnk: "Buram"
    When the applicant sends document "armada.1.stnk" again
    Then it is refused as "invalid-form"
    And "armada.1.stnk" is named as wrong
    When the applicant sends document "armada.2.stnk" again
    Then document "armada.2.stnk" is the one sent as "armada.2.stnk baru"
    And it stands at "kelengkapan" for the 2nd time

  Scenario: A row that is taken out takes its files along
    Given an application with
      | armada.1.tnkb | armada.2.tnkb |
      | B 1           | B 2           |
    And Rina returned it with "kembalikan", naming armada: "B 1 sudah dijual"
    When the applicant takes row 1 of "armada" out
    Then document "armada.1.stnk" is the one sent as "armada.2.stnk"
    And there is no document "armada.2.stnk"
