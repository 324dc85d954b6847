"""What is free of days that others have, against counting day by day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from licensing.history.extents import Days, in_use, next_free, without

FIRST = date(2026, 1, 1)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


@st.composite
def days(draw: st.DrawFn) -> Days:
    first = draw(st.integers(0, 20))
    return Days(day(first), day(first + draw(st.integers(0, 5))))


def each(of: Days) -> set[date]:
    return {of.first + timedelta(days=n) for n in range((of.last - of.first).days + 1)}


def all_of(taken: list[Days]) -> set[date]:
    return {one for part in taken for one in each(part)}


@given(days(), st.lists(days(), max_size=6))
def test_the_next_free_day_is_the_first_from_which_as_many_are_free(wanted: Days, taken: list[Days]) -> None:
    busy, length = all_of(taken), (wanted.last - wanted.first).days
    counted = next(
        first
        for n in range(100)
        if not busy & each(Days(first := wanted.first + timedelta(days=n), first + timedelta(days=length)))
    )
    assert next_free(wanted, taken) == counted


@given(days(), st.lists(days(), max_size=6))
def test_what_is_in_use_is_a_stretch_of_busy_days_that_goes_no_further(
    wanted: Days, taken: list[Days]
) -> None:
    busy, found = all_of(taken), in_use(wanted, taken)
    if not busy & each(wanted):
        assert found is None
        return
    assert found is not None
    assert min(busy & each(wanted)) in each(found) <= busy
    assert not {found.first - timedelta(days=1), found.last + timedelta(days=1)} & busy


@given(days(), st.lists(days(), max_size=6))
def test_what_others_have_is_taken_out_once(wanted: Days, taken: list[Days]) -> None:
    rest = without(wanted, taken)
    assert sum(len(each(part)) for part in rest) == len(all_of([*rest]))
    assert all_of([*rest]) == each(wanted) - all_of(taken)


def test_where_the_calendar_ends_nothing_is_free() -> None:
    assert next_free(Days(date.max, date.max), [Days(date.max, date.max)]) is None
    assert next_free(Days(date.max - timedelta(days=3), date.max), [Days(date.max, date.max)]) is None
