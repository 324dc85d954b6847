Feature: Consultation
  Several agencies are asked at once; how their answers join is written in the definition.

  Rule: join all

    Background:
      Given the process
        """
        form:
          tempat: {type: choice, of: [mandiri, rumah_sakit]}
        steps:
          rekomendasi:
            consultation:
              ask:
                - {by: kesehatan.tim, within: 2 working days}
                - {by: perhubungan.tim, within: 2 working days}
                - {by: lingkungan.tim, within: 2 working days, when: form.tempat == "mandiri"}
              join: all
              veto: [ditolak]
            outcomes: {disetujui: selesai, bersyarat: catatan, ditolak: {to: gugur, reason: true}}
          catatan:
            review: {by: loket.petugas}
            outcomes: {lanjut: selesai}
          selesai: {close: {}}
          gugur: {close: {}}
        """

    Scenario: An agency under a condition is asked when it holds
      When the applicant hands in an application with tempat "mandiri"
      Then kesehatan, perhubungan and lingkungan are asked

    Scenario: And is not when it does not
      When the applicant hands in an application with tempat "rumah_sakit"
      Then kesehatan and perhubungan are asked

    Scenario: Everybody is waited for
      Given an application with tempat "rumah_sakit"
      When Sari decides "disetujui"
      Then perhubungan is asked
      And it stands at "rekomendasi"

    Scenario: The gravest answer counts
      Given an application with tempat "rumah_sakit"
      And Sari decided "bersyarat"
      When Dewi decides "disetujui"
      Then it stands at "catatan"

    Scenario: A veto ends the consultation at once
      Given an application with tempat "rumah_sakit"
      When Sari decides "ditolak" because "Tidak layak"
      Then perhubungan is no longer asked
      And it has ended as "lapsed"

    Scenario: An agency whose answer is no longer needed is told so
      Given an application with tempat "rumah_sakit"
      And Sari decided "ditolak" because "Tidak layak"
      When Dewi decides "disetujui"
      Then it is refused as "already-ended"
      And she reads `This task is no longer needed: its step is completed.`

    Scenario: An agency answers its own task only
      Given an application with tempat "rumah_sakit"
      When Lela decides "disetujui"
      Then it is refused as "not-yours"

  Rule: join any

    Background:
      Given the process
        """
        steps:
          rekomendasi:
            consultation:
              ask: [{by: kesehatan.tim}, {by: perhubungan.tim}]
              join: any
            outcomes: {disetujui: catatan, ditolak: gugur}
          catatan:
            review: {by: loket.petugas}
            outcomes: {lanjut: gugur}
          gugur: {close: {}}
        """
      And an application

    Scenario: The first answer is the outcome
      When Dewi decides "disetujui"
      Then it stands at "catatan"
      And kesehatan is no longer asked

  Rule: a quorum

    Background:
      Given the process
        """
        steps:
          rekomendasi:
            consultation:
              ask: [{by: kesehatan.tim}, {by: perhubungan.tim}, {by: lingkungan.tim}]
              join: {quorum: 2}
            outcomes: {disetujui: catatan, ditunda: catatan, ditolak: gugur}
          catatan:
            review: {by: loket.petugas}
            outcomes: {lanjut: gugur}
          gugur: {close: {}}
        """
      And an application

    Scenario: One answer is too few
      When Sari decides "disetujui"
      Then perhubungan and lingkungan are asked

    Scenario: Two equal answers are enough
      Given Sari decided "disetujui"
      When Lela decides "disetujui"
      Then it stands at "catatan"
      And perhubungan is no longer asked

    Scenario: Without two equal answers the gravest counts
      Given Sari decided "disetujui"
      And Lela decided "ditunda"
      When Dewi decides "ditolak"
      Then it has ended as "lapsed"

  Rule: a quorum some must belong to

    Background:
      Given the process
        """
        form:
          wahana: {type: choice, of: [ada, tidak]}
        steps:
          rekomendasi:
            consultation:
              ask:
                - {by: kesehatan.tim}
                - {by: perhubungan.tim}
                - {by: lingkungan.tim, required: true, when: form.wahana == "ada"}
              join: {quorum: 2}
            outcomes: {disetujui: catatan, ditolak: gugur}
          catatan:
            review: {by: loket.petugas}
            outcomes: {lanjut: gugur}
          gugur: {close: {}}
        """

    Scenario: Enough others are not enough
      Given an application with wahana "ada"
      And Sari decided "disetujui"
      When Dewi decides "disetujui"
      Then lingkungan is asked
      And it stands at "rekomendasi"

    Scenario: With the one who is required they are
      Given an application with wahana "ada"
      And Sari decided "disetujui"
      When Lela decides "disetujui"
      Then it stands at "catatan"
      And perhubungan is no longer asked

    Scenario: Against her there is no quorum, and the gravest answer counts
      Given an application with wahana "ada"
      And Sari decided "disetujui"
      And Dewi decided "disetujui"
      When Lela decides "ditolak"
      Then it has ended as "lapsed"

    Scenario: Who is not asked is not required
      Given an application with wahana "tidak"
      And Sari decided "disetujui"
      When Dewi decides "disetujui"
      Then it stands at "catatan"

  Rule: a join as a table

    Background:
      Given the process
        """
        form:
          lama: {type: integer, min: 1}
        steps:
          rekomendasi:
            consultation:
              ask: [{by: kesehatan.tim}, {by: perhubungan.tim}, {by: lingkungan.tim, when: form.lama > 1}]
              join: [{when: form.lama == 1, quorum: any}, {when: form.lama > 30, quorum: all}, {quorum: 2}]
            outcomes: {disetujui: catatan, ditolak: gugur}
          catatan:
            review: {by: loket.petugas}
            outcomes: {lanjut: gugur}
          gugur: {close: {}}
        """

    Scenario: For one day the first answer is enough
      Given an application with lama "1"
      When Sari decides "disetujui"
      Then it stands at "catatan"

    Scenario: For some days two equal answers are
      Given an application with lama "3"
      And Sari decided "disetujui"
      When Lela decides "disetujui"
      Then it stands at "catatan"

    Scenario: For many days everybody is waited for
      Given an application with lama "31"
      And Sari decided "disetujui"
      When Lela decides "disetujui"
      Then perhubungan is asked

    Scenario: A quorum larger than those asked in a row is refused
      When the designer checks
        """
        form:
          lama: {type: integer, min: 1}
        steps:
          rekomendasi:
            consultation:
              ask: [{by: kesehatan.tim}, {by: lingkungan.tim, when: form.lama > 1}]
              join: [{when: form.lama == 1, quorum: 2}, {quorum: 2}]
            outcomes: {disetujui: gugur}
          gugur: {close: {}}
        """
      Then she reads the problem `join-cannot-fire: the quorum is 2, but only 1 of those asked are asked in every case of this row.`

  Rule: a join must be able to fire

    Scenario: A quorum larger than those asked in every case is refused
      When the designer checks
        """
        steps:
          rekomendasi:
            consultation:
              ask: [{by: kesehatan.tim}, {by: perhubungan.tim, when: form.nama == "x"}]
              join: {quorum: 2}
            outcomes: {disetujui: gugur}
          gugur: {close: {}}
        """
      Then she reads the problem `join-cannot-fire: the quorum is 2, but only 1 of those asked are asked in every case.`
