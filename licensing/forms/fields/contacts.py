"""How somebody is reached: by telephone, mail and post."""

import re

from licensing.forms.answers import Answer
from licensing.forms.fields.characters import Unreadable, digits_of


def read_phone(typed: str) -> str:
    """Kept as E.164: +62 and the number without its leading 0."""
    digits = re.sub(r"[\s.\-()]", "", typed).removeprefix("+")
    number = digits.removeprefix("62") if digits.startswith("62") else digits.removeprefix("0")
    if not re.fullmatch(r"8[1-9]\d{7,10}|[2-9]\d{6,10}", number):
        raise Unreadable(
            "Tulis nomor telepon seperti 0812-3456-7890.", "Write a phone number like 0812-3456-7890."
        )
    return f"+62{number}"


def read_email(typed: str) -> str:
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


def read_postcode(typed: str) -> str:
    """Five digits."""
    digits = digits_of(typed, "Kode pos")
    if len(digits) != 5:
        raise Unreadable("Kode pos terdiri dari 5 angka.", "A postcode has 5 digits.")
    return digits


def show_phone(answer: Answer) -> str:
    """As people here dial it, with a leading 0."""
    number = str(answer).removeprefix("+62")
    return "0" + number[:3] + "-" + number[3:7] + "-" + number[7:]
