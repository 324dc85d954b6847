"""A cut-off and service on holidays hold from a day on, or for a time, and change nothing that was over before."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from licensing.city.almanac import Almanac
from licensing.city.decrees import CutOffEnded, CutOffSet, DailyEnded, DailySet, DayOff, Decree
from licensing.clock.calendar import WIB, WorkingCalendar
from licensing.clock.calendars import Calendars, with_own
from licensing.clock.dated import in_turn, on
from licensing.clock.hours import Hours, Week
from licensing.clock.own_days import OwnDays
from licensing.clock.spans import Span
from licensing.words.identifiers import AgencyId

AT = datetime(2026, 11, 23, 3, tzinfo=UTC)
LOKET, MAKAM, DINKES = AgencyId("loket"), AgencyId("makam"), AgencyId("dinkes")
GRAVES = OwnDays(week=Week((Hours(time(6), time(18)),) * 7), keeps_holidays=False)
WRITTEN = with_own(WorkingCalendar(), {MAKAM: GRAVES})


def cut_off(since: str, until: str | None, at: time | None, agency: AgencyId | None = None) -> Decree:
    last = date.fromisoformat(until) if until else None
    return CutOffSet(AT, "Sekda", "SE 5/2026", agency, date.fromisoformat(since), last, at)


def daily(since: str, until: str | None, agency: AgencyId | None = None, *, serves: bool = True) -> Decree:
    last = date.fromisoformat(until) if until else None
    return DailySet(AT, "Sekda", "SE 7/2026", agency, date.fromisoformat(since), last, serves)


def counted_from(received: str, *decrees: Decree, written: Calendars = WRITTEN) -> date:
    """The day the counter counts from what comes in then, by the city's clock."""
    at = datetime.fromisoformat(received).replace(tzinfo=WIB)
    return Almanac(written, decrees).calendars.of(LOKET).counting_from(at)


FEBRUARY = cut_off("2027-02-08", "2027-02-10", time(14))
"""Monday to Wednesday."""
FOR_GOOD, AT_THE_COUNTER = (cut_off("2027-01-01", None, time(15), each) for each in (None, LOKET))
AT_THREE = with_own(WorkingCalendar(cut_off=time(15)), {})
OWN_HOUR = with_own(WorkingCalendar(), {LOKET: OwnDays(cut_off=time(12))})


@pytest.mark.parametrize(
    ("received", "decrees", "written", "day", "because"),
    [
        ("2027-02-04 15:30", [FEBRUARY], WRITTEN, "2027-02-04", "before it holds"),
        ("2027-02-08 14:00", [FEBRUARY], WRITTEN, "2027-02-08", "the hour itself is in time"),
        ("2027-02-08 14:00:00.000001", [FEBRUARY], WRITTEN, "2027-02-09", "and nothing later is"),
        ("2027-02-10 14:01", [FEBRUARY], WRITTEN, "2027-02-11", "its last day is counted in"),
        ("2027-02-11 15:30", [FEBRUARY], WRITTEN, "2027-02-11", "after it closing counts again"),
        ("2027-02-08 14:30", [FEBRUARY], AT_THREE, "2027-02-09", "a decree counts before the register"),
        ("2027-02-11 15:01", [FEBRUARY], AT_THREE, "2027-02-12", "which holds where none says otherwise"),
        ("2027-02-08 15:30", [cut_off("2027-01-01", None, None)], AT_THREE, "2027-02-08", "until closing"),
        ("2027-02-08 14:30", [FEBRUARY, FOR_GOOD], WRITTEN, "2027-02-09", "for a time counts before for good"),
        ("2027-02-11 15:30", [FEBRUARY, FOR_GOOD], WRITTEN, "2027-02-12", "and for good on all other days"),
        ("2027-02-08 14:30", [AT_THE_COUNTER, FEBRUARY], WRITTEN, "2027-02-08", "its own word counts first"),
        ("2027-02-08 12:01", [FEBRUARY], OWN_HOUR, "2027-02-09", "its own word of the register, too"),
        ("2027-02-08 16:30", [cut_off("2027-01-01", None, time(18))], WRITTEN, "2027-02-09", "never after closing"),
    ],
)  # fmt: skip
def test_a_cut_off_holds_on_the_days_it_was_decreed_for(
    received: str, decrees: list[Decree], written: Calendars, day: str, because: str
) -> None:
    assert counted_from(received, *decrees, written=written) == date.fromisoformat(day), because


SINCE_2027 = daily("2027-01-01", None, LOKET)
NEW_YEAR_OFF = DayOff(AT, "Sekda", "SE 1/2026", None, date(2027, 1, 1), "Tahun Baru")


