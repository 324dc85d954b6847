"""Patterns: what fits is what a regular expression says, and no answer keeps a process busy."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensing.forms.patterns import fault_of, fits

PIECES = st.sampled_from(["a", "b", "[ab]", "[^a]", ".", "(a|bb)", r"\d", r"\.", "(?:ab)"])
TIMES = st.sampled_from(["", "?", "*", "+", "{2}", "{1,3}"])
PATTERNS = st.lists(st.builds("".join, st.tuples(PIECES, TIMES)), max_size=4).map("".join)


@given(pattern=PATTERNS, answer=st.text("ab1.", max_size=8))
def test_a_whole_answer_fits_as_regular_expressions_have_it(pattern: str, answer: str) -> None:
    assert fault_of(pattern) is None
    assert fits(pattern, answer) == bool(re.fullmatch(pattern, answer))


@pytest.mark.parametrize("pattern", ["(a+)+b", "(a|aa)+b", "(.*a){20}b", "a*a*a*a*a*a*a*a*b"])
def test_no_pattern_keeps_a_process_busy(pattern: str) -> None:
    """Python's own would try for longer than anybody waits."""
    assert fault_of(pattern) is None
    assert not fits(pattern, "a" * 5_000)


@pytest.mark.parametrize(
    "pattern", ["[", "(", "*", "(?=a)", r"(a)\1", "a{1001}", "a{99999999999}", "(" * 5_000]
)
def test_what_cannot_be_matched_so_is_said(pattern: str) -> None:
    assert fault_of(pattern)
