Feature: First come, first served
  Deciding a case before another whose turn it is asks for a reason, which stands on the record. What she cannot decide
  is nobody's turn.

  Background:
    Given the process
      """
      anytime:
        suspend: {by: pimpinan.kepala, resume: pimpinan.kepala}
      steps:
        kelengkapan:
          review: {by: loket.petugas, within: 2 working days}
          outcomes: {lengkap: verifikasi}
        verifikasi:
          review: {by: loket.petugas, within: 5 working days, not_by: [kelengkapan]}
          outcomes: {lanjut: berakhir}
        berakhir: {close: {as: done}}
      """
    And it is 2026-04-06 09:00
    And another application, which Rina found complete
    And it is 2026-04-07 09:00
    And an application
    And Yani decided "lengkap"
    And it is 2026-04-08 09:00

  Scenario: The other one came first
    When Tono decides "lanjut" in whatever order
    Then it is the turn of the other one

  Scenario: With a reason it may be done, and the reason stands on the record
    When Tono decides "lanjut" in whatever order, because "Pemohon sakit"
    Then it is allowed
    And the record says that the other one was skipped because "Pemohon sakit"

  Scenario: Four eyes: what she may not decide is not hers to wait for
    When Rina decides "lanjut" in whatever order
    Then it is allowed

  Scenario: A suspended case waits for nobody
    Given Budi suspended the other one because "Sengketa"
    When Tono decides "lanjut" in whatever order
    Then it is allowed

  Scenario: A colleague has taken the other one
    Given Yani has taken the other one
    When Tono decides "lanjut" in whatever order
    Then it is allowed
