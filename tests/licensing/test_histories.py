"""What holds in every history, whoever does what and in which order."""

from itertools import pairwise

from hypothesis import given, settings

from licensing.case.acts.numbering import awaited_numbers
from licensing.case.commands import ReportEffect
from licensing.case.deciding import decide
from licensing.city.people import Service
from licensing.history.case import Case
from licensing.history.events import EffectPerformed, Event, StepEntered, TaskDecided, TaskOpened
from licensing.history.evolving import replay
from licensing.scenarios.scenario import Scenario
from tests.licensing.histories import ACTS, PLACES, SIZES, Act, act, begin, city

random_history = given(acts=ACTS, size=SIZES, place=PLACES)
fast = settings(max_examples=80, deadline=None)


def told(acts: list[Act], size: str, place: str) -> Scenario:
    story = begin(size, place)
    for each in acts:
        act(story, each)
    return story


@fast
@random_history
def test_replay_gives_the_same_state(acts: list[Act], size: str, place: str) -> None:
    story = told(acts, size, place)
    assert replay(story.events) == story.case
    assert story.case.version == len(story.events)


@fast
@random_history
def test_performing_all_that_is_owed_leaves_nothing_owed(acts: list[Act], size: str, place: str) -> None:
    story = told(acts, size, place)
    story.perform()
    assert not story.case.owed
    performed = [event.effect for event in story.events if isinstance(event, EffectPerformed)]
    assert len(performed) == len(set(performed))


@fast
@random_history
def test_an_effect_reported_again_changes_nothing(acts: list[Act], size: str, place: str) -> None:
    story = told(acts, size, place)
    for effect in story.case.performed:
        again = ReportEffect(effect, story.case.performed[effect])
        assert (
            decide(story.process, story.case, again, by=Service(), now=story.now, calendar=city().calendar)
            == ()
        )


@fast
@random_history
def test_only_holders_of_the_asked_role_decide(acts: list[Act], size: str, place: str) -> None:
    story = told(acts, size, place)
    for event in story.events:
        if isinstance(event, TaskDecided):
            asked = story.case.tasks[event.task].asked
            assert asked is not None
            assert city().officers[event.by.officer].holds(asked)


@fast
@random_history
def test_nobody_signs_what_she_decided(acts: list[Act], size: str, place: str) -> None:
    story = told(acts, size, place)
    deciders: dict[str, set[str]] = {}
    for event in story.events:
        if isinstance(event, TaskDecided):
            step = story.case.tasks[event.task].where.step
            for other in story.process.steps[step].not_by:
                assert event.by.officer not in deciders.get(other, set())
            deciders.setdefault(step, set()).add(event.by.officer)


@fast
@random_history
def test_a_closed_case_stays_closed(acts: list[Act], size: str, place: str) -> None:
    story = begin(size, place)
    for each in acts:
        before = story.case
        act(story, each)
        if before.ending is not None:
            assert set(story.case.performed) - set(before.performed) or story.case == before
            assert (story.case.ending, story.case.rounds) == (before.ending, before.rounds)


@fast
@random_history
def test_every_open_task_belongs_to_an_open_round(acts: list[Act], size: str, place: str) -> None:
    for case in moments(told(acts, size, place).events):
        for task in case.tasks.values():
            assert not task.is_open or task.where in case.open.values()


@fast
@random_history
def test_a_case_waits_for_somebody_or_something_or_has_ended(acts: list[Act], size: str, place: str) -> None:
    story = told(acts, size, place)
    waits_for_person = any(task.is_open for task in story.case.tasks.values())
    waits_for_document = any(story.case.round_at(where).numbering for where in story.case.open.values())
    assert (waits_for_person + waits_for_document + (story.case.ending is not None)) == 1
    assert not tuple(awaited_numbers(story.process, story.case))


@fast
@random_history
def test_rounds_count_up_and_tasks_are_opened_once(acts: list[Act], size: str, place: str) -> None:
    story = told(acts, size, place)
    rounds: dict[str, int] = {}
    for event in story.events:
        if isinstance(event, StepEntered):
            rounds[event.where.step] = rounds.get(event.where.step, 0) + 1
            assert event.where.round == rounds[event.where.step]
    opened = [event.task for event in story.events if isinstance(event, TaskOpened)]
    assert len(opened) == len(set(opened))


@fast
@random_history
def test_time_only_goes_forward(acts: list[Act], size: str, place: str) -> None:
    events = told(acts, size, place).events
    assert all(earlier.at <= later.at for earlier, later in pairwise(events))


@fast
@random_history
def test_a_refused_command_changes_nothing(acts: list[Act], size: str, place: str) -> None:
    story = begin(size, place)
    for each in acts:
        before = story.case
        act(story, each)
        if story.refusal is not None:
            assert story.case == before
            story.refusal = None


def moments(events: tuple[Event, ...]) -> list[Case]:
    """The case after every command: at the last event of each instant and cause, tasks and visits agree."""
    cases: list[Case] = []
    case: Case | None = None
    for event, following in pairwise((*events, None)):
        assert event is not None
        case = replay((event,), case)
        if case is not None and (following is None or following.at > event.at):
            cases.append(case)
    return cases
