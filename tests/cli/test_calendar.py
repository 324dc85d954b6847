"""`izin calendar`: what is decreed is foretold, recorded with who ordered it, counted at once, and can be undone."""

from datetime import datetime, timedelta
from pathlib import Path

from pydantic import TypeAdapter

from licensing.clock.calendar import WIB
from licensing.clock.moments import last_day
from tests.cli.conftest import Call
from tests.cli.test_cases import submitted
from tests.cli.test_recounting import due

__all__ = ["submitted"]

OBJECT = TypeAdapter(dict[str, object])
ROWS = TypeAdapter(list[dict[str, object]])
ORDERED = ("--by", "Sekda", "--decree", "SE Wali Kota 800/12")


def done(izin: Call, *arguments: str) -> dict[str, object]:
    called = izin("calendar", *arguments, "--json")
    assert called.code == 0, called.err
    return OBJECT.validate_python(called.data)


def history(izin: Call) -> list[dict[str, object]]:
    return ROWS.validate_python(izin("calendar", "history", "--json").data)


def test_a_day_is_made_off_foretold_first_and_given_back(izin: Call, up: Path, submitted: str) -> None:
    before, stood = due(izin, submitted), len(history(izin))
    day = str(last_day(before))
    add = ("add", day, "--name", "Pilkada", *ORDERED)
    dry = done(izin, *add, "--dry-run")
    (moves,) = ROWS.validate_python(dry["moves"])
    assert (moves["earlier"], dry["dry_run"]) == (0, True)
    assert int(str(moves["later"])) >= int(str(moves["applications"])) >= 1
    assert (len(history(izin)), due(izin, submitted)) == (stood, before), "nothing is recorded"
    made = done(izin, *add)
    assert OBJECT.validate_python(made["recounted"])["moved"] == moves["later"]
    assert due(izin, submitted) > before
    assert {"day": day, "worked": False, "name": "Pilkada", "decree": "SE Wali Kota 800/12"} in days(
        izin, day[:4]
    )
    again = izin("calendar", *add, "--lang", "en")
    assert again.code == 1
    assert "the calendar says so already; nothing would change." in again.err
    done(izin, "take-away", day, "--by", "Sekda", "--decree", "SE Wali Kota 800/13")
    assert due(izin, submitted) == before
    told = history(izin)[stood:]
    assert [(each["type"], each["by"], each["decree"]) for each in told] == [
        ("day-off", "Sekda", "SE Wali Kota 800/12"),
        ("day-worked", "Sekda", "SE Wali Kota 800/13"),
    ]
    report = OBJECT.validate_python(izin("verify-audit", "--json").data)
    assert (report["decrees"], report["breaches"]) == (stood + 2, [])


def days(izin: Call, year: str) -> list[dict[str, object]]:
    return ROWS.validate_python(done(izin, "show", year)["days"])


def test_a_year_is_shown_with_what_is_provisional_and_announced(izin: Call, up: Path) -> None:
    shown = izin("calendar", "show", "2028", "--lang", "en").out
    assert "Provisional: the holidays of 2028 are not decreed yet." in shown
    assert "Provisional" not in izin("calendar", "show", "2026", "--lang", "en").out
    assert "Hari Raya Idul Fitri" in izin("calendar", "show", "2026").out
    assert "Ramadan 1447" in izin("calendar", "show", "2026").out
    done(izin, "announce", "2028", "--by", "Sekda", "--decree", "SKB 3 Menteri 2028")
    assert done(izin, "show", "2028")["provisional"] is False
    done(izin, "withdraw", "2028", "--by", "Sekda", "--decree", "SKB 3 Menteri 2028 diubah")
    assert done(izin, "show", "2028")["provisional"] is True
    assert str(datetime.now(WIB).year) in izin("calendar").out


def test_hours_of_an_agency_are_set_and_taken_back(izin: Call, up: Path) -> None:
    assert izin("calendar", "history", "--agency", "bkad", "--lang", "en").out == "Nothing is decreed yet.\n"
    span = ("--from", "1-2-2029", "--until", "28 Februari 2029", "--agency", "dinkes")
    done(izin, "hours", "mon-thu 08:00-15:00, fri 08:00-15:30", *span, *ORDERED)
    shown = done(izin, "show", "2029", "--agency", "dinkes")
    (season,) = ROWS.validate_python(shown["seasons"])
    assert (season["from"], season["hours"]) == ("2029-02-01", "mon-thu 08:00-15:00, fri 08:00-15:30")
    told = izin("calendar", "show", "2029", "--agency", "dinkes", "--lang", "id").out
    assert "Senin-Kamis 08.00-15.00, Jumat 08.00-15.30" in told
    assert done(izin, "show", "2029")["seasons"] == []
    done(izin, "usual-hours", *span, *ORDERED)
    assert done(izin, "show", "2029", "--agency", "dinkes")["seasons"] == []


def test_what_cannot_be_meant_is_said(izin: Call, up: Path) -> None:
    day = str((datetime.now(WIB) + timedelta(days=9)).date())
    for arguments, said in (
        (("hours", "senin 08:00", "--from", day, *ORDERED), "no weekday"),
        (("hours", "mon", "--from", day, *ORDERED), "is no week"),
        (("hours", "mon 08:00-15:00, mon 08:00-15:00", "--from", day, *ORDERED), "names a day twice"),
        (("add", "9/12/26", "--name", "x", *ORDERED), "Write the year with four digits"),
        (("add", day, "--name", "x", "--agency", "dinkess", *ORDERED), "there is no agency"),
        (("show", "1999"), "the calendar has 2020 to 2060"),
    ):
        called = izin("calendar", *arguments, "--lang", "en")
        assert (called.code, said in called.err) == (2, True), called.err


def test_what_somebody_called_a_day_is_shown_as_she_wrote_it(izin: Call, up: Path) -> None:
    written = "[red]Haul[/b] :smile: [/]"
    done(izin, "add", "2030-03-06", "--name", written, *ORDERED)
    for shown in (izin("calendar", "show", "2030"), izin("calendar", "history")):
        assert (shown.code, written in shown.out) == (0, True), shown.err


def test_a_report_of_days_that_no_calendar_has_is_refused(izin: Call, up: Path) -> None:
    for command in ("report", "skipped"):
        for days in (("--since", "0001-01-01"), ("--since", "9999-12-31"), ("--until", "9999-12-31")):
            called = izin(command, *days)
            assert (called.code, "between 1900 and 2200" in called.err) == (2, True), called.err
