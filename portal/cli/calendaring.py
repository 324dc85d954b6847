"""`izin calendar`: which days are worked, from when to when, and which years are still provisional.

The register says how a city begins; what is decreed since is said here, and counts from the next decision on in every
process. Nothing is ever taken out: a decree is taken back by another one that says the opposite.
"""

from datetime import datetime
from typing import Annotated

import typer

from licensing.city import decreeing
from licensing.clock.calendar import WIB
from licensing.clock.calendars import YEARS
from portal.cli import calendar_hours
from portal.cli.almanacs import tell_year, year_data
from portal.cli.calendar_options import Agency, By, Day, DryRun, Title, Year
from portal.cli.decreed import decree_data, tell_decrees
from portal.cli.decreeing import record_decree
from portal.cli.failures import Misused, failures
from portal.cli.options import Json, Lang
from portal.cli.people import agency_named
from portal.cli.voice import Voice, spoken_here
from portal.cli.wired import wired

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
    record_decree(
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
    record_decree(
        lambda almanac, order, now: decreeing.have_worked(almanac, order, day.date(), at=now),
        (by, decree, agency),
        Voice(lang or spoken_here(), as_json),
        dry_run=dry_run,
    )


app.command("hours")(calendar_hours.hours)
app.command("usual-hours")(calendar_hours.usual_hours)
app.command("cut-off")(calendar_hours.cut_off)
app.command("daily")(calendar_hours.daily)


@app.command("announce")
def announce(
    year: Year, decree: Title, by: By, *, dry_run: DryRun = False, as_json: Json = False, lang: Lang = None
) -> None:
    """Say that a year's holidays are decreed and stand in the calendar: its dates are provisional no longer."""
    record_decree(
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
    record_decree(
        lambda almanac, order, now: decreeing.withdraw(almanac, order, year, at=now),
        (by, decree, None),
        Voice(lang or spoken_here(), as_json),
        dry_run=dry_run,
    )
