"""Nothing is issued, changed or refused unsigned: compared with everything the real core lets people do.

Where lines or outcomes named by conditions come in the checker may be too careful, and never too careless.
"""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from features.quoting import APPLICANT, quoted, read_city
from licensing.case.commands import Correct, Submit
from licensing.city.people import Tracker
from licensing.city.register import AgencyRegister
from licensing.definition.checking import restore
from licensing.definition.editions import FIRST, NEWEST
from licensing.definition.soundness.binding import unbound
from licensing.history.case import Case
from licensing.process.bundle import DEFINITION, Bundle
from licensing.process.graph import Process
from licensing.process.protocol import LAPSED
from licensing.scenarios.scenario import typed
from licensing.words.errors import DefinitionRejected
from licensing.words.identifiers import StepId
from tests.definitions.brute import NUMBER, TooLarge, decided, key_of, lapsed, told
from tests.definitions.random_definitions import random_definition, random_officers
from tests.definitions.test_soundness_brute import rules_of, unheld

MOST = 150


def signing(seed: int, process: Process) -> Process:
    """The process with some of the steps that one officer decides made signatures."""
    random = Random(seed)  # noqa: S311 no secret
    steps = {
        id: replace(step, signs=step.asks_one and step.asks[0].role is not None and random.random() < 0.6)
        for id, step in process.steps.items()
    }
    return replace(process, steps=steps)


def unsigned(process: Process, register: AgencyRegister) -> frozenset[StepId]:  # noqa: C901 read beside `all_cases`
    """The documents that people can bring a case to although nobody has signed since the last correction."""
    found: set[StepId] = set()
    seen: set[object] = set()
    ahead: list[tuple[Case, bool]] = []

    def reached(case: Case | None, *, is_signed: bool) -> None:
        assert case is not None
        places = {where.step for where in case.open.values()}
        made = {
            id for id in places if (made := process.steps[id].makes) and made.kind in ("licence", "refusal")
        }
        if not is_signed:
            found.update(made)
        key = (key_of(process, case, frozenset()), is_signed)
        if not made and key not in seen:
            if len(seen) > MOST:
                raise TooLarge
            seen.add(key)
            ahead.append((case, is_signed))

    given = [{**APPLICANT, "j": j, "k": k} for j in "ab" for k in "xy"]
    for each in given:
        reached(
            told(process, register, None, Submit(NUMBER, typed(each), {}), Tracker(NUMBER)), is_signed=False
        )
    while ahead:
        case, is_signed = ahead.pop()
        for task in case.open_tasks:
            step = process.steps[task.where.step]
            for after in decided(process, register, case, task):
                reached(after, is_signed=is_signed or step.signs)
            if task.asked is None:
                for each in given:
                    corrected = told(
                        process, register, case, Correct(task.id, typed(each), {}), Tracker(NUMBER)
                    )
                    reached(corrected, is_signed=False)
                if LAPSED in step.exits:
                    reached(lapsed(process, register, case, task), is_signed=False)
    return frozenset(found)


def compared(seed: int) -> str:
    text = random_definition(seed)
    if '"each"' in text or ".outcome" in text:
        return "left out"
    process, register = restore(Bundle.of({DEFINITION: text.encode()})), random_officers(seed)
    if unheld(process, register) or rules_of(process, register) & {"loop-without-person", "too-large"}:
        return "left out"
    process = signing(seed, process)
    try:
        brute = unsigned(process, register)
    except TooLarge:
        return "left out"
    checked = frozenset(
        StepId(str(fault.path[-1]))
        for fault in unbound(process, edition=NEWEST)
        if fault.rule == "signature-missing"
    )
    if brute - checked:
        return f"MISSED {seed}"
    if checked == brute:
        return "unsigned" if brute else "signed"
    return "careful" if '"together"' in text or rules_of(process, register) else f"WRONG {seed}"


def test_the_checker_agrees_with_brute_force_on_what_is_signed() -> None:
    told = Counter(compared(seed) for seed in range(80))
    assert told["unsigned"] > 8, told
    assert told["signed"] > 5, told
    assert not [each for each in told if each.startswith(("MISSED", "WRONG"))], told


UNSIGNED = """
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {ya: terbit}
  terbit:
    issue: {template: surat, number: "503/{seq}/{year}"}
"""


def test_a_definition_of_the_first_edition_is_not_asked_for_its_signature() -> None:
    process = quoted(UNSIGNED, read_city())
    assert [fault.rule for fault in unbound(process, edition=FIRST)] == []
    with pytest.raises(DefinitionRejected) as rejected:
        quoted(f"language: 2{UNSIGNED}", read_city())
    assert [problem.rule for problem in rejected.value.problems] == ["signature-missing"]
