"""What holds in every history, whoever does what and in which order."""

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given

from licensing.case.acts.numbering import awaited_numbers
from licensing.case.calling import calls_at
from licensing.case.commands import Command, ReportEffect
from licensing.case.deciding import decide
from licensing.case.opening import early
from licensing.city.people import Party, Service
from licensing.history.case import Case
from licensing.history.effects import Call
from licensing.history.events import (
    ApplicationCancelled,
    ApplicationClosed,
    ApplicationResumed,
    ApplicationSuspended,
    ApplicationWithdrawn,
    CorrectionReceived,
    DecisionContested,
    EffectPerformed,
    Event,
    LineJoined,
    LineOpened,
    LineWithdrawn,
    NumberAssigned,
    StepCompleted,
    StepEntered,
    TaskDecided,
    TaskLapsed,
    TaskOpened,
)
from licensing.history.evolving import replay
from licensing.history.places import MAIN, At, is_within
from licensing.history.putting_away import put_away
from licensing.scenarios.scenario import Scenario
from tests.licensing.histories import (
    ACTS,
    STARTS,
    Act,
    Start,
    act,
    applying,
    begin,
    city,
    every_kind,
    perform,
    process,
    set_out,
)

random_history = given(acts=ACTS, start=STARTS)


def told(acts: list[Act], start: Start) -> Scenario:
    story = begin(start)
    for each in acts:
        act(story, each)
    return story


@random_history
def test_replay_gives_the_same_state(acts: list[Act], start: Start) -> None:
    story = told(acts, start)
    assert replay(story.events) == story.case
    assert story.case.version == len(story.events)


@random_history
def test_performing_all_that_is_owed_leaves_nothing_owed(acts: list[Act], start: Start) -> None:
    story = told(acts, start)
    story.perform()
    while story.case.owed:
        for effect in tuple(story.case.owed.values()):
            assert isinstance(effect, Call)
            perform(story, effect, len(acts))
        story.perform()
    performed = [event.effect for event in story.events if isinstance(event, EffectPerformed)]
    assert len(performed) == len(set(performed))


@random_history
def test_an_effect_reported_again_changes_nothing(acts: list[Act], start: Start) -> None:
    story = told(acts, start)
    for effect in story.case.performed:
        again = ReportEffect(effect, story.case.performed[effect])
        assert (
            decide(story.process, story.case, again, by=Service(), now=story.now, calendar=city().calendar)
            == ()
        )


@random_history
def test_only_holders_of_the_asked_role_decide(acts: list[Act], start: Start) -> None:
    story = told(acts, start)
    for event in story.events:
        if isinstance(event, TaskDecided):
            asked = story.case.tasks[event.task].asked
            assert asked is not None
            assert city().officers[event.by.officer].holds(asked)


@random_history
def test_nobody_signs_what_she_decided(acts: list[Act], start: Start) -> None:
    story = told(acts, start)
    deciders: dict[str, set[str]] = {}
    for event in story.events:
        if isinstance(event, TaskDecided):
            step = story.case.tasks[event.task].where.step
            for other in story.process.steps[step].not_by:
                for each in story.process.within(other):
                    assert event.by.officer not in deciders.get(each, set())
            deciders.setdefault(step, set()).add(event.by.officer)


@random_history
def test_a_closed_case_stays_closed(acts: list[Act], start: Start) -> None:
    story = begin(start)
    for each in acts:
        before = story.case
        act(story, each)
        if before.ending is not None and not is_contested(story.events[before.version :]):
            assert set(story.case.performed) - set(before.performed) or story.case == before
            assert (story.case.ending, story.case.rounds) == (before.ending, before.rounds)


def is_contested(events: tuple[Event, ...]) -> bool:
    return any(isinstance(event, DecisionContested) for event in events)


