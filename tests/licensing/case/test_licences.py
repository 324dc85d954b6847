"""A case about a licence: who may open it, what its decision tells of the licence, and what it holds meanwhile."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from features.quoting import APPLICANT, quoted, read_city
from licensing.case.commands import PassTime, Submit
from licensing.case.timing import next_due
from licensing.city.people import Party, Service, Tracker
from licensing.history.events import (
    ApplicationSubmitted,
    HoldReleased,
    HoldTaken,
    LicenceAmended,
    LicenceEvent,
    LicenceReinstated,
    LicenceRevoked,
    LicenceSuspended,
)
from licensing.process.graph import Process
from licensing.register.concerned import Concerned, Sets
from licensing.scenarios.scenario import Scenario, typed
from licensing.words.identifiers import ApplicationNumber, LicenceId, PermitId
from tests.licensing.events import NOW, city
from tests.licensing.given import Given

NUMBER, OLD = ApplicationNumber("REG-CONTOH-20260302-00001"), ApplicationNumber("REG-LAMA-20250302-00001")
ABOUT = Concerned(
    LicenceId(f"{OLD}.terbit.1"),
    PermitId("lama"),
    OLD,
    "1/2025",
    "Wati",
    date(2025, 3, 2),
    date(2026, 4, 1),
    "in-force",
)
RINA, BUDI = (
    next(each for each in city().officers.values() if each.name == name) for name in ("Rina", "Budi")
)


def process(sets: Sets = "revoked", *, more: str = "", kind: str = "") -> Process:
    return quoted(
        f"""
about: {{licence: [lama], state: [valid, suspended], from: 30 days before licence.valid_until}}
kinds:
  ubah: {{about: licence{kind}}}
steps:
  putusan:
    review: {{by: pimpinan.kepala}}
    outcomes: {{setuju: {{to: terbit, reason: true}}, tolak: gugur}}
  terbit:
    issue: {{template: surat, number: "{{seq}}/{{year}}", sets: {sets}{more}}}
  gugur: {{close: {{}}}}
