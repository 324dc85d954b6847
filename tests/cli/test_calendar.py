"""`izin calendar`: what is decreed is foretold, recorded with who ordered it, counted at once, and can be undone."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from licensing.city.decrees import CutOffEnded, CutOffSet, DailyEnded, DailySet, Decree
from licensing.clock.calendar import WIB
from licensing.clock.moments import last_day
from licensing.words.sentences import Sentence
from portal.cli.decreed import said_of
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
    promised = OBJECT.validate_python(moves["promised"])
    assert (int(str(promised["later"])) >= 1, promised["earlier"]) == (True, 0)
    assert f"{promised['later']} promised day" in izin("calendar", *add, "--dry-run", "--lang", "en").out
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


def test_a_cut_off_is_set_for_a_time_and_for_good_and_taken_back(
    izin: Call, up: Path, submitted: str
) -> None:
    before, stood = due(izin, submitted), len(history(izin))
    assert done(izin, "show", "2029")["cut_off"] is None
    assert "Cut-off" not in izin("calendar", "show", "2029", "--lang", "en").out
    span = ("--from", "1-2-2029", "--until", "28 Februari 2029")
    dry = done(izin, "cut-off", "14:00", *span, *ORDERED, "--dry-run")
    assert (dry["moves"], len(history(izin))) == ([], stood), "nothing of today falls into 2029"
    (made,) = ROWS.validate_python(done(izin, "cut-off", "14:00", *span, *ORDERED)["decreed"])
    assert (made["type"], made["cut_off"], made["until"]) == ("cut-off-set", "14:00", "2029-02-28")
    done(izin, "cut-off", "closing", "--from", "2029-01-01", "--agency", "dinkes", *ORDERED)
    (dated,) = ROWS.validate_python(done(izin, "show", "2029")["cut_offs"])
    assert dated == {
        "from": "2029-02-01",
        "until": "2029-02-28",
        "cut_off": "14:00",
        "decree": "SE Wali Kota 800/12",
    }
    assert (
        "1 February 2029 until 28 February 2029: 14:00"
        in izin("calendar", "show", "2029", "--lang", "en").out
    )
    assert (
        "mulai 1 Januari 2029: saat tutup"
        in izin("calendar", "show", "2029", "--agency", "dinkes", "--lang", "id").out
    )
    (own,) = ROWS.validate_python(done(izin, "show", "2029", "--agency", "dinkes")["cut_offs"])
    assert own["until"] is None, "what the city says counts there on no day"
    assert due(izin, submitted) == before
    done(izin, "cut-off", "usual", *span, *ORDERED)
    assert done(izin, "show", "2029")["cut_offs"] == []


def test_service_on_holidays_is_set_from_a_day_on_and_taken_back(izin: Call, up: Path) -> None:
    ordered = ("--agency", "dinkes", *ORDERED)
    before = done(izin, "show", "2031", "--agency", "dinkes")["working_days"]
    done(izin, "daily", "yes", "--from", "2031-06-01", *ordered)
    shown = done(izin, "show", "2031", "--agency", "dinkes")
    (dated,) = ROWS.validate_python(shown["dailies"])
    assert (dated["from"], dated["until"], dated["daily"], shown["daily"]) == (
        "2031-06-01",
        None,
        True,
        False,
    )
    assert int(str(shown["working_days"])) > int(str(before))
    assert (
        done(izin, "show", "2030", "--agency", "dinkes")["dailies"],
        done(izin, "show", "2031")["dailies"],
    ) == ([], [])
    told = izin("calendar", "show", "2031", "--agency", "dinkes", "--lang", "en").out
    assert (
        "Service on national holidays and collective leave: no\n  from 1 June 2031: yes, SE Wali Kota" in told
    )
    done(izin, "daily", "usual", "--from", "2031-06-01", *ordered)
    assert done(izin, "show", "2031", "--agency", "dinkes")["working_days"] == before
    again = izin("calendar", "daily", "no", "--from", "2031-06-01", *ordered, "--lang", "en")
    assert (again.code, "nothing would change" in again.err) == (1, True), again.err


FIRST, LAST = date(2029, 2, 1), date(2029, 2, 28)
SEKDA = (datetime(2026, 11, 23, tzinfo=WIB), "Sekda", "SE 1", None)


@pytest.mark.parametrize(
    ("decree", "id", "en"),
    [
        (
            CutOffSet(*SEKDA, FIRST, LAST, time(14)),
            "Batas jam terima 1 Februari 2029 s.d. 28 Februari 2029: pukul 14.00",
            "Cut-off from 1 February 2029 until 28 February 2029: 14:00",
        ),
        (
            CutOffSet(*SEKDA, FIRST, None, None),
            "Batas jam terima mulai 1 Februari 2029: saat tutup",
            "Cut-off from 1 February 2029: closing",
        ),
        (
            CutOffEnded(*SEKDA, FIRST, None),
            "Batas jam terima mulai 1 Februari 2029: seperti biasa",
            "Cut-off from 1 February 2029: as usual",
        ),
        (
            DailySet(*SEKDA, FIRST, None, daily=True),
            "Layanan pada libur nasional dan cuti bersama mulai 1 Februari 2029: ya",
            "Service on national holidays and collective leave from 1 February 2029: yes",
        ),
        (
            DailySet(*SEKDA, FIRST, None, daily=False),
            "Layanan pada libur nasional dan cuti bersama mulai 1 Februari 2029: tidak",
            "Service on national holidays and collective leave from 1 February 2029: no",
        ),
        (
            DailyEnded(*SEKDA, FIRST, None),
            "Layanan pada libur nasional dan cuti bersama mulai 1 Februari 2029: seperti biasa",
            "Service on national holidays and collective leave from 1 February 2029: as usual",
        ),
    ],
)
def test_what_was_decreed_is_said_with_its_days(decree: Decree, id: str, en: str) -> None:
    ordered = ", SE 1, atas perintah Sekda", ", SE 1, ordered by Sekda"
    assert said_of(decree) == Sentence(id + ordered[0], en + ordered[1])


def test_what_cannot_be_meant_is_said(izin: Call, up: Path) -> None:
    day = str((datetime.now(WIB) + timedelta(days=9)).date())
    for arguments, said in (
        (("hours", "senin 08:00", "--from", day, *ORDERED), "no weekday"),
        (("hours", "mon", "--from", day, *ORDERED), "is no week"),
        (("hours", "mon 08:00-15:00, mon 08:00-15:00", "--from", day, *ORDERED), "names a day twice"),
        (("cut-off", "14.00", "--from", day, *ORDERED), "Write 14:00, closing or usual."),
        (("cut-off", "25:00", "--from", day, *ORDERED), "is no time"),
        (("daily", "sometimes", "--from", day, *ORDERED), "'yes', 'no', 'usual'"),
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
