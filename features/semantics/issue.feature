Feature: Issue
  The licence is numbered with the signature, then rendered, stored and registered; the case ends when it is.

  Background:
    Given the process
      """
      form:
        berakhir: {type: date, optional: true}
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
