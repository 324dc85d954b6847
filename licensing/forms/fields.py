"""Field types: how what a person typed becomes an answer, what a condition sees of it, and how it is shown.

One entry of `FIELD_TYPES` per type. Reading normalises (digits of a NIK, `+62` phone numbers) and refuses with a
sentence that says what would be right; it never guesses. Formats of identifiers: domain facts, section 3.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Literal
from unicodedata import normalize

from babel.dates import format_date
from babel.numbers import format_decimal

from licensing.forms.answers import Answer
from licensing.values import types as values
from licensing.values.types import DAY, EXACT, MONEY, TEXT, WHOLE, YES_NO
from licensing.words.sentences import Sentence

FieldType = Literal[
    "text", "textarea", "nik", "npwp", "nib", "phone", "email", "postcode", "date",
    "integer", "decimal", "money", "choice", "choices", "boolean",
]  # fmt: skip


class Unreadable(Exception):
    """What was typed is no value of the field; the sentence says what would be."""

    def __init__(self, id: str, en: str) -> None:
        super().__init__(id)
        self.sentence = Sentence(id, en)


@dataclass(frozen=True, slots=True)
class Type:
    """How one field type reads, shows and appears in conditions."""

    seen: values.Type
    read: Callable[[str], Answer]
    show: Callable[[Answer], str]


def legible(typed: str) -> str:
    """What was typed without what nobody can read, so that no database, PDF or agency's system has to cope with it.

    That is: control characters but line breaks and tabs, halves of characters, and marks that turn the direction of
    the text around them. A letter and its accent become one character (NFC), as fonts have it.
    """
    return normalize("NFC", _ILLEGIBLE.sub("", typed))


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


MOST_SHOWN = 5
PRINTED = "\t\n -~\u00a0-\u036f\u1e00-\u1eff\u2010-\u205e\u2070\u2071\u2074-\u208e\u20a0-\u20bf\u2100-\u215f"
"""Latin letters with all their marks, punctuation, small numbers, currency and letter-like signs, as of a character
class. A test prints each of them."""

_UNPRINTED = re.compile(f"[^{PRINTED}]")
_ILLEGIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def _line(typed: str) -> str:
    """One line, whatever was pasted into it."""
    return " ".join(typed.split())


def _text(typed: str) -> str:
    return typed.strip()


def _digits(typed: str, kinds: str) -> str:
    digits = re.sub(r"[\s.\-/]", "", typed)
    if not digits.isascii() or not digits.isdigit():
        raise Unreadable(f"{kinds} hanya berisi angka.", f"{kinds} has digits only.")
    return digits


def _nik(typed: str) -> str:
    """16 digits PPKKCC DDMMYY NNNN, the day plus 40 for women; the region is never a reason to refuse."""
    digits = _digits(typed, "NIK")
    if len(digits) != 16:
        raise Unreadable(
            f"NIK terdiri dari 16 angka; yang diisi {len(digits)}.",
            f"A NIK has 16 digits; this has {len(digits)}.",
        )
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    if not _some_date(day - 40 if day > 40 else day, month, year) or digits[12:] == "0000":
        raise Unreadable(
            "NIK memuat tanggal lahir pada angka ke-7 sampai ke-12; yang diisi bukan tanggal. Periksa kembali KTP.",
            "Digits 7 to 12 of a NIK are the date of birth; these are none. Check the identity card.",
        )
    return digits


def _some_date(day: int, month: int, year: int) -> bool:
    for century in (1900, 2000):
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False


def _npwp(typed: str) -> str:
    """15 or 16 digits, kept as 16 (PMK 112/2022): an old number gets a leading 0."""
    digits = _digits(typed, "NPWP")
    if len(digits) not in (15, 16):
        raise Unreadable("NPWP terdiri dari 15 atau 16 angka.", "An NPWP has 15 or 16 digits.")
    return digits.rjust(16, "0")


def _nib(typed: str) -> str:
    digits = _digits(typed, "NIB")
    if len(digits) != 13:
        raise Unreadable("NIB terdiri dari 13 angka.", "A NIB has 13 digits.")
    return digits


def _phone(typed: str) -> str:
    """Kept as E.164: +62 and the number without its leading 0."""
    digits = re.sub(r"[\s.\-()]", "", typed).removeprefix("+")
    number = digits.removeprefix("62") if digits.startswith("62") else digits.removeprefix("0")
    if not re.fullmatch(r"8[1-9]\d{7,10}|[2-9]\d{6,10}", number):
        raise Unreadable(
            "Tulis nomor telepon seperti 0812-3456-7890.", "Write a phone number like 0812-3456-7890."
        )
    return f"+62{number}"


def _email(typed: str) -> str:
    """As mail servers everywhere take it: without letters beyond ASCII."""
    address = typed.strip()
    if (
        not re.fullmatch(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", address)
        or len(address) > 254
    ):
        raise Unreadable(
            "Tulis alamat surel seperti nama@contoh.id.", "Write an e-mail address like name@example.id."
        )
    return address


def _postcode(typed: str) -> str:
    digits = _digits(typed, "Kode pos")
    if len(digits) != 5:
        raise Unreadable("Kode pos terdiri dari 5 angka.", "A postcode has 5 digits.")
    return digits


def _date(typed: str) -> str:
    """ISO from a date picker, or day-month-year as people write it."""
    text = typed.strip()
    parts = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", text)
    iso = f"{parts[3]}-{int(parts[2]):02d}-{int(parts[1]):02d}" if parts else text
    try:
        return date.fromisoformat(iso).isoformat()
    except ValueError:
        raise Unreadable("Tulis tanggal seperti 23-11-2026.", "Write a date like 23-11-2026.") from None


def _integer(typed: str) -> int:
    text = typed.strip().replace(" ", "")
    if not re.fullmatch(r"-?\d{1,18}", text):
        raise Unreadable("Tulis bilangan bulat, misalnya 12.", "Write a whole number, such as 12.")
    return int(text)


def _decimal(typed: str) -> str:
    """Kept as canonical text. A comma or a point marks decimals; there are no thousands separators."""
    text = typed.strip().replace(" ", "").replace(",", ".")
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or len(text) > 30 or "e" in text.lower():
        raise Unreadable("Tulis angka, misalnya 4,5.", "Write a number, such as 4.5.")
    return format(number, "f")


def _money(typed: str) -> int:
    """Whole rupiah. Points between groups of three are thousands separators."""
    text = re.sub(r"^[Rr]p\.?", "", typed.strip()).replace(" ", "")
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", text):
        text = text.replace(".", "")
    if not re.fullmatch(r"\d{1,15}", text):
        raise Unreadable(
            "Tulis jumlah rupiah, misalnya 1.500.000.", "Write an amount in rupiah, such as 1500000."
        )
    return int(text)


def _boolean(typed: str) -> bool:
    answers = {
        "true": True,
        "ya": True,
        "1": True,
        "on": True,
        "false": False,
        "tidak": False,
        "0": False,
        "": False,
    }
    if typed.strip().lower() not in answers:
        raise Unreadable("Pilih ya atau tidak.", "Choose yes or no.")
    return answers[typed.strip().lower()]


def _show_date(answer: Answer) -> str:
    return format_date(date.fromisoformat(str(answer)), "d MMMM yyyy", locale="id")


def _show_number(answer: Answer) -> str:
    return format_decimal(Decimal(str(answer)), locale="id", decimal_quantization=False)


def _show_phone(answer: Answer) -> str:
    number = str(answer).removeprefix("+62")
    return "0" + number[:3] + "-" + number[3:7] + "-" + number[7:]


FIELD_TYPES: Mapping[FieldType, Type] = {
    "text": Type(TEXT, _line, str),
    "textarea": Type(TEXT, _text, str),
    "nik": Type(TEXT, _nik, str),
    "npwp": Type(TEXT, _npwp, str),
    "nib": Type(TEXT, _nib, str),
    "phone": Type(TEXT, _phone, _show_phone),
    "email": Type(TEXT, _email, str),
    "postcode": Type(TEXT, _postcode, str),
    "date": Type(DAY, _date, _show_date),
    "integer": Type(WHOLE, _integer, _show_number),
    "decimal": Type(EXACT, _decimal, _show_number),
    "money": Type(MONEY, _money, lambda answer: "Rp" + _show_number(answer)),
    "choice": Type(values.Choice(), _text, str),
    "choices": Type(values.Choices(), _text, str),
    "boolean": Type(YES_NO, _boolean, lambda answer: "Ya" if answer else "Tidak"),
}
