Feature: At any time, and after the end
  What can be done wherever a case stands is declared once; what is signed is not undone.

  Background:
    Given the process
      """
      anytime:
        withdraw: {by: applicant, until: tanda_tangan, to: ditarik}
        suspend: {by: loket.petugas, reason: true, resume: pimpinan.kepala}
        cancel: {by: pimpinan.kepala, reason: true, to: ditarik}
      objection:
        within: 21 working days
        steps:
          tinjau:
            review: {by: kesehatan.tim}
            outcomes: {kabulkan: {end: dikabulkan}, tolak: {end: ditolak}}
        outcomes: {dikabulkan: periksa, ditolak: {}}
      steps:
        periksa:
          review: {by: loket.petugas}
          outcomes: {lengkap: tanda_tangan, kembalikan: perbaikan, tolak: {to: penolakan, reason: true}}
        perbaikan:
          correction: {within: 14 days, on_silence: ditarik, then: periksa}
        tanda_tangan:
          signature: {by: pimpinan.kepala, not_by: [periksa]}
          outcomes: {sah: terbit}
        terbit: {issue: {template: surat, number: "{seq}/{year}"}}
        penolakan: {refuse: {template: surat, number: "T-{seq}/{year}"}}
        ditarik: {close: {}}
      """
    And an application

  Scenario: The applicant withdraws
    When the applicant withdraws
    Then it has ended as "lapsed"
    And nothing is numbered

  Scenario: What is signed is not withdrawn
    Given Rina decided "lengkap"
    And Budi decided "sah"
    When the applicant withdraws
    Then it is refused as "not-now"

  Scenario: Only the role that is named cancels
    When Rina cancels it because "Permohonan ganda."
    Then it is refused as "not-yours"

  Scenario: A cancellation needs a reason
    When Budi cancels it because " "
    Then it is refused as "invalid-form"
    And "reason" is named as wrong

  Scenario: While it is suspended nobody decides
    Given Rina suspended it because "Sengketa lahan."
    When Rina decides "lengkap"
    Then it is refused as "suspended"

  Scenario: Suspended, it does not lapse
    Given Rina decided "kembalikan"
    And Rina suspended it because "Sengketa lahan."
    When 60 working days pass
    Then it has not ended

  Scenario: Resumed, the applicant has her whole time again
    Given Rina decided "kembalikan"
    And Rina suspended it because "Sengketa lahan."
    And 5 working days passed
    When Budi resumes it
    Then it is due on 2026-03-23 24:00

  Scenario: An objection is decided on a line of its own
    Given Rina decided "tolak" because "Denah kosong"
    And everything owed was performed
    When the applicant raises "keberatan"
    Then it has not ended
    And it stands at "tinjau" and nobody else is asked

  Scenario: An objection that is granted goes on where the definition says
    Given Rina decided "tolak" because "Denah kosong"
    And everything owed was performed
    And the applicant raised "keberatan"
    When Sari decides "kabulkan"
    Then it stands at "periksa" and nobody else is asked

  Scenario: An objection that is rejected leaves the refusal as it was
    Given Rina decided "tolak" because "Denah kosong"
    And everything owed was performed
    And the applicant raised "keberatan"
    When Sari decides "tolak"
    Then it has ended as "refused"

  Scenario: An objection that is taken back leaves the refusal as it was
    Given Rina decided "tolak" because "Denah kosong"
    And everything owed was performed
    And the applicant raised "keberatan"
    When the applicant takes the objection back
    Then it has ended as "refused"

  Scenario: Taken back, it can be raised again while there is time
    Given Rina decided "tolak" because "Denah kosong"
    And everything owed was performed
    And 20 working days passed
    And the applicant raised "keberatan"
    And the applicant took the objection back
    When the applicant raises "keberatan"
    Then it has not ended

  Scenario: Taking back gives no more time
    Given Rina decided "tolak" because "Denah kosong"
    And everything owed was performed
    And 20 working days passed
    And the applicant raised "keberatan"
    And the applicant took the objection back
    And 2 working days passed
    When the applicant raises "keberatan"
    Then it is refused as "not-now"

  Scenario: After 21 working days it is too late
    Given Rina decided "tolak" because "Denah kosong"
    And everything owed was performed
    And 22 working days passed
    When the applicant raises "keberatan"
    Then it is refused as "not-now"
