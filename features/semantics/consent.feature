Feature: Corrections that need consent
  How often an application is sent back is limited, and so is how late. Beyond that somebody's superior has to consent;
  until she has, nothing stands still and the time runs.

  Background:
    Given the process
      """
      form:
        luas: {type: decimal}
      time_limit:
        starts: kelengkapan.lengkap
        within: 6 working days
        corrections: {at_most: 2, not_in_last: 2 working days, consent: pimpinan.kepala}
      anytime:
        withdraw: {to: ditarik}
      steps:
        kelengkapan:
          review: {by: loket.petugas, within: 1 working day}
          outcomes: {lengkap: verifikasi}
        verifikasi:
          review: {by: loket.petugas, within: 3 working days}
          outcomes: {sesuai: berakhir, perbaiki: {to: perbaikan, reason: true}}
        perbaikan:
          correction: {within: 14 days, on_silence: gugur, then: verifikasi}
        berakhir: {close: {as: done}}
        gugur: {close: {as: lapsed}}
        ditarik: {close: {as: withdrawn}}
      """
    And it is 2026-04-06 09:00
    And an application with luas "5"
    And Rina decided "lengkap"

  Scenario: A gaming officer: three clarifications, the last on the last day, and not a day more
    Given it is 2026-04-07 12:00
    And Rina decided "perbaiki" because "Yang pertama"
    And it is 2026-04-09 12:00
    And the applicant corrected luas to "6"
    And Rina decided "perbaiki" because "Yang kedua"
    And it is 2026-04-13 12:00
    When the applicant corrects luas to "7"
    Then its time is over on 2026-04-20 16:00
    And 0.5 working days are used
    Given it is 2026-04-20 15:00
    When Rina decides "perbaiki" because "Yang ketiga, pada hari terakhir"
    Then it is refused as "consent-needed"
    And its time is over on 2026-04-20 16:00
    Given Rina asked for consent because "Gambar masih kurang jelas"
    And Budi refused because "Dua kali sudah cukup"
    And it is 2026-04-20 15:30
    When Rina decides "perbaiki" because "Yang ketiga, pada hari terakhir"
    Then it is refused as "consent-needed"
    And its time is over on 2026-04-20 16:00

  Scenario: In the last days it needs consent, and the time runs until she is asked
    Given it is 2026-04-10 16:00
    When Rina decides "perbaiki" because "Luasnya keliru"
    Then it is refused as "consent-needed"
    Given Rina asked for consent because "Luasnya keliru"
    And it is 2026-04-13 10:00
    And Budi consented because "Memang keliru"
    Then its time is over on 2026-04-14 16:00
    When Rina decides "perbaiki" because "Luasnya keliru"
    Then its clock stands still for the applicant
    And nobody is asked for consent
    And 4.25 working days are used

  Scenario: A moment before them it needs none
    Given it is 2026-04-10 15:59
    When Rina asks for consent because "Luasnya keliru"
    Then it is refused as "not-now"
    When Rina decides "perbaiki" because "Luasnya keliru"
    Then its clock stands still for the applicant

  Scenario: Nobody consents to what she asked for
    Given it is 2026-04-13 09:00
    And Yani asked for consent because "Luasnya keliru"
    When Yani consents because "Memang keliru"
    Then it is refused as "four-eyes"

  Scenario: Nobody decides what she consented to
    Given it is 2026-04-13 09:00
    And Rina asked for consent because "Luasnya keliru"
    And Yani consented because "Memang keliru"
    When Yani decides "perbaiki" because "Luasnya keliru"
    Then it is refused as "four-eyes"

  Scenario: Asked for twice
    Given it is 2026-04-13 09:00
    And Rina asked for consent because "Luasnya keliru"
    When Tono asks for consent because "Luasnya keliru"
    Then it is refused as "not-now"

  Scenario: What is not needed any more is not asked
    Given it is 2026-04-13 09:00
    And Rina asked for consent because "Luasnya keliru"
    When the applicant withdraws
    Then nobody is asked for consent

  Scenario: Decided otherwise
    Given it is 2026-04-13 09:00
    And Rina asked for consent because "Luasnya keliru"
    When Tono decides "sesuai"
    Then nobody is asked for consent

  Scenario: A day that is decreed off moves the end of the question with that of the decision
    Given it is 2026-04-10 16:00
    And Rina asked for consent because "Luasnya keliru"
    Then consent is asked for until 2026-04-09 16:00
    When "SKB 8/2026" makes 2026-04-09 a day off
    Then consent is asked for until 2026-04-10 16:00
