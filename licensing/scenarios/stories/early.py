"""Acting before the day a step opens: whoever does is refused as in service, and the story can speak of it."""

from collections.abc import Iterator

from licensing.case.acts.opening import tasks_to_come
from licensing.case.commands import Answer, Decide
from licensing.case.opening import Early
from licensing.city.people import Officer
from licensing.scenarios.coming import early_in
from licensing.scenarios.stories.story import Story
from licensing.words.identifiers import OutcomeId


def too_early(
    story: Story, step: str, record: str, outcome: OutcomeId, *, officer: Officer | None = None
) -> bool:
    """Whether nothing can be answered there yet; then it is tried, and the refusal stays with the scenario.

    Args:
        step: where; empty for any place that will ask this officer.
        officer: who decides; None for whoever will be asked.
    """
    scenario = story.scenario
    if any(_is_asked(story, step, record, officer)):
        return False
    waiting = [each for each in early_in(scenario) if _is_at(each, step, record)]
    found = next((each for each in waiting if officer is None or _will_ask(story, each, officer)), None)
    found = found or (waiting[0] if waiting and (step or not scenario.open_tasks) else None)
    if found is None:
        return False
    task = min(tasks_to_come(scenario.process, scenario.case, found.where))
    by = officer or next(_holders(story, found), None)
    if by is None:
        scenario.tell(Answer(task, {}, {}), by=scenario.applicant)
    else:
        scenario.tell(Decide(task, outcome, "", {}), by=by)
    return True


def _is_asked(story: Story, step: str, record: str, officer: Officer | None) -> Iterator[bool]:
    for task in story.scenario.open_tasks:
        is_there = (not step or task.where.step == step) and (not record or f"[{record}]" in task.where.line)
        yield is_there and (officer is None or task.is_for(officer))


def _is_at(early: Early, step: str, record: str) -> bool:
    return (not step or early.where.step == step) and (not record or f"[{record}]" in early.where.line)


def _will_ask(story: Story, early: Early, officer: Officer) -> bool:
    return any(officer.id == each.id for each in _holders(story, early))


def _holders(story: Story, early: Early) -> Iterator[Officer]:
    facts = story.scenario.process.facts(story.scenario.case, early.where.line)
    for ask in early.asks:
        role = ask.asked(facts)
        yield from story.scenario.register.holding(role) if role else ()
