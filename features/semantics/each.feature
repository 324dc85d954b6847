Feature: Each
  The same small chain of steps for every record of a list; the lines join as a consultation's answers do.

  Background:
    Given the process
      """
      form:
        pool: {type: text}
        armada:
          type: list
          rows: 0..5
          form: {nopol: {type: text}, tahun: {type: integer}}
          values: {umur: 2026 - armada.tahun}
      steps:
        pemeriksaan:
          each:
            over: form.armada
            label: armada.nopol
            steps:
              pilih: {branch: {choose: [{when: armada.umur > 3, to: uji}], otherwise: {end: laik}}}
              uji:
                review: {by: perhubungan.tim}
                outcomes:
                  baik: paraf
                  lengkapi: {to: perbaikan, reason: true}
                  buruk: {end: tidak_laik, reason: true}
              perbaikan:
                correction: {within: 5 days, on_silence: {end: tidak_laik}, then: uji, changes: [form.pool]}
              paraf:
                review: {by: lingkungan.tim, not_by: [uji]}
                outcomes: {setuju: {end: laik}, ulang: uji}
            veto: [tidak_laik]
          outcomes: {laik: tanda_tangan, tidak_laik: gugur}
        tanda_tangan:
          signature: {by: pimpinan.kepala, not_by: [pemeriksaan]}
          outcomes: {ditandatangani: selesai}
        selesai: {close: {}}
        gugur: {close: {}}
      """

  Scenario: Every record has a line, and its columns decide where that goes
    When the applicant hands in an application with
      | armada.1.nopol | armada.1.tahun | armada.2.nopol | armada.2.tahun | armada.3.nopol | armada.3.tahun | pool  |
      | B 1 A          | 2015           | B 2 B          | 2025           | B 3 C          | 2016           | Serua |
    Then the line "main/pemeriksaan[1]" stands at "uji"
    And the line "main/pemeriksaan[3]" stands at "uji"
    And perhubungan is asked

  Scenario: A list without records has joined with the mildest outcome
    When the applicant hands in an application with pool "Serua"
    Then it stands at "tanda_tangan"

  Rule: Two records wait

    Background:
      Given an application with
        | armada.1.nopol | armada.1.tahun | armada.2.nopol | armada.2.tahun | pool  |
        | B 1 A          | 2015           | B 2 B          | 2016           | Serua |

    Scenario: A line goes its own way while the others wait
      When Dewi decides "baik" for record 2
      Then the line "main/pemeriksaan[2]" stands at "paraf"
      And the line "main/pemeriksaan[1]" stands at "uji"
      And it stands at "pemeriksaan"

    Scenario: All of them are waited for
      Given Dewi decided "baik" for record 1
      And Dewi decided "baik" for record 2
      And Lela decided "setuju" for record 2
      When Lela decides "setuju" for record 1
      Then it stands at "tanda_tangan"

    Scenario: A veto ends every line at once
      When Dewi decides "buruk" for record 2 because "Rem rusak"
      Then it has ended as "lapsed"

    Scenario: A correction opens what was named on that record's line, and the list is never among it
      When Dewi returns record 2 with "lengkapi", naming pool: "Alamat kurang"
      Then perhubungan and the applicant are asked
      And the line "main/pemeriksaan[2]" stands at "perbaikan"
      And the line "main/pemeriksaan[1]" stands at "uji"

    Scenario: The list cannot be named on the line of one of its records
      When Dewi returns record 2 with "lengkapi", naming armada: "Ganti kendaraan"
      Then it is refused as "invalid-form"

  Rule: One by one

    Scenario: A line begins when the one before it has joined
      Given the process
        """
        form:
          titik: {type: list, rows: 2..3, form: {nama: {type: text}}}
        steps:
          kunjungan:
            each:
              over: form.titik
              order: one by one
              steps: {lihat: {review: {by: perhubungan.tim}, outcomes: {baik: {end: baik}, buruk: {end: buruk}}}}
            outcomes: {baik: selesai, buruk: gugur}
          selesai: {close: {}}
          gugur: {close: {}}
        """
      And an application with
        | titik.1.nama | titik.2.nama |
        | Satu         | Dua          |
      When Dewi decides "baik"
      Then the line "main/kunjungan[2]" stands at "lihat"
      And it stands at "kunjungan"

  Rule: A list an officer wrote

    Scenario: The lines are those of what she wrote
      Given the process
        """
        steps:
          penetapan:
            review: {by: loket.petugas}
            form: {titik: {type: list, rows: 1..5, form: {nama: {type: text}}}}
            outcomes: {ditetapkan: kunjungan}
          kunjungan:
            each:
              over: penetapan.titik
              label: titik.nama
              join: any
              steps: {lihat: {review: {by: perhubungan.tim}, outcomes: {baik: {end: baik}, buruk: {end: buruk}}}}
            outcomes: {baik: selesai, buruk: gugur}
          selesai: {close: {}}
          gugur: {close: {}}
        """
      And an application
      When Rina decides "ditetapkan" with
        | titik.1.nama | titik.2.nama |
        | Hulu         | Hilir        |
      Then the line "main/kunjungan[2]" stands at "lihat"
