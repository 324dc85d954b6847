Feature: Places and maps
  A point is one place, an area the outline of a plot, and a map says what is where on the day of application.

  Background:
    Given the process
      """
      form:
        titik: {type: point, within: city}
        bidang: {type: area, within: city, optional: true}
        alasan: {type: text, when: values.zona == "RTH"}
      values:
        zona: {map: zona, at: form.titik, take: zona}
        luas: square_metres(form.bidang)
      steps:
        kelengkapan:
          review: {by: loket.petugas}
          outcomes: {lengkap: jalur, kembalikan: {to: perbaikan, reason: true}}
        perbaikan:
          correction: {within: 5 days, on_silence: gugur, then: kelengkapan}
        jalur:
          branch:
            choose:
              - {when: values.luas > 1000, to: pimpinan}
              - {when: 'values.zona in ["K-1", "K-2"]', to: niaga}
              - {when: values.zona == "", to: survei}
            otherwise: biasa
        pimpinan: {review: {by: pimpinan.kepala}, outcomes: {sudah: gugur}}
        niaga: {review: {by: perhubungan.tim}, outcomes: {sudah: gugur}}
        survei: {review: {by: lingkungan.tim}, outcomes: {sudah: gugur}}
        biasa: {review: {by: kesehatan.tim}, outcomes: {sudah: gugur}}
        gugur: {close: {}}
      """

  Scenario Outline: The zone in which a place lies decides
    Given an application with titik "<titik>"
    When Rina decides "lengkap"
    Then it stands at "<step>"

    Examples: Where no zone lies the map says nothing
      | titik                                       | step   |
      | -6.305, 106.705                             | biasa  |
      | 6,305 LS; 106,715 BT                        | niaga  |
      | https://www.google.com/maps/@-6.2,106.7,17z | survei |

  Scenario: What a question hangs on can be what the map says
    When the applicant hands in an application with titik "-6.305, 106.725"
    Then it is refused as "invalid-form"
    And "alasan" is named as wrong

  Scenario: A place is kept as it is printed, whatever it was pasted as
    When the applicant hands in an application with titik "geo:-6.305,106.705"
    Then titik now says "-6.305000, 106.705000"

  Scenario: A place outside the city is refused
    When the applicant hands in an application with titik "6.305, 106.705"
    Then it is refused as "invalid-form"
    And "titik" is named as wrong

  Scenario: How large a plot is decides
    Given an application with
      | titik           | bidang                                                                  |
      | -6.305, 106.705 | -6.3051, 106.7051; -6.3051, 106.7055; -6.3055, 106.7055; -6.3055, 106.7051 |
    When Rina decides "lengkap"
    Then it stands at "pimpinan"

  Scenario: A corrected place is looked up anew
    Given an application with titik "-6.305, 106.705"
    And Rina decided "kembalikan" because "Titik di seberang jalan"
    And the applicant corrected titik to "-6.305, 106.715"
    When Rina decides "lengkap"
    Then it stands at "niaga"

  Scenario: Places are not compared
    When the designer checks
      """
      form:
        titik: {type: point}
        rumah: {type: point}
        alasan: {type: text, when: form.titik == form.rumah}
      steps:
        periksa: {review: {by: loket.petugas}, outcomes: {sudah: gugur}}
        gugur: {close: {}}
      """
    Then she reads the problem `condition-type: the condition sets a point and a point side by side with `==`.`

  Scenario: A zone that no map has is a slip
    When the designer checks
      """
      form:
        titik: {type: point}
        alasan: {type: text, when: values.zona == "K-9"}
      values:
        zona: {map: zona, at: form.titik, take: zona}
      steps:
        periksa: {review: {by: loket.petugas}, outcomes: {sudah: gugur}}
        gugur: {close: {}}
      """
    Then she reads the problem `condition-choice: zona.zona(form.titik, submitted) is never "K-9".`
