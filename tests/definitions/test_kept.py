"""Kept answers and counted ways back, as the checker sees them and as brute force with the real core finds them."""

from collections import Counter
from dataclasses import replace

import pytest

from features.quoting import whole
from licensing.city.people import Officer
from licensing.city.register import AgencyRegister, parse_role
from licensing.definition.checking import restore
from licensing.definition.soundness.proving import unsound
from licensing.process.bundle import DEFINITION, Bundle
from licensing.process.graph import Process
from licensing.words.identifiers import OfficerId
from tests.definitions.brute import TooLarge, all_cases
from tests.definitions.random_definitions import random_definition, random_officers
from tests.definitions.test_soundness_brute import STUCK, cases_of, rules_of, unheld

KEPT = """
form:
  j: {type: choice, of: [a, b]}
steps:
  telaah:
    review: {by: kesehatan.tim, relies_on: [form.j]}
    outcomes: OUTCOMES
  tinjau:
    review: {by: lingkungan.tim}
    outcomes: {kembali: perbaikan}
  perbaikan:
    correction: {within: 1 day, then: telaah, changes: all}
  tutup: {close: {}}
"""
CIRCLE = KEPT.replace("OUTCOMES", "{baik: tutup, buruk: tinjau}")
HERSELF = KEPT.replace("OUTCOMES", "{baik: tutup, tanya: tinjau, buruk: perbaikan}").replace(
    "{kembali: perbaikan}", "{kembali: perbaikan, cukup: tutup}"
)
ITSELF = """
form:
  j: {type: choice, of: [a, b]}
steps:
  telaah:
    review: {by: kesehatan.tim, relies_on: [form.j]}
    outcomes: {baik: putus, ulang: telaah}
  putus:
    review: {by: lingkungan.tim, not_by: [telaah]}
    outcomes: {baik: tutup, kembali: perbaikan}
  perbaikan:
    correction: {within: 1 day, then: telaah, changes: all}
  tutup: {close: {}}
"""
BESIDE = """
form:
  j: {type: choice, of: [a, b]}
steps:
  telaah:
    consultation:
      ask: [{by: kesehatan.tim, relies_on: [form.j]}, {by: perhubungan.tim}]
    outcomes: {baik: tutup, tanya: tinjau}
  tinjau:
    review: {by: lingkungan.tim}
    outcomes: {kembali: perbaikan}
  perbaikan:
    correction: {within: 1 day, then: telaah, changes: all}
  tutup: {close: {}}
"""

COUNTED = """
steps:
  telaah:
    review: {by: kesehatan.tim, rounds: ROUNDS}
    outcomes: {tanya: tinjau, kembali: {to: perbaikan, reason: true}}
  tinjau:
    review: {by: lingkungan.tim}
    outcomes: {lagi: telaah}
  perbaikan:
    correction: {within: 1 day, then: telaah, on_silence: tutup, changes: all}
  tutup: {close: {}}
"""


def process_of(text: str) -> Process:
    return restore(Bundle.of({DEFINITION: whole(text.lstrip()).encode()}))


def officers() -> AgencyRegister:
    """One for each role."""
    roles = ("kesehatan.tim", "lingkungan.tim", "perhubungan.tim")
    each = (
        Officer(OfficerId(role), role, f"{n:018d}", "X", (parse_role(role),)) for n, role in enumerate(roles)
    )
    return replace(random_officers(1), officers={officer.id: officer for officer in each})


@pytest.mark.parametrize(
    ("text", "stuck"),
    [
        (CIRCLE, True),
        (CIRCLE.replace(", relies_on: [form.j]", ""), False),
        (HERSELF, False),
        (ITSELF, False),
        (BESIDE, True),
        (BESIDE.replace(", relies_on: [form.j]", ""), False),
    ],
)
def test_a_case_that_kept_answers_lead_in_circles_is_found(text: str, stuck: bool) -> None:
    process = process_of(text)
    rules = {fault.rule for fault in unsound(process, officers())} - {"correction-behind"}
    cases = all_cases(process, officers(), [{"j": "a"}, {"j": "b"}], named=frozenset(), most=400)
    assert cases.stuck(other_answers=False) == stuck
    assert rules == ({"dead-end"} if stuck else set())


@pytest.mark.parametrize("rounds", ["1", "2", "9"])
def test_a_case_that_only_the_applicant_can_end_may_be_sent_back_too_often(rounds: str) -> None:
    """Once no way back to her is offered, those who are left lead each other round for ever."""
    process = process_of(COUNTED.replace("ROUNDS", rounds))
    cases = all_cases(process, officers(), [{}], named=frozenset(), most=400)
    assert cases.stuck(other_answers=False)
    assert "dead-end" in {fault.rule for fault in unsound(process, officers())}


def test_a_case_that_the_applicant_can_be_asked_to_end_for_ever_is_not_stuck() -> None:
    process = process_of(COUNTED.replace(", rounds: ROUNDS", ""))
    assert "dead-end" not in {fault.rule for fault in unsound(process, officers())}


def verdict(seed: int, *, most: int) -> str:
    """Both verdicts on a random definition in which every answer relies on the same question."""
    text = random_definition(seed).replace('"by": "', '"relies_on": ["form.j"], "by": "')
    if '"correction"' not in text or text.count('"outcomes"') > most // 2:
        return "left out"
    process, register = restore(Bundle.of({DEFINITION: text.encode()})), random_officers(seed)
    if unheld(process, register) or "loop-without-person" in rules_of(process, None):
        return "left out"
    try:
        stuck = cases_of(text, process, register, most).stuck(other_answers=False)
    except TooLarge:
        return "left out"
    checked = bool(rules_of(process, register) & STUCK)
    if stuck == checked:
        return "stuck" if stuck else "not stuck"
    return "MISSED" if stuck else "careful" if ".outcome" in text else "WRONG"


def test_the_checker_agrees_with_brute_force_where_answers_are_kept() -> None:
    told = Counter(verdict(seed, most=30) for seed in range(260))
    assert told["stuck"] > 3
    assert told["not stuck"] > 3
    assert not told.keys() & {"MISSED", "WRONG"}, told


@pytest.mark.proof
def test_the_checker_agrees_with_brute_force_on_many_kept_answers() -> None:
    told = Counter(verdict(seed, most=150) for seed in range(1_000, 4_000))
    assert not told.keys() & {"MISSED", "WRONG"}, told
