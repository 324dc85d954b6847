Feature: Amounts
  An amount is computed exactly, rounded as it is written, and by the rule of the day on which the application came in.

  Background:
    Given the process
      """
      form:
        luas: {type: decimal, min: 1}
        jaminan: {type: text, when: values.biaya > 50000}
      values:
        tarif:
          - {when: submitted < "2027-01-01", is: 1000}
          - {is: 1500}
        biaya: {money: values.tarif * form.luas, round: half_up 100}
      steps:
        kelengkapan:
          review: {by: loket.petugas}
          outcomes: {lengkap: tingkat, kembalikan: perbaikan}
        perbaikan:
          correction: {within: 30 days, on_silence: gugur, then: kelengkapan}
        tingkat:
          branch:
            choose: [{when: values.biaya >= 15000, to: pimpinan}]
            otherwise: biasa
        pimpinan:
          review: {by: pimpinan.kepala}
          outcomes: {ya: gugur}
        biasa:
          review: {by: kesehatan.tim}
          outcomes: {sudah: gugur}
        gugur: {close: {}}
      """

  Scenario Outline: The rule of the day of the application counts, in the city's time
    Given it is <at>
    And an application with luas "<luas>"
    When Rina decides "lengkap"
    Then it stands at "<step>"

    Examples:
      | at               | luas  | step     |
      | 2026-12-31 23:59 | 10    | biasa    |
      | 2027-01-01 00:00 | 10    | pimpinan |
      | 2026-12-31 23:59 | 14.95 | pimpinan |
      | 2026-12-31 23:59 | 14.94 | biasa    |

  Scenario: A correction in another year changes nothing about that
    Given it is 2026-12-30 10:00
    And an application with luas "20"
    And Rina decided "kembalikan"
    And 5 working days passed
    And the applicant corrected luas to "10"
    When Rina decides "lengkap"
    Then it stands at "biasa"

  Scenario Outline: What the form asks hangs on that day too
    Given it is <at>
    When the applicant hands in an application with luas "40"
    Then <outcome>

    Examples:
      | at               | outcome                      |
      | 2026-12-31 10:00 | it stands at "kelengkapan"   |
      | 2027-01-04 10:00 | "jaminan" is named as wrong  |

  Scenario: How an amount comes about is told line by line, for everybody to work out again
    Given it is 2026-12-31 10:00
    When the applicant hands in an application with luas "14.95"
    Then biaya is worked out as
      | name                       | how                                                            | result           |
      | The day of the application |                                                                | 31 December 2026 |
      | Luas                       |                                                                | 14,95            |
      | Tarif                      | Because the day of the application is before 1 January 2027.   | 1.000            |
      | Biaya                      | 1.000 x 14,95 14.950 rounded to the nearest Rp100 is 15.000.   | Rp15.000         |

  Scenario: What did not count is not told
    Given the process
      """
      form:
        jenis: {type: choice, of: [besar, kecil]}
        luas: {type: decimal, min: 1, when: form.jenis == "besar"}
      values:
        tetap: {called: {id: Tarif tetap, en: Fixed rate}, is: "2500"}
        biaya:
          money: [{when: form.jenis == "besar", is: form.luas * 1000.5}, {is: values.tetap}]
          round: down 1
      steps:
        selesai: {close: {}}
      """
    When the applicant hands in an application with jenis "kecil"
    Then biaya is worked out as
      | name       | how                                    | result  |
      | Jenis      |                                        | Kecil   |
      | Fixed rate |                                        | 2.500   |
      | Biaya      | Fixed rate Because Jenis is not Besar. | Rp2.500 |

  Scenario: An amount that may come to parts of a rupiah says how it is rounded
    When the designer checks
      """
      form:
        luas: {type: decimal}
      values:
        biaya: {money: form.luas * 1000}
      steps:
        selesai: {close: {}}
      """
    Then she reads the problem `value-rounding: the amount may come to parts of a rupiah, and nothing says how it is rounded.`
