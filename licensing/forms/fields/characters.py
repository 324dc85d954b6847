"""Characters: which of them what is typed may have, so that everything after reading can cope with them."""

import re

from licensing.words.folding import keyed
from licensing.words.sentences import Sentence

MOST_SHOWN = 5
PRINTED = "\t\n -~\u00a0-\u036f\u1e00-\u1eff\u2010-\u205e\u2070\u2071\u2074-\u208e\u20a0-\u20bf\u2100-\u215f"
"""Latin letters with all their marks, punctuation, small numbers, currency and letter-like signs, as of a character
class. A test prints each of them."""

_UNPRINTED = re.compile(f"[^{PRINTED}]")


class Unreadable(Exception):
    """What was typed is no value of the field; the sentence says what would be."""

    def __init__(self, id: str, en: str) -> None:
        super().__init__(id)
        self.sentence = Sentence(id, en)

    @classmethod
    def saying(cls, sentence: Sentence) -> "Unreadable":
        """With a sentence that is there already."""
        return cls(sentence.id, sentence.en)


def plain(typed: str) -> str:
    """A number or a date as it was typed, its dashes, apostrophes and blanks those of a keyboard."""
    return keyed(typed).strip()


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
