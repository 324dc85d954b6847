"""The checker says that a definition is unsound where brute force with the real core finds that a case gets stuck.

Where the two differ it is on the safe side, and only where a condition names an outcome, or where records have lines:
the checker does not know which outcomes a condition has seen, nor that what holds for one record, or how many there
are, is the same each time it is asked, so it wants a way on for both answers.
"""

import re
from collections import Counter
from dataclasses import dataclass

import pytest

from features.quoting import read_city, systems_bundled
from licensing.city.register import AgencyRegister
from licensing.definition.checking import restore
from licensing.definition.soundness.proving import unsound
from licensing.process.bundle import DEFINITION, Bundle
from licensing.process.graph import Process
from tests.definitions.brute import Cases, TooLarge, all_cases
from tests.definitions.random_definitions import random_definition, random_officers

STUCK = frozenset({"four-eyes-impossible", "answers-twice", "dead-end"})
SAME = frozenset({"stuck", "not stuck"})


@dataclass(frozen=True)
class Compared:
    """Both verdicts on one definition, or why there is none."""

    verdict: str
    silence: str = ""


def compared(seed: int, *, most: int, whole: bool = False) -> Compared:
    return judged(random_definition(seed, whole=whole), random_officers(seed), most=most)


def judged(text: str, register: AgencyRegister, *, most: int) -> Compared:  # noqa: PLR0911 each says why
    if text.count('"outcomes"') > most // 2:
        return Compared("left out: too large for brute force")
    process = restore(Bundle.of({DEFINITION: text.encode(), **systems_bundled()}))
    if unheld(process, register):
        return Compared("left out: a role that nobody holds is a fault of its own")
    drawn = rules_of(process, None)
    if "loop-without-person" in drawn:
        return Compared("left out: a loop without a person never ends in the core")
    if "rounds" in drawn:
        return Compared("left out: what is counted wrongly is a fault of its own")
    if drawn & {"about", "licence-state"}:
        return Compared("left out: what cannot be made of a licence is a fault of its own")
    try:
        cases = cases_of(text, process, register, most)
    except TooLarge:
        return Compared("left out: too large for brute force")
    rules = rules_of(process, register)
    if "nobody-to-decide" in rules:
        return Compared("left out: fewer are registered than have to be named")
    if "too-large" in rules:
        return Compared("left out: too large for the checker")
    is_stuck, is_found = cases.stuck(other_answers=False), bool(rules & STUCK)
    if is_stuck and not is_found and "members" in rules:
        # Nobody may be named who is kept out of the panel, even where no way leads from the naming to the panel.
        return Compared("left out: a panel that nobody named is a fault of its own")
    silence = _verdict(cases.silent_loop(), "loop-of-silence" in rules, text)
    # From steps that lead to no end at all, the checker walks no further.
    return Compared(_verdict(is_stuck, is_found, text), "" if "dead-end" in drawn else silence)


def _verdict(brute: bool, checked: bool, text: str) -> str:
    if brute == checked:
        return "stuck" if brute else "not stuck"
    if brute:
        return "MISSED"
    if ".outcome" in text:
        return "careful: a condition names an outcome"
    return (
        "careful: what holds on the line of a record may hold otherwise next time"
        if '"each"' in text
        else "WRONG"
    )


def rules_of(process: Process, register: AgencyRegister | None) -> frozenset[str]:
    return frozenset(fault.rule for fault in unsound(process, register))


def unheld(process: Process, register: AgencyRegister) -> bool:
    asked = (ask.role for step in process.steps.values() for ask in step.asks if ask.role)
    begun = (kind.by for kind in process.kinds.values() if kind.by)
    return any(not register.holding(role) for role in (*asked, *process.unasked, *begun))


def cases_of(text: str, process: Process, register: AgencyRegister, most: int) -> Cases:
    asked = set(re.findall(r"form\.([jk])", text))
    ways = [(j, k) for j in ("ab" if "j" in asked else "a") for k in ("xy" if "k" in asked else "x")]
    named = frozenset(re.findall(r"(\w+)\.outcome", text))
    lists = ["", "p", "q", "pp", "pq", "ppp"] if '"each"' in text else [""]
    answers = [
        {"j": j, "k": k, **{f"daftar.{n}.a": a for n, a in enumerate(records, start=1)}}
        for j, k in ways
        for records in lists
    ]
    return all_cases(process, register, answers, named=named, most=most)


@pytest.mark.parametrize(("whole", "seeds", "stuck", "sound"), [(False, 220, 12, 40), (True, 180, 8, 25)])
def test_the_checker_agrees_with_brute_force(whole: bool, seeds: int, stuck: int, sound: int) -> None:
    """Of so many, at least so many are stuck, and so many sound."""
    verdicts = [compared(seed, most=14, whole=whole) for seed in range(seeds)]
    told = Counter(each.verdict for each in verdicts)
    silence = Counter(each.silence for each in verdicts if each.silence)
    assert told["stuck"] >= stuck
    assert told["not stuck"] >= sound
    assert not told.keys() & {"MISSED", "WRONG"}, told
    assert not silence.keys() & {"MISSED", "WRONG"}, silence


@pytest.mark.proof
@pytest.mark.parametrize(("whole", "most"), [(False, 250), (True, 80)])
def test_the_checker_agrees_with_brute_force_on_many(whole: bool, most: int) -> None:
    told: Counter[str] = Counter()
    silence: Counter[str] = Counter()
    seed = 1_000
    while told["stuck"] + told["not stuck"] < 1_500:
        each = compared(seed, most=most, whole=whole)
        told[each.verdict] += 1
        silence[each.silence] += 1
        seed += 1
    assert not (told.keys() | silence.keys()) & {"MISSED", "WRONG"}, (told, silence)
    assert sum(told[verdict] for verdict in told if verdict.startswith("careful")) < 30


def test_random_registers_are_of_the_small_city() -> None:
    assert random_officers(1).agencies == read_city().agencies
