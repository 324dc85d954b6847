"""Checks on a review: that something can come of what is right and of what is not, compared with the real core.

Random main lines of reviews that check an answer, of corrections and of ends. One thing is right, or is not and can be
corrected; whoever decides says what is true. A case is stuck where no way leads on to an end.
"""

from collections import Counter
from dataclasses import dataclass
from random import Random

from features.quoting import APPLICANT, HEADER, read_city
from licensing.definition.checking import restore
from licensing.definition.soundness.proving import unsound
from licensing.history.named import Named
from licensing.history.verdicts import Verdict
from licensing.process.bundle import DEFINITION, Bundle
from licensing.process.graph import Process
from licensing.process.returning import ways_back
from licensing.scenarios.scenario import Scenario, typed
from licensing.words.identifiers import StepId

OUTCOMES = ("ya", "tidak", "lain")
REFUSED = frozenset({"checks", "dead-end", "loop-without-person"})
FORM = "form:\n  nama: {type: text}\n  surel: {type: email}\n  telepon: {type: phone}\n  luas: {type: text}\n"
Place = tuple[StepId, bool, tuple[int, ...]]


def definition(seed: int) -> str:
    """Two or three reviews, most of which check; one or two corrections; one end."""
    random = Random(seed)  # noqa: S311 no secret
    reviews = [f"s{n}" for n in range(random.randint(2, 3))]
    corrections = [f"c{n}" for n in range(random.randint(1, 2))]
    anywhere = [*reviews, *corrections, *corrections, "selesai"]
    steps = [f"{HEADER}language: 2\n{FORM}steps:"]
    for id in reviews:
        outcomes = random.sample(OUTCOMES, random.randint(1, 3))
        exits = {outcome: random.choice(anywhere) for outcome in outcomes}
        despite = f", despite: [{random.choice(outcomes)}]" if random.random() < 0.4 else ""
        checks = f", checks: {{form: [luas]{despite}}}" if random.random() < 0.7 else ""
        rounds = ", rounds: 1, then: selesai" if random.random() < 0.3 else ""
        ways = ", ".join(f"{outcome}: {{to: {to}, reason: true}}" for outcome, to in exits.items())
        steps.append(f"  {id}:\n    review: {{by: loket.petugas{checks}{rounds}}}\n    outcomes: {{{ways}}}")
    lead = {id: random.choice([*reviews, "selesai"]) for id in corrections}
    steps += [f"  {id}: {{correction: {{within: 3 days, then: {to}}}}}" for id, to in lead.items()]
    return "\n".join((*steps, "  selesai: {close: {}}\n"))


@dataclass
class Told:
    """A case as far as it was told, and whether what is checked is right by now."""

    story: Scenario
    is_right: bool

    def place(self, process: Process) -> Place | None:
        """What the core and the truth can tell it by; None where the case has ended."""
        main = self.story.case.main
        if main is None or self.story.case.ending is not None:
            return None
        back = [
            (step, ways_back(process, step)) for step in process.steps.values() if step.rounds is not None
        ]
        used = (sum(self.story.case.left_with(step.id, outcome) for outcome in ways) for step, ways in back)
        counted = tuple(min(1, each) for each in used)
        return main.step, self.is_right, counted

    def after(self, process: Process) -> list["Told"]:
        """Everything that whoever is asked can make of it without saying what is not true."""
        (task,) = self.story.open_tasks
        if task.asked is None:
            corrected = [self.apart(True)] if self.is_right else [self.apart(True), self.apart(False)]
            for each in corrected:
                each.story.correct(typed({"luas": "12" if each.is_right else "9"}))
            return [each for each in corrected if each.story.refusal is None]
        step = process.steps[task.where.step]
        found = Verdict("luas", self.is_right, "" if self.is_right else "Tidak sama.")
        (officer, *_) = read_city().holding(task.asked)
        ways = [self.apart(self.is_right) for _ in step.exits]
        for each, outcome in zip(ways, step.exits, strict=True):
            checks = (found,) if step.checks is not None else None
            returns = step.checks is None and outcome in ways_back(process, step)
            named = (Named("nama", "Lengkapi."),) if returns else ()
            each.story.decide(officer, str(outcome), reason="Sebab", checks=checks, named=named)
        return [each for each in ways if each.story.refusal is None]

    def apart(self, is_right: bool) -> "Told":
        return Told(self.story.apart(), is_right)


def stuck(process: Process) -> bool:
    """Whether a case can come to where no way leads on to an end, whatever is true at the beginning."""
    places: dict[Place | None, set[Place | None]] = {}
    ahead: list[Told] = []
    for is_right in (True, False):
        story = Scenario(read_city(), process)
        story.submit(typed({**APPLICANT, "luas": "12"}))
        ahead.append(Told(story, is_right))
    while ahead:
        told = ahead.pop()
        place = told.place(process)
        if place is not None and place not in places:
            after = told.after(process)
            places[place] = {each.place(process) for each in after}
            ahead += after
    return any(not _ends(places, place) for place in places)


def _ends(places: dict[Place | None, set[Place | None]], start: Place | None) -> bool:
    seen, ahead = {start}, [start]
    while ahead:
        place = ahead.pop()
        if place is None:
            return True
        new = places[place] - seen
        seen |= new
        ahead += new
    return False


def compared(seed: int) -> str:
    process = restore(Bundle.of({DEFINITION: definition(seed).encode()}))
    rules = {fault.rule for fault in unsound(process, read_city())}
    if "loop-without-person" in rules:
        return "left out: a loop without a person never ends in the core"
    if "rounds" in rules:
        return "left out: what is counted wrongly is a fault of its own"
    is_refused, is_stuck = not rules.isdisjoint(REFUSED), stuck(process)
    if is_refused == is_stuck:
        return "stuck" if is_stuck else "not stuck"
    if is_stuck:
        return f"MISSED {seed}"
    # What is right need not stay so, and an outcome is not twice for what is not right: the check wants more there.
    return "careful" if rules & REFUSED == {"checks"} else f"WRONG {seed}"


def test_what_is_checked_lets_no_case_get_stuck() -> None:
    told = Counter(compared(seed) for seed in range(150))
    assert told["stuck"] > 30, told
    assert told["not stuck"] > 20, told
    assert told["careful"] < 20, told
    assert not [each for each in told if each.startswith(("MISSED", "WRONG"))], told
