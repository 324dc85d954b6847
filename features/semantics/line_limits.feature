Feature: The limit of a line
  A line of `together` may have a limit of its own. Its clock starts when the line opens, stands still while nobody but the
  applicant is awaited in that line, and stops when the line ends; what happens beside it does not concern it.

  Background:
    Given the process
      """
      form:
        luas: {type: integer}
      time_limit: {within: 20 working days, remind: [1 working day]}
      anytime:
        suspend: {by: pimpinan.kepala, resume: pimpinan.kepala}
      steps:
        penelaahan:
          review: {by: loket.petugas, within: 1 working day}
          outcomes: {biasa: pemeriksaan, berat: pemeriksaan}
        pemeriksaan:
          together:
            members:
              meja: {ask: [{by: kesehatan.tim, within: 3 working days}]}
              lapangan:
                within:
                  - {when: penelaahan.outcome == "berat", is: 8 working days, source: "[ilustrasi]"}
                  - {when: form.luas > 100, is: 6 working days, source: "[ilustrasi]"}
                  - {is: 4 working days, source: "[ilustrasi]"}
                steps:
                  kunjungan:
                    review: {by: lingkungan.tim, within: 2 working days}
                    outcomes:
                      layak: kesimpulan
                      lengkapi: {to: perbaikan, reason: true}
                      tidak: {end: ditolak, reason: true}
                  perbaikan:
                    correction: {within: 14 days, on_silence: {end: ditolak}, then: kunjungan}
                  kesimpulan:
                    review: {by: perhubungan.tim, within: 2 working days}
                    outcomes: {sesuai: {end: disetujui}}
            veto: [ditolak]
          outcomes: {disetujui: selesai, ditolak: gugur}
        selesai: {close: {as: done}}
        gugur: {close: {}}
      """
    And it is 2026-04-06 09:00

  Scenario Outline: The row that fits when the line opens counts
    Given an application with luas "<luas>"
    When Rina decides "<choice>"
    Then the time of line "main/lapangan" is over on <over>
    And the clock of line "main/meja" has not started

    Examples:
      | luas | choice | over             |
      | 50   | biasa  | 2026-04-10 16:00 |
      | 500  | biasa  | 2026-04-14 16:00 |
      | 50   | berat  | 2026-04-16 16:00 |

  Scenario: A correction that makes another row fit changes nothing of the limit
    Given an application with luas "50"
    And Rina decided "biasa"
    And Lela decided "lengkapi" because "Kurang"
    When the applicant corrects luas to "500"
    Then the time of line "main/lapangan" is over on 2026-04-10 16:00

  Scenario: It stands still while only the applicant is awaited in the line, and the case's clock runs for the others
    Given an application with luas "50"
    And Rina decided "biasa"
    And it is 2026-04-08 12:00
    When Lela decides "lengkapi" because "Kurang"
    Then the clock of line "main/lapangan" stands still for the applicant
    And 1.5 working days of line "main/lapangan" are used
    And 1.5 working days are used
    Given it is 2026-04-10 10:00
    Then 1.5 working days of line "main/lapangan" are used
    And 3.25 working days are used
    When the applicant corrects luas to "60"
    Then the time of line "main/lapangan" is over on 2026-04-14 14:00

  Scenario: It goes on where it stood after each pause, and never begins anew
    Given an application with luas "50"
    And Rina decided "biasa"
    And it is 2026-04-08 12:00
    And Lela decided "lengkapi" because "Kurang"
    And it is 2026-04-10 10:00
    And the applicant corrected luas to "60"
    And it is 2026-04-10 12:00
    When Lela decides "lengkapi" because "Masih kurang"
    Then 1.75 working days of line "main/lapangan" are used
    Given it is 2026-04-20 08:00
    When the applicant corrects luas to "70"
    Then the time of line "main/lapangan" is over on 2026-04-22 10:00

  Scenario: What is decided and sent back beside it does not stop it
    Given an application with luas "50"
    And Rina decided "biasa"
    When Sari decides "disetujui"
    Then the time of line "main/lapangan" is over on 2026-04-10 16:00

  Scenario: It stops when the line ends, in time
    Given an application with luas "50"
    And Rina decided "biasa"
    And Lela decided "layak"
    When Dewi decides "sesuai"
    Then the line "main/lapangan" was in time
    And it stands at "pemeriksaan"

  Scenario: When it passes, the line is late and nothing else happens
    Given an application with luas "50"
    And Rina decided "biasa"
    And it is 2026-04-10 16:00
    When whoever keeps the time looks at it
    Then the line "main/lapangan" is late
    And the line "main/lapangan" stands at "kunjungan"
    When Lela decides "tidak" because "Tidak layak"
    Then the line "main/lapangan" was late

  Scenario: Nobody waits for a line any more: its clock stops with it
    Given an application with luas "50"
    And Rina decided "biasa"
    When Sari decides "ditolak" because "Tidak layak"
    Then the line "main/lapangan" was in time

  Scenario: While the case is suspended it stands still
    Given an application with luas "50"
    And Rina decided "biasa"
    And Budi suspended it because "Sengketa"
    Then the clock of line "main/lapangan" stands still while it is suspended
    Given it is 2026-04-20 09:00
    When Budi resumes it
    Then the time of line "main/lapangan" is over on 2026-04-24 09:00

  Scenario: Whoever is awaited in the line is reminded before its end
    Given an application with luas "50"
    And Rina decided "biasa"
    When whoever keeps the time looks at it on 2026-04-07 09:00
    Then lingkungan was reminded 1 time
    Given Lela decided "layak"
    When whoever keeps the time looks at it on 2026-04-08 08:00
    Then perhubungan was reminded 1 time
    When whoever keeps the time looks at it on 2026-04-09 08:00
    Then perhubungan was reminded 2 times

  Scenario: A day decreed off in its course moves its end
    Given an application with luas "50"
    And Rina decided "biasa"
    When 2026-04-09 is decreed a day off
    Then the time of line "main/lapangan" is over on 2026-04-13 16:00

  Scenario: Opened again it has its whole time
    Given the process
      """
      steps:
        pemeriksaan:
          together:
            members:
              lapangan:
                within: 2 working days
                ask: [{by: lingkungan.tim, within: 2 working days}]
          outcomes: {disetujui: putusan, ditolak: {to: gugur, reason: true}}
        putusan:
          review: {by: pimpinan.kepala}
          outcomes: {selesai: selesai, periksa: pemeriksaan}
        selesai: {close: {as: done}}
        gugur: {close: {}}
      """
    And an application
    And it is 2026-04-08 17:00
    And Lela decided "disetujui"
    When Budi decides "periksa"
    Then the time of line "main/lapangan" is over on 2026-04-13 16:00
