"""Billing codes: the number under which anybody can pay a bill at any counter, in digits alone.

Year, place in the year, and a check digit (Luhn, ISO/IEC 7812-1), so that one digit read wrongly or two in the wrong
order are noticed.
"""

from typing import Final

SERIES: Final = "billing"
"""All bills of the city are counted together."""
DIGITS: Final = 11


def billing_code(year: int, sequence: int) -> str:
    """`26000000174`: the 17th bill of 2026."""
    digits = f"{year % 100:02d}{sequence:08d}"
    return f"{digits}{_check_digit(digits)}"


def code_typed(text: str) -> str | None:
    """A billing code as somebody typed it or a bank passed it on; None where it is none."""
    digits = "".join(each for each in text if each in "0123456789")
    is_code = len(digits) >= DIGITS and _check_digit(digits[:-1]) == digits[-1]
    return digits if is_code and all(each in "0123456789 .-" for each in text) else None


def code_groups(code: str) -> tuple[str, ...]:
    """In the groups it is read and typed in: `2600 0000 017`."""
    return tuple(code[place : place + 4] for place in range(0, len(code), 4))


def _check_digit(digits: str) -> str:
    doubled = (int(each) * 2 if place % 2 == 0 else int(each) for place, each in enumerate(reversed(digits)))
    return str(-sum(each // 10 + each % 10 for each in doubled) % 10)
