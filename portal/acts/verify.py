"""Verifying: what the public register says of a document, for whoever has its code, or its number.

What was typed is read as it was meant (`licensing.words.codes`): the code of a QR, the whole address of one, a code
copied out of a PDF, or the number of a licence. A number can be guessed, so it tells less: never whose licence it is.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from urllib.parse import unquote

from licensing.clock.calendar import WIB
from licensing.ports import Cases, RegisteredLicence
from licensing.words.codes import LONGEST, plain, shape_of
from portal.acts.refusals import code_mistyped, no_such_licence

_ADDRESS: Final = re.compile(r"(?:/|^)periksa\s*/\s*(?P<code>[^?#]*)", re.IGNORECASE | re.DOTALL)
_LONGEST_TYPED: Final = 2_000
_NO_PART: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f]")
"""Blanks and controls, which may be written as `%00` twice over; the database keeps no NUL."""


@dataclass(frozen=True, slots=True)
class Verified:
    """An entry, its code, and whether she had no more than its number."""

    entry: RegisteredLicence
    code: str
    by_number: bool = False


def registered(cases: Cases, typed: str) -> Verified:
    """The register's entry for a code.

    Raises:
        CommandRefused: `code-mistyped`, or `no-such-licence`, which says whether it is a whole code.
    """
    text = code_in(typed)
    entry = cases.licence(text)
    if entry is not None:
        return Verified(entry, text)
    code = cases.code_read(text)
    entry = cases.licence(code) if code else None
    if entry is None or code is None:
        raise code_mistyped() if shape_of(text) == "mistyped" else no_such_licence()
    return Verified(entry, code)


def found(cases: Cases, typed: str) -> Verified:
    """The same for whoever types a code or a number, and does not say which. Raises CommandRefused as `registered`."""
    number = _numbered(cases, typed)
    entry = cases.licence(number) if number else None
    if entry is None or number is None:
        return registered(cases, typed)
    return Verified(entry, number, by_number=True)


def code_in(typed: str) -> str:
    """The code in what somebody typed or pasted, which may be the whole address in the QR."""
    address = _ADDRESS.search(typed[:_LONGEST_TYPED])
    text = unquote(address["code"]) if address else typed
    return _NO_PART.sub("", text)[:LONGEST]


def today(now: datetime) -> date:
    """The day it is in the city."""
    return now.astimezone(WIB).date()


def _numbered(cases: Cases, typed: str) -> str | None:
    """The code of the document with this number; None where there is none, or several that only read alike."""
    codes = cases.codes_numbered(typed)
    if len(set(codes.values())) <= 1:
        return next(iter(codes), None)
    exact = (code for code, number in codes.items() if _written(number) == _written(typed))
    return next(exact, None)


def _written(number: str) -> str:
    """A number as it is written, whatever blanks and small letters it is typed with."""
    return "/".join(plain(part) for part in number.split("/"))
