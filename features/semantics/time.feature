Feature: Time
  Working days are Monday to Friday without holidays and collective leave; an office's day ends when it closes (16.00 WIB),
  the applicant's at 24.00.

  Background:
    Given the process
      """
      steps:
        verifikasi:
          review: {by: loket.petugas, within: 5 working days}
          outcomes: {lanjut: cepat}
        cepat:
          review: {by: pimpinan.kepala, within: 1 working day}
          outcomes: {kembali: perbaikan}
        perbaikan:
          correction: {within: 14 days, on_silence: gugur, then: gugur}
        gugur: {close: {}}
      """

  Scenario Outline: Five working days around Nyepi and Idul Fitri 2026
    Given it is <handed in>
    When the applicant hands in an application
    Then it is due on <due>

    Examples:
      | handed in        | due              | because                                  |
      | 2026-03-13 10:00 | 2026-03-27 16:00 | the day itself never counts              |
      | 2026-03-13 17:30 | 2026-03-30 16:00 | after closing it counts from Monday      |
      | 2026-03-13 16:00 | 2026-03-27 16:00 | closing time is still within the day     |
      | 2026-03-14 10:00 | 2026-03-30 16:00 | a Saturday is after closing, too         |
      | 2026-03-15 17:30 | 2026-03-30 16:00 | all of it: nothing overtakes the Friday  |

  Scenario Outline: One working day
    Given it is <handed in>
    And an application
    And Rina decided "lanjut"
    Then it is due on <due>

    Examples:
      | handed in        | due              | because                                  |
      | 2026-03-17 09:00 | 2026-03-25 16:00 | a week of holidays and leave             |
      | 2026-12-23 09:00 | 2026-12-28 16:00 | the 24th is collective leave             |
      | 2026-12-24 09:00 | 2026-12-29 16:00 | on a day off it counts from the next one |
      | 2026-03-02 09:00 | 2026-03-03 16:00 | an ordinary Monday                       |

  Scenario: Calendar days run through holidays
    Given it is 2026-03-17 09:00
    And an application
    And Rina decided "lanjut"
    When Budi decides "kembali"
    Then it is due on 2026-03-31 24:00

  Scenario: An officer's lateness ends nothing
    Given an application
    When 30 working days pass
    Then loket is asked

  Scenario: A day decreed off in mid-case moves what is due, and that is told
    Given it is 2026-03-02 09:00
    And an application
    When 2026-03-05 is decreed a day off
    Then it is due on 2026-03-10 16:00
    And it is told 1 times that the deadline moved

  Scenario: Collective leave that is revoked moves it the other way
    Given it is 2026-03-16 09:00
    And an application
    When 2026-03-18 is decreed to be worked
    Then it is due on 2026-03-27 16:00
    And it is told 1 times that the deadline moved

  Scenario Outline: An agency may serve on a day the others do not
    Given it is 2026-03-06 09:00
    And an application
    When 2026-03-07 is decreed to be worked at <agency>
    Then it is due on <due>

    Examples:
      | agency   | due              |
      | loket    | 2026-03-12 16:00 |
      | pimpinan | 2026-03-13 16:00 |

  Scenario: A decree about a day that is nobody's concern moves nothing
    Given it is 2026-03-02 09:00
    And an application
    When 2026-03-20 is decreed a day off
    Then it is due on 2026-03-09 16:00
    And it is told 0 times that the deadline moved
