"""`izin revenue sts`, `sipd`, `target` and `tax-list`: what goes out to the treasury and SIPD, and what comes in."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from licensing.city.people import Service
from licensing.clock.calendar import WIB
from licensing.money.budget.lists import read_targets, read_taxed
from licensing.money.budget.rows import Slip
from licensing.money.budget.targets import Entering, Target, in_force, missing, standing
from licensing.words.sentences import counted
from portal.acts import revenue as acts
from portal.acts.revenue_sheets import sipd_text, sts_text
from portal.cli.failures import Misused, failures
from portal.cli.files import text_of
from portal.cli.options import Json, Lang, day_typed
from portal.cli.people import agency_named
from portal.cli.revenue_told import rupiah
from portal.cli.serving import AsCsv
from portal.cli.voice import Data, Voice, spoken_here
from portal.cli.wired import wired

Day = Annotated[
    datetime | None, typer.Option(parser=day_typed, metavar="DAY", help="Of this day; else of yesterday.")
]


def sts(
    day: Day = None,
    agency: Annotated[str | None, typer.Option(help="Only of this agency.")] = None,
    *,
    in_csv: AsCsv = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Make the deposit slips of a day that is over, numbered once, or tell them again, word for word."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        today = datetime.now(WIB).date()
        on = day.date() if day else acts.day_before(today)
        named = agency_named(izin.register_today(), agency)
        found = acts.slips_of_day(
            izin.records.revenue, Service(), izin.account_codes(), on, today=today, agency=named
        )
    _tell(voice, found, sts_text(found), in_csv=in_csv)


def sipd(
    since: Annotated[
        datetime | None, typer.Option(parser=day_typed, metavar="DAY", help="From this day; else yesterday.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(parser=day_typed, metavar="DAY", help="Up to this day; else yesterday.")
    ] = None,
    *,
    in_csv: AsCsv = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Print for SIPD what the slips of these days have; a row is named for ever by its slip and account code."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        yesterday = acts.day_before(datetime.now(WIB).date())
        last = until.date() if until else yesterday
        first = since.date() if since else min(yesterday, last)
        if last < first:
            raise Misused(
                f"{last} is before {first}. Give the first day with --since and the last with --until."
            )
        revenue = izin.records.revenue
        found = revenue.slips(Service(), since=first, until=last)
        waiting = revenue.unslipped(Service(), on=last)
    _tell(voice, found, sipd_text(found), in_csv=in_csv)
    for each in waiting:
        voice.warn(
            f"{each.agency}: {rupiah(each.amount)} of {counted(each.payments, 'payment')} up to {last} is in no slip. "
            f"Make it: izin revenue sts --day {last} --agency {each.agency}"
        )


def target(
    file: Annotated[
        Path | None,
        typer.Argument(help="A list year,account,rupiah,from,decree.", exists=True, dir_okay=False),
    ] = None,
    take_back: Annotated[
        int | None, typer.Option(metavar="ENTRY", help="Take this entry back, by its number in the list.")
    ] = None,
    decree: Annotated[str, typer.Option(help="By which decree it is taken back.")] = "",
    *,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Enter the targets of a list, take one back, or list them all; what is there already is not entered twice."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        revenue = izin.records.revenue
        if file and take_back is not None:
            raise Misused("a list and --take-back are two things. Do one, then the other.")
        made: tuple[Target, ...] = ()
        if file:
            entries = read_targets(text_of(file), str(file))
            made = revenue.enter_targets(lambda known: missing(entries, known))
        elif take_back is not None:
            made = revenue.enter_targets(lambda known: (_back(known, take_back, decree),))
        known = revenue.targets(Service())
    counting = {each.position for each in standing(known)}
    voice.data({"entered": [_told(each) for each in made], "targets": [
        {**_told(each), "counts": each.position in counting} for each in known]})  # fmt: skip
    if file or take_back is not None:
        voice.say(f"Dicatat: {len(made)}.", f"Entered: {len(made)}.")
    for year in sorted({each.entry.year for each in known}):
        for code, amount in in_force(known, year, on=datetime.now(WIB).date()).items():
            voice.say(f"{year} {code} {rupiah(amount)}", f"{year} {code} {rupiah(amount)}")


def tax_list(
    file: Annotated[
        Path,
        typer.Argument(
            help="A list object,licence,paid_until,latitude,longitude.", exists=True, dir_okay=False
        ),
    ],
    *,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Take in the tax office's list of what is taxed: the whole list, which counts from now on in place of the last."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        objects = read_taxed(text_of(file), str(file))
        is_new = izin.records.revenue.add_tax_list(objects)
    voice.data({"objects": len(objects), "is_new": is_new})
    if is_new:
        voice.say(f"{len(objects)} objek pajak dicatat.", f"{counted(len(objects), 'object')} taken in.")
    else:
        voice.say("Daftar ini sudah ada.", "This list is there already.")


def _back(known: tuple[Target, ...], position: int, decree: str) -> Entering:
    meant = next((each.entry for each in standing(known) if each.position == position), None)
    if meant is None:
        raise Misused(f"no entry {position} counts. `izin revenue target` lists those that do.")
    if not decree.strip():
        raise Misused("it does not say by which decree. Add --decree NUMBER.")
    today = datetime.now(WIB).date()
    return Entering(meant.year, meant.account, 0, today, decree.strip(), position)


def _told(each: Target) -> dict[str, Data]:
    entry = each.entry
    return {
        "entry": each.position,
        "year": entry.year,
        "account": entry.account,
        "rupiah": entry.amount,
        "from": entry.since,
        "decree": entry.decree,
        "takes_back": entry.takes_back,
    }


def _tell(voice: Voice, found: tuple[Slip, ...], text: str, *, in_csv: bool) -> None:
    if in_csv:
        typer.echo(text, nl=False)
        return
    voice.data([
        {
            "number": slip.number,
            "agency": slip.agency,
            "day": slip.day,
            "amount": slip.amount,
            "lines": [
                {"of_day": line.of_day, "account": line.account, "name": line.name, "amount": line.amount,
                 "payments": line.payments}
                for line in slip.lines
            ],
        }
        for slip in found
    ])  # fmt: skip
    if not found:
        voice.say("Tidak ada setoran.", "Nothing was handed over.")
    for slip in found:
        voice.say(f"{slip.number}: {slip.day}, {slip.agency}, {rupiah(slip.amount)}",
                  f"{slip.number}: {slip.day}, {slip.agency}, {rupiah(slip.amount)}")  # fmt: skip
