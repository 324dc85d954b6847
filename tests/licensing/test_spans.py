"""Lengths of time."""

from datetime import date

import pytest

from licensing.clock.spans import Span, parse_span


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("1 working day", Span(1, "working day")),
        ("14 days", Span(14, "day")),
        ("6 months", Span(6, "month")),
        ("5 years", Span(5, "year")),
    ],
)
def test_a_span_is_read_as_it_is_shown(text: str, span: Span) -> None:
    assert parse_span(text) == span
    assert str(span) == text


@pytest.mark.parametrize(
    "text",
    [
        "0 days",
        "-1 day",
        "5",
        "five years",
        "1 week",
        "5 years ",
        "10000 days",
        "1001 working days",
        "101 years",
        5,
        None,
    ],
)
def test_what_is_no_span_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match="length of time"):
        parse_span(text)


@pytest.mark.parametrize(
    ("span", "begins", "last"),
    [
        (Span(5, "year"), date(2026, 11, 23), date(2031, 11, 22)),
        (Span(1, "year"), date(2028, 2, 29), date(2029, 2, 27)),
        (Span(1, "month"), date(2026, 1, 31), date(2026, 2, 27)),
        (Span(30, "day"), date(2026, 11, 1), date(2026, 11, 30)),
    ],
)
def test_the_last_day_of_a_span(span: Span, begins: date, last: date) -> None:
    assert span.after(begins) == last


def test_working_days_have_no_last_day_without_a_calendar() -> None:
    with pytest.raises(ValueError, match=r"^working days need a calendar$"):
        Span(1, "working day").after(date(2026, 3, 2))


@pytest.mark.parametrize("longest", ["1000 working days", "9999 days", "1200 months", "100 years"])
def test_there_is_a_longest_length_of_each_unit(longest: str) -> None:
    amount, _, unit = longest.partition(" ")
    assert str(parse_span(longest)) == longest
    if amount != "9999":
        with pytest.raises(ValueError, match=f"^a length of time is at most {longest}$"):
            parse_span(f"{int(amount) + 1} {unit}")


def test_what_is_no_span_is_refused_with_examples_of_one() -> None:
    with pytest.raises(ValueError, match="length of time") as refused:
        parse_span("a while")
    assert str(refused.value) == (
        'a length of time is written like "1 working day", "14 days", "6 months" or "5 years"'
    )


def test_a_span_that_was_read_is_read_as_itself() -> None:
    assert parse_span(Span(2, "month")) == Span(2, "month")
