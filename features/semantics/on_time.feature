Feature: The end of the time
  Before a case's time is over whoever is awaited is reminded, and then it is told up a ladder; once it is over, the law
  has granted what was applied for, at that instant, whoever comes to see it first.

  Background:
    Given the process
      """
      time_limit:
        starts: kelengkapan.lengkap
        within: 6 working days
        remind: [3 working days, 1 working day]
        escalate: [{to: pimpinan.kepala, at: 2 working days before}]
        deemed: {as: certify, to: keterangan}
      anytime:
        cancel: {by: pimpinan.kepala, to: batal}
        suspend: {by: pimpinan.kepala, resume: pimpinan.kepala}
      steps:
        kelengkapan:
          review: {by: loket.petugas, within: 1 working day}
          outcomes: {lengkap: verifikasi, kembalikan: {to: perbaikan, reason: true}}
        perbaikan:
          correction: {within: 14 days, on_silence: gugur, changes: all, then: kelengkapan}
        verifikasi:
          review: {by: kesehatan.tim, within: 4 working days}
          outcomes: {lanjut: tanda_tangan, perbaiki: {to: perbaikan, reason: true}}
        tanda_tangan:
          signature: {by: pimpinan.kepala, within: 1 working day, not_by: [verifikasi]}
          outcomes: {ditandatangani: terbit}
        terbit: {issue: {template: surat, number: "503/{seq:04d}/{year}"}}
        keterangan:
          signature: {by: pimpinan.kepala, within: 1 working day}
          outcomes: {ditandatangani: surat_keterangan}
        surat_keterangan: {letter: {template: surat, number: "503/{seq:04d}/FP/{year}", then: selesai}}
        selesai: {close: {as: done}}
        gugur: {close: {}}
        batal: {close: {as: cancelled}}
      """
    And it is 2026-04-06 09:00
    And an application
    And Rina decided "lengkap"

  Scenario: Whoever is awaited is reminded, each time once
    When whoever keeps the time looks at it on 2026-04-07 09:00
    Then kesehatan was reminded 1 time
    When whoever keeps the time looks at it on 2026-04-08 09:00
    And whoever keeps the time looks at it
    Then kesehatan was reminded 1 time
    When whoever keeps the time looks at it on 2026-04-09 08:00
    And whoever keeps the time looks at it
    Then kesehatan was reminded 2 times
    When whoever keeps the time looks at it on 2026-04-13 08:00
    Then kesehatan was reminded 3 times

  Scenario: Of what nobody looked at for days only the last reminder is sent
    When whoever keeps the time looks at it on 2026-04-13 09:00
    Then kesehatan was reminded 2 times

  Scenario: The applicant is reminded of her correction, and not of what she has answered
    Given Sari decided "perbaiki" because "Buram"
    When whoever keeps the time looks at it on 2026-04-15 09:00
    Then the applicant was reminded 1 time
    When the applicant corrects nama to "Ani"
    And whoever keeps the time looks at it on 2026-04-17 09:00
    Then the applicant was reminded 1 time

  Scenario: It is told up the ladder, and comes down with the decision
    When whoever keeps the time looks at it on 2026-04-10 07:59
    Then nothing is escalated
    When whoever keeps the time looks at it on 2026-04-10 08:00
    Then "verifikasi" is escalated to pimpinan.kepala since 2026-04-10 08:00
    When Sari decides "lanjut"
    Then nothing is escalated

  Scenario: It comes down where the time stands still, and goes up again
    Given whoever keeps the time looked at it on 2026-04-10 12:00
    When Sari decides "perbaiki" because "Buram"
    Then nothing is escalated
    When whoever keeps the time looks at it on 2026-04-20 12:00
    And the applicant corrects nama to "Ani"
    Then "kelengkapan" is escalated to pimpinan.kepala since 2026-04-20 12:00

  Scenario: She to whom it is told urges those who are asked
    Given whoever keeps the time looked at it on 2026-04-10 12:00
    When Budi urges "verifikasi"
    Then kesehatan was urged 1 time
    When Budi urges "verifikasi"
    Then kesehatan was urged 1 time

  Scenario: Nobody urges what was not told to her
    When Budi urges "verifikasi"
    Then it is refused as "not-yours"

  Scenario: In the last microsecond it is still the office that decides
    Given Sari decided "lanjut"
    And it is a microsecond before 2026-04-14 16:00
    When Budi decides "ditandatangani"
    Then it is allowed
    When whoever keeps the time looks at it on 2026-04-15 09:00
    Then the law has not granted it

  Scenario: At the end of the time it is too late, though nobody has looked yet
    Given Sari decided "lanjut"
    And it is 2026-04-14 16:00
    When Budi decides "ditandatangani"
    Then it is refused as "already-ended"
    When whoever keeps the time looks at it
    Then the law has granted it since 2026-04-14 16:00

  Scenario Outline: Whenever it is seen, it was granted at the end of the time, and a superior certifies it
    When whoever keeps the time looks at it on <seen>
    Then the law has granted it since 2026-04-14 16:00
    And its clock stopped at 2026-04-14 16:00
    And it waits for pimpinan.kepala
    When Budi cancels it because "Terlambat"
    Then it is refused as "already-ended"
    When Budi decides "ditandatangani"
    Then the document is numbered "503/0001/FP/2026"

    Examples:
      | seen             |
      | 2026-04-14 16:00 |
      | 2026-04-14 16:29 |
      | 2026-04-20 09:00 |

  Scenario: What stands still is not granted
    Given Sari decided "perbaiki" because "Buram"
    When whoever keeps the time looks at it on 2026-04-16 09:00
    Then the law has not granted it
