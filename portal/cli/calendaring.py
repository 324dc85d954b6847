"""`izin calendar`: which days are worked, from when to when, and which years are still provisional.

The register says how a city begins; what is decreed since is said here, and counts from the next decision on in every
process. Nothing is ever taken out: a decree is taken back by another one that says the opposite.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from licensing.city import decreeing
from licensing.city.almanac import Almanac
from licensing.city.decreeing import Order
from licensing.city.decrees import Decree
from licensing.clock.calendar import WIB
from licensing.clock.calendars import YEARS
from portal.cli.almanacs import (
    decree_data,
    moves_data,
    said_of,
    tell_decrees,
    tell_moves,
    tell_year,
    written_week,
    year_data,
)
from portal.cli.calendar_options import Agency, By, Day, DryRun, Since, Title, Until, Year
from portal.cli.failures import Misused, failures
from portal.cli.options import Json, Lang
from portal.cli.people import agency_named
from portal.cli.recounting import tell_recount
from portal.cli.voice import Voice, spoken_here
from portal.cli.wired import wired

if TYPE_CHECKING:
    from flows.wiring import Wired
    from licensing.ports import Recount
    from portal.acts.foretold import Moves

app = typer.Typer(help="Which days are worked, by which decree, and which years are provisional.")


@app.callback(invoke_without_command=True)
def calendar(context: typer.Context, *, lang: Lang = None) -> None:
    """Which days are worked, by which decree, and which years are provisional; this year's if nothing is asked."""
    if context.invoked_subcommand is None:
        show(lang=lang)


@app.command("show")
def show(
    year: Annotated[int | None, typer.Argument(help="The year; this one if not given.")] = None,
    agency: Agency = None,
    *,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Show a year: its days off and why, hours, and whether it is provisional."""
    from portal.acts.shown_days import shown_year

    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice):
        asked = datetime.now(WIB).year if year is None else year
        if asked not in YEARS:
            raise Misused(f"the calendar has {YEARS[0]} to {YEARS[-1]}, and no {asked}.")
        with wired("izin_worker") as izin:
            found = shown_year(izin.decrees.almanac(), asked, agency_named(izin.register, agency))
    voice.data(year_data(found, agency))
    tell_year(found, agency, voice)


@app.command("history")
def history(agency: Agency = None, *, as_json: Json = False, lang: Lang = None) -> None:
    """Tell everything that was decreed, who ordered it, and when it was recorded."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        named = agency_named(izin.register, agency)
        told = izin.decrees.almanac().decreed_for(named) if named else izin.decrees.almanac().decrees
    voice.data([decree_data(each) for each in told])
    tell_decrees(told, voice)


@app.command("add")
def add(
    day: Day,
    name: Annotated[str, typer.Option("--name", help="What the day is called.")],
    decree: Title,
    by: By,
    agency: Agency = None,
    *,
    dry_run: DryRun = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Make a day one on which nobody works."""
    _decree(
        lambda almanac, order, now: decreeing.take_off(almanac, order, day.date(), name, at=now),
        (by, decree, agency),
        Voice(lang or spoken_here(), as_json),
        dry_run=dry_run,
    )


@app.command("take-away")
def take_away(
    day: Day,
    decree: Title,
    by: By,
    agency: Agency = None,
    *,
    dry_run: DryRun = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Take a day off away: it is worked."""
    _decree(
        lambda almanac, order, now: decreeing.have_worked(almanac, order, day.date(), at=now),
        (by, decree, agency),
        Voice(lang or spoken_here(), as_json),
        dry_run=dry_run,
    )


@app.command("hours")
def hours(
    week: Annotated[
        str, typer.Argument(metavar="HOURS", help="Like “mon-thu 08:00-15:00, fri 08:00-15:30”.")
    ],
    since: Since,
    decree: Title,
    by: By,
    until: Until = None,
    agency: Agency = None,
    *,
    dry_run: DryRun = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Set the hours of some days, such as those of Ramadan, or for good."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice):
        read = written_week(week)
    last = until.date() if until else None
    _decree(
        lambda almanac, order, now: decreeing.set_hours(
            almanac, order, read, since=since.date(), until=last, at=now
        ),
        (by, decree, agency),
        voice,
        dry_run=dry_run,
    )


@app.command("usual-hours")
def usual_hours(
    since: Since,
    decree: Title,
    by: By,
    until: Until = None,
    agency: Agency = None,
    *,
    dry_run: DryRun = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Take hours that were set away: on these days the usual ones hold."""
    last = until.date() if until else None
    _decree(
        lambda almanac, order, now: decreeing.end_hours(
            almanac, order, since=since.date(), until=last, at=now
        ),
        (by, decree, agency),
        Voice(lang or spoken_here(), as_json),
        dry_run=dry_run,
    )


@app.command("announce")
def announce(
    year: Year, decree: Title, by: By, *, dry_run: DryRun = False, as_json: Json = False, lang: Lang = None
) -> None:
    """Say that a year's holidays are decreed and stand in the calendar: its dates are provisional no longer."""
    _decree(
        lambda almanac, order, now: decreeing.announce(almanac, order, year, at=now),
        (by, decree, None),
        Voice(lang or spoken_here(), as_json),
        dry_run=dry_run,
    )


@app.command("withdraw")
def withdraw(
    year: Year, decree: Title, by: By, *, dry_run: DryRun = False, as_json: Json = False, lang: Lang = None
) -> None:
    """Say that a year's decree no longer stands as it was: its dates are provisional again."""
    _decree(
        lambda almanac, order, now: decreeing.withdraw(almanac, order, year, at=now),
        (by, decree, None),
        Voice(lang or spoken_here(), as_json),
        dry_run=dry_run,
    )


def _decree(
    decide: Callable[[Almanac, Order, datetime], tuple[Decree, ...]],
    ordered: tuple[str, str, str | None],
    voice: Voice,
    *,
    dry_run: bool,
) -> None:
    """Foretell or record what is decided, count again, and say what it did. `ordered`: by whom, decree, agency."""
    now, (by, title, agency) = datetime.now(UTC), ordered
    moves: tuple[Moves, ...] = ()
    recount: Recount | None = None
    with failures(voice), wired("izin_worker") as izin:
        order = Order(by, title, agency_named(izin.register, agency))
        if dry_run:
            almanac = izin.decrees.almanac()
            made = decide(almanac, order, now)
            moves = _foretold(izin, almanac, made, now)
        else:
            made = izin.decrees.record(lambda almanac: decide(almanac, order, now))
            # Whoever is stopped here has decreed: the sweep counts again what this did not.
            recount = izin.deadlines.recount(now=now)
    counted = {"moved": recount.moved, "applications": recount.applications} if recount else None
    voice.data(
        {
            "dry_run": dry_run,
            "decreed": [decree_data(each) for each in made],
            "moves": [moves_data(each) for each in moves],
            "recounted": counted,
        }
    )
    for each in made:
        said = said_of(each)
        voice.say(said.id, said.en)
    if dry_run:
        tell_moves(moves, voice)
    tell_recount(voice, recount)


def _foretold(
    izin: "Wired", almanac: Almanac, made: tuple[Decree, ...], now: datetime
) -> "tuple[Moves, ...]":
    from portal.acts.foretold import foretell

    after = almanac.with_decrees(made).calendars
    return foretell(izin.cases, izin.deadlines.timed(), almanac.calendars, after, now=now)
