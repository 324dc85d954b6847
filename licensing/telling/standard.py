"""The service standard of a permit type, written out for the public."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from licensing.forms.files import DocumentRule
from licensing.forms.form import Field
from licensing.process.graph import LegalBasis, Process
from licensing.process.saying import labels_of
from licensing.process.standard import COMPONENTS, HEADINGS, Component
from licensing.register.beside import BESIDE_LABELS
from licensing.register.concerned import KIND
from licensing.values.conditions import Condition
from licensing.values.term import Label
from licensing.words.sentences import Sentence, counted


@dataclass(frozen=True, slots=True)
class Stated:
    """One component: its heading, and what it says, a line each."""

    component: Component
    heading: Sentence
    lines: tuple[Sentence, ...]


def service_standard(process: Process) -> tuple[Stated, ...]:
    """Every component in the order of the regulation; none where the definition states no standard."""
    if process.standard is None:
        return ()
    standard = process.standard
    return tuple(
        Stated(each, HEADINGS[each], (said,) if (said := standard[each]) else tuple(_derived(process, each)))
        for each in COMPONENTS
    )


def _derived(process: Process, component: Component) -> Iterator[Sentence]:
    """What follows from the definition; a component that does not has nothing here."""
    match component:
        case "requirements":
            yield from (_document(process, rule) for rule in process.documents)
            lists = (field for field in process.form.fields if field.records)
            yield from (
                _of_rows(field, rule) for field in lists if field.records for rule in field.records.documents
            )
        case "procedure":
            yield from (step.name for step in process.steps.values() if step.needs or step.makes)
        case "time":
            yield from _time(process)
        case "product":
            yield process.name
        case "legal_basis":
            yield from map(_basis, process.legal_basis)
        case _:
            return


def _of_rows(field: Field, rule: DocumentRule) -> Sentence:
    """What has to be handed in for each row of a list; which rows, is said by its form."""
    label, rows = rule.label, field.label
    some = ("", "") if rule.when is None and not rule.optional else (" yang memerlukannya", " that needs it")
    return Sentence(
        f"{label.id}, untuk setiap baris {rows.id}{some[0]}",
        f"{label.en}, for each row of {rows.en}{some[1]}",
    )


def _document(process: Process, rule: DocumentRule) -> Sentence:
    """What has to be handed in, and when."""
    label = rule.label
    if rule.when is not None:
        when = _when(process, rule.when)
        return Sentence(f"{label.id}{when.id}", f"{label.en}{when.en}")
    return Sentence(f"{label.id} (tidak wajib)", f"{label.en} (optional)") if rule.optional else label


def _when(process: Process, condition: Condition | None) -> Sentence:
    """In brackets, when something is so; nothing where it always is."""
    if condition is None:
        return Sentence("", "")
    kinds = {id: kind.label for id, kind in process.kinds.items()}
    labels = {**labels_of(process.form, "form"), KIND: Label(BESIDE_LABELS[KIND].name, kinds)}
    said = condition.say(labels)
    return Sentence(f" (bila {said.id})", f" (if {said.en})")


UNITS: Final = {
    "working hour": Sentence("jam kerja", "working hour"),
    "hour": Sentence("jam", "hour"),
    "working day": Sentence("hari kerja", "working day"),
    "day": Sentence("hari", "day"),
    "month": Sentence("bulan", "month"),
    "year": Sentence("tahun", "year"),
}


def _time(process: Process) -> Iterator[Sentence]:
    """Each limit, and when it is the one."""
    if process.time_limit is None:
        yield Sentence(
            "Lima hari kerja sejak berkas lengkap (UU 30/2014 Pasal 53)",
            "Five working days from a complete file (UU 30/2014, article 53)",
        )
        return
    for row in process.time_limit.rows:
        unit = UNITS[row.within.unit]
        when = _when(process, row.when)
        yield Sentence(
            f"{row.within.amount} {unit.id} sejak berkas lengkap{when.id}",
            f"{counted(row.within.amount, unit.en)} from a complete file{when.en}",
        )


def _basis(basis: LegalBasis) -> Sentence:
    if not basis.articles:
        return Sentence(basis.cite, basis.cite)
    return Sentence(f"{basis.cite}, pasal {basis.articles}", f"{basis.cite}, articles {basis.articles}")
