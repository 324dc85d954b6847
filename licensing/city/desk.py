"""The desk where people are recorded: what is known there, and what can be wrong with what is written down at it.

Each check adds to the faults, under the name of what was given; they are refused together.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from licensing.city.people import Officer
from licensing.city.register import AgencyRegister, parse_role
from licensing.city.roster import Roster, details_on
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import OfficerId
from licensing.words.sentences import Sentence, counted
from licensing.words.suggesting import suggestion

LONGEST_TEXT = 300
"""Characters of a name, a position or the title of a decree."""
ID, NIP, NIK = r"[a-z][a-z0-9_-]{0,39}", r"\d{18}", r"\d{16}"

Faults = dict[str, Sentence]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as she is written down: `roles` as `agency.role`, `nik` "" where it is not known."""

    id: str
    name: str
    nip: str
    position: str
    roles: tuple[str, ...] = ()
    nik: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where it is written down: who is known, which roles there are, and when it is."""

    roster: Roster
    register: AgencyRegister
    at: datetime

    def roles(self) -> tuple[str, ...]:
        """Every role there is, as `agency.role` or `agency.role@place`."""
        return tuple(map(str, self.register.roles()))

    def there(self, officer: OfficerId, day: date) -> bool:
        """Whether she is there on a day, present or not."""
        return details_on(self.roster.of(officer), day) is not None


def faults_of(desk: Desk, person: Person, day: date) -> Faults:
    """Everything wrong with how somebody is written down."""
    faults: Faults = {}
    if not re.fullmatch(ID, person.id):
        faults["id"] = Sentence(
            "Huruf kecil, angka, - dan _, diawali huruf.",
            "lower-case letters, digits, - and _, a letter first.",
        )
    check_written(faults, {"name": person.name, "position": person.position})
    if not re.fullmatch(NIP, person.nip, re.ASCII):
        faults["nip"] = Sentence("NIP terdiri atas 18 angka.", "an NIP has 18 digits.")
    if person.nik and not re.fullmatch(NIK, person.nik, re.ASCII):
        faults["nik"] = Sentence("NIK terdiri atas 16 angka.", "an NIK has 16 digits.")
    for other in _others(desk, person, day).values():
        for name, hers, theirs in (("nip", person.nip, other.nip), ("nik", person.nik, other.nik)):
            if hers and hers == theirs:
                faults[name] = Sentence(f"Sama dengan milik {other.id}.", f"{other.id} has the same.")
    missing = [role for role in person.roles if str(parse_role(role)) not in desk.roles()]
    if missing:
        faults["role"] = _no_role(desk, missing[0])
    return faults


def _others(desk: Desk, person: Person, day: date) -> Mapping[OfficerId, Officer]:
    return {id: officer for id, officer in desk.roster.on(day).items() if id != person.id}


def check_written(faults: Faults, texts: Mapping[str, str]) -> None:
    """Whether each text is one that stays on the record for good: a line of letters that everybody sees whole."""
    for name, text in texts.items():
        if not any(letter.isalpha() for letter in text):
            faults[name] = Sentence("Harus diisi, dengan huruf.", "write it, in letters.")
        elif len(text) > LONGEST_TEXT:
            faults[name] = Sentence(
                f"Paling banyak {LONGEST_TEXT} huruf.", f"write at most {LONGEST_TEXT} characters."
            )
        elif not text.isprintable():
            faults[name] = Sentence(
                "Tulis dalam satu baris, tanpa tanda yang tidak tampak.",
                "write one line, without marks that nobody sees.",
            )


def check_there(faults: Faults, desk: Desk, name: str, id: str, day: date) -> None:
    """Whether an officer is there on a day."""
    if id not in desk.roster.officers():
        faults[name] = unknown(desk, id)
    elif not desk.there(OfficerId(id), day):
        faults[name] = Sentence(f"{id} tidak ada pada {day}.", f"{id} is not there on {day}.")


def check_role(faults: Faults, desk: Desk, role: str) -> None:
    """Whether there is such a role."""
    if str(parse_role(role)) not in desk.roles():
        faults["role"] = _no_role(desk, role)


def check_order(faults: Faults, since: date, until: date | None) -> None:
    """Whether the first day comes before the last."""
    if until is not None and until < since:
        faults["until"] = Sentence(
            f"Hari terakhir {until} sebelum hari pertama {since}.",
            f"the last day {until} is before the first, {since}.",
        )


def unknown(desk: Desk, id: str) -> Sentence:
    """That there is no such officer, and who may be meant."""
    hint = suggestion(id, desk.roster.officers())
    return Sentence(
        f"Tidak ada petugas “{id}”. {hint}".strip(), f"there is no officer “{id}”. {hint}".strip()
    )


def _no_role(desk: Desk, role: str) -> Sentence:
    hint = suggestion(role, desk.roles())
    return Sentence(f"Tidak ada peran “{role}”. {hint}".strip(), f"there is no role “{role}”. {hint}".strip())


def refuse(faults: Faults) -> None:
    """Refuse what has a fault, with all of them at once. Raises CommandRefused `invalid-form`."""
    if faults:
        count = len(faults)
        raise CommandRefused(
            "invalid-form",
            Sentence(
                f"Ada {count} hal yang perlu diperbaiki; tidak ada yang dicatat.",
                f"{counted(count, 'thing is', 'things are')} wrong; nothing was recorded.",
            ),
            faults,
        )
