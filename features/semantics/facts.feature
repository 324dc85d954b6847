Feature: Facts say what our own register holds already
  Izin looks when a case begins, and anew each time it comes to a step that asks an officer, makes a document or names a
  fact; what it found stands in the history.

  Background:
    Given the process
      """
      form:
        nik: {type: text}
      facts:
        lain: {register: licences, of: [contoh], key: form.nik, take: [number, valid_until]}
      about: {licence: [contoh]}
      kinds:
        baru: {}
        perpanjangan: {about: licence, copies: all}
        pencabutan: {about: licence, starts: usul_cabut, copies: all}
      steps:
        hitung:
          branch:
            choose: [{when: facts.lain.count >= 2, to: penuh}, {when: facts.lain.held, to: periksa}]
            otherwise: tanda_tangan
        penuh:
          review: {by: kesehatan.tim}
          outcomes: {tolak: {to: tolak, reason: true}, periksa: periksa}
        periksa:
          review: {by: loket.petugas}
          form:
            sampai: {type: date, max: facts.lain.valid_until, optional: true}
          outcomes: {baik: tanda_tangan}
        tanda_tangan:
          signature: {by: pimpinan.kepala, not_by: [periksa, penuh]}
          outcomes: {ditandatangani: terbit}
        terbit:
          issue:
            template: surat
            number: "503/{seq:03d}/{year}"
            key: form.nik
            valid: [{span: 1 year, continues: true}]
            sets: renewed
        tolak:
          refuse: {template: surat, number: "503/{seq:03d}-TOLAK/{year}"}
        usul_cabut:
          review: {by: pimpinan.kepala}
          outcomes: {ditandatangani: cabut}
        cabut:
          issue: {template: surat, number: "503/{seq:03d}-CABUT/{year}", sets: revoked}
      """

  Scenario: Nobody holds anything yet
    When another application "" with nik "3674" is handed in
    Then it waits for pimpinan.kepala
    And the register says of "lain": 0

  Scenario: One licence under the same key
    Given a licence "503/001/2026" was issued with nik "3674"
    When another application "" with nik "3674" is handed in
    Then it waits for loket.petugas
    And the register says of "lain": 1, 503/001/2026 until 2027-03-01

  Scenario: As many as the rule allows
    Given a licence "503/001/2026" was issued with nik "3674"
    And a licence "503/002/2026" was issued with nik "3674"
    When another application "" with nik "3674" is handed in
    Then it waits for kesehatan.tim

  Scenario: Somebody else's licence tells nothing
    Given a licence "503/001/2026" was issued with nik "3675"
    When another application "" with nik "3674" is handed in
    Then it waits for pimpinan.kepala

  Scenario: A licence that was revoked does not count
    Given a licence "503/001/2026" was issued with nik "3674"
    And the application "pencabutan" about licence "503/001/2026" was decided
    When another application "" with nik "3674" is handed in
    Then the register says of "lain": 0

  Scenario: Nor does one that has expired
    Given a licence "503/001/2026" was issued with nik "3674"
    And it has become 2027-03-02
    When another application "" with nik "3674" is handed in
    Then the register says of "lain": 0

  Scenario: Nor the licence that is renewed
    Given a licence "503/001/2026" was issued with nik "3674"
    When her application "perpanjangan" about licence "503/001/2026" is handed in
    Then it waits for pimpinan.kepala
    And the register says of "lain": 0

  Scenario: An officer's answer is bounded by what was found
    Given a licence "503/001/2026" was issued with nik "3674"
    And another application "" with nik "3674"
    When Rina decides "baik" with sampai "2027-03-02"
    Then "sampai" is named as wrong

  Scenario: The applicant's form cannot ask what she holds
    When the designer checks
      """
      form:
        nik: {type: text}
        alasan: {type: text, when: facts.lain.held}
      facts:
        lain: {register: licences, of: [contoh], key: form.nik}
      steps:
        periksa:
          review: {by: loket.petugas}
          outcomes: {baik: selesai}
        selesai: {close: {}}
      """
    Then she reads the problem `condition-unknown: the condition names facts.lain.held, which nobody has answered or decided while the form is filled in.`

  Scenario: What a fact does not take nobody learns
    When the designer checks
      """
      form:
        nik: {type: text}
      facts:
        lain: {register: licences, of: [contoh], key: form.nik}
      steps:
        periksa:
          review: {by: loket.petugas}
          form:
            catatan: {type: text, when: facts.lain.holder != ""}
          outcomes: {baik: selesai}
        selesai: {close: {}}
      """
    Then she reads the problem `condition-unknown: the condition names facts.lain.holder, which the fact does not take, so that nobody learns of it.`

  Rule: time looks as people do

    Background:
      Given the process
        """
        form:
          nik: {type: text}
        facts:
          lain: {register: licences, of: [contoh], key: form.nik}
        steps:
          periksa:
            review: {by: loket.petugas}
            outcomes: {baik: terbit, kembali: {to: perbaikan, reason: true}}
          perbaikan:
            correction: {within: 14 days, then: periksa, on_silence: lewat}
          lewat:
            branch: {choose: [{when: facts.lain.held, to: gugur}], otherwise: tanya}
          tanya:
            review: {by: pimpinan.kepala}
            outcomes: {gugur: gugur}
          terbit:
            issue: {template: surat, number: "503/{seq:03d}/{year}", valid: 10 days, key: form.nik}
          gugur: {close: {}}
        """

    Scenario: A licence that expired while the applicant was silent
      Given a licence "503/001/2026" was issued with nik "3674"
      And another application "" with nik "3674"
      And Rina decided "kembali" because "Kurang"
      When 12 working days pass
      Then it waits for pimpinan.kepala
      And the register says of "lain": 0