@random_history
def test_an_objection_leads_back_to_how_the_case_had_ended_or_on(acts: list[Act], start: Start) -> None:
    """Read from the events alone."""
    ended = ""
    for event, following in pairwise(told(acts, start).events):
        match event:
            case ApplicationClosed(where=where, ending=ending) if where.step != "keberatan":
                ended = ending
            case DecisionContested(where=where):
                assert (where.step, ended) == ("penolakan", "refused")
            case StepCompleted(where=where, outcome="ditolak") if where.step == "keberatan":
                assert isinstance(following, ApplicationClosed)
                assert following.ending == ended
            case StepCompleted(where=where, outcome="withdrawn") if where.step == "keberatan":
                assert isinstance(following, ApplicationClosed)
                assert (following.where.step, following.ending) == ("penolakan", ended)
            case StepCompleted(where=where, outcome="dikabulkan") if where.step == "keberatan":
                assert isinstance(following, StepEntered)
                assert following.where.step == "kelengkapan"
            case _:
                pass


@random_history
def test_every_open_task_belongs_to_an_open_round(acts: list[Act], start: Start) -> None:
    for case in moments(told(acts, start).events):
        for task in case.tasks.values():
            assert not task.is_open or task.where in case.open.values()


@random_history
def test_a_case_waits_for_somebody_or_something_or_has_ended(acts: list[Act], start: Start) -> None:
    story = told(acts, start)
    case = story.case
    for where in case.open.values():
        waits_for_person = any(task.is_open for task in case.tasks_at(where))
        waits_for_document = case.round_at(where).numbering is not None
        waits_for_lines = any(opened.goes_on for opened in case.lines_from(where).values())
        waits_for_day = where in [each.where for each in early(story.process, case, city().calendar)]
        waits_for_system = bool(calls_at(case, where))
        waits = (waits_for_person, waits_for_document, waits_for_lines, waits_for_day, waits_for_system)
        assert sum(waits) == 1
    assert bool(case.open) != (case.ending is not None)
    assert not tuple(awaited_numbers(story.process, story.case))


@random_history
def test_a_system_is_asked_as_long_as_its_round_asks_nobody_and_no_longer(
    acts: list[Act], start: Start
) -> None:
    for case in moments(told(acts, start).events):
        for effect in case.owed.values():
            if isinstance(effect, Call):
                assert effect.where in case.open.values()
                assert not case.tasks_at(effect.where)


@random_history
def test_what_a_system_answered_is_decided_by_nobody(acts: list[Act], start: Start) -> None:
    case = told(acts, start).case
    for round in case.rounds:
        assert round.said is None or not case.tasks_at(round.where)


@random_history
def test_while_suspended_nobody_decides_corrects_or_lapses(acts: list[Act], start: Start) -> None:
    """Told of by the events alone."""
    is_suspended = False
    for event in told(acts, start).events:
        match event:
            case ApplicationSuspended():
                assert not is_suspended
                is_suspended = True
            case ApplicationResumed():
                assert is_suspended
                is_suspended = False
            case TaskDecided() | CorrectionReceived() | TaskLapsed():
                assert not is_suspended
            case _:
                pass


@random_history
def test_what_is_given_up_ends_at_once(acts: list[Act], start: Start) -> None:
    events = told(acts, start).events
    given_up = [
        n for n, event in enumerate(events) if isinstance(event, ApplicationWithdrawn | ApplicationCancelled)
    ]
    assert len(given_up) <= 1
    for n in given_up:
        issued = (
            event for event in events if isinstance(event, NumberAssigned) and event.where.step == "terbit"
        )
        assert not any(issued)
        case = replay([event for event in events if event.at <= events[n].at])
        assert case is not None
        assert case.ending is not None
        assert not case.open_tasks


@random_history
def test_a_line_stands_at_one_step(acts: list[Act], start: Start) -> None:
    """Told of by entries and departures alone: none is entered before the line has left where it was."""
    stands: dict[str, At] = {}
    for event in told(acts, start).events:
        match event:
            case StepEntered(where=where):
                assert where.line not in stands
                stands[where.line] = where
            case StepCompleted(where=where):
                assert stands.pop(where.line) == where
            case LineWithdrawn(line=line):
                stands.pop(line, None)
            case _:
                pass


@random_history
def test_a_line_is_open_from_its_opening_to_its_end(acts: list[Act], start: Start) -> None:
    story = told(acts, start)
    for case in moments(story.events):
        for line, opened in case.lines.items():
            stands_above = opened.opened_by in case.open.values()
            assert opened.goes_on == (line in case.open)
            assert stands_above or not opened.goes_on
            assert opened.goes_on or not any(is_within(task.where.line, line) for task in case.open_tasks)
        assert case.ending is None or not case.open
        assert set(case.open) <= {MAIN, *case.lines}


