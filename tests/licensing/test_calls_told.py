"""A system that is asked, as people read of it, and as a definition is tried."""

from collections.abc import Mapping

from features.quoting import APPLICANT, quoted_here, small_city
from licensing.case.commands import ReportEffect
from licensing.city.people import Service
from licensing.documents.decisions import decisions_of
from licensing.history.effects import Dismissed
from licensing.ports import CaseFile
from licensing.scenarios.answering import Act
from licensing.scenarios.calling import called, fails, is_silent, says
from licensing.scenarios.scenario import MONDAY, Scenario, typed
from licensing.scenarios.trying import try_out
from licensing.telling import tell
from licensing.telling.told import is_for
from licensing.telling.waiting import waits, why
from licensing.words.identifiers import OfficerId, OutcomeId, StepId

CITY = small_city()
TEXT = """\
form:
  nomor: {type: text}
steps:
  pajak:
    call:
      system: lingkungan.pajak
      ask: {nomor: form.nomor}
      within: 1 hour
      on_silence: {by: lingkungan.tim, within: 2 working days}
    outcomes: {bersih: putusan, menunggak: putusan, asing: putusan}
  putusan:
    review: {by: pimpinan.kepala}
    outcomes: {setuju: selesai}
  selesai: {close: {as: done}}
"""
NUMBER = "3674010001"
SYSTEM = "Status pajak (sistem DLH)"


def asked() -> Scenario:
    story = Scenario(CITY, quoted_here(TEXT))
    story.submit(typed({**APPLICANT, "nomor": NUMBER}))
    story.perform()
    assert story.refusal is None
    return story


def file_of(story: Scenario) -> CaseFile:
    return CaseFile(story.case, story.process, story.events)


def last_told(story: Scenario) -> tuple[str, str, str, bool]:
    told = [tell(file_of(story), event, register=CITY) for event in story.events]
    of_system = [each for each in told if each.who.kind == "system"][-1]
    return of_system.who.name.id, of_system.what.id, of_system.what.en, is_for(of_system, "everyone")


def test_the_system_is_waited_for_by_its_name_until_its_time_is_over_and_then_an_officer() -> None:
    (line,) = waits(file_of(asked()), register=CITY)
    (awaited,) = line.on
    assert (awaited.who.kind, awaited.who.code) == ("system", "lingkungan.pajak")
    assert awaited.who.name.id == SYSTEM
    assert awaited.since == MONDAY
    assert awaited.due is not None
    assert (awaited.due - MONDAY).total_seconds() == 3600
    assert awaited.releases.id == (
        "sistem menjawab; bila sampai batas waktunya tidak, DLH, Tim teknis diminta menjawab"
    )
    assert (line.systems, line.people, line.to_come) == ((awaited,), (), ())
    found = why(file_of(asked()), register=CITY)
    assert found is not None
    assert found.awaited == awaited


def test_everybody_reads_what_it_answered_and_nobody_what_it_was_asked() -> None:
    story = asked()
    says(story, called(story)[0].effect, OutcomeId("menunggak"), {"jumlah": ("5000000",)})
    assert last_told(story) == (
        SYSTEM,
        "Status pajak (sistem DLH) menjawab: Menunggak",
        "Tax status (system of DLH) answered: Menunggak",
        True,
    )
    told = str([tell(file_of(story), event, register=CITY) for event in story.events[1:]])
    assert NUMBER not in told
    assert "5000000" not in told


def test_everybody_reads_why_an_officer_is_asked() -> None:
    silent, failing, given_up = asked(), asked(), asked()
    is_silent(silent, called(silent)[0])
    fails(failing, called(failing)[0].effect)
    key = called(given_up)[0].effect.key
    given_up.tell(ReportEffect(key, Dismissed("Tia", "Pindah.")), by=Service())
    assert last_told(silent)[1::2] == (
        f"{SYSTEM} tidak menjawab pada waktunya: petugas diminta menjawab",
        True,
    )
    assert last_told(failing)[1::2] == (f"{SYSTEM} tidak dapat ditanya: petugas diminta menjawab", True)
    assert last_told(given_up)[1::2] == (f"{SYSTEM} tidak ditanya lagi: petugas diminta menjawab", False)
    for each in (silent, failing, given_up):
        (line,) = waits(file_of(each), register=CITY)
        assert [person.who.code for person in line.people] == ["lingkungan.tim"]


def test_a_template_reads_a_systems_answer_as_a_decision_without_a_person() -> None:
    story = asked()
    says(story, called(story)[0].effect, OutcomeId("menunggak"), {"jumlah": ("5000000",)})
    (decision,) = decisions_of(story.process, story.case, story.case.rounds[:1], CITY)
    assert isinstance(decision, Mapping)
    assert decision["by"] == {"name": "Status pajak", "nip": "-", "position": "Sistem"}
    assert decision["form"] == {"status": "Menunggak", "jumlah": "Rp5.000.000"}


def test_a_trial_shows_what_each_answer_opens_and_takes_the_one_that_is_given() -> None:
    given = {**typed(APPLICANT), "nomor": (NUMBER,)}
    acts = [Act(StepId("pajak"), OutcomeId("asing"))]
    trial = try_out(quoted_here(TEXT), CITY, given, acts, now=MONDAY)
    stage = trial.stages[0]
    assert [each.system.id if each.system else "" for each in stage.asked] == ["Status pajak"]
    assert [each.outcome for each in stage.outcomes] == ["bersih", "menunggak", "asing"]
    assert (trial.chosen[0].outcome, trial.chosen[0].assumed, trial.unused) == ("asing", False, ())
    by_hand = [Act(StepId("pajak"), OutcomeId("bersih"), OfficerId("lela"))]
    trial = try_out(quoted_here(TEXT), CITY, given, by_hand, now=MONDAY)
    assert (trial.chosen[0].outcome, trial.chosen[0].officer, trial.ending) == ("bersih", "lela", "done")


ROWS = """\
form:
  armada:
    type: list
    rows: 1..4
    form: {nomor: {type: text}}
steps:
  semua:
    name: {id: Pemeriksaan, en: Check}
    each:
      over: form.armada
      steps:
        pajak:
          call:
            system: lingkungan.pajak
            ask: {nomor: armada.nomor}
            within: 1 hour
            on_silence: {by: lingkungan.tim}
          outcomes: {bersih: {end: baik}, menunggak: {end: buruk}, asing: {end: buruk}}
      veto: [buruk]
    outcomes: {baik: selesai, buruk: selesai}
  selesai: {close: {as: done}}
"""


def test_of_each_row_the_same_system_is_asked_and_it_is_told_which_it_was() -> None:
    story = Scenario(CITY, quoted_here(ROWS))
    story.submit(typed({**APPLICANT, "armada.1.nomor": "3674010001", "armada.2.nomor": "3674010002"}))
    story.perform()
    first, second = called(story)
    asks = story.process.step(StepId("pajak")).call
    assert asks is not None
    asked_for = [asks.request(story.process.facts(story.case, each.where.line)) for each in (first, second)]
    assert [*map(dict, asked_for)] == [{"nomor": "3674010001"}, {"nomor": "3674010002"}]
    says(story, second.effect, OutcomeId("bersih"))
    assert last_told(story)[1] == f"Pemeriksaan 2: {SYSTEM} menjawab: Tidak menunggak"
    is_silent(story, called(story)[0])
    assert last_told(story)[1].startswith(f"Pemeriksaan 1: {SYSTEM} tidak menjawab pada waktunya")
