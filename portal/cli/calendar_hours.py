"""`izin calendar`: hours, cut-off and service on holidays, each from a day on or for a time."""

from datetime import date, datetime
from typing import Annotated, Literal

import typer

from licensing.city import decreeing
from licensing.city.almanac import Almanac
from licensing.city.decreeing import Order
from licensing.city.decrees import CutOffEnded, DailyEnded, Decree, HoursEnded
from portal.cli.calendar_options import Agency, By, DryRun, Since, Title, Until
from portal.cli.decreeing import record_decree
from portal.cli.failures import failures
from portal.cli.office_hours import written_cut_off, written_week
from portal.cli.options import Json, Lang
from portal.cli.voice import Voice, spoken_here


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
    voice, first, last = Voice(lang or spoken_here(), as_json), since.date(), _last(until)
    with failures(voice):
        read = written_week(week)

    def decide(almanac: Almanac, order: Order, now: datetime) -> tuple[Decree, ...]:
        return decreeing.set_hours(almanac, order, read, since=first, until=last, at=now)

    record_decree(decide, (by, decree, agency), voice, dry_run=dry_run)


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
    voice, first, last = Voice(lang or spoken_here(), as_json), since.date(), _last(until)

    def decide(almanac: Almanac, order: Order, now: datetime) -> tuple[Decree, ...]:
        return decreeing.take_back(almanac, order, HoursEnded, since=first, until=last, at=now)

    record_decree(decide, (by, decree, agency), voice, dry_run=dry_run)


def cut_off(
    at: Annotated[
        str,
        typer.Argument(
            metavar="TIME|closing|usual",
            help="Like 14:00; or until the office closes; or take what was set away.",
        ),
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
    """Set until when what comes in belongs to its day: what comes later counts from the next working day."""
    voice, first, last = Voice(lang or spoken_here(), as_json), since.date(), _last(until)
    with failures(voice):
        read = None if at == "usual" else written_cut_off(at)

    def decide(almanac: Almanac, order: Order, now: datetime) -> tuple[Decree, ...]:
        if at == "usual":
            return decreeing.take_back(almanac, order, CutOffEnded, since=first, until=last, at=now)
        return decreeing.set_cut_off(almanac, order, read, since=first, until=last, at=now)

    record_decree(decide, (by, decree, agency), voice, dry_run=dry_run)


def daily(
    serves: Annotated[
        Literal["yes", "no", "usual"],
        typer.Argument(metavar="yes|no|usual", help="Whether it does; or take what was set away."),
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
    """Set whether national holidays and collective leave are served on; weekdays are those of the hours."""
    voice, first, last = Voice(lang or spoken_here(), as_json), since.date(), _last(until)

    def decide(almanac: Almanac, order: Order, now: datetime) -> tuple[Decree, ...]:
        if serves == "usual":
            return decreeing.take_back(almanac, order, DailyEnded, since=first, until=last, at=now)
        return decreeing.set_daily(almanac, order, daily=serves == "yes", since=first, until=last, at=now)

    record_decree(decide, (by, decree, agency), voice, dry_run=dry_run)


def _last(until: datetime | None) -> date | None:
    return until.date() if until else None
