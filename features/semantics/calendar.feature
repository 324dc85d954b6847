Feature: Working time on named days
  Where the law gives so many working days, the day on which something comes in never counts; the last one is over when
  the office closes. What comes in after closing, or on a day off, counts from the next working day.

  Background:
    Given the process
      """
      steps:
        verifikasi:
          review: {by: loket.petugas, within: 5 working days}
          outcomes: {lanjut: cepat}
        cepat:
          review: {by: loket.petugas, within: 1 working day}
          outcomes: {kembali: perbaikan, pagi: dua_jam}
        dua_jam:
          review: {by: loket.petugas, within: 4 working hours}
          outcomes: {lanjut: gugur}
        perbaikan:
          correction: {within: 14 days, on_silence: gugur, then: selesai}
        selesai: {close: {as: done}}
        gugur: {close: {as: lapsed}}
      """
    And office hours are "mon-thu 07:30-16:00, fri 07:30-16:30"
    And office hours from 2026-02-19 until 2026-03-20 are "mon-thu 08:00-15:00, fri 08:00-15:30"

  Scenario Outline: Two worked examples: five working days from Friday 13 March 2026
    Given it is <handed in>
    When the applicant hands in an application
    Then it is due on <due>

    Examples:
      | handed in        | due              | because                                                  |
      | 2026-03-13 10:00 | 2026-03-27 16:30 | 16, 17, 25, 26 and 27 March: a Friday, until 16.30       |
      | 2026-03-13 17:30 | 2026-03-30 16:00 | after closing: as if on Monday 16 March                  |
      | 2026-03-14 09:00 | 2026-03-30 16:00 | a closed Saturday never overtakes the evening before it  |
      | 2026-03-15 23:59 | 2026-03-30 16:00 | nor does the Sunday                                      |
      | 2026-03-16 08:00 | 2026-03-30 16:00 | and the Monday itself is no earlier                      |

  Scenario Outline: One working day
    Given it is <handed in>
    And an application
    And Rina decided "lanjut"
    Then it is due on <due>

    Examples:
      | handed in        | due              | because                                                    |
      | 2026-03-17 09:00 | 2026-03-25 16:00 | Idul Fitri 2026: leave and holidays from 18 to 24 March    |
      | 2026-03-17 15:30 | 2026-03-26 16:00 | after closing in Ramadan: as if on 25 March                |
      | 2026-03-20 09:00 | 2026-03-26 16:00 | on collective leave: as if on 25 March                     |
      | 2026-12-23 09:00 | 2026-12-28 16:00 | Christmas 2026: Thursday the 24th is collective leave      |
      | 2026-12-24 09:00 | 2026-12-29 16:00 | on the leave itself: as if on Monday the 28th              |
      | 2027-12-23 09:00 | 2027-12-27 16:00 | Christmas 2027: Friday the 24th is collective leave        |
      | 2027-12-24 09:00 | 2027-12-28 16:00 | on the leave itself: as if on Monday the 27th              |
      | 2026-03-02 15:00 | 2026-03-03 15:00 | Ramadan: closing at 15.00 is still within the day          |
      | 2026-03-02 15:01 | 2026-03-04 15:00 | and a minute later is not                                  |
      | 2026-03-05 09:00 | 2026-03-06 15:30 | a Friday in Ramadan ends at 15.30                          |
      | 2026-04-02 16:15 | 2026-04-07 16:00 | Good Friday 2026: after closing on Thursday, as if Monday  |
      | 2026-04-10 16:15 | 2026-04-13 16:00 | a Friday is open until 16.30                               |
      | 2028-02-25 09:00 | 2028-02-29 16:00 | 29 February 2028, after an Idul Fitri that is expected     |
      | 2028-02-28 09:00 | 2028-03-01 16:00 | on that holiday: as if on the 29th, and then it is March   |

  Scenario Outline: A cut-off at 15.00, on a Friday that is open until 16.30
    Given what comes in after 15:00 belongs to the next working day
    And it is <handed in>
    And an application
    And Rina decided "lanjut"
    Then it is due on <due>

    Examples:
      | handed in        | due              | because                                |
      | 2026-04-10 15:00 | 2026-04-13 16:00 | the hour itself is in time             |
      | 2026-04-10 15:01 | 2026-04-14 16:00 | as if on Monday the 13th               |
      | 2026-04-11 08:00 | 2026-04-14 16:00 | and the Saturday is no earlier         |

  Scenario: A cut-off that is decreed holds from its day on, and what came in before counts as it did
    Given it is 2026-04-09 15:30
    And an application
    And Rina decided "lanjut"
    Then it is due on 2026-04-10 16:30
    When "SE Wali Kota 800/21" makes 15:00 the cut-off from 2026-04-13
    Then it is due on 2026-04-10 16:30
    Given it is 2026-04-13 15:30
    And an application
    And Rina decided "lanjut"
    Then it is due on 2026-04-15 16:00
    When "SE Wali Kota 800/22" takes the cut-off away from 2026-04-14
    Then it is due on 2026-04-15 16:00
    When "SE Wali Kota 800/23" takes the cut-off away from 2026-04-13
    Then it is due on 2026-04-14 16:00

  Scenario: A cut-off decreed for days that are over takes nobody's time away
    Given it is 2026-04-14 15:30
    And an application
    And Rina decided "lanjut"
    Then it is due on 2026-04-15 16:00
    Given it is 2026-04-15 11:00
    When "SE Wali Kota 800/24" makes 15:00 the cut-off from 2026-04-13 until 2026-04-14
    Then it is due on 2026-04-16 16:00
    Given it is 2026-04-16 16:00
    When "SE Wali Kota 800/25" takes the cut-off away from 2026-04-13
    Then it is due on 2026-04-16 16:00

  Scenario: An agency that serves on holidays from a day on
    Given it is 2026-05-13 09:00
    And an application
    And Rina decided "lanjut"
    Then it is due on 2026-05-18 16:00
    When "SK Kepala Dinas 9" has loket serve on holidays from 2026-05-15
    Then it is due on 2026-05-15 16:30
    When "SK Kepala Dinas 10" has loket serve on holidays from 2026-05-14
    Then it is due on 2026-05-14 16:00

  Scenario Outline: Four working hours
    Given it is <handed in>
    And an application
    And Rina decided "lanjut"
    And Rina decided "pagi"
    Then it is due on <due>

    Examples:
      | handed in        | due              | because                                              |
      | 2026-03-04 13:00 | 2026-03-05 10:00 | in Ramadan: two until 15.00, two from 08.00          |
      | 2026-04-08 13:00 | 2026-04-09 08:30 | otherwise: three until 16.00, one from 07.30         |
      | 2026-03-17 14:00 | 2026-03-25 10:30 | over Idul Fitri, and from Ramadan to the usual hours |

  Scenario Outline: Days of the applicant run through 29 February
    Given it is <asked>
    And an application
    And Rina decided "lanjut"
    When Rina decides "kembali"
    Then it is due on <due>

    Examples:
      | asked            | due              | because                             |
      | 2028-02-21 09:00 | 2028-03-06 24:00 | a day more in February than in 2027 |
      | 2027-02-21 09:00 | 2027-03-07 24:00 | in 2027 it has 28 days              |
      | 2028-02-15 09:00 | 2028-02-29 24:00 | on the leap day itself              |

  Scenario: A day made off in mid-case, and given back
    Given it is 2026-04-06 09:00
    And an application
    Then it is due on 2026-04-13 16:00
    When "SE Wali Kota 800/12" makes 2026-04-09 a day off
    Then it is due on 2026-04-14 16:00
    Given it is 2026-04-07 09:00
    When "SE Wali Kota 800/13" makes 2026-04-09 a working day
    Then it is due on 2026-04-13 16:00
    And it is told 2 times that the deadline moved

  Scenario: Ramadan hours taken back in mid-case
    Given it is 2026-02-26 09:00
    And an application
    Then it is due on 2026-03-05 15:00
    When "SE Wali Kota 800/14" gives 2026-03-05 to 2026-03-05 the usual hours
    Then it is due on 2026-03-05 16:00

  Scenario: A day given back on the evening before takes nobody's time before the end of the day on which it is told
    Given it is 2026-04-06 09:00
    And an application
    When "SE Wali Kota 800/12" makes 2026-04-13 a day off
    Then it is due on 2026-04-14 16:00
    Given it is 2026-04-13 17:00
    When "SE Wali Kota 800/13" makes 2026-04-13 a working day
    Then it is due on 2026-04-14 16:00

  Scenario: An agency that works on a Saturday
    Given it is 2026-04-10 09:00
    And an application
    When "SK Kepala Dinas 7" makes 2026-04-11 a working day at loket
    Then it is due on 2026-04-16 16:00
    When "SK Kepala Dinas 8" makes 2026-04-11 a day off at loket
    Then it is due on 2026-04-17 16:30

  Scenario: A year whose holidays are not decreed yet
    Given the holidays of 2026 and 2027 are decreed, and of no other year
    And it is 2027-12-22 09:00
    And an application
    Then it is due on 2027-12-30 16:00
    And that day is certain
    Given it is 2027-12-27 09:00
    And an application
    Then it is due on 2028-01-03 16:00
    And that day is provisional
    When "SKB 3 Menteri 2028" makes 2028-01-03 a day off
    Then it is due on 2028-01-04 16:00
    And that day is provisional
    When "SKB 3 Menteri 2028" announces the holidays of 2028
    Then it is due on 2028-01-04 16:00
    And that day is certain

  Scenario: Days of the calendar are certain in every year
    Given the holidays of 2026 and 2027 are decreed, and of no other year
    And it is 2028-02-15 09:00
    And an application
    And Rina decided "lanjut"
    When Rina decides "kembali"
    Then it is due on 2028-02-29 24:00
    And that day is certain

  Scenario: An outage of a day over a deadline
    Given it is 2026-04-06 09:00
    And an application
    And Rina decided "lanjut"
    And Rina decided "kembali"
    Then it is due on 2026-04-20 24:00
    When nobody keeps the time until 2026-04-22 06:00
    Then it has ended as "lapsed"
    And silence ended "perbaikan", in this order

  Scenario: Nobody gains by an outage: an answer after the time is over is too late, swept or not
    Given it is 2026-04-06 09:00
    And an application
    And Rina decided "lanjut"
    And Rina decided "kembali"
    When the applicant answers at 2026-04-21 00:00
    Then it is refused as "already-ended"

  Scenario: Nobody loses by an outage: an answer in the last minute is in time
    Given it is 2026-04-06 09:00
    And an application
    And Rina decided "lanjut"
    And Rina decided "kembali"
    When the applicant answers at 2026-04-20 23:59
    Then it has ended as "done"
    And silence ended nothing

  Scenario: After an outage what was due first takes its course first
    Given the process
      """
      steps:
        dua:
          together:
            members:
              lama:
                steps:
                  lihat: {review: {by: lingkungan.tim}, outcomes: {lengkapi: {to: perbaikan_lama, reason: true}}}
                  perbaikan_lama: {correction: {within: 5 days, on_silence: {end: selesai}, then: lihat}}
              cepat:
                steps:
                  periksa: {review: {by: kesehatan.tim}, outcomes: {lengkapi: {to: perbaikan_cepat, reason: true}}}
                  perbaikan_cepat: {correction: {within: 3 days, on_silence: {end: selesai}, then: periksa}}
          outcomes: {selesai: usai}
        usai: {close: {as: done}}
      """
    And it is 2026-04-06 09:00
    And an application
    And Lela decided "lengkapi" because "Kurang"
    And Sari decided "lengkapi" because "Kurang"
    When nobody keeps the time until 2026-04-13 06:00
    Then silence ended "perbaikan_cepat" and "perbaikan_lama", in this order
    And it has ended as "done"
