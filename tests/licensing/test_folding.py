"""What is the same to people is the same once folded, whatever their keyboard, printer or office made of it."""

import sys
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensing.words.folding import code_of, folded, legible, meant, visible, words_of

UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u202e\u2060\u2066\ufeff\u034f\u180e\u3164\ufe0f\x00\x07\x9f\ud800\U000e0041"


@pytest.mark.parametrize("mark", UNSEEN)
def test_a_mark_nobody_sees_is_no_part_of_what_is_kept_or_compared(mark: str) -> None:
    assert legible(f"Wa{mark}ti") == "Wati"
    assert folded(f"Wa{mark}ti") == "wati"


def test_every_mark_of_a_class_nobody_sees_is_left_out() -> None:
    unseen = [c for c in map(chr, range(sys.maxunicode + 1)) if category(c) in ("Cc", "Cf", "Cs")]
    assert len(unseen) > 2_000
    assert {visible(c) for c in unseen} == {"", "\t", "\n"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\ufb01rman", "firman"),
        ("\uff37ati \u24d0", "Wati \u24d0"),
        ("\U0001d411\U0001d41e\U0001d427\U0001d41e\U0001d41e", "Renee"),
        ("\u0132sbrand", "IJsbrand"),
        ("Blok \u2163", "Blok IV"),
        ("½ … “x” ² µ ™ ℃", "½ … “x” ² µ ™ ℃"),
        ("Nurul\u00a0Aini", "Nurul\u00a0Aini"),
        ("Ma\u2019ruf \u2013 Al\u2010Amin", "Ma\u2019ruf \u2013 Al\u2010Amin"),
        ("satu\rdua\u2028tiga\r\nempat", "satu\ndua\ntiga\nempat"),
        ("\u0663\u0664", "34"),
    ],
)
def test_what_is_kept_is_what_was_typed_letter_by_letter(typed: str, kept: str) -> None:
    assert legible(typed) == kept


@pytest.mark.parametrize("mark", "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u2018\u2019\u201b\u2032")
def test_apostrophes_are_alike_and_part_no_word(mark: str) -> None:
    assert folded(f"Ma{mark}ruf") == "ma'ruf"
    assert words_of(f"Ma{mark}ruf Amin") == ("maruf", "amin")


@pytest.mark.parametrize("dash", "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d")
def test_dashes_are_alike(dash: str) -> None:
    assert folded(f"Al{dash}Amin") == "al-amin"
    assert code_of(f"kx7m{dash}2pqr") == "KX7M2PQR"


@pytest.mark.parametrize("blank", " \t\n\u00a0\u2002\u2009\u202f\u205f\u3000\u2800")
def test_blanks_are_alike(blank: str) -> None:
    assert folded(f" Ani{blank}{blank}Wijaya{blank}") == "ani wijaya"


@pytest.mark.parametrize(
    ("typed", "same"),
    [("Renée", "RENEE"), ("Rene\u0301e", "renee"), ("Élise Ærø", "elise aero"), ("Đỗ Łucja", "do lucja"),
     ("İstanbul", "istanbul"), ("Straße", "STRASSE"), ("m²", "m2")],
)  # fmt: skip
def test_letters_are_alike_whatever_their_size_and_marks(typed: str, same: str) -> None:
    assert folded(typed) == folded(same)


def test_a_name_is_found_by_its_words_where_only_one_has_them() -> None:
    offered = ("baru", "Serpong Utara", "serpong", "+1", "-1", "A1", "a1")
    assert meant(" BARU\u200b", offered) == "baru"
    assert meant("serpong-utara", offered) == "Serpong Utara"
    assert (meant("+1", offered), meant("A1", offered)) == ("+1", "A1")
    assert (meant("1", offered), meant("Á1", offered), meant("", offered), meant("lain", offered)) == (
        None,
    ) * 4


@given(st.text(), st.text())
def test_folding_again_changes_nothing(text: str, more: str) -> None:
    assert legible(legible(text)) == legible(text)
    assert folded(folded(text)) == folded(text) == folded(legible(text)) == folded(visible(text))
    assert words_of(f"{text} {more}") == (*words_of(text), *words_of(more))
    assert code_of(code_of(text)) == code_of(text)
