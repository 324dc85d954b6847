"""Calling: what an outside system says in a scenario, where nobody is there to be asked.

A system says nothing of itself: whoever tells what becomes of an application tells what it answered, or that it was
silent. What is not said of its answer is made up.
"""

from licensing.case.calling import Calling, calling
from licensing.case.commands import PassTime, ReportEffect
from licensing.city.people import Service
from licensing.forms.answers import Typed
from licensing.forms.reading import read_form
from licensing.history.effects import Answered, Call, Refused, Result, Unanswered
from licensing.history.places import At
from licensing.process.calling import Calling as Asks
from licensing.scenarios.sampling import sample_form
from licensing.scenarios.scenario import Scenario
from licensing.words.identifiers import OutcomeId
from licensing.words.sentences import Sentence


def called(scenario: Scenario) -> tuple[Calling, ...]:
    """The rounds that wait for a system, the first whose time is over first."""
    waiting = calling(scenario.process, scenario.case, scenario.register.calendar)
    return tuple(sorted(waiting, key=lambda each: each.until))


def first_outcome(scenario: Scenario, call: Calling) -> OutcomeId:
    """What is hoped for: the first outcome as it is written."""
    return next(iter(scenario.process.steps[call.where.step].exits))


def hear_all(scenario: Scenario) -> None:
    """Every system that is waited for answers as is hoped for."""
    while waiting := called(scenario):
        says(scenario, waiting[0].effect, first_outcome(scenario, waiting[0]))


def says(
    scenario: Scenario, effect: Call, outcome: OutcomeId, typed: Typed | None = None
) -> dict[str, Sentence]:
    """Let a system answer with an outcome; what is wrong with the answers it is given, and nothing happens then."""
    call = scenario.process.step(effect.where.step).call
    if call is None:
        raise ValueError(f"{effect.where.step} asks no system")
    result, wrong = _answer(scenario, call, effect.where, outcome, typed or {})
    if not wrong:
        scenario.tell(ReportEffect(effect.key, result), by=Service())
    return wrong


def is_silent(scenario: Scenario, call: Calling) -> None:
    """Time passes until a system's answer counts no more."""
    scenario.now = max(scenario.now, call.until)
    scenario.tell(PassTime(), by=Service())


def fails(scenario: Scenario, effect: Call) -> None:
    """A system cannot be asked, and asking again would not help."""
    scenario.tell(ReportEffect(effect.key, Unanswered("failed")), by=Service())


def _answer(
    scenario: Scenario, call: Asks, where: At, outcome: OutcomeId, typed: Typed
) -> tuple[Result, dict[str, Sentence]]:
    meant = call.shape.outcomes[outcome]
    if not meant.has_answers:
        return Refused(outcome, meant.label), {}
    form = scenario.process.step(where.step).form
    said = {field: form[field].typed(answer) for field, answer in meant.answer.items()}
    given = {**sample_form(form, now=scenario.now), **typed, **said}
    answers, wrong = read_form(form, given, scenario.process.facts(scenario.case, where.line), where.step)
    return Answered(answers), dict(wrong)
