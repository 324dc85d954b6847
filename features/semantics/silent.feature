Feature: An office that does not answer
  Where the definition says so an office's silence counts as an answer once its own time is over, at that instant,
  whoever comes to see it first; it is reminded before, and nobody else's time is touched.

  Background:
    Given the process
      """
      time_limit:
        within: 9 working days
        remind: [1 working day]
        escalate: [{to: pimpinan.kepala, at: 6 working days before}]
      steps:
        rekomendasi:
          consultation:
            ask:
              - {by: kesehatan.tim, within: 3 working days, on_silence: setuju}
              - {by: lingkungan.tim, within: 5 working days}
            veto: [tolak]
          outcomes: {setuju: tanda_tangan, tolak: {to: gugur, reason: true}}
        tanda_tangan:
          review: {by: pimpinan.kepala, within: 1 working day}
          outcomes: {ya: berakhir}
        berakhir: {close: {as: done}}
        gugur: {close: {as: lapsed}}
      """
    And it is 2026-04-06 09:00
    And an application

  Scenario: Its silence counts as what the definition says
    Given Lela decided "setuju"
    When nobody keeps the time until 2026-04-09 16:00
    Then silence ended "rekomendasi", in this order
    And it stands at "tanda_tangan"

  Scenario: The others are still waited for
    When nobody keeps the time until 2026-04-09 16:00
    Then silence ended "rekomendasi", in this order
    And lingkungan is asked
    And it stands at "rekomendasi"

  Scenario: In the last microsecond it still answers
    Given it is a microsecond before 2026-04-09 16:00
    When Sari decides "tolak" because "Limbahnya"
    Then it is allowed
    And silence ended nothing

  Scenario: At the instant itself it is too late, though nobody has looked
    Given it is 2026-04-09 16:00
    When Sari decides "tolak" because "Limbahnya"
    Then it is refused as "already-ended"

  Scenario Outline: However late it is seen, what follows is so since that instant
    Given Lela decided "setuju"
    When nobody keeps the time until <seen>
    And nobody keeps the time until 2026-04-13 16:00
    Then it stands at "tanda_tangan"
    And 5 working days are used

    Examples:
      | seen             |
      | 2026-04-09 16:00 |
      | 2026-04-10 09:00 |
      | 2026-04-13 16:00 |

  Scenario: It is reminded before its own end
    When whoever keeps the time looks at it on 2026-04-08 09:00
    Then kesehatan was reminded 1 time
    And lingkungan was reminded 0 times

  Scenario: What was told up the ladder comes down with its silence
    Given Lela decided "setuju"
    And whoever keeps the time looked at it on 2026-04-09 10:00
    Then "rekomendasi" is escalated to pimpinan.kepala since 2026-04-09 10:00
    When whoever keeps the time looks at it on 2026-04-09 16:00
    Then nothing is escalated

  Scenario: An office without such a word is late at most
    Given Sari decided "setuju"
    When nobody keeps the time until 2026-04-16 09:00
    Then lingkungan is asked
    And silence ended nothing

  Scenario: In a line that only asks it is the same
    Given the process
      """
      steps:
        bersama:
          together:
            members:
              meja: {ask: [{by: kesehatan.tim, within: 2 working days, on_silence: setuju}]}
              pintu: {ask: [{by: lingkungan.tim}]}
          outcomes: {setuju: berakhir, tolak: berakhir}
        berakhir: {close: {as: done}}
      """
    And it is 2026-04-06 09:00
    And an application
    When nobody keeps the time until 2026-04-08 16:00
    Then silence ended "meja", in this order
    And it stands at "bersama"
    When Lela decides "setuju"
    Then it has ended as "done"
