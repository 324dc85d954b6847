Feature: Values
  What is computed from the applicant's answers has a name, and is meant wherever the name stands.

  Background:
    Given the process
      """
      form:
        mulai: {type: date}
        selesai: {type: date}
        jumlah: {type: integer}
        tarif: {type: money}
        jaminan: {type: text, when: values.mahal}
      values:
        mahal: values.biaya >= 1000000
        biaya: values.lama * form.jumlah * form.tarif
        lama: days(form.mulai, form.selesai)
      steps:
        kelengkapan:
          review: {by: loket.petugas}
          outcomes: {lengkap: lama_acara, kembalikan: perbaikan}
        perbaikan:
          correction: {within: 5 days, on_silence: gugur, then: kelengkapan}
        lama_acara:
          branch:
            choose:
              - {when: values.lama > 3, to: pimpinan}
              - {when: values.mahal, to: survei}
            otherwise: biasa
        survei:
          review: {by: lingkungan.tim}
          outcomes: {sudah: gugur}
        pimpinan:
          review: {by: pimpinan.kepala}
          outcomes: {ya: gugur}
        biasa:
          review: {by: kesehatan.tim}
          outcomes: {sudah: gugur}
        gugur: {close: {}}
      """

  Scenario Outline: A condition asks what is computed from the answers
    Given an application with
      | mulai      | selesai   | jumlah   | tarif  | jaminan |
      | 01-12-2026 | <selesai> | <jumlah> | 100000 | Bank    |
    When Rina decides "lengkap"
    Then it stands at "<step>"

    Examples: Both days count
      | selesai    | jumlah | step     |
      | 04-12-2026 | 1      | pimpinan |
      | 03-12-2026 | 1      | biasa    |
      | 02-12-2026 | 5      | survei   |

  Scenario: A question is asked when a value of values says so
    When the applicant hands in an application with
      | mulai      | selesai    | jumlah | tarif  |
      | 01-12-2026 | 02-12-2026 | 5      | 100000 |
    Then "jaminan" is named as wrong

  Scenario Outline: A length of time leads from a date to another
    Given the process
      """
      form:
        mulai: {type: date, max: submitted + 2 years}
        selesai: {type: date, when: form.mulai > submitted + 30 days}
      values:
        batas: min(form.mulai + 1 month - 1 day, form.selesai + 5 days)
      steps:
        periksa:
          review: {by: loket.petugas}
          outcomes: {lengkap: lama}
        lama:
          branch:
            choose: [{when: values.batas < form.selesai, to: pimpinan}]
            otherwise: biasa
        pimpinan:
          review: {by: pimpinan.kepala}
          outcomes: {ya: gugur}
        biasa:
          review: {by: kesehatan.tim}
          outcomes: {ya: gugur}
        gugur: {close: {}}
      """
    And an application with
      | mulai   | selesai   |
      | <mulai> | <selesai> |
    When Rina decides "lengkap"
    Then it stands at "<step>"

    Examples: A month after the last of January ends with February
      | mulai      | selesai    | step     |
      | 2027-01-31 | 2027-02-28 | pimpinan |
      | 2027-01-31 | 2027-02-27 | biasa    |

  Scenario: A corrected answer changes what is computed from it
    Given an application with
      | mulai      | selesai    | jumlah | tarif  |
      | 01-12-2026 | 04-12-2026 | 1      | 100000 |
    And Rina decided "kembalikan"
    And the applicant corrected selesai to "02-12-2026"
    When Rina decides "lengkap"
    Then it stands at "biasa"

  Scenario: Values that hang on each other are a problem
    When the designer checks
      """
      form:
        luas: {type: integer}
      values:
        satu: form.luas + values.dua
        dua: values.satu * 2
      steps:
        selesai: {close: {}}
      """
    Then she reads the problem `value-circle: what this value is hangs on itself: satu → dua → satu.`
