"""How often a forecast holds: cases are simulated from start to end, and each is foretold from those before it.

    python -m tests.bench.forecasting

Every step of a case takes as many working days as chance has it. In the second run a case that is slow at one step
tends to be slow at the others, which the forecast does not know of.
"""

import sys
from collections import Counter, defaultdict
from datetime import UTC, datetime
from random import Random
from typing import Final

from licensing.city.register import AgencyRegister
from licensing.clock.calendar import WIB
from licensing.history.events import Event
from licensing.history.evolving import replay
from licensing.process.graph import Process
from licensing.scenarios.scenario import Scenario, typed
from licensing.telling.forecasting import Forecast, Past, forecast
from licensing.words.identifiers import AgencyId, StepId
from tests.portal import permit
from tests.portal.conftest import ANSWERS

CASES: Final = 600
LEARNT_FROM: Final = 200
FORM: Final = {name.removeprefix("form."): text for name, text in ANSWERS.items()}
BEGINS: Final = datetime(2026, 3, 2, 2, tzinfo=UTC)
OUTCOMES: Final = {"kelengkapan": "lengkap", "rekomendasi": "disetujui", "tanda_tangan": "ditandatangani"}
ANSWER: Final = {"rekomendasi": {"nomor": ("1",)}}
Taken = list[tuple[StepId, AgencyId, int]]


def simulated(
    chance: Random, *, is_slow: float
) -> tuple[list[tuple[datetime, tuple[Event, ...]]], Taken, datetime]:
    """A case: how it stood each morning, how long its tasks took, and when its last one was decided."""
    story = Scenario(permit.register(), permit.process(), BEGINS)
    story.submit(typed(FORM))
    slowness = 1 + (chance.random() < is_slow) * 2
    stood: list[tuple[datetime, tuple[Event, ...]]] = []
    taken, due_on = Taken(), dict[str, int]()
    ended = story.now
    while story.open_tasks:
        stood.append((story.now, story.events))
        for task in story.open_tasks:
            days = due_on.setdefault(task.id, slowness * int(chance.expovariate(0.6)))
            waited = _days(story, task.opened_at)
            if waited < days or task.asked is None:
                continue
            officer = next(each for each in story.people.values() if task.is_for(each) and each.id != "joko")
            story.decide(officer, OUTCOMES[task.where.step], typed=ANSWER.get(task.where.step))
            if story.refusal is not None:
                raise RuntimeError(story.refusal.sentence.en)
            taken.append((task.where.step, task.asked.agency, waited))
            ended = story.now
        story.pass_working_days(1)
    return stood, taken, ended


def _days(story: Scenario, since: datetime) -> int:
    calendar = story.register.calendar.city
    return calendar.working_days_between(since.astimezone(WIB).date(), story.now.astimezone(WIB).date())


def covered(seed: int, *, is_slow: float) -> tuple[int, float, float]:
    """How many forecasts were made, and the shares that were finished by the first and by the second date."""
    chance, past = Random(seed), defaultdict[tuple[StepId, AgencyId], Counter[int]](Counter)  # noqa: S311 a simulation
    made = likely = latest = 0
    for n in range(CASES):
        stood, taken, ended = simulated(chance, is_slow=is_slow)
        if n >= LEARNT_FROM:
            now, events = chance.choice(stood)
            told = foretold(permit.process(), events, past, permit.register(), now)
            if isinstance(told, Forecast):
                day = ended.astimezone(WIB).date()
                made, likely, latest = made + 1, likely + (day <= told.likely), latest + (day <= told.latest)
        for step, agency, days in taken:
            past[step, agency][days] += 1
    return made, likely / made, latest / made


def foretold(
    process: Process, events: tuple[Event, ...], past: Past, register: AgencyRegister, now: datetime
) -> object:
    """What is foretold of a history as it stood."""
    case = replay(events)
    return None if case is None else forecast(process, case, past, register=register, now=now)


def main() -> None:
    """Say how often forecasts held."""
    for name, is_slow in (("steps by themselves", 0.0), ("a fifth slow throughout", 0.2)):
        made, likely, latest = covered(7, is_slow=is_slow)
        shares = f"{likely:.0%} finished by the first date, {latest:.0%} by the second"
        sys.stdout.write(f"{name}: {made} forecasts, {shares}\n")


if __name__ == "__main__":
    main()
