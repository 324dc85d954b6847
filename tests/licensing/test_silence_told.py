"""What silence comes to is told before it happens, and happens as it was told."""

from datetime import datetime, timedelta

from features.quoting import APPLICANT, quoted
from licensing.clock.calendar import WIB
from licensing.scenarios.scenario import Scenario, typed
from licensing.telling.silence import silence_of_case, silence_of_task
from licensing.words.sentences import Sentence
from tests.licensing.histories import city
from tests.licensing.test_who_was_first import BEGUN, END, begun
from tests.licensing.told_of import REASON, file_of

ASKED = """
steps:
  tanya:
    consultation:
      ask:
        - {by: kesehatan.tim, within: 2 working days, on_silence: setuju}
        - {by: lingkungan.tim, within: 2 working days}
      veto: [tolak]
    outcomes: {setuju: {to: lengkapi, label: {id: Setuju, en: Agreed}}, tolak: {to: gugur, reason: true}}
  lengkapi:
    name: {id: Melengkapi, en: Completing}
    request: {within: 3 days, on_silence: teguran, then: selesai}
    form: {jawab: {type: text}}
  teguran:
    name: {id: Teguran, en: Reminder}
    request: {within: 3 days, then: selesai}
    form: {jawab: {type: text}}
  selesai: {close: {as: done}}
  gugur: {close: {}}
"""


def told(story: Scenario, place: int = 0) -> tuple[Sentence | None, Sentence | None]:
    """Of an open task, as officers and as the applicant read it."""
    file, task = file_of(story), story.open_tasks[place]
    officers = silence_of_task(file, task, register=story.register, now=story.now)
    hers = silence_of_task(file, task, register=story.register, now=story.now, reader="everyone")
    return officers and officers.said, hers and hers.said


def test_an_applicant_reads_until_when_she_answers_and_that_it_lapses_otherwise() -> None:
    story = begun()
    story.decide(story.officer("Sari"), "perbaiki", reason=REASON)
    officers, hers = told(story)
    assert hers == Sentence(
        "Bila Anda tidak menjawab sampai 9 April 2026 pukul 24.00 WIB, permohonan gugur.",
        "If you do not answer by 9 April 2026 at 24:00 WIB, the application lapses.",
    )
    assert officers
    assert officers.id.startswith("Bila pemohon tidak menjawab")
    story.pass_until(datetime(2026, 4, 10, tzinfo=WIB))
    assert story.case.ending == "lapsed"
    assert file_of(story).case.open_tasks == ()


def test_the_law_is_told_to_grant_what_nobody_decides_and_while_the_time_stands_still_nothing_is_told() -> (
    None
):
    story = begun()
    said = silence_of_case(file_of(story), register=story.register, now=story.now)
    assert said
    assert said.said.en == (
        "If nothing is decided by 10 April 2026 at 16:00 WIB, "
        "the law grants the application, and an officer signs the certificate."
    )
    assert told(story) == (None, None), "an office that is late stays asked"
    asked = begun()
    asked.decide(asked.officer("Sari"), "perbaiki", reason=REASON)
    assert silence_of_case(file_of(asked), register=asked.register, now=asked.now) is None
    story.pass_until(END)
    assert story.case.granted is not None
    assert silence_of_case(file_of(story), register=story.register, now=story.now) is None


def test_what_an_offices_silence_counts_as_only_officers_read() -> None:
    story = Scenario(city(), quoted(ASKED, city()))
    story.now = BEGUN
    story.submit(typed(APPLICANT))
    officers, hers = told(story)
    assert officers
    assert hers
    assert officers.en.endswith(" does not answer by 8 April 2026 at 16:00 WIB, that counts as “Agreed”.")
    assert hers.en.endswith("by 8 April 2026 at 16:00 WIB, the application goes on without its answer.")
    assert told(story, 1) == (None, None)
    story.decide(story.officer("Lela"), "setuju")
    story.pass_until(BEGUN + timedelta(days=3))
    _, hers = told(story)
    assert hers
    assert hers.id.endswith("permohonan berlanjut ke “Teguran”.")
    story.pass_until(BEGUN + timedelta(days=9))
    assert told(story) == (None, None)