@pytest.mark.parametrize(
    ("day", "decrees", "agency", "is_worked", "because"),
    [
        ("2026-12-25", [SINCE_2027], LOKET, False, "Christmas before it holds"),
        ("2027-01-01", [SINCE_2027], LOKET, True, "New Year's Day, from which it does"),
        ("2027-01-02", [SINCE_2027], LOKET, False, "weekdays are those of the hours: a Saturday"),
        ("2027-01-01", [SINCE_2027], DINKES, False, "nobody else's"),
        ("2027-01-01", [daily("2027-01-01", None)], DINKES, True, "the whole city's"),
        ("2027-01-01", [daily("2027-01-01", None, serves=False)], MAKAM, True, "its own word of the register first"),
        ("2027-01-01", [daily("2027-01-01", "2027-01-01", MAKAM, serves=False)], MAKAM, False, "a decree about it"),
        ("2027-02-17", [daily("2027-01-01", "2027-01-01", MAKAM, serves=False)], MAKAM, True, "for those days"),
        ("2027-01-01", [SINCE_2027, NEW_YEAR_OFF], LOKET, False, "a single day that is decreed counts first"),
    ],
)  # fmt: skip
def test_holidays_are_served_on_the_days_it_was_decreed_for(
    day: str, decrees: list[Decree], agency: AgencyId, is_worked: bool, because: str
) -> None:
    calendar = Almanac(WRITTEN, tuple(decrees)).calendars.of(agency)
    assert calendar.is_working_day(date.fromisoformat(day)) == is_worked, because


@pytest.mark.parametrize("agency", [None, LOKET, MAKAM])
def test_what_was_set_and_taken_back_counts_as_before(agency: AgencyId | None) -> None:
    first, last = date(2027, 2, 8), date(2027, 3, 9)
    sets = (cut_off("2027-02-08", "2027-03-09", time(9), agency),
            daily("2027-02-08", "2027-03-09", agency, serves=agency != MAKAM))  # fmt: skip
    ends = (CutOffEnded(AT, "Sekda", "SE 6/2026", agency, first, last),
            DailyEnded(AT, "Sekda", "SE 8/2026", agency, first, last))  # fmt: skip
    before = WRITTEN.digest()
    for there, back in zip(sets, ends, strict=True):
        changed = Almanac(WRITTEN, (there,))
        assert changed.calendars.digest() != before
        assert changed.with_decrees((back,)).calendars.digest() == before
    opposite = (sets[0], cut_off("2027-02-08", "2027-03-09", None, agency))
    assert Almanac(WRITTEN, opposite).calendars.digest() == before, "said in another way"


DAYS = st.dates(date(2026, 12, 1), date(2027, 3, 31))
AGENCIES = st.sampled_from((None, LOKET, MAKAM))
MINUTES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
HELD = st.builds(cut_off, DAYS.map(str), st.none(), st.none() | MINUTES, AGENCIES) | st.builds(
    daily, DAYS.map(str), st.none(), AGENCIES, serves=st.booleans()
)


def stands(day: date, told: list[Decree]) -> time | None:
    """By hand: of what was set since it was last taken back, the last for a time, else the last for good."""
    about = [each for each in told if isinstance(each, CutOffSet | CutOffEnded)
             and each.since <= day <= (each.until or date.max)]  # fmt: skip
    backs = [n for n, each in enumerate(about) if isinstance(each, CutOffEnded)]
    left = [each for each in about[backs[-1] + 1 if backs else 0 :] if isinstance(each, CutOffSet)]
    left.sort(key=lambda each: each.until is not None)
    return left[-1].cut_off if left else None


def said(first: date, last: date | None, at: time | None) -> Decree:
    """A cut-off is set, or taken back where there is none, on some days or for good."""
    last = max(first, last) if last else None
    if at is None:
        return CutOffEnded(AT, "Sekda", "SE 6/2026", None, first, last)
    return CutOffSet(AT, "Sekda", "SE 5/2026", None, first, last, at)


SET_OR_TAKEN_BACK = st.builds(said, DAYS, DAYS | st.none(), MINUTES | st.none())


@given(st.lists(SET_OR_TAKEN_BACK, min_size=1, max_size=6), DAYS)
@example([said(date(2027, 1, 1), None, time(14)), said(date(2027, 2, 1), date(2027, 2, 28), None),
          said(date(2027, 1, 10), None, time(13))], date(2027, 1, 20))  # fmt: skip
def test_the_last_word_counts_however_much_was_taken_back_and_a_year_is_shown_as_it_counts(
    told: list[Decree], day: date
) -> None:
    almanac = Almanac(WRITTEN, tuple(told))
    city = almanac.calendars.city
    assert on(day, city.cut_offs, city.cut_off) == stands(day, told)
    shown = [each.value for each in in_turn(city.cut_offs) if each.has(day)]
    assert shown == ([] if stands(day, told) is None else [stands(day, told)])


@given(
    st.lists(HELD, min_size=1, max_size=3),
    st.builds(datetime.combine, DAYS, st.times(), st.just(WIB)),
    st.builds(Span, st.integers(1, 8), st.sampled_from(("working day", "working hour", "day"))),
    st.sampled_from((LOKET, MAKAM)),
)
def test_what_was_over_before_a_decree_holds_is_due_as_it_was(
    decrees: list[Decree], received: datetime, within: Span, agency: AgencyId
) -> None:
    first = min(each.since for each in decrees if isinstance(each, CutOffSet | DailySet))
    before, after = (Almanac(WRITTEN, tuple(each)).calendars.of(agency) for each in ((), decrees))
    was, now = before.due(received, within), after.due(received, within)
    assert was == now or max(was, now).astimezone(WIB).date() >= first
