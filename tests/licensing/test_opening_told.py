"""A step that waits for its day, as people read of it, and as a definition is tried."""

from datetime import date

from features.quoting import APPLICANT, quoted
from licensing.case.commands import PassTime
from licensing.city.people import Service
from licensing.ports import CaseFile
from licensing.scenarios.answering import Act
from licensing.scenarios.scenario import MONDAY, Scenario, typed
from licensing.scenarios.trying import try_out
from licensing.telling import tell
from licensing.telling.waiting import waits, why
from licensing.words.identifiers import OutcomeId, StepId
from tests.licensing.days import city, with_a_visit

CITY = city()


def visited_on(day: str) -> Scenario:
    story = Scenario(CITY, with_a_visit())
    story.submit(typed(APPLICANT))
    story.decide(story.officer("Rina"), "dijadwalkan", typed=typed({"tanggal": day}))
    assert story.refusal is None
    return story


def file_of(story: Scenario) -> CaseFile:
    return CaseFile(story.case, story.process, story.events)


def test_who_will_be_asked_is_waited_for_with_the_day() -> None:
    (line,) = waits(file_of(visited_on("2026-03-10")), register=CITY)
    (awaited,) = line.on
    assert (awaited.who.code, awaited.task, awaited.due) == ("kesehatan.tim", None, None)
    assert (awaited.releases.id, awaited.releases.en) == (
        "baru dibuka pada 9 Maret 2026",
        "it opens on 9 March 2026",
    )
    assert awaited.since == MONDAY
    assert (awaited.opens, line.to_come, line.people) == (date(2026, 3, 9), (awaited,), ())
    assert not awaited.is_late(MONDAY.replace(year=2030))
    told = why(file_of(visited_on("2026-03-10")), register=CITY)
    assert told is not None
    assert told.awaited == awaited


def test_it_is_not_the_applicants_turn_before_her_day() -> None:
    story = visited_on("2026-03-03")
    story.decide(story.officer("Sari"), "layak")
    (line,) = waits(file_of(story), register=CITY)
    assert [each.who.kind for each in line.on] == ["applicant"]
    assert not line.is_applicants_turn
    story.pass_working_days(6)
    (line,) = waits(file_of(story), register=CITY)
    assert line.is_applicants_turn


def test_she_is_told_of_a_request_when_it_opens() -> None:
    story = visited_on("2026-03-03")
    story.decide(story.officer("Sari"), "layak")
    story.perform()
    before = len(story.performed)
    story.pass_working_days(6)
    story.tell(PassTime(), by=Service())
    story.perform()
    assert [effect.kind for effect in story.performed[before:]] == ["notify"]


def test_a_trial_does_not_stop_at_a_day_that_has_not_come() -> None:
    day = Act(StepId("jadwal"), OutcomeId("dijadwalkan"), typed=typed({"tanggal": "2026-03-30"}))
    trial = try_out(with_a_visit(), CITY, typed(APPLICANT), [day], now=MONDAY)
    assert [stage.where.step for stage in trial.stages] == ["jadwal", "kunjungan", "laporan"]
    assert [str(stage.opened) for stage in trial.stages] == ["None", "2026-03-27", "2026-04-06"]
    assert trial.ending == "cancelled"
    assert {finish.way[-1] for finish in trial.finishes} == {("kunjungan", "tidak"), ("laporan", "answered")}


def test_what_goes_on_for_a_record_is_told_with_its_number_and_nobody_reads_its_name_there() -> None:
    text = """
form:
  armada: {type: list, rows: 1..3, form: {nopol: {type: text}}}
steps:
  pemeriksaan:
    name: {id: Pemeriksaan, en: Inspection}
    each:
      over: form.armada
      label: armada.nopol
      steps:
        uji: {name: {id: Uji, en: Test}, review: {by: kesehatan.tim}, outcomes: {baik: {end: baik}}}
    outcomes: {baik: selesai}
  selesai: {close: {}}
"""
    story = Scenario(CITY, quoted(text.lstrip(), CITY))
    story.submit(typed({**APPLICANT, "armada.1.nopol": "B 1 A", "armada.2.nopol": "B 2 B"}))
    told = [tell(file_of(story), event, register=CITY).what.en for event in story.events]
    assert [each for each in told if "Test" in each] == [
        "Reached “Inspection 1, Test”",
        "Dinkes, Tim teknis was asked: Inspection 1, Test",
        "Reached “Inspection 2, Test”",
        "Dinkes, Tim teknis was asked: Inspection 2, Test",
    ]
    assert not [each for each in told if "B 1 A" in each]