""",
        read_city(),
    )


def submit(
    about: Concerned | None = ABOUT, *, proved: ApplicationNumber | None = OLD, kind: str = "ubah"
) -> Submit:
    return Submit(NUMBER, typed(APPLICANT), {}, kind, about, proved)


def test_the_licence_is_kept_as_it_stood_and_held_by_the_case() -> None:
    told = Given(process(), None).when(submit(), by=Tracker(NUMBER)).events
    assert isinstance(told[0], ApplicationSubmitted)
    assert (told[0].kind, told[0].about, told[0].opened_by) == ("ubah", ABOUT, None)
    assert told[1] == HoldTaken(NOW, "licence", ABOUT.licence)


@pytest.mark.parametrize(
    ("command", "by", "code", "fields"),
    [
        (submit(None), Tracker(NUMBER), "licence-not-hers", ("licence",)),
        (submit(proved=None), Tracker(NUMBER), "licence-not-hers", ("licence",)),
        (submit(proved=NUMBER), Tracker(NUMBER), "licence-not-hers", ("licence",)),
        (submit(replace(ABOUT, permit=PermitId("lain"))), Tracker(NUMBER), "licence-not-hers", ("licence",)),
        (submit(replace(ABOUT, status="revoked")), Tracker(NUMBER), "licence-not-so", ("licence",)),
        (submit(replace(ABOUT, valid_until=date(2026, 4, 2))), Tracker(NUMBER), "too-early", ("licence",)),
        (submit(kind=""), Tracker(NUMBER), "no-such-kind", ("kind",)),
        (submit(kind="lain"), Tracker(NUMBER), "no-such-kind", ("kind",)),
        (submit(), RINA, "not-yours", ()),
        (submit(), Service(), "not-yours", ()),
    ],
)
def test_whoever_may_not_ask_is_told_why(
    command: Submit, by: Party, code: str, fields: tuple[str, ...]
) -> None:
    Given(process(), None).when(command, by=by).refused(code, fields=fields)


def test_an_officer_opens_what_is_hers_to_open_and_proves_nothing() -> None:
    given = Given(process(kind=", by: loket.petugas"), None)
    (first, *_) = given.when(submit(proved=None), by=RINA).events
    assert isinstance(first, ApplicationSubmitted)
    assert first.opened_by is not None
    assert first.opened_by.officer == RINA.id
    given.when(submit(), by=Tracker(NUMBER)).refused("not-yours")
    given.when(submit(), by=BUDI).refused("not-yours")


@pytest.mark.parametrize(
    ("sets", "more", "event"),
    [
        ("suspended", "", LicenceSuspended(NOW, ABOUT.licence, "Sebab.")),
        ("reinstated", "", LicenceReinstated(NOW, ABOUT.licence)),
        ("revoked", "", LicenceRevoked(NOW, ABOUT.licence, "Sebab.")),
        ("amended", "", LicenceAmended(NOW, ABOUT.licence, ABOUT.valid_until)),
        ("amended", ", valid: 1 year", LicenceAmended(NOW, ABOUT.licence, date(2027, 3, 1))),
    ],
)
def test_the_decision_changes_the_licence_and_lets_go_of_it(
    sets: Sets, more: str, event: LicenceEvent
) -> None:
    story = Scenario(city(), process(sets, more=more))
    story.tell(submit(), by=Tracker(NUMBER))
    story.decide(BUDI, "setuju", reason="Sebab.")
    story.perform()
    assert [each for each in story.events if isinstance(each, LicenceEvent)] == [event]
    assert HoldReleased(NOW, "licence") in story.events
    assert (story.case.ending, story.case.holds, story.case.licences) == ("changed", {}, {})
    assert [made.kind for made in story.case.made] == ["letter"]


def test_a_refused_case_changes_nothing_and_lets_go() -> None:
    story = Scenario(city(), process())
    story.tell(submit(), by=Tracker(NUMBER))
    story.decide(BUDI, "tolak")
    assert not any(isinstance(each, LicenceEvent) for each in story.events)
    assert (story.case.ending, story.case.holds) == ("lapsed", {})


def test_a_reminder_is_owed_at_its_hour_and_once() -> None:
    text = """steps:
  putusan:
    review: {by: pimpinan.kepala}
    outcomes: {setuju: terbit}
  terbit:
    issue: {template: surat, number: "{seq}/{year}", valid: 1 year, remind: [60 days]}
"""
    story = Scenario(city(), quoted(text, read_city()))
    story.submit(typed(APPLICANT))
    story.decide(BUDI, "setuju")
    story.perform()
    at = datetime(2026, 12, 31, 1, tzinfo=UTC)
    assert next_due(story.process, story.case, city().calendar) == at
    story.now = at - timedelta(seconds=1)
    story.tell(PassTime(), by=Service())
    assert story.case.owed == {}
    story.now = at
    story.tell(PassTime(), by=Service())
    assert [*story.case.owed] == [f"{story.case.application}.terbit.1.remind-60-days"]
    story.tell(PassTime(), by=Service())
    story.perform()
    assert next_due(story.process, story.case, city().calendar) is None


def test_who_gives_a_licence_another_last_day_owes_its_reminder() -> None:
    story = Scenario(city(), process("amended", more=", valid: 1 year, remind: [60 days]"))
    story.tell(submit(), by=Tracker(NUMBER))
    story.decide(BUDI, "setuju", reason="Sebab.")
    story.perform()
    story.now = datetime(2026, 12, 31, 1, tzinfo=UTC)
    assert next_due(story.process, story.case, city().calendar) == story.now
    story.tell(PassTime(), by=Service())
    assert [*story.case.owed] == [f"{NUMBER}.terbit.1.remind-60-days"]
