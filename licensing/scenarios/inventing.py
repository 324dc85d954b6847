"""Inventing licences for a trial: one a kind can be asked for today, and what the register shall hold beside it.

The case that issued it is invented as far as the kind copies its answers.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from licensing.clock.calendar import WIB
from licensing.forms.answers import Typed
from licensing.forms.form import Form
from licensing.forms.moments import submission
from licensing.forms.reading import read_form
from licensing.forms.records import field_of
from licensing.process.graph import Process
from licensing.process.kinds import Kind
from licensing.register.concerned import Concerned
from licensing.scenarios.sampling import sample_form
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


def copied(form: Form, kind: Kind, *, now: datetime) -> Typed:
    """What the form of a kind would be filled in with: made up, as the licence is, as far as that fits."""
    of_kind = Form(tuple(field for field in form.fields if field.id in kind.copies))
    typed = sample_form(of_kind, now=now)
    unfit = {field_of(name) for name in read_form(of_kind, typed, submission(now))[1]}
    return {name: texts for name, texts in typed.items() if field_of(name) not in unfit}
