"""People and what was recorded about them, as `izin people` shows it: data, sentences and tables."""

import json
from datetime import date
from typing import assert_never

from rich.table import Table

from licensing.city.entries import (
    Absent,
    Assigned,
    Deputised,
    Entry,
    Left,
    MandateEnded,
    PasswordReset,
    Recorded,
    Returned,
    write_entry,
)
from licensing.city.people import PREFIX, Officer
from licensing.clock.calendar import WIB
from licensing.words.sentences import Sentence, counted
from portal.cli.voice import Data, Voice


def entry_data(entry: Entry) -> Data:
    """An entry as data, without what nobody needs to read."""
    data: dict[str, Data] = json.loads(write_entry(entry))
    return {name: value for name, value in data.items() if name != "nik"}


def said_of(entry: Entry) -> Sentence:  # noqa: PLR0911 one arm per entry
    """An entry in words, without whom it is about."""
    match entry:
        case Recorded():
            who = f"{entry.name}, {entry.position}"
            return _since(entry, Sentence(who, who))
        case Assigned():
            said = Sentence(f"memegang {entry.role}", f"holds {entry.role}")
            return _since(entry, said, entry.until)
        case Deputised():
            title = f"{PREFIX[entry.acting]}{entry.position}"
            said = Sentence(
                f"{title}, mewakili {entry.for_} sebagai {entry.role}",
                f"{title}, for {entry.for_} as {entry.role}",
            )
            return _since(entry, said, entry.until)
        case Absent():
            return _since(entry, Sentence("tidak hadir", "is away"), entry.until)
        case Returned():
            return _since(entry, Sentence("hadir kembali", "is back"))
        case MandateEnded():
            return _since(entry, Sentence(f"tidak lagi {entry.role}", f"has {entry.role} no longer"))
        case PasswordReset():
            return _since(entry, Sentence("mendapat kata sandi baru", "was given a new password"))
        case Left():
            return _since(entry, Sentence("tidak bertugas lagi", "has left"))
        case _:
            assert_never(entry)


def _since(entry: Entry, said: Sentence, until: date | None = None) -> Sentence:
    if until is None:
        return Sentence(f"{said.id}, sejak {entry.since}", f"{said.en}, from {entry.since}")
    return Sentence(f"{said.id}, {entry.since} s.d. {until}", f"{said.en}, from {entry.since} until {until}")


def officer_data(officer: Officer, *, away: bool) -> Data:
    """An officer as data, as she is on a day."""
    return {
        "id": officer.id,
        "name": officer.name,
        "nip": officer.nip,
        "position": officer.position,
        "roles": [str(role) for role in officer.roles if officer.deputises(role) is None],
        "deputising": [
            {
                "role": str(each.role),
                "as": each.acting,
                "for": each.for_,
                "title": f"{PREFIX[each.acting]}{each.position}",
            }
            for each in officer.deputising
        ],
        "absent": away,
    }


def people_table(rows: list[tuple[Officer, bool]], voice: Voice) -> Table:
    """Who there is on a day."""
    table = Table(show_edge=False, caption=voice.of(_count(len(rows))), caption_justify="left")
    table.add_column("id", no_wrap=True)
    for heading in (Sentence("nama", "name"), Sentence("bertindak sebagai", "acts as")):
        table.add_column(voice.of(heading), overflow="fold")
    for officer, away in rows:
        own = [str(role) for role in officer.roles if officer.deputises(role) is None]
        lent = [
            f"{PREFIX[each.acting]}{each.role} ({voice.of(Sentence('mewakili', 'for'))} {each.for_})"
            for each in officer.deputising
        ]
        acts = voice.of(Sentence("tidak hadir", "away")) if away else ", ".join((*own, *lent))
        table.add_row(officer.id, officer.name, acts)
    return table


def history_table(told: tuple[Entry, ...], voice: Voice) -> Table:
    """What was recorded about somebody, the oldest first."""
    table = Table(show_edge=False)
    for heading in (Sentence("dicatat", "recorded"), Sentence("apa", "what")):
        table.add_column(voice.of(heading), overflow="fold")
    for entry in told:
        table.add_row(f"{entry.at.astimezone(WIB):%Y-%m-%d %H:%M}", voice.of(said_of(entry)))
    return table


def _count(count: int) -> Sentence:
    return Sentence(f"{count} orang", counted(count, "person", "people"))
