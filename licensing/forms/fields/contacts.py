"""How somebody is reached: by telephone, mail and post."""

import re

from licensing.forms.answers import Answer
from licensing.forms.fields.characters import Unreadable, digits_of, plain

OURS = "+62"
_LABEL = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
_ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ADDRESS = re.compile(rf"{_ATOM}(\.{_ATOM})*@({_LABEL}\.)+([A-Za-z]{{2,}}|xn--[A-Za-z0-9-]+)")
"""What mail servers take; no more than that: a top-level domain has letters, no dot stands beside another."""


def read_phone(typed: str) -> str:
    """Kept as E.164; a number without a country is of this one, and loses its leading 0."""
    text = re.sub(r"^(\+|00)(\d+)\s*\(0\)", r"\1\2", plain(typed))
    digits = re.sub(r"^00", "+", re.sub(r"[\s.\-()/]", "", text))
    if digits.startswith("+") and not digits.startswith(OURS):
        if re.fullmatch(r"\+[1-9][0-9]{6,14}", digits):
            return digits
    else:
        digits = digits.removeprefix("+")
        number = digits.removeprefix("62") if digits.startswith("62") else digits.removeprefix("0")
        if re.fullmatch(r"8[1-9][0-9]{7,10}|[2-9][0-9]{6,10}", number):
            return f"{OURS}{number}"
    raise Unreadable(
        "Tulis nomor telepon seperti 0812-3456-7890, atau dengan kode negara: +65 8123 4567.",
        "Write a phone number like 0812-3456-7890, or with its country: +65 8123 4567.",
    )


def read_email(typed: str) -> str:
    """As mail servers everywhere take it: without letters beyond ASCII."""
    address = typed.strip()
    if not _ADDRESS.fullmatch(address) or len(address) > 254:
        raise Unreadable(
            "Tulis alamat surel seperti nama@contoh.id.", "Write an e-mail address like name@example.id."
        )
    return address


def read_postcode(typed: str) -> str:
    """Five digits."""
    digits = digits_of(typed, "Kode pos")
    if len(digits) != 5:
        raise Unreadable("Kode pos terdiri dari 5 angka.", "A postcode has 5 digits.")
    return digits


def show_phone(answer: Answer) -> str:
    """As people here dial it, with a leading 0; with its country where that is another."""
    if not str(answer).startswith(OURS):
        return str(answer)
    number = str(answer).removeprefix(OURS)
    return "0" + number[:3] + "-" + number[3:7] + "-" + number[7:]
