Feature: More time
  Whoever may give a case more time does so before it is over, for a reason of a list, within a limit, and the applicant
  is told.

  Background:
    Given the process
      """
      form:
        luas: {type: decimal}
      time_limit:
        within: 6 working days
        extend: {by: pimpinan.kepala, at_most: 3 working days, reasons: {cuaca: Cuaca buruk, ahli: Menunggu ahli}}
      steps:
        verifikasi:
          review: {by: loket.petugas, within: 3 working days}
          outcomes: {sesuai: berakhir, perbaiki: {to: perbaikan, reason: true}}
        perbaikan:
          correction: {within: 14 days, on_silence: gugur, then: verifikasi}
        berakhir: {close: {as: done}}
        gugur: {close: {as: lapsed}}
      """
    And it is 2026-12-14 09:00
    And an application with luas "5"

  Scenario: On the last day, over Christmas and the New Year
    Given it is 2026-12-22 15:59
    When Budi extends the time by 3 for "cuaca"
    Then its limit is 9 working days
    And its time is over on 2026-12-29 16:00
    And the applicant is to be told that her time was extended

  Scenario Outline: What is refused
    Given it is <now>
    When <who> extends the time by <amount> for "<reason>"
    Then it is refused as "<code>"
    And its limit is 6 working days

    Examples:
      | now              | who  | amount | reason | code         |
      | 2026-12-22 16:00 | Budi | 1      | cuaca  | not-now      |
      | 2026-12-15 09:00 | Budi | 4      | cuaca  | invalid-form |
      | 2026-12-15 09:00 | Budi | 0      | cuaca  | invalid-form |
      | 2026-12-15 09:00 | Budi | 1      | lupa   | invalid-form |
      | 2026-12-15 09:00 | Rina | 1      | cuaca  | not-yours    |

  Scenario: Once only
    Given Budi extended the time by 1 for "cuaca"
    When Budi extends the time by 1 for "ahli"
    Then it is refused as "not-now"
    And its limit is 7 working days

  Scenario: Not while it stands still
    Given Rina decided "perbaiki" because "Kurang jelas"
    When Budi extends the time by 1 for "cuaca"
    Then it is refused as "not-now"
