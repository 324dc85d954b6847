"""People of the city as an answer: whom an officer names, out of those who hold a role on the day she does.

As typed they are ids, one by one or with commas between them. As kept each is a record of who she was that day, so
that it is printed as it was when she has long left. Who holds the role is not known here: `case.acts.appointing` asks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from licensing.city.people import AgencyRole, Officer
from licensing.forms.answers import Answer, Record, records_of
from licensing.forms.fields.characters import Unreadable
from licensing.values.types import Records
from licensing.words.identifiers import FieldId, OfficerId
from licensing.words.sentences import Sentence

ID: Final = FieldId("id")
PRINTED: Final = (FieldId("name"), FieldId("nip"), FieldId("position"))
"""What documents say of each."""


@dataclass(frozen=True, slots=True)
class PeopleRule:
    """How many of whom."""

    role: AgencyRole
    least: int
    most: int

    @property
    def seen(self) -> Records:
        """The type a condition sees: how many they are, and nothing of who."""
        return Records((), self.most)

    @property
    def wanted(self) -> Sentence:
        """How many, in words."""
        if self.least == self.most:
            people = "person" if self.most == 1 else "people"
            return Sentence(f"Pilih {self.most} orang.", f"Choose {self.most} {people}.")
        return Sentence(
            f"Pilih {self.least} sampai {self.most} orang.", f"Choose {self.least} to {self.most} people."
        )

    def read(self, typed: Sequence[str]) -> tuple[Record, ...] | None:
        """Everybody who was typed, each once, by her id alone; None where nobody was.

        Raises:
            Unreadable: they are too few or too many.
        """
        ids = dict.fromkeys(id.strip() for text in typed for id in text.split(",") if id.strip())
        if ids and not self.least <= len(ids) <= self.most:
            wanted = self.wanted
            raise Unreadable(f"{wanted.id} Sekarang {len(ids)}.", f"{wanted.en} There are {len(ids)} now.")
        return tuple({ID: id} for id in ids) or None


def recorded(officer: Officer) -> Record:
    """Who she is today, as it is kept."""
    name, nip, position = PRINTED
    return {ID: officer.id, name: officer.name, nip: officer.nip, position: officer.position}


def ids_of(answer: Answer | None) -> tuple[OfficerId, ...]:
    """Who was named, in that order."""
    return tuple(OfficerId(str(record[ID])) for record in records_of(answer) if ID in record)


def name_of(record: Record) -> str:
    """What she was called; by her id where that is all that was typed."""
    return str(record.get(PRINTED[0]) or record.get(ID, ""))


def show_people(answer: Answer) -> str:
    """Their names; with a semicolon between them, for academic titles have commas."""
    return "; ".join(map(name_of, records_of(answer)))


def rows_of(answer: Answer | None) -> tuple[dict[str, str], ...]:
    """Of each what a document says of her."""
    return tuple({name: str(record.get(name, "")) for name in PRINTED} for record in records_of(answer))
