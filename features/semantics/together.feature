Feature: Together
  Several lines run at once, each a small chain of steps of its own, and join as a consultation's answers do.

  Background:
    Given the process
      """
      form:
        luas: {type: integer}
      steps:
        pemeriksaan:
          together:
            members:
              meja: {ask: [{by: kesehatan.tim}, {by: perhubungan.tim, when: form.luas > 100}]}
              lapangan:
                steps:
                  jadwal:
                    review: {by: lingkungan.tim, within: 2 working days}
                    form: {tanggal: {type: date}}
                    outcomes: {dijadwalkan: kunjungan}
                  kunjungan:
                    review: {by: lingkungan.tim}
                    outcomes:
                      layak: {end: disetujui}
                      ulang: jadwal
                      lengkapi: {to: perbaikan, reason: true}
                      tidak: {end: ditolak, reason: true}
                  perbaikan:
                    correction: {within: 5 days, on_silence: {end: ditolak}, then: kunjungan}
              arsip: {ask: [{by: loket.petugas, when: form.luas > 1000}]}
            veto: [ditolak]
          outcomes: {disetujui: tanda_tangan, ditolak: gugur}
        tanda_tangan:
          signature: {by: pimpinan.kepala, not_by: [pemeriksaan]}
          outcomes: {ditandatangani: selesai}
        selesai: {close: {}}
        gugur: {close: {}}
      """

  Scenario: Every line asks at once
    When the applicant hands in an application with luas "500"
    Then kesehatan, perhubungan and lingkungan are asked
    And the line "main/lapangan" stands at "jadwal"
    And the line "main/meja" stands at "meja"

  Scenario: A line in which nobody is to be asked has joined
    Given an application with luas "50"
    And Sari decided "disetujui"
    And Lela decided "dijadwalkan" with tanggal "2026-03-05"
    When Lela decides "layak"
    Then it stands at "tanda_tangan"

  Scenario: A line goes its own way while the others wait
    Given an application with luas "50"
    When Lela decides "dijadwalkan" with tanggal "2026-03-05"
    Then the line "main/lapangan" stands at "kunjungan"
    And the line "main/meja" stands at "meja"
    And it stands at "pemeriksaan"

  Scenario: The others are waited for
    Given an application with luas "50"
    When Sari decides "disetujui"
    Then lingkungan is asked
    And it stands at "pemeriksaan"

  Scenario: A line goes round
    Given an application with luas "50"
    And Lela decided "dijadwalkan" with tanggal "2026-03-05"
    When Lela decides "ulang"
    Then it stands at "jadwal" for the 2nd time

  Scenario: A veto ends every line at once
    Given an application with luas "500"
    And Lela decided "dijadwalkan" with tanggal "2026-03-05"
    When Lela decides "tidak" because "Lokasi banjir"
    Then it has ended as "lapsed"
    And kesehatan is no longer asked
    And perhubungan is no longer asked

  Scenario: A line returns to the applicant, and the others go on
    Given an application with luas "50"
    And Lela decided "dijadwalkan" with tanggal "2026-03-05"
    And Lela decided "lengkapi" because "Foto lokasi kurang"
    When Sari decides "disetujui"
    Then the applicant is asked
    And the line "main/lapangan" stands at "perbaikan"

  Scenario: The applicant's answer carries her line on
    Given an application with luas "50"
    And Lela decided "dijadwalkan" with tanggal "2026-03-05"
    And Lela decided "lengkapi" because "Foto lokasi kurang"
    When the applicant corrects luas to "60"
    Then the line "main/lapangan" stands at "kunjungan"
    And luas now says "60"

  Scenario: The applicant's silence can end a line
    Given an application with luas "50"
    And Lela decided "dijadwalkan" with tanggal "2026-03-05"
    And Lela decided "lengkapi" because "Foto lokasi kurang"
    When 5 working days pass
    Then it has ended as "lapsed"

  Rule: Lines within lines

    Background:
      Given the process
        """
        steps:
          luar:
            together:
              members:
                teknis:
                  steps:
                    dalam:
                      together:
                        members:
                          satu: {ask: [{by: kesehatan.tim}]}
                          dua: {ask: [{by: perhubungan.tim}]}
                        join: any
                      outcomes: {layak: paraf, tidak: {end: ditolak}}
                    paraf:
                      review: {by: lingkungan.tim, not_by: [dalam]}
                      outcomes: {paraf: {end: disetujui}, ulang: dalam}
                meja: {ask: [{by: loket.petugas}]}
              veto: [ditolak]
            outcomes: {disetujui: selesai, ditolak: gugur}
          selesai: {close: {}}
          gugur: {close: {}}
        """
      And an application

    Scenario: A line opens lines of its own
      Then kesehatan, perhubungan and loket are asked
      And the line "main/teknis/satu" stands at "satu"

    Scenario: What joins within leads on within
      When Sari decides "layak"
      Then the line "main/teknis" stands at "paraf"
      And perhubungan is no longer asked

    Scenario: Going round opens the inner lines anew
      Given Sari decided "layak"
      When Lela decides "ulang"
      Then kesehatan, perhubungan and loket are asked
      And it stands at "satu" for the 2nd time

    Scenario: A veto outside ends what is open within
      When Rina decides "ditolak"
      Then it has ended as "lapsed"
      And kesehatan is no longer asked
      And perhubungan is no longer asked

  Rule: A name may be opened again

    Scenario: A line that was never begun is not begun in another step's line of the same name
      Given the process
        """
        form:
          luas: {type: integer}
        steps:
          satu:
            together:
              members:
                cepat:
                  steps:
                    cabang: {branch: {choose: [{when: form.luas > 10, to: lihat}], otherwise: {end: tidak}}}
                    lihat: {review: {by: loket.petugas}, outcomes: {ok: {end: ya}, tak: {end: tidak}}}
                meja: {steps: {meja_satu: {review: {by: kesehatan.tim}, outcomes: {ok: {end: ya}, tak: {end: tidak}}}}}
              veto: [tidak]
            outcomes: {ya: selesai, tidak: dua}
          dua:
            together:
              members:
                meja: {steps: {meja_dua: {review: {by: lingkungan.tim}, outcomes: {ok: {end: ya}, tak: {end: tidak}}}}}
                lain: {ask: [{by: perhubungan.tim}]}
            outcomes: {ya: selesai, tidak: gugur}
          selesai: {close: {}}
          gugur: {close: {}}
        """
      When the applicant hands in an application with luas "5"
      Then lingkungan and perhubungan are asked
      And the line "main/meja" stands at "meja_dua"

  Rule: Four eyes hold across lines

    Scenario: Whoever decided in a line does not sign
      Given the process
        """
        steps:
          bersama:
            together:
              members:
                berkas: {ask: [{by: loket.petugas}]}
                tim: {ask: [{by: kesehatan.tim}]}
            outcomes: {ok: tanda_tangan}
          tanda_tangan:
            signature: {by: pimpinan.kepala, not_by: [bersama]}
            outcomes: {ditandatangani: selesai}
          selesai: {close: {}}
        """
      And an application
      And Yani decided "ok"
      And Sari decided "ok"
      When Yani decides "ditandatangani"
      Then it is refused as "four-eyes"

  Scenario: A quorum of lines waits for the one that is required
    Given the process
      """
      steps:
        pemeriksaan:
          together:
            members:
              meja: {ask: [{by: kesehatan.tim}]}
              jalan: {ask: [{by: perhubungan.tim}]}
              lapangan: {required: true, ask: [{by: lingkungan.tim}]}
            join: {quorum: 2}
          outcomes: {disetujui: selesai, ditolak: gugur}
        selesai: {close: {as: done}}
        gugur: {close: {}}
      """
    And an application
    And Sari decided "disetujui"
    And Dewi decided "disetujui"
    When Lela decides "disetujui"
    Then it has ended as "done"
