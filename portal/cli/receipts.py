"""`izin receipts`: what came in, and what an officer who keeps the books does about it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Final

import typer
from rich.table import Table

from licensing.city.people import Service
from licensing.clock.calendar import WIB
from licensing.history.case import Case
from licensing.ports.treasury import SPECIAL, Received, Which
from licensing.words.amounts import rupiah
from licensing.words.sentences import Sentence
from licensing.words.suggesting import suggestion
from portal.acts import booking as acts
from portal.acts.bills import CHANNELS
from portal.cli.failures import Misused, failures
from portal.cli.options import AsOfficer, Json, Lang
from portal.cli.people import officer_named
from portal.cli.voice import Data, Voice, spoken_here
from portal.cli.wired import wired

app = typer.Typer(help="Money that came in: listed, and booked by an officer who keeps the books.")

HEADINGS: Final = (
    Sentence("uang masuk", "receipt"),
    Sentence("jumlah", "amount"),
    Sentence("dibayar", "paid on"),
    Sentence("lewat", "by"),
    Sentence("untuk", "for"),
    Sentence("lebih", "left over"),
    Sentence("rekening koran", "statement"),
)
Receipt = Annotated[
    str, typer.Argument(metavar="BANK/NUMBER", help="A receipt, as `izin receipts` lists it.")
]
Code = Annotated[str, typer.Argument(help="The billing code: the 11 digits on the bill.")]
Amount = Annotated[str, typer.Option(help="In rupiah.")]
Day = Annotated[str, typer.Option(help="The day the money moved: 2026-11-27.")]


@app.callback(invoke_without_command=True)
def receipts(
    context: typer.Context,
    only: Annotated[str, typer.Option(help=f"Only these: {', '.join(SPECIAL)}.")] = "all",
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many.")] = 50,
    *,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """List what came in, newest first."""
    if context.invoked_subcommand is not None:
        return
    voice, now = Voice(lang or spoken_here(), as_json), datetime.now(UTC)
    with failures(voice), wired("izin_worker") as izin:
        which = _which(only)
        found = izin.records.treasury.received(Service(), which, now=now, limit=limit)
    voice.data([_data(each) for each in found])
    if not found:
        voice.say("Tidak ada.", "Nothing.")
        return
    table = Table(show_edge=False)
    for heading in HEADINGS:
        table.add_column(voice.of(heading), overflow="fold")
    for each in found:
        table.add_row(*_row(each, voice))
    voice.show(table)


@app.command("confirm")
def confirm(
    code: Code,
    bank: Annotated[str, typer.Option(help="The bank's system, as the list has it: bank.va.")],
    number: Annotated[str, typer.Option(help="The bank's number of the movement.")],
    amount: Amount,
    day: Day,
    officer: AsOfficer,
    *,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Say that money for a bill is on a statement, of which no bank told; the application goes on."""
    read = acts.ReadOff(code, bank, number, amount, day)
    _book(officer, lambda books: acts.confirm(books, read), as_json=as_json, lang=lang)


@app.command("assign")
def assign(
    receipt: Receipt, code: Code, officer: AsOfficer, *, as_json: Json = False, lang: Lang = None
) -> None:
    """Say which bill a receipt is for that nobody could match; it stays with that one."""

    def book(books: acts.Bookkeeping) -> Case:
        return acts.assign(books, acts.received(books, *_parts(receipt)), code)

    _book(officer, book, as_json=as_json, lang=lang)


@app.command("paid-back")
def paid_back(
    receipt: Receipt,
    amount: Amount,
    day: Day,
    order: Annotated[str, typer.Option(help="Number of the payment order (SP2D) or transfer.")],
    officer: AsOfficer,
    *,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Note that money which no bill took was paid back; each order once."""
    typed = acts.Returned(amount, day, order)

    def book(books: acts.Bookkeeping) -> Case:
        return acts.pay_back(books, acts.received(books, *_parts(receipt)), typed)

    _book(officer, book, as_json=as_json, lang=lang)


@app.command("cancel-bill")
def cancel_bill(
    code: Code,
    reason: Annotated[str, typer.Option(help="Why nothing is owed; officers read it.")],
    officer: AsOfficer,
    *,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Cancel a bill: the application waits for a new one, and what was paid has to be paid back."""
    _book(officer, lambda books: acts.void(books, code, reason), as_json=as_json, lang=lang)


def _book(officer: str, book: Callable[[acts.Bookkeeping], Case], *, as_json: bool, lang: Lang) -> None:
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_portal") as izin:
        who = officer_named(izin.register_today(), officer)
        books = acts.books_of(izin.records.treasury, izin.cases, who, datetime.now(UTC))
        case = book(books)
    step = case.main.step if case.main else None
    voice.data({"application": case.application, "step": step, "ending": case.ending})
    voice.say(f"Dibukukan: {case.application}", f"Booked: {case.application}")


def _which(only: str) -> Which:
    known: dict[str, Which] = {"all": "all", **{each: each for each in SPECIAL}}
    if only not in known:
        raise Misused(f'receipts are not "{only}". {suggestion(only, known)}')
    return known[only]


def _parts(receipt: str) -> tuple[str, str]:
    bank, slash, number = receipt.strip().partition("/")
    if not (bank and slash and number):
        raise Misused(f'"{receipt}" is no receipt. Write it as `izin receipts` lists it: bank/number.')
    return bank, number


def _data(each: Received) -> Data:
    told, other = each.receipt, each.other
    return {
        "receipt": told.key,
        "amount": told.amount_rupiah,
        "paid_at": told.paid_at,
        "reference": told.reference,
        "channel": told.channel,
        "source": told.source,
        "known_at": each.known_at,
        "application": each.application,
        "left": each.left_rupiah,
        "stated_on": each.stated_on,
        "other": other
        and {
            "amount": other.amount_rupiah,
            "reference": other.reference,
            "source": other.source,
            "paid_on": other.paid_on,
        },
    }


def _row(each: Received, voice: Voice) -> tuple[str, ...]:
    told = each.receipt
    return (
        told.key,
        rupiah(told.amount_rupiah) + (f" / {rupiah(each.other.amount_rupiah)}" if each.other else ""),
        told.paid_at.astimezone(WIB).date().isoformat(),
        voice.of(CHANNELS[told.channel]),
        each.application or told.reference or "?",
        rupiah(each.left_rupiah) if each.application and each.left_rupiah else "",
        each.stated_on.isoformat() if each.stated_on else "",
    )
