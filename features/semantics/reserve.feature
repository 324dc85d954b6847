Feature: Some of a number, and some days
  Many hold of one thing at once: a number is never exceeded, days never meet, and whoever is turned away is told what is left.

  Rule: `of` is a quota, of which each case takes one, or as many as `takes` says
    Background:
      Given the process
        """
        form:
          trayek: {type: text}
          banyak: {type: integer, min: 1, max: 9}
        kinds: {baru: {}, perpanjangan: {about: {licence: [contoh]}, copies: all}}
        reserve:
          kuota: {pool: angkot, key: form.trayek, of: 5, takes: form.banyak, keep: issued}
        steps:
          putusan:
            review: {by: pimpinan.kepala}
            outcomes: {ditandatangani: terbit, ditolak: {to: tolak, reason: true}}
          terbit:
            issue: {template: surat, number: "503/{seq:03d}/{year}", valid: [{span: 3 years, continues: true}], sets: renewed}
          tolak:
            refuse: {template: surat, number: "503/{seq:03d}-TOLAK/{year}"}
        """

    Scenario: What is left is enough
      Given an application with trayek "D.07", banyak "3"
      When an application with trayek "D.07", banyak "2" is handed in
      Then it waits for pimpinan.kepala

    Scenario: Too few are left
      Given an application with trayek "D.07", banyak "3"
      When an application with trayek "D.07", banyak "3" is handed in
      Then she is turned away with "taken": Kuota: tersisa 2 dari 5, sedangkan permohonan ini memerlukan 3. Kurangi, atau pilih yang lain.

    Scenario: Each key has a number of its own
      Given an application with trayek "D.07", banyak "5"
      When an application with trayek "D.08", banyak "5" is handed in
      Then it waits for pimpinan.kepala

    Scenario: A refused application gives back what it took
      Given an application with trayek "D.07", banyak "5"
      And Budi decided "ditolak" because "Tidak laik"
      And everything owed was performed
      When an application with trayek "D.07", banyak "5" is handed in
      Then it waits for pimpinan.kepala

    Scenario: A renewal takes what its licence holds, and no more than is left beside it
      Given a licence was issued with trayek "D.07", banyak "4"
      And an application "perpanjangan" about licence "503/001/2026"
      When an application with trayek "D.07", banyak "2" is handed in
      Then she is turned away with "taken": Kuota: tersisa 1 dari 5, sedangkan permohonan ini memerlukan 2. Kurangi, atau pilih yang lain.

  Rule: `from` and `until` are days, of which both count
    Background:
      Given the process
        """
        form:
          gedung: {type: text}
          mulai: {type: date}
          selesai: {type: date, min: form.mulai}
        reserve:
          balai: {pool: balai, key: form.gedung, from: form.mulai, until: form.selesai, keep: issued}
        steps:
          putusan:
            review: {by: pimpinan.kepala}
            outcomes: {ditandatangani: terbit, ditolak: {to: tolak, reason: true}}
          terbit:
            issue: {template: surat, number: "503/{seq:03d}/{year}", valid: 1 year}
          tolak:
            refuse: {template: surat, number: "503/{seq:03d}-TOLAK/{year}"}
        """

    Scenario: The day after is free
      Given an application with gedung "Ciputat", mulai "2026-05-15", selesai "2026-05-16"
      When an application with gedung "Ciputat", mulai "2026-05-17", selesai "2026-05-17" is handed in
      Then it waits for pimpinan.kepala

    Scenario: The last day is not, and the next free one is told
      Given an application with gedung "Ciputat", mulai "2026-05-15", selesai "2026-05-16"
      When an application with gedung "Ciputat", mulai "2026-05-16", selesai "2026-05-18" is handed in
      Then she is turned away with "taken": Balai sudah dipakai, atau sedang diajukan, dari 15 Mei 2026 sampai dengan 16 Mei 2026. Untuk waktu selama ini paling awal bebas mulai 17 Mei 2026.

    Scenario: Free is where as many days as she needs are free
      Given an application with gedung "Ciputat", mulai "2026-05-15", selesai "2026-05-16"
      And an application with gedung "Ciputat", mulai "2026-05-19", selesai "2026-05-20"
      When an application with gedung "Ciputat", mulai "2026-05-16", selesai "2026-05-18" is handed in
      Then she is turned away with "taken": Balai sudah dipakai, atau sedang diajukan, dari 15 Mei 2026 sampai dengan 16 Mei 2026. Untuk waktu selama ini paling awal bebas mulai 21 Mei 2026.

    Scenario: A licence keeps its days
      Given a licence was issued with gedung "Ciputat", mulai "2026-05-15", selesai "2026-05-16"
      When an application with gedung "Ciputat", mulai "2026-05-15", selesai "2026-05-15" is handed in
      Then she is turned away with "taken": Balai sudah dipakai, atau sedang diajukan, dari 15 Mei 2026 sampai dengan 16 Mei 2026. Untuk waktu selama ini paling awal bebas mulai 17 Mei 2026.

  Rule: a licence that its own case puts off takes its days along
    Background:
      Given the process
        """
        form:
          gedung: {type: text}
          mulai: {type: date, min: submitted}
          selesai: {type: date, min: form.mulai}
        reserve:
          balai: {pool: balai, key: form.gedung, from: form.mulai - 1, until: form.selesai, keep: issued}
        steps:
          putusan:
            review: {by: pimpinan.kepala}
            outcomes: {ditandatangani: terbit}
          terbit:
            issue:
              template: surat
              number: "503/{seq:03d}/{year}"
              valid: [{since: mulai, until: selesai}]
              then: periksa
          periksa:
            review: {by: loket.petugas}
            form: {mulai: {type: date, min: licence.valid_from}, akhir: {type: date, min: periksa.mulai}}
            outcomes: {tunda: tunda, baik: selesai}
          tunda:
            issue:
              template: surat
              number: "503/{seq:03d}-TUNDA/{year}"
              sets: amended
              valid: [{since: periksa.mulai, until: periksa.akhir}]
              then: selesai
          selesai: {close: {as: done}}
        """

    Scenario: The new days are held, with the day before that it is set up
      Given an application with gedung "Ciputat", mulai "2026-05-15", selesai "2026-05-16"
      And Budi decided "ditandatangani"
      And everything owed was performed
      And Rina decided "tunda" with
        | mulai      | akhir      |
        | 2026-06-01 | 2026-06-03 |
      And everything owed was performed
      When an application with gedung "Ciputat", mulai "2026-05-29", selesai "2026-05-31" is handed in
      Then she is turned away with "taken": Balai sudah dipakai, atau sedang diajukan, dari 31 Mei 2026 sampai dengan 3 Juni 2026. Untuk waktu selama ini paling awal bebas mulai 4 Juni 2026.

    Scenario: The old ones are free
      Given an application with gedung "Ciputat", mulai "2026-05-15", selesai "2026-05-16"
      And Budi decided "ditandatangani"
      And everything owed was performed
      And Rina decided "tunda" with
        | mulai      | akhir      |
        | 2026-06-01 | 2026-06-03 |
      And everything owed was performed
      When an application with gedung "Ciputat", mulai "2026-05-15", selesai "2026-05-16" is handed in
      Then it waits for pimpinan.kepala

    Scenario: It is not put off to days that somebody else has
      Given an application with gedung "Ciputat", mulai "2026-06-03", selesai "2026-06-05"
      And an application with gedung "Ciputat", mulai "2026-05-15", selesai "2026-05-16"
      And Budi decided "ditandatangani"
      And everything owed was performed
      When Rina decides "tunda" with
        | mulai      | akhir      |
        | 2026-06-01 | 2026-06-03 |
      Then it is refused as "taken"
