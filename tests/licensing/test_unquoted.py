"""A question without quotes ends the reading between brackets; what to do is told, and only there."""

import pytest

from licensing.text.reading import read


@pytest.mark.parametrize(
    ("text", "is_question"),
    [
        ("a: {label: Apakah jalan ditutup?}", True),
        ("a: {label: Siapa nama Anda?, type: text}", True),
        ("a: [{cite: UU 25/2009}", False),
    ],
)
def test_a_question_without_quotes_is_told_as_such(text: str, is_question: bool) -> None:
    source, (problem,) = read(text, "coba.yaml")
    assert source is None
    assert problem.rule == "not-yaml"
    assert problem.hint.startswith("A text with a question mark stands in quotes") == is_question
