Feature: The legal clock
  A case's time begins once, with the outcome by which its file is complete. It stands still while only the applicant is
  awaited, goes on where it stood, and never begins anew.

  Background:
    Given the process
      """
      form:
        mulai: {type: date}
      time_limit: {starts: kelengkapan.lengkap, within: 6 working days}
      anytime:
        suspend: {by: pimpinan.kepala, resume: pimpinan.kepala}
      steps:
        kelengkapan:
          review: {by: loket.petugas, within: 1 working day}
          outcomes: {lengkap: verifikasi, kembalikan: {to: melengkapi, reason: true}}
        melengkapi:
          correction: {within: 14 days, on_silence: gugur, then: kelengkapan}
        verifikasi:
          review: {by: loket.petugas, within: 2 working days}
          outcomes: {lanjut: keputusan, perbaiki: {to: perbaikan, reason: true}, tinjau: tinjauan}
        perbaikan:
          correction: {within: 14 days, on_silence: gugur, then: kelengkapan}
        tinjauan:
          review: {by: loket.petugas, within: 1 working day, opens: form.mulai}
          outcomes: {sesuai: keputusan}
        keputusan:
          review: {by: pimpinan.kepala, within: 2 working days}
          outcomes: {selesai: berakhir}
        berakhir: {close: {as: done}}
        gugur: {close: {as: lapsed}}
      """

  Scenario: It begins with the complete file, and ends with the decision
    Given it is 2026-04-06 09:00
    And an application with mulai "2026-05-04"
    Then its clock has not started
    When Rina decides "lengkap"
    Then its time is over on 2026-04-14 16:00
    And 0 working days are used
    Given Rina decided "lanjut"
    And 2 working days passed
    When Budi decides "selesai"
    Then its clock has stopped

  Scenario: What is sent back before it is complete costs nobody any time
    Given it is 2026-04-06 09:00
    And an application with mulai "2026-05-04"
    When Rina decides "kembalikan" because "Kurang jelas"
    Then its clock has not started

  Scenario: An office that asks three times, the last time on its last day, does not get a day more
    Given it is 2026-04-06 09:00
    And an application with mulai "2026-05-04"
    And Rina decided "lengkap"
    And it is 2026-04-08 12:00
    When Rina decides "perbaiki" because "Yang pertama"
    Then its clock stands still for the applicant
    And 1.5 working days are used
    Given it is 2026-04-10 10:00
    When the applicant corrects mulai to "2026-05-05"
    Then its time is over on 2026-04-16 14:00
    Given Rina decided "lengkap"
    And it is 2026-04-14 10:00
    When Rina decides "perbaiki" because "Yang kedua"
    Then 3.5 working days are used
    Given it is 2026-04-20 10:00
    When the applicant corrects mulai to "2026-05-06"
    Then its time is over on 2026-04-22 14:00
    Given Rina decided "lengkap"
    And it is 2026-04-22 13:00
    When Rina decides "perbaiki" because "Yang ketiga, pada hari terakhir"
    Then 5.875 working days are used
    Given it is 2026-05-04 08:00
    When the applicant corrects mulai to "2026-05-07"
    Then its time is over on 2026-05-04 09:00

  Scenario Outline: Days on which nobody works use nothing
    Given it is <complete>
    And an application with mulai "2027-06-01"
    When Rina decides "lengkap"
    Then its time is over on <over>

    Examples:
      | complete         | over             | because                                    |
      | 2026-03-13 10:00 | 2026-03-30 16:00 | Nyepi, Idul Fitri and leave of 2026        |
      | 2026-03-13 17:30 | 2026-03-31 16:00 | after closing on a Friday: from the Monday |
      | 2026-12-22 10:00 | 2027-01-04 16:00 | Christmas and its leave                    |
      | 2027-03-05 10:00 | 2027-03-23 16:00 | Nyepi and Idul Fitri of 2027               |

  Scenario: It waits for a day the applicant named, and for none an office names
    Given it is 2026-04-06 09:00
    And an application with mulai "2026-05-04"
    And Rina decided "lengkap"
    And it is 2026-04-07 16:00
    When Rina decides "tinjau"
    Then its clock stands still for a day she named
    And 1 working day is used
    Given it is 2026-05-04 08:00
    When whoever keeps the time looks at it
    Then its time is over on 2026-05-08 16:00

  Scenario: A suspended case has time
    Given it is 2026-04-06 09:00
    And an application with mulai "2026-05-04"
    And Rina decided "lengkap"
    And it is 2026-04-07 16:00
    And Budi suspended it because "Sengketa tanah"
    Then its clock stands still while it is suspended
    Given it is 2026-04-20 08:00
    When Budi resumes it
    Then its time is over on 2026-04-24 16:00

  Scenario: A day decreed off in mid-case, and worked again
    Given it is 2026-04-06 09:00
    And an application with mulai "2026-05-04"
    And Rina decided "lengkap"
    When 2026-04-09 is decreed a day off
    Then its time is over on 2026-04-15 16:00
    When 2026-04-09 is decreed to be worked
    Then its time is over on 2026-04-14 16:00

  Scenario: A limit that is over is over, whoever is awaited then
    Given it is 2026-04-06 09:00
    And an application with mulai "2026-05-04"
    And Rina decided "lengkap"
    And it is 2026-04-16 10:00
    When Rina decides "perbaiki" because "Terlambat"
    Then its clock stands still for the applicant
    Given it is 2026-04-17 10:00
    When the applicant corrects mulai to "2026-05-05"
    Then its time is over on 2026-04-14 16:00

  Rule: Time that nobody looked at counts all the same

    Background:
      Given the process
        """
        form:
          mulai: {type: date}
        time_limit: {within: 6 working days}
        steps:
          verifikasi:
            review: {by: loket.petugas, within: 2 working days}
            outcomes: {lanjut: tinjauan, perbaiki: {to: perbaikan, reason: true}}
          perbaikan:
            correction: {within: 14 days, on_silence: verifikasi, changes: all, then: verifikasi}
          tinjauan:
            review: {by: kesehatan.tim, within: 1 working day, opens: form.mulai}
            outcomes: {sesuai: berakhir}
          berakhir: {close: {as: done}}
        """
      And it is 2026-04-06 09:00
      And an application with mulai "2026-04-30"

    Scenario Outline: The applicant's silence ends at its instant, and from there the office's time runs
      Given it is 2026-04-08 12:00
      And Rina decided "perbaiki" because "Buram"
      When nobody keeps the time until <seen>
      And nobody keeps the time until 2026-04-27 12:00
      Then 4 working days are used
      And its time is over on 2026-04-29 12:00

      Examples:
        | seen             | because                                   |
        | 2026-04-23 00:00 | at once: her 14 days end on the 22nd      |
        | 2026-04-23 15:59 | within the day                            |
        | 2026-04-24 00:00 | an outage of a day                        |
        | 2026-04-27 12:00 | over a weekend, in the middle of a day    |

    Scenario Outline: The day she named comes at its instant
      Given Rina decided "lanjut"
      When nobody keeps the time until <seen>
      And nobody keeps the time until 2026-05-05 16:00
      Then 3 working days are used

      Examples:
        | seen             |
        | 2026-04-30 00:00 |
        | 2026-05-01 09:00 |
        | 2026-05-05 16:00 |

    Scenario: Whoever is asked after an outage has her own time from when she is asked
      Given it is 2026-04-08 12:00
      And Rina decided "perbaiki" because "Buram"
      When nobody keeps the time until 2026-04-24 10:00
      Then it is due on 2026-04-28 16:00
