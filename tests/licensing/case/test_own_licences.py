"""A case decides about the licence it has issued: what is told of it, what is held meanwhile, and what others made."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from features.quoting import APPLICANT, quoted, read_city
from licensing.case.commands import Answer, AssignNumber, Decide
from licensing.case.reminding import reminders
from licensing.city.people import Service
from licensing.history.case import Case
from licensing.history.events import (
    HoldKept,
    HoldReleased,
    HoldTaken,
    LicenceAmended,
    LicenceEvent,
    LicenceReinstated,
    LicenceRevoked,
    LicenceSuspended,
)
from licensing.history.evolving import replay
from licensing.history.places import MAIN
from licensing.process.graph import Process
from licensing.register.licences import Status
from licensing.scenarios.scenario import Scenario, typed
from licensing.words.identifiers import LicenceId, OutcomeId
from tests.licensing.events import city
from tests.licensing.given import Given, Told

BUDI = next(each for each in city().officers.values() if each.name == "Budi")
DEFINITION = """form:
  mulai: {type: date, min: submitted}
  akhir: {type: date, min: form.mulai}
reserve:
  tempat: {pool: tempat, key: form.nama, keep: issued}
steps:
  putusan:
    review: {by: pimpinan.kepala}
    outcomes: {setuju: terbit}
  terbit:
    issue:
      template: surat
      number: "{seq}/{year}"
      valid: [{since: mulai, until: akhir}]
      remind: [7 days]
      then: awasi
  awasi:
    review: {by: pimpinan.kepala}
    outcomes:
      beku: {to: beku, reason: true}
      cabut: {to: cabut, reason: true}
      tunda: tanya
      aman: {to: selesai}
  beku:
    issue: {template: surat, number: "B{seq}/{year}", sets: suspended, then: dibekukan}
  dibekukan:
    review: {by: pimpinan.kepala}
    outcomes: {pulih: pulih, cabut: {to: cabut, reason: true}, biar: selesai, tunda: tanya}
  pulih:
    issue: {template: surat, number: "P{seq}/{year}", sets: reinstated, then: awasi}
  cabut:
    issue: {template: surat, number: "C{seq}/{year}", sets: revoked}
  tanya:
    request: {opens: 10 days before licence.valid_from, within: 5 days, on_silence: awasi_lagi, then: tanda}
    form:
      mulai: {type: date, min: licence.valid_from}
      akhir: {type: date, min: tanya.mulai, max: tanya.mulai + 3}
  tanda:
    review: {by: pimpinan.kepala}
    outcomes: {sah: tunda}
  tunda:
    issue:
      template: surat
      number: "T{seq}/{year}"
      sets: amended
      valid: [{since: tanya.mulai, until: tanya.akhir}]
      then: awasi_lagi
  awasi_lagi:
    review: {by: pimpinan.kepala}
    outcomes: {cukup: selesai}
  selesai: {close: {as: done}}
