Feature: Licences have a life of their own
  A case can be about a licence that another case issued; what it decides changes that licence.

  Background:
    Given the process
      """
      form:
        alamat: {type: text, optional: true}
      about: {licence: [contoh], from: 30 days before licence.valid_until}
      kinds:
        baru: {}
        perpanjangan: {about: licence, starts: verifikasi, copies: all}
        pembekuan: {about: {licence: [contoh]}, by: loket.petugas, starts: usul_beku, copies: all}
        pemulihan: {about: {licence: [contoh], state: [suspended]}, by: loket.petugas, starts: usul_pulih, copies: all}
        pencabutan: {about: {licence: [contoh], state: [valid, suspended]}, starts: usul_cabut, copies: [nama, surel, telepon]}
      steps:
        periksa:
          review: {by: loket.petugas}
          outcomes: {lengkap: tanda_tangan}
        tanda_tangan:
          signature: {by: pimpinan.kepala, not_by: [periksa, verifikasi]}
          outcomes: {ditandatangani: terbit, batal: gugur}
        verifikasi:
          review: {by: loket.petugas}
          outcomes: {sesuai: tanda_tangan}
        terbit:
          issue: {template: surat, number: "503/{seq:03d}/{year}", valid: [{span: 1 year, continues: true}], sets: renewed}
        usul_beku:
          review: {by: pimpinan.kepala}
          outcomes: {ditandatangani: {to: beku, reason: true}}
        beku:
          issue: {template: surat, number: "503/{seq:03d}-BEKU/{year}", sets: suspended}
        usul_pulih:
          review: {by: pimpinan.kepala}
          outcomes: {ditandatangani: pulih}
        pulih:
          issue: {template: surat, number: "503/{seq:03d}-PULIH/{year}", sets: reinstated}
        usul_cabut:
          review: {by: pimpinan.kepala}
          outcomes: {ditandatangani: {to: cabut, reason: true}, batal: gugur}
        cabut:
          issue: {template: surat, number: "503/{seq:03d}-CABUT/{year}", sets: revoked}
        gugur: {close: {}}
      """
    And a licence "503/001/2026" was issued with alamat "Jalan Merdeka 1"

  Scenario: A renewal takes over its data and the place of the old licence
    Given it has become 2027-02-10
    When the application "perpanjangan" about licence "503/001/2026" is decided
    Then alamat now says "Jalan Merdeka 1"
    And licence "503/001/2026" is renewed
    And licence "503/001/2027" is valid
    And licence "503/001/2027" ends on 2028-03-01
    And it has ended as "issued"

  Scenario: A renewal comes too early
    When her application "perpanjangan" about licence "503/001/2026" is handed in
    Then she is turned away with "too-early": Permohonan untuk izin 503/001/2026 baru dapat diajukan mulai 30 Januari 2027.

  Scenario: A licence that has expired cannot be renewed
    Given it has become 2027-03-02
    When her application "perpanjangan" about licence "503/001/2026" is handed in
    Then she is turned away with "licence-not-so": Izin 503/001/2026 habis masa berlakunya; permohonan ini hanya untuk izin yang berlaku.

  Scenario: Two applications about one licence
    Given it has become 2027-02-10
    And an application "perpanjangan" about licence "503/001/2026"
    When her application "pencabutan" about licence "503/001/2026" is handed in
    Then she is turned away with "licence-busy": Izin ini sedang diproses dalam permohonan lain. Tunggu sampai permohonan itu berakhir.

  Scenario: An officer suspends a licence
    When Rina opens "pembekuan" about licence "503/001/2026"
    And Budi decides "ditandatangani" because "Belum bayar"
    And everything owed is performed
    Then licence "503/001/2026" is suspended
    And it has ended as "changed"
    And the documents are "letter 503/001-BEKU/2026"

  Scenario: An applicant cannot open what is an officer's
    When her application "pembekuan" about licence "503/001/2026" is handed in
    Then she is turned away with "not-yours": Permohonan “Pembekuan” tidak dapat Anda buka.

  Scenario: A suspended licence is reinstated
    Given Rina opened "pembekuan" about licence "503/001/2026", and it was decided
    When Rina opens "pemulihan" about licence "503/001/2026"
    And Budi decides "ditandatangani"
    And everything owed is performed
    Then licence "503/001/2026" is valid

  Scenario: A licence is revoked, for good
    Given the application "pencabutan" about licence "503/001/2026" was decided
    When her application "pencabutan" about licence "503/001/2026" is handed in
    Then she is turned away with "licence-not-so": Izin 503/001/2026 dicabut; permohonan ini hanya untuk izin yang berlaku atau dibekukan.

  Scenario: An unknown licence
    When her application "perpanjangan" about licence "503/777/2026" is handed in
    Then she is turned away with "licence-not-hers": Izin dengan nomor ini tidak ada, atau nomor permohonan dan PIN-nya tidak cocok. Periksa nomor izin, nomor permohonan lama, dan PIN pada tanda terimanya.

  Scenario: Where nobody says what is asked for, it is the only first licence there is
    When another application "" with alamat "x" is handed in
    Then it waits for loket.petugas

  Scenario: A kind nobody offers
    When another application "pindah" with alamat "x" is handed in
    Then she is turned away with "no-such-kind": Pilih jenis permohonan: baru (Baru), perpanjangan (Perpanjangan), pembekuan (Pembekuan), pemulihan (Pemulihan), pencabutan (Pencabutan).

  Rule: only a case about a licence changes one

    Scenario: A way from a kind about no licence
      When the designer checks
        """
        steps:
          tanda_tangan:
            review: {by: pimpinan.kepala}
            outcomes: {ditandatangani: cabut}
          cabut:
            issue: {template: surat, number: "503/{seq:03d}-CABUT/{year}", sets: revoked}
        """
      Then she reads the problem `about: a case is about no licence and has issued none, but can come to step "cabut", which changes one: tanda_tangan: ditandatangani → cabut.`

  Rule: what is scarce is held by one

    Background:
      Given the process
        """
        form:
          tpu: {type: choice, of: [jombang, sarimulya]}
          petak: {type: text}
        about: {licence: [contoh]}
        kinds:
          baru: {}
          perpanjangan: {about: licence, copies: all}
          pencabutan: {about: licence, starts: usul_cabut, copies: all}
        reserve:
          petak: {pool: petak_makam, key: [form.tpu, form.petak], keep: issued}
        steps:
          tanda_tangan:
            review: {by: pimpinan.kepala}
            outcomes: {ditandatangani: terbit, ditolak: {to: tolak, reason: true}}
          terbit:
            issue: {template: surat, number: "503/{seq:03d}/{year}", valid: [{span: 3 years, continues: true}], sets: renewed}
          tolak:
            refuse: {template: surat, number: "503/{seq:03d}-TOLAK/{year}"}
          usul_cabut:
            review: {by: pimpinan.kepala}
            outcomes: {ditandatangani: cabut}
          cabut:
            issue: {template: surat, number: "503/{seq:03d}-CABUT/{year}", sets: revoked}
        """

    Scenario: A grave that two cannot get
      Given an application for grave "jombang" "A-12"
      When an application for grave "jombang" "A-12" is handed in
      Then she is turned away with "taken": Petak ini sudah dipakai, atau sedang diajukan oleh pemohon lain. Pilih yang lain.

    Scenario: Another grave
      Given an application for grave "jombang" "A-12"
      When an application for grave "sarimulya" "A-12" is handed in
      Then it waits for pimpinan.kepala

    Scenario: A refused application lets go of its grave
      Given an application for grave "jombang" "A-12"
      And Budi decided "ditolak" because "Bukan warga"
      And everything owed was performed
      When an application for grave "jombang" "A-12" is handed in
      Then it waits for pimpinan.kepala

    Scenario: A licence keeps its grave while it is valid, and not longer
      Given a licence for grave "jombang" "A-12" was issued
      And it has become 2029-03-01
      When an application for grave "jombang" "A-12" is handed in
      Then she is turned away with "taken": Petak ini sudah dipakai, atau sedang diajukan oleh pemohon lain. Pilih yang lain.

    Scenario: The grave is free on the day after the last
      Given a licence for grave "jombang" "A-12" was issued
      And it has become 2029-03-02
      When an application for grave "jombang" "A-12" is handed in
      Then it waits for pimpinan.kepala

    Scenario: The renewal keeps it, and its refusal leaves it with the old licence
      Given a licence for grave "jombang" "A-12" was issued
      And an application "perpanjangan" about licence "503/001/2026"
      And Budi decided "ditolak" because "Belum lunas"
      And everything owed was performed
      When an application for grave "jombang" "A-12" is handed in
      Then she is turned away with "taken": Petak ini sudah dipakai, atau sedang diajukan oleh pemohon lain. Pilih yang lain.

    Scenario: The renewed licence keeps it longer
      Given a licence for grave "jombang" "A-12" was issued
      And the application "perpanjangan" about licence "503/001/2026" was decided
      And it has become 2031-01-01
      When an application for grave "jombang" "A-12" is handed in
      Then she is turned away with "taken": Petak ini sudah dipakai, atau sedang diajukan oleh pemohon lain. Pilih yang lain.

    Scenario: A revoked licence lets go of it
      Given a licence for grave "jombang" "A-12" was issued
      And the application "pencabutan" about licence "503/001/2026" was decided
      When an application for grave "jombang" "A-12" is handed in
      Then it waits for pimpinan.kepala

  Rule: whoever is barred is turned away until a day

    Background:
      Given the process
        """
        form:
          nik: {type: text}
        steps:
          laporan:
            review: {by: loket.petugas}
            outcomes: {masuk: selesai, tidak: lalai}
          selesai:
            close: {as: withdrawn}
          lalai:
            close: {}
            bar: {key: form.nik, for: 1 year, reason: Laporan tidak masuk}
        """
      And an application with nik "3674"
      And Rina decided "tidak"

    Scenario: A bar refuses at the counter
      Given it has become 2027-03-01
      When another application "" with nik "3674" is handed in
      Then she is turned away with "barred": Anda belum dapat mengajukan izin ini sampai dengan 1 Maret 2027. Alasan: Laporan tidak masuk.

    Scenario: It is over after its last day
      Given it has become 2027-03-02
      When another application "" with nik "3674" is handed in
      Then it waits for loket.petugas

    Scenario: Somebody else is not barred
      When another application "" with nik "3675" is handed in
      Then it waits for loket.petugas

  Rule: a holder is reminded before the last day

    Background:
      Given the process
        """
        steps:
          tanda_tangan:
            review: {by: pimpinan.kepala}
            outcomes: {ditandatangani: terbit}
          terbit:
            issue: {template: surat, number: "503/{seq:03d}/{year}", valid: 1 year, remind: [2 years, 90 days, 60 days]}
        """
      And a licence "503/001/2026" was issued

    Scenario: Not before it is time, and never for what was over when it was issued
      When it becomes 2026-11-30
      Then the applicant was told "received, issued"

    Scenario: Once for each time
      When it becomes 2026-12-01
      And it becomes 2026-12-02
      And it becomes 2026-12-31
      And it becomes 2027-01-01
      Then the applicant was told "received, issued, expiring, expiring"

  Rule: what is copied into an officer's case counts as it stands

    Scenario: In an officer's case an answer that stands is asked no bound, on a later day
      Given the process
        """
        form:
          mulai: {type: date, min: submitted}
        kinds:
          baru: {}
          pencabutan: {about: {licence: [contoh]}, by: loket.petugas, starts: usul, copies: all}
        steps:
          putusan:
            review: {by: pimpinan.kepala}
            outcomes: {ditandatangani: terbit}
          terbit:
            issue: {template: surat, number: "503/{seq:03d}/{year}", valid: 1 year}
          usul:
            review: {by: pimpinan.kepala}
            outcomes: {ditandatangani: {to: cabut, reason: true}}
          cabut:
            issue: {template: surat, number: "503/{seq:03d}-CABUT/{year}", sets: revoked}
        """
      And a licence "503/001/2026" was issued with mulai "2026-03-04"
      And it has become 2026-03-16
      When Rina opens "pencabutan" about licence "503/001/2026"
      Then it waits for pimpinan.kepala
