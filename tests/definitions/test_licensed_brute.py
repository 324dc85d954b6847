"""Decisions about a licence of the case's own: what the checker says of every way, compared with the real core.

Random main lines of signatures and of what they lead to, and everybody decides everything: a decision is wrong where
the case has no licence when it comes to it, or where the core refuses to sign it.
"""

from collections import Counter
from random import Random

from features.quoting import APPLICANT, read_city, whole
from licensing.definition.checking import restore
from licensing.definition.soundness.licensed import wrongly_changed
from licensing.history.case import Case
from licensing.history.events import StepEntered
from licensing.history.evolving import evolve
from licensing.process.bundle import DEFINITION, Bundle
from licensing.process.graph import Process
from licensing.scenarios.scenario import Scenario, typed
from licensing.words.identifiers import StepId

CHANGES = ("suspended", "reinstated", "revoked", "amended")


def definition(seed: int) -> str:
    """A line that begins with a signature; everything but the end goes on to one."""
    random = Random(seed)  # noqa: S311 no secret
    signatures = [f"s{n}" for n in range(random.randint(2, 4))]
    changes = random.sample(CHANGES, random.randint(1, 3))
    made = ["terbit", *changes]
    steps = ["form:\nsteps:"]
    for id in signatures:
        ways = random.sample([*made, *made, "selesai", *signatures], 2)
        ways = [*ways, "terbit"] if id == "s0" and random.random() < 0.7 else ways
        exits = ", ".join(f"o{n}: {to}" for n, to in enumerate(dict.fromkeys(ways)))
        steps.append(f"  {id}:\n    signature: {{by: pimpinan.kepala}}\n    outcomes: {{{exits}}}")
    for n, id in enumerate(made):
        sets = "" if id == "terbit" else f", sets: {id}"
        then = random.choice((*signatures, "selesai")) if id != "terbit" else signatures[-1]
        number = f'"{n}/{{seq}}/{{year}}"'
        steps.append(f"  {id}:\n    issue: {{template: surat, number: {number}{sets}, then: {then}}}")
    return "\n".join((*steps, "  selesai: {close: {}}\n"))


def wrong(process: Process) -> set[StepId]:
    """The decisions to which people can bring a case that has no licence for them."""
    city = read_city()
    story = Scenario(city, process)
    story.submit(typed(APPLICANT))
    found: set[StepId] = set()
    seen: set[tuple[StepId, str]] = set()
    ahead = [story]
    while ahead:
        before = ahead.pop()
        (task,) = before.open_tasks
        for outcome, exit in process.steps[task.where.step].exits.items():
            after = before.apart()
            after.decide(after.officer("Budi"), str(outcome))
            if after.refusal is not None:
                assert after.refusal.code == "licence-not-so"
                assert exit.to is not None
                found.add(exit.to)
                continue
            found |= without_licence(process, before.case, after)
            after.perform()
            main = after.case.main
            if main is None:
                continue
            key = (main.step, after.case.own.standing if after.case.own else "")
            if key not in seen:
                seen.add(key)
                ahead.append(after)
    return found


def without_licence(process: Process, case: Case, after: Scenario) -> set[StepId]:
    """What was come to by a decision without a licence."""
    found: set[StepId] = set()
    for event in after.events[case.version :]:
        case = evolve(case, event)
        makes = process.steps[event.where.step].makes if isinstance(event, StepEntered) else None
        if isinstance(event, StepEntered) and makes and makes.sets and case.own is None:
            found.add(event.where.step)
    return found


def compared(seed: int) -> str:
    process = restore(Bundle.of({DEFINITION: whole(definition(seed)).encode()}))
    checked = {StepId(str(fault.path[1])) for fault in wrongly_changed(process)}
    return f"WRONG {seed}" if checked != wrong(process) else "wrong" if checked else "right"


def test_the_checker_agrees_with_brute_force_on_what_can_be_made_of_a_licence() -> None:
    told = Counter(compared(seed) for seed in range(120))
    assert told["wrong"] > 30, told
    assert told["right"] > 10, told
    assert not [each for each in told if each.startswith("WRONG")], told
