"""Records what is decided about people, lets it take effect and says what it did; the commands: `mandates`.

What is recorded takes effect at once, in open sessions too; accounts are made for those who have none, and tasks that
nobody may have taken any more go back to their role.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from licensing.city.desk import Desk
from licensing.city.entries import Entry
from licensing.clock.calendar import WIB
from licensing.words.identifiers import OfficerId
from portal.cli.failures import failures
from portal.cli.rosters import entry_data, said_of
from portal.cli.voice import Voice
from portal.cli.wired import wired

if TYPE_CHECKING:
    from flows.wiring import Wired


def record(decide: Callable[[Desk], tuple[Entry, ...]], voice: Voice) -> None:
    """Record what is decided, let it take effect, and say what it did."""
    from flows.forsaken import release_forsaken

    now = datetime.now(UTC)
    with failures(voice), wired("izin_worker") as izin:
        made = izin.people.record(lambda roster: decide(Desk(roster, izin.register, now)))
        passwords = _new_passwords(izin, made)
        given_back = release_forsaken(izin.cases, izin.people, now=now)
    voice.data(
        {
            "recorded": [entry_data(entry) for entry in made],
            "passwords": {str(id): password for id, password in passwords.items()},
            "given_back": [str(task) for task in given_back],
        }
    )
    for entry in made:
        said = said_of(entry)
        voice.say(f"{entry.officer}: {said.id}", f"{entry.officer}: {said.en}")
    for id, password in passwords.items():
        voice.say(f"{id}: kata sandi {password}", f"{id}: password {password}")
    for task in given_back:
        voice.say(f"dikembalikan ke perannya: {task}", f"given back to its role: {task}")
    if not made:
        voice.say("Tidak ada yang baru.", "Nothing is new.")


def _new_passwords(izin: "Wired", made: Iterable[Entry]) -> Mapping[OfficerId, str]:
    """Accounts for those who have none; their passwords are shown this once."""
    from flows.passwords import new_password

    ids = dict.fromkeys(entry.officer for entry in made if entry.type == "recorded")
    known = izin.people.roster()
    people = (known.officer(id, on=entry.since) for id in ids for entry in known.of(id)[-1:])
    officers = tuple(officer for officer in people if officer is not None)
    return izin.accounts.prepare(officers, new_password) if officers else {}


def first_day(day: datetime | None) -> date:
    """From which day something counts; today if not given."""
    return day.date() if day else datetime.now(WIB).date()


def last_day(day: datetime | None) -> date | None:
    """Up to which day it counts; None where it does not end."""
    return day.date() if day else None
