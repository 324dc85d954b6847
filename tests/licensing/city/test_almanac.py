"""What is decreed stands on top of the register; an agency's word counts before the city's, and any can be undone."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensing.city import decreeing
from licensing.city.almanac import Almanac
from licensing.city.decreeing import Order
from licensing.city.decrees import (
    CutOffEnded,
    DailyEnded,
    DayOff,
    DayWorked,
    Decree,
    HoursEnded,
    HoursSet,
    YearAnnounced,
    YearWithdrawn,
)
from licensing.city.former import FormerNames
from licensing.clock.calendar import WorkingCalendar
from licensing.clock.calendars import Calendars, with_own
from licensing.clock.hours import Hours, Week
from licensing.clock.own_days import OwnDays
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import AgencyId

AT = datetime(2026, 11, 23, 3, tzinfo=UTC)
LOKET, MAKAM, DINKES = AgencyId("loket"), AgencyId("makam"), AgencyId("dinkes")
DAILY = OwnDays(week=Week((Hours(time(6), time(18)),) * 7), keeps_holidays=False)
WRITTEN = with_own(WorkingCalendar(announced=frozenset({2026})), {MAKAM: DAILY})
SHORT = Week((*[Hours(time(8), time(15))] * 5, None, None))
ORDER = Order("Sekda", "SE 1/2026")
THURSDAY, CHRISTMAS_LEAVE = date(2026, 12, 10), date(2026, 12, 24)


def off(day: date, agency: AgencyId | None = None) -> Decree:
    return DayOff(AT, "Sekda", "SE 1/2026", agency, day, "Pilkada")


def worked(day: date, agency: AgencyId | None = None) -> Decree:
    return DayWorked(AT, "Sekda", "SE 2/2026", agency, day)


DAYS = st.dates(date(2026, 12, 1), date(2026, 12, 31))
WHOSE = st.sampled_from((None, LOKET, MAKAM))
DECREES = st.lists(st.builds(worked, DAYS, WHOSE) | st.builds(off, DAYS, WHOSE), max_size=8)


@given(DECREES, DAYS, st.sampled_from((LOKET, MAKAM, DINKES)))
def test_the_last_word_counts_an_agencys_before_the_citys(
    decrees: list[Decree], day: date, agency: AgencyId
) -> None:
    said: dict[AgencyId | None, bool] = {}
    for each in decrees:
        if isinstance(each, DayOff | DayWorked) and each.day == day:
            said[each.agency] = isinstance(each, DayWorked)
    right = said.get(agency, said.get(None, WRITTEN.of(agency).is_working_day(day)))
    assert Almanac(WRITTEN, tuple(decrees)).calendars.of(agency).is_working_day(day) == right


@given(DECREES, DAYS, st.sampled_from((None, LOKET, MAKAM)))
def test_a_day_changed_and_changed_back_counts_as_before(
    decrees: list[Decree], day: date, agency: AgencyId | None
) -> None:
    before = Almanac(WRITTEN, tuple(decrees))
    calendars = before.calendars
    was = (calendars.of(agency) if agency else calendars.city).is_working_day(day)
    there, back = (off, worked) if was else (worked, off)
    changed = before.with_decrees((there(day, agency),))
    assert changed.calendars.digest() != calendars.digest()
    assert changed.with_decrees((back(day, agency),)).calendars.digest() in (
        calendars.digest(),
        # An agency that had the day from the city says it itself from now on.
        before.with_decrees((back(day, agency),)).calendars.digest(),
    )


def hours(since: str, until: str | None, week: Week = SHORT, agency: AgencyId | None = None) -> Decree:
    last = date.fromisoformat(until) if until else None
    return HoursSet(AT, "Sekda", "SE 3/2026", agency, date.fromisoformat(since), last, week)


def usual(since: str, until: str | None) -> Decree:
    last = date.fromisoformat(until) if until else None
    return HoursEnded(AT, "Sekda", "SE 4/2026", None, date.fromisoformat(since), last)


def closes(day: str, *decrees: Decree, agency: AgencyId = LOKET) -> time:
    return Almanac(WRITTEN, decrees).calendars.of(agency).hours(date.fromisoformat(day)).closes


def test_hours_of_a_time_count_on_its_days_and_before_those_for_good() -> None:
    ramadan, good = hours("2027-02-08", "2027-03-09"), hours("2027-01-04", None, Week((Hours(),) * 7))
    for decrees in ((ramadan, good), (good, ramadan)):
        assert closes("2027-02-07", *decrees) == time(16)
        assert closes("2027-02-08", *decrees) == time(15)
        assert closes("2027-03-09", *decrees) == time(15)
        assert closes("2027-03-10", *decrees) == time(16)
    assert closes("2027-02-08", ramadan, agency=MAKAM) == time(18), "whoever has its own hours keeps them"
    assert closes("2027-02-08", hours("2027-02-08", "2027-02-08", agency=MAKAM), agency=MAKAM) == time(15)


def test_hours_that_are_taken_back_leave_those_around_them() -> None:
    ramadan = hours("2027-02-08", "2027-03-09")
    decrees = (ramadan, usual("2027-02-15", "2027-02-16"))
    assert [closes(f"2027-02-{day}", *decrees) for day in (12, 15, 16, 17)] == [
        time(15), time(16), time(16), time(15),
    ]  # fmt: skip
    whole = Almanac(WRITTEN, (ramadan, usual("2027-02-01", None)))
    assert whole.calendars.digest() == WRITTEN.digest()


def test_a_year_is_provisional_until_it_is_announced_and_again_when_that_is_withdrawn() -> None:
    announced = YearAnnounced(AT, "Sekda", "SKB 2027", 2027)
    withdrawn = YearWithdrawn(AT, "Sekda", "SKB 2027 dicabut", 2027)
    told = [
        Almanac(WRITTEN, decrees).calendars.city.is_provisional(date(2027, 1, 1))
        for decrees in ((), (announced,), (announced, withdrawn))
    ]
    assert told == [True, False, True]
    assert Almanac(WRITTEN, (announced,)).calendars.digest() == WRITTEN.digest(), "no date moves by it"


def test_where_nobody_said_which_years_are_decreed_those_before_an_announced_one_are() -> None:
    city = Almanac(Calendars(), (YearAnnounced(AT, "Sekda", "SKB 2027", 2027),)).calendars.city
    assert [city.is_provisional(date(year, 6, 1)) for year in (2026, 2027, 2028)] == [False, False, True]


def test_a_decree_holds_for_an_agency_under_every_name_it_has_had() -> None:
    former = FormerNames(agencies={DINKES: LOKET})
    for named in (DINKES, LOKET):
        calendars = Almanac(WRITTEN, (off(THURSDAY, named),), former).calendars
        assert not calendars.of(DINKES).is_working_day(THURSDAY)
        assert not calendars.of(LOKET).is_working_day(THURSDAY)


def test_what_was_decreed_for_an_agency_is_told_under_every_name_it_has_had() -> None:
    decrees = (off(THURSDAY, DINKES), off(THURSDAY, LOKET), off(THURSDAY, MAKAM), off(THURSDAY))
    almanac = Almanac(WRITTEN, decrees, FormerNames(agencies={DINKES: LOKET}))
    assert almanac.decreed_for(LOKET) == almanac.decreed_for(DINKES) == decrees[:2]


def test_a_decree_that_changes_nothing_is_refused() -> None:
    almanac = Almanac(Calendars(WorkingCalendar(announced=frozenset({2026}))))
    saturday = THURSDAY + timedelta(days=2)
    for nothing in (
        lambda: decreeing.have_worked(almanac, ORDER, THURSDAY, at=AT),
        lambda: decreeing.take_off(almanac, ORDER, saturday, "Sabtu", at=AT),
        lambda: decreeing.take_back(almanac, ORDER, HoursEnded, since=THURSDAY, until=None, at=AT),
        lambda: decreeing.take_back(almanac, ORDER, CutOffEnded, since=THURSDAY, until=None, at=AT),
        lambda: decreeing.take_back(almanac, ORDER, DailyEnded, since=THURSDAY, until=None, at=AT),
        lambda: decreeing.set_cut_off(almanac, ORDER, None, since=THURSDAY, until=None, at=AT),
        lambda: decreeing.set_daily(almanac, ORDER, daily=False, since=THURSDAY, until=None, at=AT),
        lambda: decreeing.set_daily(almanac, ORDER, daily=True, since=THURSDAY, until=saturday, at=AT),
        lambda: decreeing.announce(almanac, ORDER, 2026, at=AT),
        lambda: decreeing.withdraw(almanac, ORDER, 2027, at=AT),
    ):
        with pytest.raises(CommandRefused) as refused:
            nothing()
        assert refused.value.code == "invalid-form"
        (wrong,) = refused.value.fields.values()
        assert wrong.en == "the calendar says so already; nothing would change."


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(CommandRefused) as refused:
        decreeing.take_off(Almanac(), Order(" ", "12"), date(1999, 1, 1), "", at=AT)
    assert set(refused.value.fields) == {"by", "decree", "name", "year"}
    with pytest.raises(CommandRefused) as backwards:
        decreeing.set_hours(Almanac(), ORDER, SHORT, since=date(2027, 3, 9), until=date(2027, 2, 8), at=AT)
    assert set(backwards.value.fields) == {"until"}


@pytest.mark.parametrize(
    "text", ["a" * 301, "SE 1\n2027 libur", "SE\x1b[2J", "SE\u202e1", "SE\udcff", "SE\x00"]
)
def test_what_stays_on_the_record_is_one_line_that_everybody_sees(text: str) -> None:
    with pytest.raises(CommandRefused) as refused:
        decreeing.take_off(Almanac(), Order(text, text), THURSDAY, text, at=AT)
    assert set(refused.value.fields) == {"by", "decree", "name"}
