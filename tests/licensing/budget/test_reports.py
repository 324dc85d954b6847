"""Reports out of the books: realisation against targets, forecasts that know nothing of what comes, and costs."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from licensing.money.budget.accounts import AccountCode, Work
from licensing.money.budget.costs import costs, loads
from licensing.money.budget.forecast import forecast
from licensing.money.budget.months import month_after, months_between
from licensing.money.budget.realised import realised
from licensing.money.budget.rows import Expiring, Moved, Takings, Worked
from licensing.money.budget.targets import Entering, Target, in_force, missing, outermost, standing
from licensing.words.identifiers import AgencyId, PermitId, StepId

TAX, BOARDS, CHARGE = AccountCode("4.1.01.09"), AccountCode("4.1.01.09.01"), AccountCode("4.1.02.03.01")
HERE, IPR = AgencyId("bapenda"), PermitId("ipr")
TODAY = date(2026, 11, 23)
FIRST = date(2023, 1, 1)


def paid(day: str, amount: int, account: AccountCode = BOARDS) -> Takings:
    return Takings(date.fromisoformat(day), account, HERE, IPR, amount, 1)


def target(
    position: int, account: AccountCode, amount: int, since: str, takes_back: int | None = None
) -> Target:
    return Target(position, Entering(2026, account, amount, date.fromisoformat(since), "Perda", takes_back))


def moved(month: date, amount: int, kind: str = "paid") -> Moved:
    return Moved(month, kind, BOARDS, HERE, IPR, amount, 1)  # pyright: ignore[reportArgumentType]


def test_a_target_counts_for_all_below_it_and_no_rupiah_twice() -> None:
    rows = [
        paid("2026-01-31", 700),
        paid("2026-03-01", 300),
        paid("2026-03-02", 50, CHARGE),
        paid("2025-12-31", 9),
    ]
    aims = [target(1, TAX, 2000, "2026-01-01"), target(2, BOARDS, 1500, "2026-01-01")]
    found = realised([*rows, paid("2026-03-03", 8)], aims, until=date(2026, 3, 2))
    assert [(each.account, each.amount, each.target) for each in found.accounts] == [
        (TAX, 1000, 2000), (BOARDS, 1000, 1500), (CHARGE, 50, None)
    ]  # fmt: skip
    assert found.aimed is not None
    assert (found.aimed.amount, found.aimed.target, found.aimed.share) == (1000, 2000, 50)
    assert (found.total.amount, found.total.target) == (1050, None)
    assert [each.amount for each in found.months] == [700, 0, 350]
    assert [(each.key.day, each.amount) for each in found.days] == [(1, 300), (2, 50)]
    assert realised(rows, aims, until=TODAY, has_targets=False).aimed is None


def test_a_target_counts_from_its_day_and_not_once_it_is_taken_back() -> None:
    known = (
        target(1, TAX, 100, "2026-01-01"),
        target(2, TAX, 150, "2026-09-01"),
        target(3, TAX, 160, "2026-09-01"),
    )
    assert [in_force(known, 2026, on=on).get(TAX) for on in (date(2025, 12, 31), date(2026, 1, 1), TODAY)] == [
        None, 100, 160
    ]  # fmt: skip
    back = (*known, target(4, TAX, 0, "2026-10-01", takes_back=3))
    assert in_force(back, 2026, on=TODAY) == {TAX: 150}
    assert missing([each.entry for each in known], back) == (known[2].entry,)
    assert [each.position for each in standing(back)] == [1, 2]
    assert outermost({TAX: 1, BOARDS: 2, CHARGE: 3}) == {TAX: 1, CHARGE: 3}


def season(month: date) -> int:
    """March brings three times what other months do."""
    return 300 if month.month == 3 else 100


def test_a_steady_year_with_a_season_is_forecast_as_it_comes() -> None:
    rows = [moved(month, season(month)) for month in months_between(FIRST, date(2026, 10, 1))]
    found = forecast(rows, (), today=TODAY)
    assert (found.so_far, found.year_end.middle) == (1200, 1400)
    assert {each.error for each in found.backtest} == {0}
    assert (found.year_end.low, found.year_end.high) == (1400, 1400)
    assert found.next_year.middle == 1400
    assert found.is_tried


def test_what_is_known_to_come_is_the_least_that_is_forecast() -> None:
    steady = [
        moved(month, 100, kind)
        for month in months_between(FIRST, date(2026, 10, 1))
        for kind in ("assessed", "paid")
    ]
    plain = forecast(steady, (), today=TODAY)
    issued = [
        Expiring(IPR, month, month_after(month, 12), 10, 5)
        for month in months_between(FIRST, date(2026, 10, 1))
    ]
    many = [*issued, Expiring(IPR, date(2025, 12, 1), date(2026, 12, 1), 990, 0)]
    found = forecast(steady, many, today=TODAY)
    assert found.renewals > plain.renewals == 0
    assert found.year_end.middle > plain.year_end.middle
    owed = forecast([*steady, moved(date(2026, 10, 1), 5000, "assessed")], (), today=TODAY)
    assert (owed.pipeline, plain.pipeline) == (5000, 0)


def test_nothing_is_forecast_from_nothing_and_little_is_said_to_be_untried() -> None:
    empty = forecast((), (), today=TODAY)
    assert (empty.so_far, empty.year_end.high, empty.backtest, empty.came) == (0, 0, (), ())
    young = forecast([moved(date(2026, 9, 1), 100), moved(date(2026, 10, 1), 100)], (), today=TODAY)
    assert (young.is_tried, young.margin) == (False, 50.0)


amounts = st.lists(st.integers(-500, 5000), min_size=1, max_size=47)


@given(amounts, amounts)
def test_a_past_month_is_forecast_from_what_was_known_then_alone(before: list[int], after: list[int]) -> None:
    def rows(told: list[int]) -> list[Moved]:
        return [moved(month_after(FIRST, n), amount) for n, amount in enumerate(told)]

    cut = month_after(FIRST, len(before))
    then = forecast(rows(before), (), today=cut)
    now = forecast(rows([*before, *after]), (), today=month_after(cut, len(after)))
    known = {each.month: each.forecast for each in now.backtest}
    for each in then.backtest:
        assert known.get(each.month, each.forecast) == each.forecast
    if cut in known:
        assert known[cut] == then.coming[0].amount


@given(amounts)
def test_a_range_holds_its_middle_and_what_came_already(told: list[int]) -> None:
    rows = [moved(month_after(FIRST, n), amount) for n, amount in enumerate(told)]
    found = forecast(rows, (), today=month_after(FIRST, len(told) - 1).replace(day=28))
    for each in (found.year_end, found.next_year):
        assert each.low <= each.middle <= each.high
    assert found.year_end.low >= min(found.so_far, found.year_end.middle)


def test_work_costs_its_minutes_and_of_those_nobody_knows_the_usual_ones() -> None:
    known = Worked(IPR, StepId("verifikasi"), HERE, "petugas@serpong", 10, 4, 12.5)
    work = Work(900, 20, {"bapenda.kepala": 2000, "bapenda.petugas": 800})
    told = loads([known, replace(known, role="kepala", step=StepId("paraf"), taken=0, minutes=None)], work)
    assert [(each.role, each.minutes, each.is_known, each.cost_each, each.cost) for each in told] == [
        ("kepala", 20, False, 40_000, 400_000), ("petugas@serpong", 12.5, True, 10_000, 100_000)
    ]  # fmt: skip
    (cost,) = costs(told)
    assert (cost.minutes, cost.cost_each, cost.cost, cost.decisions) == (32.5, 50_000, 500_000, 20)