"""
DAYS = {"mulai": "2026-03-20", "akhir": "2026-03-22"}


def process() -> Process:
    return quoted(DEFINITION, read_city())


def issued() -> Scenario:
    story = Scenario(city(), process())
    story.submit(typed({**APPLICANT, **DAYS}))
    decided(story, "setuju")
    return story


def decided(story: Scenario, outcome: str, reason: str = "") -> None:
    story.decide(BUDI, outcome, reason=reason)
    assert story.refusal is None, story.refusal
    story.perform()


def told(story: Scenario) -> list[LicenceEvent]:
    return [each for each in story.events if isinstance(each, LicenceEvent)]


def own(story: Scenario) -> LicenceId:
    assert story.case.own is not None
    return story.case.own.id


def test_it_is_suspended_and_reinstated_in_its_own_case() -> None:
    story = issued()
    decided(story, "beku", "Kabel terkelupas")
    licence = own(story)
    assert told(story)[1:] == [LicenceSuspended(story.now, licence, "Kabel terkelupas")]
    assert story.case.licences[licence].standing == "suspended"
    decided(story, "pulih")
    assert told(story)[2:] == [LicenceReinstated(story.now, licence)]
    assert story.case.licences[licence].standing == "issued"
    assert [made.kind for made in story.case.made] == ["licence", "letter", "letter"]


def test_what_is_signed_about_it_is_held_until_the_register_follows() -> None:
    story = issued()
    licence = own(story)
    story.decide(BUDI, "beku", reason="Kabel terkelupas")
    assert HoldTaken(story.now, "licence", str(licence)) in story.events
    assert "licence" in story.case.holds
    story.perform()
    assert story.events[story.events.index(LicenceSuspended(story.now, licence, "Kabel terkelupas")) + 1] == (
        HoldReleased(story.now, "licence")
    )
    assert "licence" not in story.case.holds


def test_revoked_it_ends_the_case_and_keeps_nothing() -> None:
    story = issued()
    decided(story, "cabut", "Tetap tidak layak")
    assert told(story)[1:] == [LicenceRevoked(story.now, own(story), "Tetap tidak layak")]
    assert story.case.ending == "changed"
    assert HoldReleased(story.now, "tempat") in story.events
    assert not any(isinstance(each, HoldKept) for each in story.events)


def test_suspended_it_keeps_what_it_holds() -> None:
    story = issued()
    decided(story, "beku", "Kabel terkelupas")
    decided(story, "biar")
    assert HoldKept(story.now, "tempat", date(2026, 3, 22)) in story.events


def put_off() -> Scenario:
    story = issued()
    decided(story, "tunda")
    assert story.open_tasks == ()  # It waits for the tenth day before the first one.
    story.pass_until(datetime(2026, 3, 11, 2, tzinfo=UTC))
    (task,) = story.open_tasks
    story.tell(Answer(task.id, typed({"mulai": "2026-04-03", "akhir": "2026-04-05"}), {}), by=story.applicant)
    assert story.refusal is None, story.refusal
    decided(story, "sah")
    return story


def test_it_is_put_off_to_the_days_that_were_answered() -> None:
    story = put_off()
    licence = own(story)
    assert told(story)[1:] == [LicenceAmended(story.now, licence, date(2026, 4, 5), date(2026, 4, 3))]
    known = story.case.licences[licence]
    assert (known.valid_from, known.valid_until) == (date(2026, 4, 3), date(2026, 4, 5))
    assert known.status(on=date(2026, 3, 21)) == "not-yet-in-force"
    assert story.process.facts(story.case)["licence.valid_from"] == date(2026, 4, 3)
    assert story.process.facts(story.case)["licence.holder"] == APPLICANT["nama"]


def test_the_reminder_follows_the_new_last_day_and_what_it_keeps_too() -> None:
    story = put_off()
    (reminder,) = reminders(story.process, story.case)
    assert reminder.at.date() == date(2026, 3, 29)
    assert reminder.effect.where.step == "tunda"
    decided(story, "cukup")
    assert HoldKept(story.now, "tempat", date(2026, 4, 5)) in story.events
    assert [*reminders(story.process, story.case)] == [reminder]


def unsigned(outcome: str) -> Case:
    """Decided about, and not numbered yet."""
    story = issued()
    (task,) = story.open_tasks
    decide = Decide(task.id, OutcomeId(outcome), "Sebab", {})
    case = replay(Given(story.process, story.case).when(decide, by=BUDI).events, story.case)
    assert case is not None
    return case


def sign(outcome: str, status: Status, *, until: date = date(2026, 3, 22)) -> Told:
    """What numbering the decision comes to, where the register has the licence so."""
    case = unsigned(outcome)
    concerned = process().concerned(case)
    assert concerned is not None
    stands = replace(concerned, status=status, valid_until=until)
    command = AssignNumber(case.open[MAIN], 1, 2026, "kode", "", stands)
    return Given(process(), case).when(command, by=Service())


@pytest.mark.parametrize(
    ("outcome", "status"),
    [("beku", "suspended"), ("beku", "revoked"), ("beku", "renewed"), ("cabut", "revoked")],
)
def test_what_others_made_of_it_meanwhile_counts(outcome: str, status: Status) -> None:
    sign(outcome, status).refused("licence-not-so", fields=("licence",))


@pytest.mark.parametrize(
    ("outcome", "status"),
    [("beku", "not-yet-in-force"), ("beku", "in-force"), ("beku", "expired"), ("cabut", "expired")],
)
def test_a_licence_that_is_as_the_case_knows_it_is_not_told_again(outcome: str, status: Status) -> None:
    first, *_ = sign(outcome, status).events
    assert isinstance(first, HoldTaken)
    assert first.licence is None


def test_what_others_changed_of_it_is_known_from_then_on() -> None:
    events = sign("cabut", "suspended", until=date(2026, 4, 1)).events
    assert isinstance(events[0], HoldTaken)
    assert events[0].licence is not None
    case = replay(events, unsigned("cabut"))
    assert case is not None
    assert case.own is not None
    assert (case.own.standing, case.own.valid_until, case.about) == ("suspended", date(2026, 4, 1), None)
