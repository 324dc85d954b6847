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
