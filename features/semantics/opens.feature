Feature: From a day on
  A step can be asked from a day on, which is computed; until then nobody is asked, and its time has not begun.

  Background:
    Given the process
      """
      form:
        mulai: {type: date}
      steps:
        jadwal:
          review: {by: loket.petugas}
          form: {tanggal: {type: date, optional: true}}
          outcomes: {dijadwalkan: kunjungan}
        kunjungan:
          review: {by: kesehatan.tim, within: 2 working days, opens: 1 working day before jadwal.tanggal}
          outcomes: {layak: laporan}
        laporan:
          request: {opens: 3 days after form.mulai, within: 7 days, on_silence: gugur, then: selesai}
          form: {sampah: {type: text}}
        selesai: {close: {}}
        gugur: {close: {}}
      """
    And it is 2026-03-02 09:00

  Scenario: Nobody is asked before the day, and the case says until when
    Given an application with mulai "2026-03-20"
    When Rina decides "dijadwalkan" with tanggal "2026-03-10"
    Then it stands at "kunjungan"
    And nobody is asked
    And "kunjungan" opens on 2026-03-09

  Scenario: On the day they are asked, and their time begins
    Given an application with mulai "2026-03-20"
    And Rina decided "dijadwalkan" with tanggal "2026-03-10"
    When 5 working days pass
    Then kesehatan is asked
    And it is due on 2026-03-11 16:00

  Scenario: A working day before a Monday is a Friday
    Given an application with mulai "2026-03-20"
    When Rina decides "dijadwalkan" with tanggal "2026-03-09"
    Then "kunjungan" opens on 2026-03-06

  Scenario: A day decreed off opens it earlier
    Given an application with mulai "2026-03-20"
    And Rina decided "dijadwalkan" with tanggal "2026-03-10"
    When 2026-03-09 is decreed a day off
    Then "kunjungan" opens on 2026-03-06

  Scenario: Only the days of the agency that is asked count
    Given an application with mulai "2026-03-20"
    And Rina decided "dijadwalkan" with tanggal "2026-03-10"
    When 2026-03-09 is decreed a day off at kesehatan
    Then "kunjungan" opens on 2026-03-06

  Scenario: A sum that ends with working days is counted when it is asked for
    Given the process
      """
      form:
        mulai: {type: date}
      steps:
        kunjungan:
          review: {by: kesehatan.tim, opens: form.mulai + 1 month - 1 day + 2 working days}
          outcomes: {layak: selesai}
        selesai: {close: {}}
      """
    When the applicant hands in an application with mulai "2026-03-31"
    Then "kunjungan" opens on 2026-05-04

  Scenario Outline: A day that is not known, or over, keeps nobody waiting
    Given an application with mulai "2026-03-20"
    When Rina decides "dijadwalkan" with tanggal "<tanggal>"
    Then kesehatan is asked
    And it is due on 2026-03-04 16:00

    Examples:
      | tanggal    |
      |            |
      | 2026-03-03 |
      | 2026-02-01 |

  Scenario: An applicant is told when it is her turn, and her time begins then
    Given an application with mulai "2026-03-12"
    And Rina decided "dijadwalkan"
    And Sari decided "layak"
    When 9 working days pass
    Then nobody is asked
    When 1 working day passes
    Then the applicant is asked
    And the answer is due on 2026-03-23 24:00

  Rule: several agencies from one day on

    Background:
      Given the process
        """
        form:
          wahana: {type: choice, of: [ada, tidak]}
        steps:
          kunjungan:
            together:
              members:
                lapangan:
                  steps:
                    bersama:
                      consultation:
                        opens: 5 working days after submitted
                        ask:
                          - {by: kesehatan.tim, within: 1 working day}
                          - {by: perhubungan.tim}
                          - {by: lingkungan.tim, required: true, when: form.wahana == "ada"}
                        join: {quorum: 2}
                      outcomes: {layak: {end: layak}, tidak: {end: tidak}}
                meja:
                  steps:
                    periksa:
                      review: {by: loket.petugas}
                      outcomes: {lengkap: {end: layak}, kurang: {to: perbaikan, reason: true}}
                    perbaikan:
                      correction: {within: 9 days, changes: all, on_silence: {end: tidak}, then: periksa}
            outcomes: {layak: selesai, tidak: gugur}
          selesai: {close: {as: done}}
          gugur: {close: {}}
        """
      And it is 2026-03-02 09:00

    Scenario: Until the day none of them is asked
      When the applicant hands in an application with wahana "ada"
      Then "bersama" opens on 2026-03-09
      And loket is asked

    Scenario: On the day all of them are
      Given an application with wahana "ada"
      And Rina decided "lengkap"
      When 5 working days pass
      Then kesehatan, perhubungan and lingkungan are asked

    Scenario: Whom it asks is decided on the day
      Given an application with wahana "tidak"
      And Rina decided "kurang" because "Ada wahana"
      And the applicant corrected wahana to "ada"
      And Rina decided "lengkap"
      When 5 working days pass
      Then kesehatan, perhubungan and lingkungan are asked

    Scenario: The days of the city count where agencies of several calendars are asked
      Given an application with wahana "ada"
      When 2026-03-04 is decreed a day off at kesehatan
      Then "bersama" opens on 2026-03-09
