Feature: A system is asked
  An agency's own system answers; where it does not, a person does, so that no case stands still because a server does.

  Background:
    Given the process
      """
      form:
        nomor: {type: text}
        luas: {type: decimal, optional: true}
      steps:
        kelengkapan:
          review: {by: loket.petugas}
          outcomes: {lengkap: pajak}
        pajak:
          call:
            system: lingkungan.pajak
            ask: {nomor: form.nomor, luas: form.luas}
            within: 1 hour
            on_silence: {by: lingkungan.tim, within: 2 working days, not_by: [kelengkapan]}
          outcomes: {bersih: putusan, menunggak: jumlah, asing: putusan}
        jumlah:
          branch:
            choose: [{when: pajak.jumlah > 1000000, to: gugur}]
            otherwise: putusan
        putusan:
          review: {by: pimpinan.kepala}
          outcomes: {setuju: selesai}
        selesai: {close: {as: done}}
        gugur: {close: {}}
      """
    And it is 2026-03-02 09:00
    And an application with nomor "3674010001"
    And Rina decided "lengkap"

  Scenario: The system is asked, and nobody else
    Then it stands at "pajak"
    And nobody is asked
    And the system is asked with nomor "3674010001"
    And the system is asked without luas
    And the system is waited for until 2026-03-02 10:00

  Scenario: Its answer carries the case on
    When the system answers "bersih"
    Then it stands at "putusan"
    And pimpinan is asked
    And no system is waited for

  Scenario: A no is an outcome
    When the system answers "asing"
    Then it stands at "putusan"

  Scenario Outline: What it answers is asked by conditions
    When the system answers "menunggak" with jumlah "<jumlah>"
    Then it <comes to>

    Examples:
      | jumlah  | comes to              |
      | 1000001 | has ended as "lapsed" |
      | 1000000 | stands at "putusan"   |

  Scenario: Its time is not over before it is over
    When 59 minutes pass
    Then nobody is asked
    And the system is waited for until 2026-03-02 10:00

  Scenario: Where it says nothing a person is asked the same
    When 60 minutes pass
    Then lingkungan is asked
    And it is due on 2026-03-04 16:00
    And no system is waited for
    And the call ended "over"
    When Lela decides "menunggak" with jumlah "2000000"
    Then it has ended as "lapsed"

  Scenario: What tells its outcomes apart she need not say
    Given the system stayed silent
    When Lela decides "bersih"
    Then it stands at "putusan"

  Scenario: She cannot answer one thing and mean another
    Given the system stayed silent
    When Lela decides "bersih" with status "menunggak"
    Then it is refused as "invalid-form"
    And "status" is named as wrong

  Scenario: Of a no she answers nothing
    Given the system stayed silent
    When Lela decides "asing"
    Then it stands at "putusan"

  Scenario: A no comes without answers
    Given the system stayed silent
    When Lela decides "asing" with jumlah "2000000"
    Then it is refused as "invalid-form"
    And "jumlah" is named as wrong

  Scenario: What is missing in her answer is named
    Given the system stayed silent
    When Lela decides "menunggak"
    Then it is refused as "invalid-form"
    And "jumlah" is named as wrong

  Scenario: Where asking cannot help she is asked at once
    When the system cannot be asked
    Then lingkungan is asked
    And the call ended "failed"

  Scenario: Whoever runs Izin can give the system up
    When whoever runs Izin gives the system up because "Sedang dipindahkan."
    Then lingkungan is asked
    And the call ended "dismissed"

  Scenario: An answer that comes late changes nothing
    Given the system stayed silent
    When the answer "bersih" of the system comes late
    Then nothing has changed
    And lingkungan is asked

  Scenario: Nor does one that comes after she has decided
    Given the system stayed silent
    And Lela decided "asing"
    When the answer "menunggak" of the system comes late
    Then nothing has changed
    And it stands at "putusan"

  Scenario: Nor does one that comes again
    Given the system answered "bersih"
    When the answer "menunggak" of the system comes again
    Then nothing has changed
    And it stands at "putusan"

  Scenario: What the applicant corrected is asked anew
    Given the process
      """
      form:
        nomor: {type: text}
      steps:
        pajak:
          call:
            system: lingkungan.pajak
            ask: {nomor: form.nomor}
            within: 2 working days
            on_silence: {by: lingkungan.tim}
          outcomes: {bersih: selesai, menunggak: perbaikan, asing: perbaikan}
        perbaikan:
          correction: {within: 9 days, changes: all, on_silence: selesai, then: pajak}
        selesai: {close: {as: done}}
      """
    And it is 2026-03-02 09:00
    And an application with nomor "3674010001"
    And the system answered "asing"
    When the applicant corrects nomor to "3674010002"
    Then it stands at "pajak" for the 2nd time
    And the system is asked with nomor "3674010002"
    And the system was asked 2 times
    And the system is waited for until 2026-03-04 16:00

  Rule: what is left needs no answer

    Background:
      Given the process
        """
        form:
          nomor: {type: text}
        anytime:
          withdraw: {by: applicant, to: ditarik}
          suspend: {by: loket.petugas, resume: pimpinan.kepala}
        steps:
          pajak:
            call:
              system: lingkungan.pajak
              ask: {nomor: form.nomor}
              within: 1 hour
              on_silence: {by: lingkungan.tim}
            outcomes: {bersih: selesai, menunggak: selesai, asing: selesai}
          selesai: {close: {as: done}}
          ditarik: {close: {as: withdrawn}}
        """
      And it is 2026-03-02 09:00
      And an application with nomor "3674010001"

    Scenario: Who withdraws ends the call
      When the applicant withdraws
      Then it has ended as "withdrawn"
      And no system is waited for
      And the call ended "unneeded"

    Scenario: While the case is suspended nobody is asked in its place
      Given Rina suspended it because "Diperiksa."
      When 90 minutes pass
      Then nobody is asked
      When Budi resumes it
      And 1 minutes pass
      Then lingkungan is asked
