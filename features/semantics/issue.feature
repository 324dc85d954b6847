Feature: Issue
  The licence is numbered with the signature, then rendered, stored and registered; the case ends when it is.

  Background:
    Given the process
      """
      form:
        berakhir: {type: date, min: submitted, optional: true}
      steps:
        tanda_tangan:
          review: {by: pimpinan.kepala}
          outcomes: {ditandatangani: terbit}
        terbit:
          issue:
            template: surat
            number: "503/{seq:04d}-DPM/{year}"
            valid:
              - {when: form.berakhir != "", until: berakhir}
              - {span: 5 years}
      """

  Scenario: The first licence of the year is number one
    Given an application
    When Budi decides "ditandatangani"
    Then the document is numbered "503/0001-DPM/2026"
    And it has not ended

  Scenario: Numbers follow without a gap
    Given 41 documents were numbered for it this year
    And an application
    When Budi decides "ditandatangani"
    Then the document is numbered "503/0042-DPM/2026"

  Scenario: A new year counts from one again
    Given 41 documents were numbered for it this year
    And it is 2027-01-04 10:00
    And an application
    When Budi decides "ditandatangani"
    Then the document is numbered "503/0001-DPM/2027"

  Scenario: The case ends when the licence is registered
    Given an application
    And Budi decided "ditandatangani"
    When everything owed is performed
    Then it has ended as "issued"
    And there is a licence
    And the effects were "notify, render, store, register, notify"
    And the applicant was told "received, issued"

  Scenario: A span of years ends on the day before its anniversary
    Given an application
    When Budi decides "ditandatangani"
    Then the licence is valid until 2031-03-01

  Scenario: The first row of the validity table that holds counts
    Given an application with berakhir "31-12-2026"
    When Budi decides "ditandatangani"
    Then the licence is valid until 2026-12-31

  Rule: a number says when it was signed

    Background:
      Given the process
        """
        steps:
          tanda_tangan:
            review: {by: pimpinan.kepala}
            outcomes: {ditandatangani: terbit}
          terbit:
            issue: {template: surat, number: "503/{seq:03d}/{date:%d-%m}/DPM/{month:roman}/{year}"}
        """

    Scenario: The month stands in it as offices write it
      Given it is 2026-08-31 23:59
      And an application
      When Budi decides "ditandatangani"
      Then the document is numbered "503/001/31-08/DPM/VIII/2026"

    Scenario: A new month goes on counting
      Given 41 documents were numbered for it this year
      And it is 2026-09-01 00:00
      And an application
      When Budi decides "ditandatangani"
      Then the document is numbered "503/042/01-09/DPM/IX/2026"

    Scenario: A part that a number cannot have is refused
      When the designer checks
        """
        steps:
          tanda_tangan:
            review: {by: pimpinan.kepala}
            outcomes: {ditandatangani: terbit}
          terbit:
            issue: {template: surat, number: "503/{seq:03d}/{date:%B}/{year}"}
        """
      Then she reads the problem `number-pattern: "503/{seq:03d}/{date:%B}/{year}" does not give every document its own number.`

  Rule: numbers may be counted in each place and on each day

    Background:
      Given the process
        """
        form:
          kecamatan: {type: choice, of: [SRP, CPT]}
        values:
          tempat: form.kecamatan
        steps:
          tanda_tangan:
            review: {by: pimpinan.kepala}
            outcomes: {ditandatangani: terbit}
          terbit:
            issue:
              template: surat
              number: {pattern: "SK-{place}-{date:%d%m%Y}-{seq:03d}", per: [place, day], place: values.tempat}
        """

    Scenario: The place and the day stand in it
      Given an application with kecamatan "CPT"
      When Budi decides "ditandatangani"
      Then the document is numbered "SK-CPT-02032026-001"

    Scenario: A place goes on counting on the same day, whatever others do
      Given 7 documents were numbered in the series "contoh.issue place CPT day 2026-03-02" this year
      And 3 documents were numbered in the series "contoh.issue place SRP day 2026-03-02" this year
      And an application with kecamatan "CPT"
      When Budi decides "ditandatangani"
      Then the document is numbered "SK-CPT-02032026-008"

    Scenario: The next day counts from one again
      Given 7 documents were numbered in the series "contoh.issue place CPT day 2026-03-02" this year
      And it is 2026-03-03 10:00
      And an application with kecamatan "CPT"
      When Budi decides "ditandatangani"
      Then the document is numbered "SK-CPT-03032026-001"

    Scenario Outline: What tells one series from another stands in the number
      When the designer checks
        """
        form:
          kecamatan: {type: choice, of: ["1", "11"]}
          nama_tempat: {type: text}
        steps:
          tanda_tangan:
            review: {by: pimpinan.kepala}
            outcomes: {ditandatangani: terbit}
          terbit:
            issue:
              template: surat
              number: {pattern: "<pattern>", per: [<per>]<place>}
        """
      Then she reads the problem `number-pattern: <problem>`

      Examples:
        | pattern              | per   | place                     | problem                                              |
        | {seq}/{year}         | place | , place: form.kecamatan   | two places would give two documents the same number. |
        | {place}{seq}/{year}  | place | , place: form.kecamatan   | two places could give two documents the same number. |
        | {place}-{seq}/{year} | place |                           | nothing says what the place is.                      |
        | {seq}/{year}         | day   |                           | two days would give two documents the same number.   |
        | {place}-{seq}/{year} | place | , place: form.nama_tempat | "form.nama_tempat" is not one of several places.     |

    Scenario: Two steps that count apart cannot have the same pattern
      When the designer checks
        """
        form:
          kecamatan: {type: choice, of: [SRP, CPT]}
        steps:
          tanda_tangan:
            review: {by: pimpinan.kepala}
            outcomes: {besar: terbit, kecil: terbit_kecil}
          terbit:
            issue: {template: surat, number: "SK-SRP-{seq}/{year}"}
          terbit_kecil:
            issue: {template: surat, number: {pattern: "SK-{place}-{seq}/{year}", per: [place], place: form.kecamatan}}
        """
      Then she reads the problem `number-pattern: steps "terbit" and "terbit_kecil" would give two documents the same number.`
