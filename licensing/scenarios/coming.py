"""Coming: the day a case waits for, when nobody wants to count until it."""

from licensing.case.commands import PassTime
from licensing.case.opening import Early, early
from licensing.city.people import Service
from licensing.scenarios.scenario import Scenario


def early_in(scenario: Scenario) -> tuple[Early, ...]:
    """The rounds that ask nobody yet, the first to open first."""
    waiting = early(scenario.process, scenario.case, scenario.register.calendar)
    return tuple(sorted(waiting, key=lambda each: each.at))


def come(scenario: Scenario) -> bool:
    """Let time pass until the first of them opens; whether there was one."""
    waiting = early_in(scenario)
    if waiting:
        scenario.now = max(scenario.now, waiting[0].at)
        scenario.tell(PassTime(), by=Service())
    return bool(waiting)
