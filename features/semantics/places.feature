Feature: Places
  An agency with an office in each place is asked in the place a case belongs to, and nowhere else.

  Background:
    Given the process
      """
      form:
        wilayah: {type: choice, of: {utara: Utara, selatan_daya: Selatan Daya}}
        besar: {type: choice, of: [ya, tidak]}
      steps:
        periksa:
          review: {by: kecamatan.camat, at: form.wilayah, within: 2 working days}
          outcomes: {lanjut: rekomendasi, kembali: {to: perbaikan, reason: true}}
        perbaikan:
          correction: {within: 14 days, on_silence: gugur, then: periksa}
        rekomendasi:
          consultation: {ask: [{by: kesehatan.tim}, {by: kecamatan.camat, at: form.wilayah, when: form.besar == "ya"}]}
          outcomes: {setuju: tanda_tangan}
        tanda_tangan:
          signature:
            by: [{when: form.besar == "ya", is: pimpinan.kepala}, {is: kecamatan.camat, at: form.wilayah}]
            not_by: [rekomendasi]
          outcomes: {ttd: selesai}
        selesai: {close: {}}
        gugur: {close: {}}
      """

  Scenario: The office of the place is asked, and its people decide
    Given an application with
      | wilayah | besar |
      | utara | tidak |
    Then the office of kecamatan in "utara" is asked
    When Uli decides "lanjut"
    Then it is allowed

  Scenario: Another place's people have no part in it
    Given an application with
      | wilayah | besar |
      | utara | tidak |
    When Sela takes the task
    Then it is refused as "not-yours"

  Scenario: A consultation asks the office of the place
    Given an application with
      | wilayah | besar |
      | selatan_daya | ya |
    When Sela decides "lanjut"
    Then kesehatan and kecamatan are asked
    And the office of kecamatan in "selatan_daya" is asked

  Scenario: A row of a table asks in its own place
    Given an application with
      | wilayah | besar |
      | selatan_daya | tidak |
    And Sela decided "lanjut"
    And Sari decided "setuju"
    When Sela decides "ttd"
    Then it has ended as "lapsed"

  Scenario: Whoever is moved by a correction is asked elsewhere
    Given an application with
      | wilayah | besar |
      | utara | tidak |
    And Uli decided "kembali" because "Bukan di Utara"
    When the applicant corrects wilayah to "selatan_daya"
    Then the office of kecamatan in "selatan_daya" is asked
