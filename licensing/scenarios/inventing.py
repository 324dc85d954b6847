"""Inventing licences for a trial: one a kind can be asked for today, and what the register shall hold beside it."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from licensing.clock.calendar import WIB
from licensing.process.graph import Process
from licensing.process.kinds import Kind
from licensing.register.concerned import Concerned
from licensing.values.types import Facts
from licensing.words.identifiers import ApplicationNumber, LicenceId

HELD_FOR = timedelta(days=365)


def invented(kind: Kind, *, now: datetime) -> Concerned | None:
    """A licence that began a year ago and ends tomorrow, in the first state the kind is for; None if about none.

    One that has run out ended yesterday, so that no day before its end is too early.
    """
    if kind.about is None:
        return None
    today, status = now.astimezone(WIB).date(), kind.about.states[0]
    days = {"expired": -1}.get(status, 1)
    return Concerned(
        LicenceId("contoh.licence"),
        kind.about.permits[0],
        ApplicationNumber("REG-CONTOH-IZIN"),
        "CONTOH/0001",
        "Contoh",
        today - HELD_FOR,
        today + timedelta(days=days),
        status,
    )


def holding(
    process: Process, facts: Facts, held: Mapping[str, int], *, now: datetime
) -> Iterator[tuple[str, Concerned]]:
    """As many licences as each fact shall find, under the key this form comes to; none where it comes to none.

    Each began a year ago and ends in a year, in the first state the fact asks for.
    """
    today = now.astimezone(WIB).date()
    for fact in process.register_facts:
        key = fact.key.of(facts)
        for n in range(held.get(fact.name, 0) if key else 0):
            id = f"REG-CONTOH-{fact.name.upper()}-{n + 1}"
            yield (
                key or "",
                Concerned(
                    LicenceId(f"{id}.licence"),
                    fact.permits[0],
                    ApplicationNumber(id),
                    f"CONTOH/{fact.name}/{n + 1}",
                    "Contoh",
                    today - HELD_FOR,
                    today + HELD_FOR,
                    fact.states[0],
                ),
            )
