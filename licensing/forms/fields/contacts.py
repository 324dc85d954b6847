"""How somebody is reached: by telephone, mail and post."""

import re
from typing import Final

from licensing.forms.answers import Answer
from licensing.forms.fields.characters import Unreadable, digits_of, plain

OURS: Final = "+62"
_HERE: Final = "ID"
_LONGEST: Final = 60
_LETTER: Final = re.compile(r"[^\W\d_]")
_MAIL_LINK: Final = re.compile(r"mailto:", re.IGNORECASE)
_TOP: Final = re.compile(r"[A-Za-z]{2,}|xn--[A-Za-z0-9-]+", re.IGNORECASE)
"""What the last part of a domain can be; numbers are addresses of machines."""


def read_phone(typed: str) -> str:
    """Kept as E.164, whatever way it is written; a number without a country is of this one.

    A number of this country is held against its numbering plan. One of another needs only to have a possible length,
    so that nobody is refused for a series that is new.
    """
    text = re.sub(r"^tel:", "", plain(typed), flags=re.IGNORECASE)
    # As + is dialled nearly everywhere.
    text = re.sub(r"^[( ]*00", "+", text)
    number = _number(text) if len(text) <= _LONGEST and not _LETTER.search(text) else None
    if number is not None:
        return number
    raise Unreadable(
        "Tulis satu nomor telepon seperti 0812-3456-7890, atau dengan kode negara: +65 8123 4567.",
        "Write one phone number like 0812-3456-7890, or with its country: +65 8123 4567.",
    )


def _number(text: str) -> str | None:
    """A number as E.164; None where there is none."""
    import phonenumbers  # noqa: PLC0415 a fifth of a second that only what is typed costs

    try:
        number = phonenumbers.parse(text, _HERE)
    except phonenumbers.NumberParseException:
        return None
    if f"+{number.country_code}" == OURS:
        is_one = phonenumbers.is_valid_number(number)
    else:
        possible = phonenumbers.ValidationResult.IS_POSSIBLE
        is_one = phonenumbers.is_possible_number_with_reason(number) == possible
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if is_one else None


def read_email(typed: str) -> str:
    """As mail servers everywhere take it (RFC 5321), without letters beyond ASCII; whether one does is not asked."""
    import email_validator  # noqa: PLC0415 only what is typed costs it

    text = _MAIL_LINK.sub("", plain(typed), count=1)
    try:
        read = email_validator.validate_email(
            text, allow_smtputf8=False, strict=True, check_deliverability=False, test_environment=True
        )
    except email_validator.EmailNotValidError:
        raise _no_address() from None
    domain = read.ascii_domain or ""
    if "." not in domain or not _TOP.fullmatch(domain.rpartition(".")[2]):
        raise _no_address()
    return f"{read.local_part}@{domain}"


def _no_address() -> Unreadable:
    return Unreadable(
        "Tulis satu alamat surel seperti nama@contoh.id.", "Write one e-mail address like name@example.id."
    )


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
