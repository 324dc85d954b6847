"""Characters: which of them what is typed may have, so that everything after reading can cope with them."""

import re
from unicodedata import decimal, normalize

from licensing.words.sentences import Sentence

MOST_SHOWN = 5
PRINTED = "\t\n -~\u00a0-\u036f\u1e00-\u1eff\u2010-\u205e\u2070\u2071\u2074-\u208e\u20a0-\u20bf\u2100-\u215f"
"""Latin letters with all their marks, punctuation, small numbers, currency and letter-like signs, as of a character
class. A test prints each of them."""

_UNPRINTED = re.compile(f"[^{PRINTED}]")
_ILLEGIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\ud800-\udfff\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
_OF_ANOTHER_WIDTH = re.compile("[\ufb00-\ufb06\uff01-\uff5e]")
"""Latin letters, digits and signs as one piece (a ligature) or as wide as a Chinese character."""
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013", "-"))


class Unreadable(Exception):
    """What was typed is no value of the field; the sentence says what would be."""

    def __init__(self, id: str, en: str) -> None:
        super().__init__(id)
        self.sentence = Sentence(id, en)


def legible(typed: str) -> str:
    """What was typed without what nobody can read, so that no database, PDF or agency's system has to cope with it.

    That is: control characters but line breaks and tabs, halves of characters, what has no width, and marks that turn
    the direction of the text around them. A letter and its accent become one character (NFC), as fonts have it; a
    digit of any script becomes the digit it is, and letters and signs get their ordinary width.
    """
    text = normalize("NFC", _ILLEGIBLE.sub("", typed))
    if text.isascii():
        return text
    text = _OF_ANOTHER_WIDTH.sub(lambda found: normalize("NFKC", found[0]), text)
    text = text.replace("\u2212", "-")  # a minus sign, which the fonts lack
    return "".join(str(decimal(each)) if each.isdecimal() else each for each in text)


def plain(typed: str) -> str:
    """A number or a date as it was typed, its dashes and minus signs those of a keyboard."""
    return typed.strip().translate(_DASHES)


def check_printable(text: str) -> None:
    """What is typed may have to be printed on a licence or a letter, whose fonts have no sign for everything.

    Raises:
        Unreadable: names the characters that cannot be printed.
    """
    strange = "".join(dict.fromkeys(_UNPRINTED.findall(text)))
    if strange:
        shown = " ".join(strange[:MOST_SHOWN])
        raise Unreadable(
            f"Tanda ini tidak dapat dicetak pada dokumen: {shown}. Tulis dengan huruf Latin dan tanda baca biasa.",
            f"This cannot be printed on a document: {shown}. Write Latin letters and common punctuation.",
        )


def digits_of(typed: str, kinds: str) -> str:
    """The digits of a number that people write with spaces, points and dashes.

    Raises:
        Unreadable: there is something else in it.
    """
    digits = re.sub(r"[\s.\-/]", "", plain(typed))
    if not digits.isascii() or not digits.isdigit():
        raise Unreadable(f"{kinds} hanya berisi angka.", f"{kinds} has digits only.")
    return digits
