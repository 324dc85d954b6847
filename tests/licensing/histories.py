"""Random histories: people do whatever comes to their mind with one application, and the core answers.

A history is a list of acts drawn by hypothesis; what an act means depends on where the application stands, so that
most acts are possible and some are not. Refusals are part of a history.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from hypothesis import strategies as st

from features.quoting import APPLICANT, read_city, systems_bundled, whole
from licensing.case.commands import (
    Answer,
    Cancel,
    Claim,
    Contest,
    Correct,
    Decide,
    DeclareInterest,
    Release,
    Resume,
    Retract,
    Suspend,
    TakeBackObjection,
    Withdraw,
)
from licensing.city.register import AgencyRegister
from licensing.definition.checking import restore
from licensing.forms.answers import Typed
from licensing.forms.records import typed_rows
from licensing.history.effects import Call, Effect
from licensing.history.task import Task
from licensing.history.verdicts import Verdict
from licensing.process.bundle import DEFINITION, Bundle
from licensing.process.graph import Process
from licensing.process.returning import ways_back
from licensing.scenarios.calling import fails, says
from licensing.scenarios.finding import all_right
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
    "declare",
    "contest",
    "answer",
    "retract",
    "proceed",
]
OFTEN: Mapping[Kind, int] = {
    "decide": 1,
    "decide_rightly": 2,
    "decide_mildly": 3,
    "claim": 1,
    "release": 1,
    "correct": 1,
    "perform": 1,
    "wait": 1,
    "interrupt": 1,
    "declare": 1,
    "contest": 1,
    "answer": 1,
    "retract": 1,
    "proceed": 6,
}
"""How often each is tried, beside the others."""
KINDS = tuple(kind for kind, times in OFTEN.items() for _ in range(times))


@dataclass(frozen=True, slots=True)
class Act:
    """Something somebody tries; `pick` chooses among whatever there is to choose from."""

    kind: Kind
    pick: int


ACTS = st.lists(st.builds(Act, st.sampled_from(KINDS), st.integers(0, 10_000)), max_size=40)


@dataclass(frozen=True, slots=True)
class Start:
    """What is applied for: one of the processes in which every kind of step stands, and what decides its way.

    `ahead`: so many times people have brought it on before the first act, so that histories also begin far inside.
    """

    process: Literal["every_kind", "further_kinds"]
    size: str
    place: Literal["mandiri", "gedung"] = "mandiri"
    plot: str = ""
    ahead: int = 0


STARTS = st.builds(
    Start,
    st.sampled_from(("every_kind", "further_kinds")),
    st.sampled_from(("5", "500", "2500", "2500")),
    st.sampled_from(("mandiri", "gedung")),
    st.sampled_from(("", "", "A1", "A2")),
    st.sampled_from((0, 6, 12, 18, 24, 30, 36, 60)),
)
FLEET = ("B 1 AA", "B 2 BB", "B 3 CC")


@cache
def city() -> AgencyRegister:
    return read_city()


def bundle(name: str) -> Bundle:
    text = whole(Path(__file__).with_name(f"{name}.yaml").read_text())
    return Bundle.of({DEFINITION: text.encode(), **systems_bundled()})


@cache
def process(name: str) -> Process:
    # Read as what was published once: the correction inside a line comes back behind decisions, which is refused today.
    return restore(bundle(name))


def every_kind() -> Process:
    return process("every_kind")


def begin(start: Start) -> Scenario:
    return begun(start).apart()


@cache
def begun(start: Start) -> Scenario:
    story = Scenario(city(), process(start.process))
    set_out(story, start)
    return story


def set_out(story: Scenario, start: Start) -> None:
    """Hand the application in, and bring it on as far as that goes."""
    story.submit(applying(start))
    for pick in range(start.ahead):
        proceed(story, pick)
    story.refusal = None


def applying(start: Start) -> Typed:
    answers = dict(typed({**APPLICANT, "luas": start.size, "tempat": start.place, "tinggi": "4"}))
    if start.process == "every_kind":
        return answers
    answers |= typed({"petak": start.plot})
    return {**answers, **dict(typed_rows("armada", [{"nopol": (plate,)} for plate in FLEET]))}


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
        "declare": declare,
        "contest": contest,
        "answer": answer,
        "retract": retract,
        "proceed": proceed,
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
    named = naming(story, task.where.step, pick)
    checks = finding(story, task, outcome, pick)
    command = Decide(task.id, outcome, "sebab", named, people=story.people, checks=checks)
    story.tell(command, by=holders[pick % len(holders)])


def finding(story: Scenario, task: Task, outcome: OutcomeId, pick: int) -> tuple[Verdict, ...]:
    """What is checked is right, or its first thing is not where that leads back; rarely nothing is said of it."""
    right = all_right(story.process, story.case, task) if pick % 7 else ()
    if right and outcome in ways_back(story.process, story.process.steps[task.where.step]) and pick % 5:
        return (Verdict(right[0].what, is_right=False, remark="sebab"), *right[1:])
    return right


def naming(story: Scenario, step: StepId, pick: int) -> Typed:
    """People of the role for every field that names some; rarely somebody else."""
    named: dict[str, tuple[str, ...]] = {}
    for field in story.process.steps[step].form.fields:
        if field.people is not None:
            of_role = story.register.holding(field.people.role)
            officers = of_role if pick % 9 else tuple(story.people.values())
            first, many = pick % len(officers), (field.people.least, field.people.most)[pick // 3 % 2]
            named[field.id] = tuple(officer.id for officer in (*officers[first:], *officers[:first])[:many])
    return named


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


def proceed(story: Scenario, pick: int) -> None:
    """What brings the application on: what is owed is done, else who is asked answers as is hoped for."""
    if story.case.owed:
        perform_one(story, 0)
        return
    asked = next(iter(story.open_tasks), None)
    if asked is None or asked.asked:
        decide_something_possible(story, pick, mildly=True)
    elif story.process.steps[asked.where.step].is_request:
        answer(story, 0)
    else:
        correct(story, 0)


def answer(story: Scenario, pick: int) -> None:
    """Whatever request stands open, rarely another task; wrongly at times."""
    steps = story.process.steps
    open_tasks = [task.id for task in story.open_tasks if steps[task.where.step].is_request]
    task = open_tasks[0] if open_tasks else tuple(story.case.tasks)[pick % len(story.case.tasks)]
    answers = typed({"setuju": "true", "batang": ("3", "100", "nol")[pick % 3]})
    story.tell(Answer(task, answers, {}), by=story.applicant)


def retract(story: Scenario, pick: int) -> None:
    """Whoever decided last, and whoever did not."""
    decided = [task for task in story.case.tasks.values() if not task.is_open and task.asked]
    task = decided[-1] if decided else next(iter(story.case.tasks.values()))
    officers = story.register.holding(task.asked) if task.asked and pick % 5 else ()
    everybody = officers or tuple(story.register.officers.values())
    story.tell(Retract(task.id), by=everybody[pick % len(everybody)])


def interrupt(story: Scenario, pick: int) -> None:
    """Rarely given up, often suspended, more often resumed; by anybody."""
    acts = (Suspend("sebab"), Resume(), Resume(), Suspend(""), Resume(), Withdraw("sebab"), Cancel("sebab"))
    command, officers = acts[pick % len(acts)], tuple(story.register.officers.values())
    by = story.applicant if isinstance(command, Withdraw) and pick % 5 else officers[pick % len(officers)]
    story.tell(command, by=by)


def declare(story: Scenario, pick: int) -> None:
    """Rarely is it anybody's own business."""
    officers = tuple(story.people.values())
    if not pick % 3:
        story.tell(DeclareInterest("sebab"), by=officers[pick // 3 % len(officers)])


def contest(story: Scenario, pick: int) -> None:
    """Whether or not there is anything to object to, or to take back."""
    command = Contest(StepId("keberatan"), "sebab") if pick % 3 else TakeBackObjection("sebab")
    story.tell(command, by=story.applicant)


def perform_one(story: Scenario, pick: int) -> None:
    effects = tuple(story.case.owed.values())
    if effects:
        perform(story, effects[pick % len(effects)], pick)


def perform(story: Scenario, effect: Effect, pick: int) -> None:
    """As the outside world would; a system answers anything, or cannot be asked."""
    if not isinstance(effect, Call):
        story.report(effect)
        return
    outcomes = tuple(story.process.steps[effect.where.step].exits)
    if pick % 5 == 4:
        fails(story, effect)
    else:
        says(story, effect, outcomes[pick // 5 % len(outcomes)])
