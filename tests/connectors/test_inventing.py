"""What the sandbox invents fits the patterns that a register gives, or it says that it cannot."""

import re

import pytest

from flows.agencies.sandbox.filling import filled


@pytest.mark.parametrize(
    "pattern",
    [
        "[0-9]{16}",
        r"P\.[12]\.[0-9]{7}\.[0-9]{2}",
        "[A-Z0-9./-]{6,60}",
        r"SK-\d{4}",
        "[A-Z]+[a-c]?x*",
        r"\w{3}.-",
        r"[\].]{2}",
        "(B|DK) ?[0-9]{1,4}",
        "a|b|[cd]{2}",
        "(?:[0-9]{3}-){2}x",
    ],
)
@pytest.mark.parametrize("seed", [0, 1, 2**32 - 1])
def test_a_text_fits_its_pattern_and_is_the_same_again(pattern: str, seed: int) -> None:
    text = filled(pattern, seed)
    assert text is not None
    assert re.fullmatch(pattern, text)
    assert filled(pattern, seed) == text


def test_another_seed_is_another_text() -> None:
    assert len({filled("[0-9]{13}", seed) for seed in range(50)}) == 50
    assert {filled("a|b", seed) for seed in range(50)} == {"a", "b"}


@pytest.mark.parametrize(
    "pattern", ["[^a]", "^a$", "[a", "{3}", "(?i)a", "(a", "a)", "[0-9]{999}[0-9]{999}", r"\bc"]
)
def test_a_pattern_with_more_in_it_finds_nothing(pattern: str) -> None:
    assert filled(pattern, 1) is None
