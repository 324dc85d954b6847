"""Charts: every bar lies within its chart, as high as its amount, and marks are few and short."""

from hypothesis import given
from hypothesis import strategies as st

from licensing.words.sentences import Sentence
from portal.web.charts import Column, chart, percent, short_money

amounts = st.lists(st.integers(-(10**6), 10**13), min_size=1, max_size=12)


@given(amounts, st.none() | st.integers(0, 10**13))
def test_bars_lie_within_their_chart_as_high_as_their_amounts(told: list[int], line: int | None) -> None:
    columns = [Column(Sentence("Jan", "Jan"), (("came", each), ("forecast", each // 2))) for each in told]
    drawn = chart(columns, line=line)
    assert len(drawn.bars) == 2 * len(drawn.labels) == 2 * len(told)
    for bar in drawn.bars:
        assert drawn.left <= bar.x <= bar.x + bar.width <= drawn.width + 0.2
        assert 0 <= bar.y <= bar.y + bar.height <= drawn.base + 0.2
    came = [(amount, bar.height) for amount, bar in zip(told, drawn.bars[::2], strict=True)]
    assert [height for _, height in sorted(came)] == sorted(height for _, height in came)
    assert 2 <= len(drawn.ticks) <= 6
    assert all(len(tick.text.id) <= 7 for tick in drawn.ticks)
    assert drawn.line is None or 0 <= drawn.line <= drawn.base


def test_amounts_are_said_short_in_both_languages() -> None:
    said = [short_money(amount) for amount in (999, 1_500_000, 2_000_000_000, -3_000)]
    assert [each.id for each in said] == ["999", "1,5 juta", "2 miliar", "-3 ribu"]
    assert short_money(1_500_000_000, is_mark=True) == Sentence("1,5 M", "1.5 bn")
    assert (percent(12.34), percent(None)) == (Sentence("12,3 %", "12.3 %"), Sentence("–", "–"))  # noqa: RUF001 nothing
