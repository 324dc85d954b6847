"""When a case will probably be finished: lengths add up as chance has them, and thin data says that it is thin."""

from collections.abc import Mapping
from datetime import date, datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensing.clock.calendar import WIB
from licensing.scenarios.scenario import Scenario, typed
from licensing.telling.forecasting import (
    FEWEST,
    Forecast,
    Past,
    beside_each_other,
    forecast,
    one_after_another,
    quantile_of,
    still_to_come,
)
from licensing.words.identifiers import AgencyId, StepId
from tests.portal import permit
from tests.portal.conftest import ANSWERS

LOKET = StepId("kelengkapan"), AgencyId("dpmptsp")
DINKES, DLH = ((StepId("rekomendasi"), AgencyId(agency)) for agency in ("dinkes", "dlh"))
KEPALA = StepId("tanda_tangan"), AgencyId("dpmptsp")
PAST: Past = {LOKET: {1: 20}, DINKES: {2: 10, 5: 10}, DLH: {3: 20}, KEPALA: {0: 20}}


def standing() -> Scenario:
    """A case that came on Monday 2 March 2026."""
    story = Scenario(permit.register(), permit.process())
    story.submit(typed({name.removeprefix("form."): text for name, text in ANSWERS.items()}))
    return story


def foretold(story: Scenario, past: Past) -> object:
    return forecast(story.process, story.case, past, register=story.register, now=story.now)


def test_steps_add_up_and_of_what_is_asked_at_once_the_longest_counts() -> None:
    # One day at the desk; then three days, or five where the one agency takes five: half and half.
    assert foretold(standing(), PAST) == Forecast(date(2026, 3, 6), date(2026, 3, 10))


def test_what_has_waited_already_is_known_to_last_that_long() -> None:
    story = standing()
    story.decide(story.officer("Rina Kartika"), "lengkap")
    story.pass_working_days(3)
    assert foretold(story, PAST) == Forecast(date(2026, 3, 9), date(2026, 3, 9)), "it is one of the slow ones"


@pytest.mark.parametrize("missing", [LOKET, DINKES, KEPALA])
def test_with_too_few_finished_nothing_is_foretold(missing: tuple[StepId, AgencyId]) -> None:
    assert foretold(standing(), {**PAST, missing: {1: FEWEST - 1}}) == "thin"


def test_what_waits_longer_than_anything_before_is_not_foretold() -> None:
    story = standing()
    story.pass_working_days(2)
    assert foretold(story, PAST) == "thin"


def test_what_is_done_at_once_is_done_on_a_day_that_is_worked() -> None:
    past: Past = {LOKET: {4: 20}, DINKES: {0: 20}, DLH: {0: 20}, KEPALA: {0: 20}}
    story, saturday = standing(), datetime(2026, 3, 7, 10, tzinfo=WIB)
    told = forecast(story.process, story.case, past, register=story.register, now=saturday)
    assert told == Forecast(date(2026, 3, 9), date(2026, 3, 9))


def test_while_the_applicant_is_asked_nothing_is_foretold() -> None:
    story = standing()
    story.decide(story.officer("Rina Kartika"), "kembalikan", reason="KTP buram.")
    assert foretold(story, PAST) == "hers"


COUNTS = st.dictionaries(st.integers(0, 9), st.integers(1, 5), min_size=1, max_size=4)


def shares(counts: Mapping[int, int]) -> dict[int, float]:
    return {days: count / sum(counts.values()) for days, count in counts.items()}


@given(COUNTS, COUNTS, st.sampled_from((0.5, 0.9)))
def test_lengths_are_combined_as_all_pairs_are(
    one: dict[int, int], other: dict[int, int], share: float
) -> None:
    drawn = [days for days, count in one.items() for _ in range(count)]
    pairs = [*product(drawn, [days for days, count in other.items() for _ in range(count)])]
    for combined, lengths in (
        (one_after_another(shares(one), shares(other)), sorted(a + b for a, b in pairs)),
        (beside_each_other((shares(one), shares(other))), sorted(max(pair) for pair in pairs)),
    ):
        found = quantile_of(combined, share)
        assert sum(length <= found for length in lengths) >= share * len(lengths) - 1e-6
        assert sum(length < found for length in lengths) < share * len(lengths) + 1e-6


@given(COUNTS, st.floats(0.01, 1))
def test_of_counts_and_of_shares_the_same_number_of_days_suffices(
    counts: dict[int, int], share: float
) -> None:
    assert quantile_of(counts, share) == quantile_of(shares(counts), share)


@given(COUNTS)
def test_what_is_left_and_what_has_passed_is_the_whole(counts: dict[int, int]) -> None:
    waited = min(counts)
    left = still_to_come(shares(counts), waited)
    assert {days + waited: pytest.approx(share) for days, share in left.items()} == shares(counts)
