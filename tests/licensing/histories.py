"""Random histories: people do whatever comes to their mind with one application, and the core answers.

A history is a list of acts drawn by hypothesis; what an act means depends on where the application stands, so that
most acts are possible and some are not. Refusals are part of a history.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from hypothesis import strategies as st

from features.quoting import APPLICANT, read_city, whole
from licensing.case.commands import (
    Cancel,
    Claim,
    Contest,
    Correct,
    Decide,
    Release,
    Resume,
    Suspend,
    Withdraw,
)
from licensing.city.register import AgencyRegister
from licensing.definition.checking import restore
from licensing.forms.answers import Typed
from licensing.process.bundle import DEFINITION, Bundle
from licensing.process.graph import Process
from licensing.scenarios.scenario import Scenario, typed
from licensing.words.identifiers import OutcomeId, StepId, TaskId

Kind = Literal[
    "decide",
    "decide_rightly",
    "decide_mildly",
    "claim",
    "release",
    "correct",
    "perform",
    "wait",
    "interrupt",
    "contest",
]
KINDS: tuple[Kind, ...] = (
    "decide",
    "decide_rightly",
    "decide_rightly",
    "decide_mildly",
    "decide_mildly",
    "decide_mildly",
    "claim",
    "release",
    "correct",
    "perform",
    "wait",
    "interrupt",
    "contest",
)


@dataclass(frozen=True, slots=True)
class Act:
    """Something somebody tries; `pick` chooses among whatever there is to choose from."""

    kind: Kind
    pick: int


ACTS = st.lists(st.builds(Act, st.sampled_from(KINDS), st.integers(0, 10_000)), max_size=40)
SIZES = st.sampled_from(("5", "500", "2500", "2500"))
PLACES = st.sampled_from(("mandiri", "gedung"))


@cache
def city() -> AgencyRegister:
    return read_city()


@cache
def every_kind() -> Process:
    # Read as what was published once: its correction inside a line comes back behind decisions, which is refused today.
    text = Path(__file__).with_name("every_kind.yaml").read_text()
    return restore(Bundle.of({DEFINITION: whole(text).encode()}))


def begin(size: str, place: str) -> Scenario:
    story = Scenario(city(), every_kind())
    story.submit(applying(size, place))
    return story


def applying(size: str, place: str) -> Typed:
    return typed({**APPLICANT, "luas": size, "tempat": place, "tinggi": "4"})


def act(story: Scenario, what: Act) -> None:
    """Let the act happen, whatever comes of it."""
    deeds: dict[Kind, Callable[[Scenario, int], None]] = {
        "decide": decide_anything,
        "decide_rightly": decide_something_possible,
        "decide_mildly": lambda story, pick: decide_something_possible(story, pick, mildly=True),
        "claim": claim,
        "release": release,
        "correct": correct,
        "perform": perform_one,
        "interrupt": interrupt,
        "contest": contest,
        "wait": lambda story, pick: story.pass_working_days(1 + pick % 12),
    }
    deeds[what.kind](story, what.pick)


def decide_anything(story: Scenario, pick: int) -> None:
    """Any officer, any task that ever was, any outcome of the process."""
    officers, tasks = tuple(story.register.officers.values()), tuple(story.case.tasks)
    outcomes = sorted({outcome for step in story.process.steps.values() for outcome in step.exits})
    officer, task, outcome = officers[pick % 7], tasks[pick % len(tasks)], outcomes[pick % len(outcomes)]
    seen = pick % (story.case.version + 1) if pick % 2 else None
    story.tell(Decide(task, outcome, "sebab" if pick % 3 else "", {}, seen), by=officer)


def decide_something_possible(story: Scenario, pick: int, *, mildly: bool = False) -> None:
    """A holder of the role that is asked chooses a written outcome, perhaps the mildest."""
    asked = [(task, task.asked) for task in story.open_tasks if task.asked]
    if not asked:
        return
    task, role = asked[pick % len(asked)]
    holders, exits = story.register.holding(role), tuple(story.process.steps[task.where.step].exits)
    outcome: OutcomeId = exits[0 if mildly else (pick // 7) % len(exits)]
    story.tell(Decide(task.id, outcome, "sebab", {}), by=holders[pick % len(holders)])


def claim(story: Scenario, pick: int) -> None:
    officers, tasks = tuple(story.register.officers.values()), tuple(story.case.tasks)
    story.tell(Claim(tasks[pick % len(tasks)]), by=officers[pick % len(officers)])


def release(story: Scenario, pick: int) -> None:
    officers, tasks = tuple(story.register.officers.values()), tuple(story.case.tasks)
    story.tell(Release(tasks[pick % len(tasks)]), by=officers[pick % len(officers)])


def correct(story: Scenario, pick: int) -> None:
    tasks: tuple[TaskId, ...] = tuple(task.id for task in story.open_tasks if task.asked is None)
    task = tasks[0] if tasks else tuple(story.case.tasks)[pick % len(story.case.tasks)]
    story.tell(Correct(task, typed({"luas": ("5", "2500", "nol")[pick % 3]}), {}), by=story.applicant)


def interrupt(story: Scenario, pick: int) -> None:
    """Rarely given up, often suspended, more often resumed; by anybody."""
    acts = (Suspend("sebab"), Resume(), Resume(), Suspend(""), Resume(), Withdraw("sebab"), Cancel("sebab"))
    command, officers = acts[pick % len(acts)], tuple(story.register.officers.values())
    by = story.applicant if isinstance(command, Withdraw) and pick % 5 else officers[pick % len(officers)]
    story.tell(command, by=by)


def contest(story: Scenario, pick: int) -> None:
    """Whether or not there is anything to object to."""
    story.tell(Contest(StepId("keberatan"), "sebab"), by=story.applicant)


def perform_one(story: Scenario, pick: int) -> None:
    effects = tuple(story.case.owed.values())
    if effects:
        story.report(effects[pick % len(effects)])
