"""Codes: every slip of one hand is found, and what looks alike is read alike. Slips are tried one by one."""

from collections.abc import Iterator

import pytest

from licensing.words.codes import (
    ALPHABET,
    LENGTH,
    code_of_number,
    draw_code,
    grouped,
    meant,
    plain,
    read_as,
    shape_of,
)

CODES = tuple(code_of_number(7 ** (31 + seed)) for seed in range(25))


def swaps(code: str) -> Iterator[str]:
    """Any two characters of a code in each other's place."""
    for first in range(LENGTH):
        for second in range(first + 1, LENGTH):
            if code[first] != code[second]:
                yield (
                    code[:first] + code[second] + code[first + 1 : second] + code[first] + code[second + 1 :]
                )


def substitutions(code: str) -> Iterator[str]:
    """Another character of the alphabet at one place."""
    for place in range(LENGTH):
        for other in ALPHABET:
            if other != code[place]:
                yield code[:place] + other + code[place + 1 :]


@pytest.mark.parametrize("code", CODES)
def test_every_wrong_character_and_every_two_that_changed_places_are_found(code: str) -> None:
    assert shape_of(code) == "whole"
    slips = [*substitutions(code), *swaps(code)]
    assert len(slips) > LENGTH * (len(ALPHABET) - 1)
    assert {shape_of(slip) for slip in slips} == {"mistyped"}


@pytest.mark.parametrize("code", CODES)
def test_a_character_too_many_or_too_few_is_a_slip_as_well(code: str) -> None:
    slips = [code[:place] + code[place + 1 :] for place in range(LENGTH)]
    slips += [code[:place] + other + code[place:] for place in range(LENGTH + 1) for other in ALPHABET]
    assert {shape_of(slip) for slip in slips} == {"mistyped"}


def test_no_character_is_taken_for_another() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET) == 23
    assert read_as(ALPHABET) == ALPHABET
    assert not set(ALPHABET) & set("0OQD1ILUVBGSZ")


@pytest.mark.parametrize(
    "typed",
    [
        "{code}",
        "{lower}",
        " {groups} ",
        "{spaced}",
        "{first}-\n{rest}",
        "{first}\u00ad{rest}",
        "{first}\u2011{rest}",
        "{first}\u200b{rest}\u00a0",
        "{alike}",
        "{wide}",
    ],
)
@pytest.mark.parametrize("code", CODES)
def test_a_code_is_read_as_it_was_meant(code: str, typed: str) -> None:
    groups = grouped(code)
    said = typed.format(
        code=code,
        lower=groups.lower(),
        groups=groups,
        spaced=groups.replace("-", " "),
        first=groups[:14],
        rest=groups[14:],
        alike=groups.translate(str.maketrans("8652", "BGSZ")).lower(),
        wide="".join(chr(ord(each) + 0xFEE0) for each in code),
    )
    assert read_as(said) == code
    assert shape_of(said) == "whole"


def test_a_code_is_printed_in_groups_and_one_of_an_older_form_as_it_is() -> None:
    assert grouped("".join(grouped(CODES[0]).split("-"))) == grouped(CODES[0])
    assert [len(group) for group in grouped(CODES[0]).split("-")] == [4] * 5
    assert grouped("k7Qm2vX9TfLr4bZc8NwY3d") == "k7Qm2vX9TfLr4bZc8NwY3d"


@pytest.mark.parametrize(
    "text", ["", "k7Qm2vX9TfLr4bZc8NwY3d", "503/0001/COBA/2026", "kode0001", "tidakada", "A" * 900]
)
def test_nothing_is_said_of_what_is_no_code_of_this_form(text: str) -> None:
    assert shape_of(text) == "other"


def test_a_code_is_drawn_from_the_whole_alphabet() -> None:
    told = iter(range(LENGTH - 1))
    drawn = draw_code(lambda below: next(told) % below)
    assert drawn[:-1] == ALPHABET[: LENGTH - 1]
    assert shape_of(drawn) == "whole"
    assert draw_code(lambda below: below - 1)[:-1] == ALPHABET[-1] * (LENGTH - 1)


def test_a_code_follows_from_a_number_and_is_another_for_another() -> None:
    assert len({code_of_number(number) for number in range(2_000)}) == 2_000
    assert {shape_of(code_of_number(number)) for number in (0, 1, 23**19 - 1, 23**30)} == {"whole"}


@pytest.mark.parametrize(
    ("pin", "typed"),
    [
        ("K7QM2X9T", "k7qm 2x9t"),
        ("K7QM2X9T", "K7QM-2X9T\n"),
        ("K7QM2X9T", "K7OM2X9T"),
        ("K7QM2X9T", "k70mzx9t"),
        ("B8S5Z2G6", "885522gg"),
        ("VUVUD7J9", "uvvuo1l9"),
        ("K7QM2X9T", "\uff2b\uff17\uff31\uff2d\uff12\uff38\uff19\uff34"),
        ("482913", "482 913"),
    ],
)
def test_a_pin_is_read_as_it_was_meant(pin: str, typed: str) -> None:
    assert pin in meant(typed)


def test_what_was_typed_comes_first_and_nothing_is_tried_of_what_is_no_pin() -> None:
    assert meant("b8s5z2g6")[0] == "B8S5Z2G6"
    assert max(len(meant(each * 8)) for each in "0OQD1ILBGSZUV8652") == 2**8 + 1
    assert (meant(""), meant("-- "), meant("A" * 9)) == ((), (), ())


def test_a_pin_of_other_characters_is_not_meant() -> None:
    assert all("K7QM2X9T" not in meant(typed) for typed in ("K7QM2X9", "K7QM2X9M", "7KQM2X9T"))
    assert plain(" a-1\u00ad\uff22 ") == "A1B"
