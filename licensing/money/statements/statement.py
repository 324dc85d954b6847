"""What every kind of statement comes to: the receipts of an account on the days it tells, or each problem at its line.

Money that went out is left out and counted. What stands in a line is never quoted: it may name a payer.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from licensing.clock.calendar import WIB
from licensing.money.codes import code_typed
from licensing.money.receipt import Channel, Receipt
from licensing.words.errors import Problem
from licensing.words.identifiers import SystemId

MOST_BYTES: Final = 20 * 1024 * 1024
MOST_LINES: Final = 200_000
MOST_PROBLEMS: Final = 1_000
CHANNELS: Final[dict[str, Channel]] = {"VA": "virtual-account", "QRIS": "qris", "TRANSFER": "transfer"}
_NUMBER: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
_MONEY: Final = re.compile(r"([0-9]{1,13})([.,]00)?")
_REFERENCE: Final = re.compile(r"[ -~]{0,140}")


@dataclass(frozen=True, slots=True)
class Statement:
    """An account as its bank states it.

    Args:
        stated_on: the day it is of; the last one where it is of several, None where nothing happened.
        receipts: what came in, in the order of the file.
        debits: how many lines of money that went out were left out.
    """

    stated_on: date | None
    receipts: tuple[Receipt, ...]
    debits: int


class StatementRejected(Exception):
    """A statement that cannot be read, with every problem at its line."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One line as it is written; `money` is what came in, or with `is_debit` what went out.

    Args:
        at: None where it is no instant.
    """

    line: int
    number: str
    at: datetime | None
    money: str
    is_debit: bool
    reference: str
    channel: str


def rejected(file: str, line: int, rule: str, message: str, hint: str) -> StatementRejected:
    """The refusal of a file for one reason."""
    return StatementRejected((Problem(file, line, 1, rule, message, hint),))


def stated(entries: Iterable[StatementLine], bank: SystemId, file: str) -> Statement:
    """The statement its lines come to. Raises StatementRejected with what is wrong with each."""
    receipts: list[Receipt] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    days: set[date] = set()
    debits = 0
    for each in entries:
        wrong = tuple(_wrong(each, seen))
        problems += (Problem(file, each.line, 1, *told) for told in wrong)
        seen.setdefault(each.number, each.line)
        if len(problems) >= MOST_PROBLEMS:
            break
        if wrong or each.at is None:
            continue
        days.add(each.at.astimezone(WIB).date())
        if each.is_debit:
            debits += 1
            continue
        amount, channel = rupiah(each.money) or 0, CHANNELS[each.channel]
        receipts.append(Receipt(bank, each.number, amount, each.at, each.reference, channel, "statement"))
    if problems:
        raise StatementRejected(problems)
    return Statement(max(days, default=None), tuple(receipts), debits)


def in_codes(told: Statement, prefix: str) -> Statement:
    """The same with the billing code alone where the whole number of a virtual account stands, `prefix` and code."""
    return replace(told, receipts=tuple(_in_code(each, prefix) for each in told.receipts))


def _in_code(receipt: Receipt, prefix: str) -> Receipt:
    digits = receipt.reference.replace(" ", "")
    code = code_typed(digits.removeprefix(prefix))
    is_whole = receipt.channel == "virtual-account" and digits.startswith(prefix)
    return replace(receipt, reference=code) if is_whole and code else receipt


def rupiah(text: str) -> int | None:
    """Whole rupiah, perhaps with decimals that are nothing; None for anything else."""
    found = _MONEY.fullmatch(text)
    return int(found[1]) if found and int(found[1]) > 0 else None


def instant(text: str) -> datetime | None:
    """An instant, or a day from its midnight; the city's where it names no zone."""
    if not text.isascii() or not 10 <= len(text) <= 35 or not text.startswith("20"):
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=WIB)


def _wrong(entry: StatementLine, seen: dict[str, int]) -> Iterable[tuple[str, str, str]]:
    if not _NUMBER.fullmatch(entry.number):
        yield (
            "transaction-number", "the bank's number of the movement is missing or not one.",
            "Write 1 to 64 of A-Z a-z 0-9 . _ -",
        )  # fmt: skip
    elif entry.number in seen:
        yield (
            "transaction-twice", f"line {seen[entry.number]} has this number already.",
            "Each movement stands once in a statement.",
        )  # fmt: skip
    if entry.at is None:
        yield "instant", "the time is none.", "Write 2026-11-28T14:05:00+07:00, or 2026-11-28 14:05:00."
    if rupiah(entry.money) is None:
        yield (
            "amount",
            "the amount is no whole rupiah above nothing.",
            "Write 1500000 or 1500000,00; no thousands.",
        )
    if not _REFERENCE.fullmatch(entry.reference):
        yield "reference", "the reference is none.", "Write up to 140 plain characters."
    if not entry.is_debit and entry.channel not in CHANNELS:
        yield "channel", "the channel is not known.", f"Write one of {', '.join(CHANNELS)}."
