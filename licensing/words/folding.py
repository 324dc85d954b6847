"""Folding: what two texts have in common that somebody would call the same.

The one place where marks nobody sees, ligatures, apostrophes, dashes and blanks are made alike. `legible` is what is
kept of a text: as it was typed, without what cannot be seen. `folded` is what is compared, `words_of` what is searched
and `code_of` what a code or a number is known by, however it was broken, spelt or dictated.
"""

import re
from collections.abc import Iterable
from typing import Final
from unicodedata import category, combining, decimal, decomposition, normalize

_LINE_ENDS: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_IGNORABLE: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8"
    "\U000e0000-\U000e0fff]"
)
"""What has no shape of its own and is of another class than the marks below (Unicode, Default_Ignorable_Code_Point)."""
_UNSEEN: Final = ("Cc", "Cf", "Cs")
"""Classes of what nobody sees: controls, marks of format (no width, direction, soft hyphens) and halves of letters."""
_ONE_PIECE: Final = ("<wide>", "<narrow>", "<font>", "<small>")
"""A letter, digit or sign of another width or drawing, such as those of Chinese or mathematical texts."""
_APOSTROPHES: Final = dict.fromkeys(
    "`\u00b4\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb\u2018\u2019\u201a\u201b\u2032\u2035\ua78c",
    "'",
)
_QUOTES: Final = dict.fromkeys("\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\u2036", '"')
_DASHES: Final = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d", "-")
_LETTERS: Final = dict(
    zip("øđłħŧıæœþðŋ", ("o", "d", "l", "h", "t", "i", "ae", "oe", "th", "d", "n"), strict=True)
)
"""Small letters that are no letter with a mark, by the letters of a keyboard."""
_ALIKE: Final = str.maketrans({**_APOSTROPHES, **_QUOTES, **_DASHES, "\u2800": " "})
_SPELT: Final = str.maketrans(_LETTERS)
_NEW: Final = {"oe": "u", "dj": "y", "tj": "c", "ch": "kh", "j": "y"}
"""Spellings of names before 1947 and 1972 by the letters of today; sj and nj become sy and ny by their j."""
_OLD: Final = re.compile("|".join(_NEW))
_WORD: Final = re.compile(r"[^\W_]+")


def visible(text: str) -> str:
    """A text without marks that nobody sees, its lines ended in one way; tabs and line ends are blanks, and stay."""
    if text.isascii() and text.isprintable():
        return text
    lines = _IGNORABLE.sub("", _LINE_ENDS.sub("\n", text))
    return "".join(each for each in lines if each in "\t\n" or category(each) not in _UNSEEN)


def legible(text: str) -> str:
    """What is kept of a text: as it was typed, but such that no database, PDF or agency's system has to cope with it.

    That is: without what nobody sees. A letter and its accent become one character (NFC), as fonts have it; a
    ligature becomes its letters, a digit of any script the digit it is, and what has another width its ordinary one.
    """
    seen = visible(text)
    if seen.isascii():
        return seen
    return "".join(map(_ordinary, normalize("NFC", seen)))


def keyed(text: str) -> str:
    """What is kept of a text, its dashes, apostrophes and quotes those of a keyboard: a number, a date, a measure."""
    return legible(text).translate(_ALIKE)


def folded(text: str) -> str:
    """What a text is compared by: small letters without marks, and each kind of sign and blank as one of it."""
    if text.isascii() and text.isprintable():
        return " ".join(text.replace("`", "'").lower().split())
    plain = normalize("NFKD", keyed(text)).casefold()
    letters = (each for each in normalize("NFKD", plain) if not combining(each))
    return " ".join("".join(letters).translate(_ALIKE).translate(_SPELT).split())


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as a search compares them; an apostrophe parts no word."""
    return tuple(_WORD.findall(folded(text).replace("'", "")))


def spelt_anew(word: str) -> str:
    """What a word of a name has in common with it in another spelling, for a search: Soekarno, Tjokro, Djoko, Aju.

    The spelling before 1972 wrote dj, j and tj for what is now j, y and c. Which of the two a `j` is in nobody can
    tell, so that dj, j and y come to the same here. It is no spelling of its own, and nothing to show.
    """
    return _OLD.sub(lambda old: _NEW[old[0]], word)


def code_of(text: str) -> str:
    """A code or a number by its letters and digits alone, in capitals, however it was grouped or broken."""
    return "".join(words_of(text)).upper()


def meant(typed: str, offered: Iterable[str]) -> str | None:
    """Which of several names was typed: the same one, else the only one of the same words; None where there is none."""
    names, text = tuple(offered), typed.strip()
    if text in names:
        return text
    words = words_of(text)
    alike = [name for name in names if words and words_of(name) == words]
    return alike[0] if len(alike) == 1 else None


def _ordinary(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter == "\u2212":  # a minus sign, which the fonts lack
        return "-"
    if letter.isdecimal():
        return str(decimal(letter))
    tag = decomposition(letter).partition(" ")[0]
    piece = normalize("NFKC", letter)
    is_ligature = tag == "<compat>" and piece.isascii() and piece.isalpha()
    return piece if tag in _ONE_PIECE or is_ligature else letter
