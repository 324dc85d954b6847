"""What was decreed about the calendar, as `izin calendar` says it: data, sentences and a table."""

import json
from typing import assert_never

from rich.table import Table

from licensing.city.almanac import about
from licensing.city.decrees import (
    CutOffEnded,
    CutOffSet,
    DailyEnded,
    DailySet,
    DayOff,
    DayWorked,
    Decree,
    HoursEnded,
    HoursSet,
    SomeDaysEnded,
    SomeDaysSet,
    YearAnnounced,
    YearWithdrawn,
    write_decree,
)
from licensing.clock.calendar import WIB
from licensing.clock.wording import written_day
from licensing.words.sentences import Sentence
from portal.cli.office_hours import (
    CUT_OFF,
    DAILY,
    cut_off_said,
    cut_off_told,
    daily_told,
    days_told,
    week_said,
    week_told,
)
from portal.cli.voice import Data, Voice


def decree_data(decree: Decree) -> Data:
    """A decree as data."""
    data: dict[str, Data] = json.loads(write_decree(decree))
    match decree:
        case HoursSet():
            return data | {"week": week_said(decree.week)}
        case CutOffSet():
            return data | {"cut_off": cut_off_said(decree.cut_off)}
        case _:
            return data


def said_of(decree: Decree) -> Sentence:
    """A decree in words."""
    what, agency = _what(decree), about(decree)
    at = f" ({agency})" if agency else ""
    return Sentence(
        f"{what.id}{at}, {decree.decree}, atas perintah {decree.by}",
        f"{what.en}{at}, {decree.decree}, ordered by {decree.by}",
    )


def _what(decree: Decree) -> Sentence:
    match decree:
        case DayOff():
            day = written_day(decree.day)
            return Sentence(f"{day.id} libur: {decree.name}", f"{day.en} is off: {decree.name}")
        case DayWorked():
            day = written_day(decree.day)
            return Sentence(f"{day.id} hari kerja", f"{day.en} is worked")
        case YearAnnounced():
            return Sentence(
                f"Hari libur {decree.year} sudah ditetapkan", f"The holidays of {decree.year} are decreed"
            )
        case YearWithdrawn():
            return Sentence(f"{decree.year} kembali sementara", f"{decree.year} is provisional again")
        case _:
            days, said = days_told(decree.since, decree.until), _some_days(decree)
            return Sentence(said.id.format(days=days.id), said.en.format(days=days.en))


def _some_days(decree: SomeDaysSet | SomeDaysEnded) -> Sentence:
    """What holds on `{days}`."""
    match decree:
        case HoursSet():
            week = week_told(decree.week)
            return Sentence(f"Jam kerja {{days}}: {week.id}", f"Hours {{days}}: {week.en}")
        case CutOffSet():
            at = cut_off_told(decree.cut_off)
            return Sentence(f"{CUT_OFF.id} {{days}}: {at.id}", f"{CUT_OFF.en} {{days}}: {at.en}")
        case DailySet():
            serves = daily_told(decree.daily)
            return Sentence(f"{DAILY.id} {{days}}: {serves.id}", f"{DAILY.en} {{days}}: {serves.en}")
        case HoursEnded():
            return Sentence("Jam kerja biasa {days}", "Usual hours {days}")
        case CutOffEnded():
            return Sentence(f"{CUT_OFF.id} {{days}}: seperti biasa", f"{CUT_OFF.en} {{days}}: as usual")
        case DailyEnded():
            return Sentence(f"{DAILY.id} {{days}}: seperti biasa", f"{DAILY.en} {{days}}: as usual")
        case _:
            assert_never(decree)


def tell_decrees(told: tuple[Decree, ...], voice: Voice) -> None:
    """What was decreed, the oldest first."""
    if not told:
        voice.say("Belum ada yang ditetapkan.", "Nothing is decreed yet.")
        return
    table = Table(show_edge=False)
    for heading in (Sentence("dicatat", "recorded"), Sentence("apa", "what")):
        table.add_column(voice.of(heading), overflow="fold")
    for each in told:
        table.add_row(f"{each.at.astimezone(WIB):%Y-%m-%d %H:%M}", voice.of(said_of(each)))
    voice.show(table)
