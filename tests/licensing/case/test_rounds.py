"""Rounds: how often a step may send an application back, and what it offers after that."""

import pytest

from licensing.history.events import Event
from licensing.history.putting_away import put_away
from licensing.process.rounds import offered
from tests.licensing.events import (
    RINA,
    at,
    completed,
    decide,
    decided,
    entered,
    opened,
    process,
    submitted,
)
from tests.licensing.given import given

PROCESS = """
form:
  luas: {type: decimal}
steps:
  periksa:
    review: {by: loket.petugas, rounds: 2THEN}
    outcomes: {lanjut: tutup, kembali: cabang, tolak: tutup}
  cabang:
    branch: {choose: [{when: form.luas > 1000, to: tutup}], otherwise: perbaikan}
  perbaikan:
    correction: {within: 14 days, then: periksa, changes: all}
  akhir: {close: {}}
  tutup: {close: {}}
"""
NO_STEP = "  akhir: {close: {}}\n"
STEP = PROCESS.replace("THEN", ", then: akhir")
OUTCOME = PROCESS.replace("THEN", ", then: tolak").replace(NO_STEP, "")


def history(*outcomes: str) -> tuple[Event, ...]:
    """As often as `periksa` was left, with what; and come to again, as if by a correction."""
    events: list[Event] = [submitted(luas="5")]
    for n, outcome in enumerate(outcomes, start=1):
        where = at("periksa", n)
        events += [
            entered(where),
            opened(where, "loket.petugas"),
            decided(where, "loket", RINA, outcome),
            completed(where, outcome),
        ]
    last = at("periksa", len(outcomes) + 1)
    return (*events, entered(last), opened(last, "loket.petugas"))


def offers(text: str, *outcomes: str) -> tuple[str, ...]:
    case = given(text, *history(*outcomes)).case
    assert case is not None
    told = [
        offered(process(text), each, process(text).steps[at("periksa").step])
        for each in (case, put_away(case))
    ]
    assert told[0] == told[1]
    return told[0]


@pytest.mark.parametrize(
    ("outcomes", "offer"),
    [
        ((), ("lanjut", "kembali", "tolak")),
        (("kembali",), ("lanjut", "kembali", "tolak")),
        (("kembali", "kembali"), ("lanjut", "tolak", "exhausted")),
        (("lanjut", "kembali", "lanjut"), ("lanjut", "kembali", "tolak")),
        (("retracted", "kembali", "retracted"), ("lanjut", "kembali", "tolak")),
    ],
)
def test_the_way_back_is_offered_until_it_was_chosen_so_often(
    outcomes: tuple[str, ...], offer: tuple[str, ...]
) -> None:
    assert offers(STEP, *outcomes) == offer


def test_an_outcome_of_the_step_may_be_what_remains() -> None:
    assert offers(OUTCOME, "kembali", "kembali") == ("lanjut", "tolak")


def test_what_is_not_offered_is_refused() -> None:
    where = at("periksa", 3)
    back = decide(where, "loket", "kembali")
    given(STEP, *history("kembali", "kembali")).when(back, by=RINA).refused("no-such-outcome")
    given(STEP, *history("kembali")).when(
        decide(at("periksa", 2), "loket", "exhausted", "Cukup."), by=RINA
    ).refused("no-such-outcome")


def test_no_further_correction_needs_a_reason() -> None:
    over = decide(at("periksa", 3), "loket", "exhausted")
    given(STEP, *history("kembali", "kembali")).when(over, by=RINA).refused(
        "invalid-form", fields=("reason",)
    )
