"""Advancing: commands one after another, with numbers drawn on the way."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from licensing.case.advancing import Advanced, Drawn, Series, advance
from licensing.case.commands import Command, PassTime, Submit
from licensing.city.people import Party
from licensing.history.events import NumberAssigned
from licensing.history.evolving import replay
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import FieldId
from tests.licensing.events import (
    APPLICANT_HERSELF,
    APPLICATION,
    BUDI,
    IZIN,
    NOW,
    RINA,
    city,
    claim,
    claimed,
    completed,
    decide,
    decided,
    entered,
    form,
    numbered,
    opened,
    owed,
    process,
    received,
    render,
    report,
    submitted,
)

PROCESS = """
steps:
  tanda:
    review: {by: pimpinan.kepala}
    outcomes: {ya: terbit}
  terbit:
    issue: {template: surat, number: "{seq}/{year}"}
"""
SIGNED = (
    submitted(),
    received("tanda"),
    entered("tanda"),
    opened("tanda", "pimpinan.kepala"),
    decided("tanda", "pimpinan", BUDI, "ya"),
    completed("tanda", "ya"),
    entered("terbit"),
)
NEW_YEAR = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)


def go_on(
    *commands: Command, by: Party, history: int, now: datetime = NOW
) -> tuple[Advanced, list[tuple[str, int]]]:
    """The case after the first `history` of the events above and these commands, and which numbers were drawn."""
    drawn: list[tuple[str, int]] = []

    def draw(wanted: Sequence[Series], /) -> Sequence[Drawn]:
        drawn.extend(wanted)
        return [Drawn(41 + len(drawn) - len(wanted) + n, "kode") for n in range(len(wanted))]

    case = replay(SIGNED[:history])
    advanced = advance(process(PROCESS), case, commands, by=by, now=now, calendar=city().calendar, draw=draw)
    return advanced, drawn


def test_a_number_is_drawn_as_soon_as_it_is_awaited() -> None:
    advanced, drawn = go_on(decide("tanda", "pimpinan", "ya"), by=BUDI, history=4)
    told = (
        *SIGNED[4:],
        numbered("terbit", "41/2026", "2026-03-02", "2026-03-02", None),
        owed(render("terbit")),
    )
    assert advanced == Advanced(replay((*SIGNED[:4], *told)), told)
    assert drawn == [("contoh.issue", 2026)]


def test_the_year_of_a_number_is_the_citys() -> None:
    advanced, drawn = go_on(decide("tanda", "pimpinan", "ya"), by=BUDI, history=4, now=NEW_YEAR)
    number = next(event for event in advanced.events if isinstance(event, NumberAssigned))
    assert (number.number, drawn) == ("41/2027", [("contoh.issue", 2027)])


def test_commands_happen_in_the_order_they_are_given() -> None:
    advanced, _ = go_on(claim("tanda", "pimpinan"), decide("tanda", "pimpinan", "ya"), by=BUDI, history=4)
    assert advanced.events[:2] == (
        claimed("tanda", "pimpinan", BUDI),
        decided("tanda", "pimpinan", BUDI, "ya"),
    )


def test_a_case_may_begin_with_the_first_of_them() -> None:
    advanced, drawn = go_on(Submit(APPLICATION, form(), {}), by=APPLICANT_HERSELF, history=0)
    assert advanced.events == SIGNED[:4]
    assert drawn == []


def test_none_of_them_happens_where_one_is_refused() -> None:
    with pytest.raises(CommandRefused, match="no-such-outcome"):
        go_on(claim("tanda", "pimpinan"), decide("tanda", "pimpinan", "?"), by=BUDI, history=4)


def test_who_acts_acts_in_all_of_them() -> None:
    with pytest.raises(CommandRefused, match="not-yours"):
        go_on(claim("tanda", "pimpinan"), by=RINA, history=4)


def test_nothing_is_drawn_and_nothing_changes_where_nothing_happens() -> None:
    advanced, drawn = go_on(PassTime(), by=IZIN, history=4)
    assert advanced == Advanced(replay(SIGNED[:4]), ())
    assert drawn == []


def test_nothing_at_all_is_asked_of_nobody() -> None:
    assert go_on(by=IZIN, history=4) == (Advanced(replay(SIGNED[:4]), ()), [])


def test_a_number_that_was_awaited_all_along_is_drawn_with_the_next_command() -> None:
    advanced, drawn = go_on(report(received().effect.key), by=IZIN, history=7)
    assert [event.type for event in advanced.events] == ["effect-performed", "number-assigned", "effect-owed"]
    assert len(drawn) == 1


FLEET = """
form:
  armada: {type: list, rows: 1..9, form: {tnkb: {type: text}}}
steps:
  tanda:
    review: {by: pimpinan.kepala}
    outcomes: {ya: terbit}
  terbit:
    issue:
      template: surat
      number: "{seq}/{year}"
      valid: 1 year
      also: {kartu: {each: form.armada, template: surat, number: "K/{seq}/{year}", valid: 1 year}}
"""


def test_the_numbers_of_a_fleet_are_drawn_in_one_go_and_given_in_order() -> None:
    asked: list[list[Series]] = []

    def draw(wanted: Sequence[Series], /) -> Sequence[Drawn]:
        asked.append([*wanted])
        return [Drawn(7 + n, f"kode {n}") for n in range(len(wanted))]

    fleet = tuple({FieldId("tnkb"): f"B {n}"} for n in range(3))
    history = (submitted(armada=fleet), *SIGNED[1:4])
    now, calendar, command = NOW, city().calendar, decide("tanda", "pimpinan", "ya")
    advanced = advance(
        process(FLEET), replay(history), [command], by=BUDI, now=now, calendar=calendar, draw=draw
    )
    (wanted,) = asked
    assert [year for _, year in wanted] == [2026] * 4
    assert len({series for series, _ in wanted[1:]}) == 1
    assert wanted[0] != wanted[1]
    told = [each for each in advanced.events if isinstance(each, NumberAssigned)]
    assert [each.number for each in told] == ["7/2026", "K/8/2026", "K/9/2026", "K/10/2026"]
    assert [each.verification for each in told] == [f"kode {n}" for n in range(4)]
