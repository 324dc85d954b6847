"""The public register in memory, told from histories whenever it is asked.

A document is registered as its case stood when it was made, for so it reads on paper; a licence as everything that
happened to it since has left it, in whatever case that was told.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from licensing.history.case import Case
from licensing.history.events import DocumentMade, Event
from licensing.history.evolving import replay
from licensing.ports import Archive, RegisteredLicence
from licensing.register.concerned import Concerned
from licensing.register.events import LicenceEvent
from licensing.register.licences import Licence, evolve
from licensing.words.codes import read_as
from licensing.words.identifiers import LicenceId, PermitId


def entry(
    histories: Iterable[tuple[Event, ...]], verification: str, archive: Archive
) -> RegisteredLicence | None:
    """The licence or letter with this code, None if there is none."""
    told = tuple(histories)
    for events in told:
        for count, event in enumerate(events, 1):
            if isinstance(event, DocumentMade) and event.verification == verification:
                case = replay(events[:count])
                now = replay(events)
                return case and now and _entry(case, event, _shown(told), archive, now=now)
    return None


def code_read(histories: Iterable[tuple[Event, ...]], typed: str) -> str | None:
    """The code of the one document whose code reads as what was typed does."""
    read = read_as(typed)
    found = [made.verification for made in _made(histories) if read and read_as(made.verification) == read]
    return found[0] if len(found) == 1 else None


def codes_numbered(histories: Iterable[tuple[Event, ...]], typed: str) -> dict[str, str]:
    """The codes of documents whose number reads so, licences first and the newest first, and their numbers."""
    read = read_as(typed)
    found = [made for made in _made(histories) if read and read_as(made.number) == read]
    found.sort(key=lambda made: made.at, reverse=True)
    found.sort(key=lambda made: made.kind != "licence")
    return {made.verification: made.number for made in found}


@dataclass(frozen=True, slots=True)
class OnADay:
    """The register on a day, as decisions of that day ask it."""

    histories: Collection[tuple[Event, ...]]
    archive: Archive
    day: date

    def licence(self, number: str) -> Concerned | None:
        """The licence of this number, None if there is none."""
        found = (each for each in _licences(self.histories) if each.number == number and each.part_of is None)
        licence = next(found, None)
        for events in self.histories if licence else ():
            case = replay(events)
            if case is not None and licence is not None and licence.id in case.licences:
                holder = self.archive.process(case.definition).applicant_of(case.answers).name
                return Concerned(
                    licence.id,
                    case.permit,
                    case.application,
                    number,
                    holder,
                    licence.valid_from,
                    licence.valid_until,
                    licence.status(on=self.day),
                )
        return None

    def look(self, permits: tuple[PermitId, ...], key: str, /) -> tuple[Concerned, ...]:
        """The licences of some permit types that were issued under a key."""
        numbers = [each.number for each in _licences(self.histories) if each.key == key and not each.part_of]
        found = (self.licence(number) for number in numbers)
        return tuple(each for each in found if each is not None and each.permit in permits)


def passed(licence: Concerned, *, on: date) -> Concerned:
    """A licence as time alone leaves it on a day."""
    is_over = licence.valid_until is not None and licence.valid_until < on
    return replace(licence, status="expired") if is_over and licence.status == "in-force" else licence


def _entry(
    case: Case, made: DocumentMade, licences: tuple[Licence, ...], archive: Archive, *, now: Case
) -> RegisteredLicence:
    process = archive.process(case.definition)
    known = {each.id: each for each in licences}
    of_number = next((each for each in known.values() if each.number == made.number), None)
    licence = of_number if made.kind in ("licence", "further") else None
    return RegisteredLicence(
        kind=made.kind,
        number=made.number,
        permit_name=made.title or process.name,
        holder=process.applicant_of(case.answers).name,
        issued_at=made.at,
        valid_until=licence.valid_until if licence else None,
        sha256=made.file.sha256,
        application=case.application,
        licence=licence,
        is_decided=now.ending is not None or bool(now.licences),
        renewed_by=next(
            (each.number for each in licences if licence and each.id == licence.renewed_by), None
        ),
        beside=known.get(licence.part_of) if licence and licence.part_of else None,
    )


def _shown(histories: Iterable[tuple[Event, ...]]) -> tuple[Licence, ...]:
    """The same without their keys: a NIK, as a rule, which nobody reads who looks at a paper."""
    return tuple(replace(each, key=None) for each in _licences(histories))


def _made(histories: Iterable[tuple[Event, ...]]) -> Iterator[DocumentMade]:
    return (event for events in histories for event in events if isinstance(event, DocumentMade))


def _licences(histories: Iterable[tuple[Event, ...]]) -> tuple[Licence, ...]:
    known: dict[LicenceId, Licence] = {}
    told = (event for events in histories for event in events if isinstance(event, LicenceEvent))
    for event in sorted(told, key=lambda event: event.at):
        known[event.licence] = evolve(known.get(event.licence), event)
    return tuple(known.values())
