"""An amount in words says what its figures say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensing.documents.spelling import in_words, spelt_out
from licensing.forms.fields import FIELD_TYPES

SMALL = {
    word: n
    for n, word in enumerate(
        ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
    )
}
LARGE = {"ribu": 3, "juta": 6, "miliar": 9, "triliun": 12, "kuadriliun": 15}


def read_aloud(words: str) -> int:
    """What a clerk understands who hears it, word by word."""
    total, group, digit = 0, 0, 0
    for word in words.split():
        match word:
            case "sepuluh" | "sebelas" | "seratus" | "seribu":
                size = {"sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1_000}[word]
                total, group = (total + size, group) if word == "seribu" else (total, group + size)
            case "belas":
                group, digit = group + 10 + digit, 0
            case "puluh":
                group, digit = group + 10 * digit, 0
            case "ratus":
                group, digit = group + 100 * digit, 0
            case _ if word in LARGE:
                total, group, digit = total + (group + digit) * 10 ** LARGE[word], 0, 0
            case _:
                digit = SMALL[word]
    return total + group + digit


@given(st.integers(0, 10**18 - 1) | st.integers(0, 10_000))
def test_what_is_spelt_out_is_read_back(number: int) -> None:
    assert read_aloud(in_words(number)) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (1_000, "seribu"),
        (1_100, "seribu seratus"),
        (11_000, "sebelas ribu"),
        (1_001_000, "satu juta seribu"),
        (1_181_925, "satu juta seratus delapan puluh satu ribu sembilan ratus dua puluh lima"),
    ],
)
def test_the_words_are_those_of_the_language(number: int, words: str) -> None:
    assert in_words(number) == words
    assert spelt_out(FIELD_TYPES["money"].show(number)) == f"{words} rupiah"
    assert spelt_out(str(number)) == words


@pytest.mark.parametrize("text", ["", "6,25", "Rp", "1.18", "lima", "1 juta", "Rp1.000.000.000.000.000.000"])
def test_what_is_no_whole_number_stays_as_it_is(text: str) -> None:
    assert spelt_out(text) == text


def test_a_negative_amount_is_said_so() -> None:
    assert spelt_out(FIELD_TYPES["money"].show(-1_000)) == "minus seribu rupiah"
