"""`izin bank`: what the bank states of an account, from a file or from the bank itself, and what it sent by itself."""

import asyncio
import os
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.table import Table

from licensing.clock.calendar import WIB
from licensing.money.statements.camt053 import read_camt053
from licensing.money.statements.comma_separated import read_csv
from licensing.money.statements.statement import MOST_BYTES, Statement, StatementRejected, in_codes
from licensing.systems.snap.messages import AHEAD
from licensing.systems.system import System
from licensing.words.sentences import Sentence
from licensing.words.suggesting import suggestion
from portal.cli.failures import REFUSED, Misused, failures
from portal.cli.options import Json, Lang, day_typed
from portal.cli.voice import Voice, spoken_here
from portal.cli.wired import wired

if TYPE_CHECKING:
    from flows.wiring import Wired

app = typer.Typer(
    help="The bank: statements that are matched with what it told, and what it sent.", no_args_is_help=True
)
Bank = Annotated[
    str | None,
    typer.Option("--bank", metavar="SYSTEM", help="The bank's system; not needed where there is one."),
]
Day = Annotated[
    datetime | None, typer.Option("--day", parser=day_typed, metavar="DAY", help="2026-11-28 or 28-11-2026.")
]
HEADINGS: Final = (
    Sentence("waktu (WIB)", "time (WIB)"),
    Sentence("sistem", "system"),
    Sentence("nomor", "key"),
    Sentence("apa", "what"),
    Sentence("hasil", "outcome"),
)


@app.command("statement")
def statement(
    file: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="CSV or camt.053.")
    ],
    *,
    bank: Bank = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Read a statement of the bank; the same one twice changes nothing.

    Where one line is wrong nothing of the file is booked, every problem is told at its line, and the exit code is 1.
    """
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        chosen = _bank(izin, bank)
        try:
            _book(izin, chosen, _read(file, chosen), str(file), voice)
        except StatementRejected as rejected:
            for problem in rejected.problems:
                voice.warn(str(problem))
            voice.warn(f"{file}: nothing of it was booked.")
            raise typer.Exit(REFUSED) from None


@app.command("pull")
def pull(*, day: Day = None, bank: Bank = None, as_json: Json = False, lang: Lang = None) -> None:
    """Ask the bank for the statement of a day, yesterday if not said, and book it as `statement` does."""
    from flows.agencies.kinds import connector_of
    from flows.agencies.snap import SnapBank

    voice = Voice(lang or spoken_here(), as_json)
    asked = day.date() if day else _today() - timedelta(days=1)
    with failures(voice), wired("izin_worker") as izin:
        chosen = _bank(izin, bank)

        async def stated() -> Statement:
            connector = connector_of(chosen, os.environ)
            try:
                if not isinstance(connector, SnapBank):
                    raise Misused(f"{chosen.id}: its connector tells no statement.")
                return await connector.statement(asked)
            finally:
                await connector.close()

        _book(izin, chosen, asyncio.run(stated()), f"{chosen.id} {asked}", voice)


@app.command("came")
def came(*, day: Day = None, as_json: Json = False, lang: Lang = None) -> None:
    """List what systems sent by themselves on a day, today if not said, and what it came to."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        told = izin.records.incoming.on(day.date() if day else _today())
    voice.data(
        [
            {
                "system": each.system,
                "key": each.key,
                "at": each.at,
                "what": each.what,
                "outcome": each.outcome,
            }
            for each in told
        ]
    )
    if not told:
        voice.say("Tidak ada pesan yang masuk.", "Nothing came.")
        return
    table = Table(show_edge=False)
    for heading in HEADINGS:
        table.add_column(voice.of(heading), overflow="fold")
    for each in told:
        at = f"{each.at.astimezone(WIB):%Y-%m-%d %H:%M:%S}"
        table.add_row(at, each.system, each.key, each.what, each.outcome or "…")
    voice.show(table)


def _bank(izin: "Wired", named: str | None) -> System:
    """The bank that is meant. Raises Misused."""
    from flows.agencies.banks import is_bank
    from flows.definitions import city_systems

    banks = {str(each.id): each for each in city_systems(izin.settings.definitions).values() if is_bank(each)}
    if named is None and len(banks) == 1:
        return next(iter(banks.values()))
    if named is None:
        raise Misused(
            f"agencies.yaml declares {len(banks)} banks. Say which with --bank: {', '.join(banks)}."
        )
    if named not in banks:
        raise Misused(f'there is no bank "{named}". {suggestion(named, banks)}')
    return banks[named]


def _read(file: Path, bank: System) -> Statement:
    with file.open("rb") as opened:
        content = opened.read(MOST_BYTES + 1)
    is_xml = content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    return (read_camt053 if is_xml else read_csv)(content, bank.id, str(file))


def _book(izin: "Wired", bank: System, stated: Statement, source: str, voice: Voice) -> None:
    from flows.agencies.snap_options import SnapOptions

    told = in_codes(stated, SnapOptions.model_validate(bank.options).prefix)
    ahead = [receipt.key for receipt in told.receipts if receipt.paid_at > datetime.now(WIB) + AHEAD]
    for each in ahead:
        voice.warn(f"{each}: it is dated later than now; a bank states what has been paid.")
    if ahead:
        voice.warn(f"{source}: nothing of it was booked.")
        raise typer.Exit(REFUSED)
    kept = izin.receipts.receive(told.receipts, stated=told.stated_on)
    differing = [receipt.key for receipt, each in zip(told.receipts, kept, strict=True) if each == "differs"]
    new, known = kept.count("new"), kept.count("known")
    voice.data(
        {
            "source": source,
            "stated_on": told.stated_on,
            "new": new,
            "known": known,
            "differing": list(differing),
            "debits": told.debits,
        }
    )
    voice.say(
        f"{source}: {new} baru, {known} sudah diketahui, {len(differing)} berbeda; {told.debits} debit dilewati.",
        f"{source}: {new} new, {known} known, {len(differing)} differing; {told.debits} debits left out.",
    )
    for each in differing:
        voice.warn(
            f"{each}: the statement says otherwise than what was known; the first is booked, both are kept."
        )


def _today() -> date:
    return datetime.now(WIB).date()
