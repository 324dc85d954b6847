"""What our own register says is handed in for each step that depends on it, and stands in the history."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from licensing.case.advancing import Drawn, Series, advance
from licensing.case.commands import Consult, PassTime
from licensing.case.consulting import look_up
from licensing.clock.spans import Span
from licensing.history.events import Event, RegisterConsulted, StepEntered, TaskOpened
from licensing.history.evolving import replay
from licensing.register.concerned import Concerned
from licensing.register.holdings import NOTHING, Holdings, held
from licensing.register.licences import Status
from licensing.words.identifiers import ApplicationNumber, LicenceId, PermitId
from tests.licensing.events import (
    APPLICANT_HERSELF,
    IZIN,
    NOW,
    RINA,
    asked_applicant,
    at,
    city,
    completed,
    decide,
    decided,
    entered,
    opened,
    process,
    submitted,
)
from tests.licensing.given import given

FACTS = """
form:
  nik: {type: text, optional: true}
facts:
  lain: {register: licences, of: [contoh], key: form.nik, take: [number]}
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {baik: hitung, kembali: {to: perbaikan, reason: true}}
  perbaikan:
    correction: {within: 14 days, on_silence: kunjungan, then: periksa}
  kunjungan:
    review: {by: kesehatan.tim, opens: submitted}
    outcomes: {baik: hitung}
  hitung:
    branch: {choose: [{when: facts.lain.count >= 3, to: penuh}], otherwise: selesai}
  penuh:
    review: {by: pimpinan.kepala}
    outcomes: {gugur: gugur}
  selesai: {close: {}}
  gugur: {close: {}}
"""
TWO = {"lain": Holdings(2, "503/002/2026")}
NOTHING_FOUND = {"lain": NOTHING}
THREE = {"lain": Holdings(3, "503/003/2026")}


def consulted(step: str, found: dict[str, Holdings], round: int = 1) -> RegisterConsulted:
    return RegisterConsulted(NOW, at(step, round), found)


UNDER_REVIEW: tuple[Event, ...] = (
    submitted(nik="3674"),
    entered("periksa"),
    consulted("periksa", TWO),
    opened("periksa", "loket.petugas"),
)


def licence(
    number: str, status: Status = "in-force", until: date | None = None, *, of: str = "REG-LAIN"
) -> Concerned:
    start = date(2026, 1, 1)
    return Concerned(
        LicenceId(number), PermitId("contoh"), ApplicationNumber(of), number, "Wati", start, until, status
    )


def test_a_step_asks_nobody_before_the_register_was_looked_into() -> None:
    told = given(FACTS, *UNDER_REVIEW).when(decide("periksa", "loket", "baik"), by=RINA)
    told.then(decided("periksa", "loket", RINA, "baik"), completed("periksa", "baik"), entered("hitung"))


def test_what_was_found_decides_and_is_told_once() -> None:
    case = given(
        FACTS,
        *UNDER_REVIEW,
        decided("periksa", "loket", RINA, "baik"),
        completed("periksa", "baik"),
        entered("hitung"),
    )
    found = Consult(at("hitung"), THREE)
    told = case.when(found, by=IZIN)
    assert [type(event).__name__ for event in told.events] == [
        "RegisterConsulted",
        "StepCompleted",
        "StepEntered",
    ]
    assert told.events[0] == consulted("hitung", THREE)
    assert isinstance(last := told.events[-1], StepEntered)
    assert last.where == at("penuh")
    case.when(found, by=RINA).refused("not-yours")
    given(FACTS, *UNDER_REVIEW).is_impossible(found, by=IZIN, match="does not wait")


def test_what_was_found_last_counts() -> None:
    case = replay((*UNDER_REVIEW, consulted("periksa", NOTHING_FOUND)))
    assert case is not None
    assert case.found == NOTHING_FOUND
    assert process(FACTS).facts(case)["facts.lain.count"] == 0


def test_a_step_that_time_leads_to_opens_once_though_its_day_has_come() -> None:
    """Time opens what has come; a round that waits for the register is not asked before that."""
    case = replay(
        (
            *UNDER_REVIEW,
            decided("periksa", "loket", RINA, "kembali", reason="Kurang"),
            completed("periksa", "kembali"),
            entered("perbaikan"),
            asked_applicant("perbaikan", Span(14, "day"), NOW + timedelta(days=14)),
        )
    )
    asked: list[str] = []

    def look(permits: tuple[PermitId, ...], key: str, /) -> tuple[Concerned, ...]:
        asked.append(f"{','.join(permits)}:{key}")
        return (licence("1"), licence("2"), licence("3"))

    def draw(wanted: Sequence[Series], /) -> Sequence[Drawn]:
        raise AssertionError(wanted)

    later = NOW + timedelta(days=20)
    advanced = advance(
        process(FACTS),
        case,
        [PassTime()],
        by=IZIN,
        now=later,
        calendar=city().calendar,
        draw=draw,
        look=look,
    )
    tasks = [event.where.step for event in advanced.events if isinstance(event, TaskOpened)]
    assert tasks == ["kunjungan"]
    assert asked == ["contoh:3674"]
    assert advanced.case is not None
    assert advanced.case.found == {"lain": Holdings(3, "3")}


def test_without_a_key_nothing_is_asked_of_the_register() -> None:
    case = replay((submitted(),))
    assert case is not None

    def look(permits: tuple[PermitId, ...], key: str, /) -> tuple[Concerned, ...]:
        raise AssertionError(permits, key)

    assert look_up(process(FACTS), case, look) == NOTHING_FOUND
    assert (
        look_up(process(FACTS), replace(case, answers=submitted(nik="3674").answers), None) == NOTHING_FOUND
    )


def test_what_a_case_issued_and_the_licence_it_is_about_are_no_others() -> None:
    own = licence("1", of=str(APPLICANT_HERSELF.application))
    case = replay((submitted(nik="3674"),))
    assert case is not None
    about = replace(case, about=licence("2"))

    def look(permits: tuple[PermitId, ...], key: str, /) -> tuple[Concerned, ...]:
        return (own, licence("2"), licence("3"))

    assert look_up(process(FACTS), case, look)["lain"].count == 2
    assert look_up(process(FACTS), about, look)["lain"] == Holdings(1, "3")


@pytest.mark.parametrize(
    ("licences", "longest"),
    [
        (("a", "b"), "b"),
        (("b", "a"), "b"),
        (("a", "endless"), "endless"),
        (("a",), "a"),
    ],
)
def test_of_several_the_one_that_lasts_longest_is_told(licences: tuple[str, ...], longest: str) -> None:
    ends = {"a": date(2027, 1, 1), "b": date(2028, 1, 1), "endless": None}
    found = held((licence(each, until=ends[each]) for each in licences), ("in-force",), ("number",))
    assert found == Holdings(len(licences), longest)


def test_only_states_that_are_asked_for_count_and_only_what_is_taken_is_told() -> None:
    licences = (licence("1", "suspended"), licence("2", "revoked"), licence("3", until=date(2027, 1, 1)))
    assert held(licences, ("in-force", "suspended"), ()) == Holdings(2)
    assert held(licences, ("expired",), ("number", "holder", "valid_until")) == NOTHING
    told = held(licences, ("in-force",), ("number", "holder", "valid_until"))
    assert told == Holdings(1, "3", "Wati", date(2027, 1, 1))
