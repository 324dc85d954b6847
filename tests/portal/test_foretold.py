"""The dry run of a decree: what would move, deadlines and promised days each by themselves, and nothing else."""

from datetime import date, time

from licensing.city.almanac import Almanac
from licensing.city.decrees import CutOffSet, DayOff, Decree
from licensing.clock.calendar import WorkingCalendar
from licensing.clock.calendars import Calendars
from licensing.words.identifiers import ApplicationNumber
from portal.acts.foretold import Moves, Ways, foretell
from tests.portal import permit
from tests.portal.conftest import Browser, Clock
from tests.portal.memory import Memory

NONE, CITY = Ways(), Calendars()


def moves(
    memory: Memory,
    clock: Clock,
    application: ApplicationNumber,
    decree: Decree,
    city: Calendars = CITY,
) -> tuple[Moves, ...]:
    after = Almanac(city, (decree,)).calendars
    return foretell(memory.cases, [application], city, after, now=clock.now)


def off(clock: Clock, day: date) -> Decree:
    return DayOff(clock.now, "Sekda", "SE 1/2026", None, day, "Libur")


def test_before_the_clock_runs_the_promised_day_would_move(
    memory: Memory, clock: Clock, application: ApplicationNumber
) -> None:
    friday = date(2026, 11, 27)
    assert moves(memory, clock, application, off(clock, friday)) == (
        Moves(permit.process().permit, 1, NONE, Ways(later=1)),
    ), "five working days from Monday the 23rd; the counter's day is over by then"
    assert moves(memory, clock, application, off(clock, date(2026, 12, 24))) == ()


def test_once_it_runs_its_end_is_a_deadline_and_counted_once(
    memory: Memory, clock: Clock, rina: Browser, application: ApplicationNumber
) -> None:
    assert rina.decides(f"{application}.kelengkapan.1.dpmptsp", "lengkap").status_code == 303
    monday = date(2026, 11, 30)
    assert moves(memory, clock, application, off(clock, monday)) == (
        Moves(permit.process().permit, 1, Ways(later=1), NONE),
    )


def test_what_would_come_earlier_is_told_apart(
    memory: Memory, clock: Clock, application: ApplicationNumber
) -> None:
    early = Calendars(WorkingCalendar(cut_off=time(9)))
    decree = CutOffSet(clock.now, "Sekda", "SE 2/2026", None, date(2026, 11, 23), None, None)
    (told,) = moves(memory, clock, application, decree, early)
    assert told.promised == Ways(earlier=1)