@random_history
def test_lines_are_opened_where_their_conditions_hold(acts: list[Act], start: Start) -> None:
    for event in told(acts, start).events:
        assert (
            not (isinstance(event, LineOpened) and event.line.endswith("/dampak")) or start.place == "mandiri"
        )


@random_history
def test_lines_join_by_the_rule_of_the_step_that_opened_them(acts: list[Act], start: Start) -> None:
    """Read from the events alone: what had ended when the step was left, and what the definition says of that."""
    ends: dict[At, list[str]] = {}
    opened: dict[str, At] = {}
    count: dict[At, int] = {}
    for event in told(acts, start).events:
        match event:
            case LineOpened(line=line, where=where):
                opened[line] = where
                count[where] = count.get(where, 0) + 1
            case LineJoined(line=line, outcome=outcome):
                ends.setdefault(opened[line], []).append(outcome)
            case StepCompleted(outcome="withdrawn" | "cancelled"):
                pass
            case StepCompleted(where=where, outcome=outcome) if where.step == "bersama":
                given = ends[where]
                if "ditolak" in given:
                    assert (outcome, given.index("ditolak")) == ("ditolak", len(given) - 1)
                else:
                    assert len(given) == count[where]
                    assert outcome == ("diperbaiki" if "diperbaiki" in given else "disetujui")
            case StepCompleted(where=where, outcome=outcome) if where.step == "kunjungan":
                assert ends[where] == [outcome]
            case _:
                pass


@random_history
def test_nobody_answers_twice_in_one_round(acts: list[Act], start: Start) -> None:
    story = told(acts, start)
    for round in story.case.rounds:
        answered = [task.decision.by.officer for task in story.case.tasks_at(round.where) if task.decision]
        assert len(answered) == len(set(answered))


@random_history
def test_rounds_count_up_and_tasks_are_opened_once(acts: list[Act], start: Start) -> None:
    story = told(acts, start)
    rounds: dict[str, int] = {}
    for event in story.events:
        if isinstance(event, StepEntered):
            rounds[event.where.step] = rounds.get(event.where.step, 0) + 1
            assert event.where.round == rounds[event.where.step]
    opened = [event.task for event in story.events if isinstance(event, TaskOpened)]
    assert len(opened) == len(set(opened))


@random_history
def test_time_only_goes_forward(acts: list[Act], start: Start) -> None:
    events = told(acts, start).events
    assert all(earlier.at <= later.at for earlier, later in pairwise(events))


@random_history
def test_a_refused_command_changes_nothing(acts: list[Act], start: Start) -> None:
    story = begin(start)
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


@dataclass(slots=True)
class Remembered(Scenario):
    """A scenario that decides every command a second time, on the case without the rounds that no longer count."""

    remembered: Case | None = None

    def tell(self, command: Command, *, by: Party) -> None:
        told, beside = len(self.events), self.apart()
        beside.told = self.remembered
        Scenario.tell(beside, command, by=by)
        Scenario.tell(self, command, by=by)
        assert beside.events == self.events
        assert (beside.refusal is None) == (self.refusal is None)
        folded = replay(self.events[told:], self.remembered)
        assert folded is not None
        self.remembered = put_away(folded)
        assert self.remembered == put_away(self.case) == put_away(self.remembered)


@random_history
def test_without_the_rounds_that_no_longer_count_a_case_is_decided_the_same(
    acts: list[Act], start: Start
) -> None:
    story = Remembered(city(), process(start.process))
    set_out(story, start)
    for each in acts:
        act(story, each)


def test_of_rounds_long_over_remains_who_decided_and_how_often_a_step_was_reached() -> None:
    story = Remembered(city(), every_kind())
    story.submit(applying(Start("every_kind", "5")))
    for _ in range(30):
        act(story, Act("decide_rightly", 7))
        act(story, Act("correct", 0))
    assert story.remembered is not None
    assert len(story.case.rounds) > 2 * len(story.remembered.rounds)
    assert story.remembered.earlier
    assert all(story.case.times(step) == story.remembered.times(step) for step in story.process.steps)
