"""Places: lines named below the line they were opened from."""

import pytest

from licensing.history.places import MAIN, Line, is_within, member, parent


@pytest.mark.parametrize(
    ("line", "name", "opened"),
    [("main", "meja", "main/meja"), ("main/meja", "kiri", "main/meja/kiri"), ("main", "main", "main/main")],
)
def test_a_line_is_named_below_the_one_it_was_opened_from(line: str, name: str, opened: str) -> None:
    assert member(Line(line), name) == opened
    assert parent(Line(opened)) == line


def test_nothing_is_above_the_main_line() -> None:
    assert parent(MAIN) is None


@pytest.mark.parametrize(
    ("line", "other", "within"),
    [
        ("main", "main", True),
        ("main/meja", "main", True),
        ("main/meja/kiri", "main", True),
        ("main/meja/kiri", "main/meja", True),
        ("main/meja", "main/meja/kiri", False),
        ("main/meja", "main/me", False),
        ("main/mejabaru", "main/meja", False),
        ("main", "main/meja", False),
    ],
)
def test_a_line_is_within_itself_and_those_it_was_opened_from(line: str, other: str, within: bool) -> None:
    assert is_within(Line(line), Line(other)) is within
