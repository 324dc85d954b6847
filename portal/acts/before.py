"""What somebody should know before she starts: what she needs, who looks at it, how long it takes, what it comes to.

Everything follows from the process and the register; nothing is written for one permit type.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from licensing.city.register import AgencyRegister
from licensing.clock.spans import Span
from licensing.forms.fields import FieldType
from licensing.forms.files import DocumentRule
from licensing.forms.form import Field
from licensing.process.explaining import amounts_of
from licensing.process.graph import Process
from licensing.process.step import Step
from licensing.telling import ending
from licensing.words.identifiers import AgencyId, StepId
from licensing.words.sentences import Sentence
from portal.acts.saying import say_condition

AT_HAND: Final[frozenset[FieldType]] = frozenset({"nik", "npwp", "nib", "point", "area"})
"""Answers that nobody knows by heart."""


@dataclass(frozen=True, slots=True)
class Needed:
    """A document to be uploaded, and when; of a list, `rows` is what it is asked for each row of."""

    rule: DocumentRule
    when: Sentence | None
    rows: Sentence | None = None
    not_for: tuple[Sentence, ...] = ()

    @property
    def formats(self) -> str:
        return ", ".join(ending.upper() for ending in self.rule.accept)


@dataclass(frozen=True, slots=True)
class AtHand:
    """An answer to have at hand, and when it is asked."""

    label: Sentence
    when: Sentence | None


@dataclass(frozen=True, slots=True)
class Looking:
    """An agency that looks at applications, and at which steps; which of them, depends on the application."""

    name: str
    steps: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class End:
    """How it can end, and how long what is issued then holds, where that is the same for everybody."""

    said: Sentence
    valid: Span | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """All of it. `fee` is None where the definition knows none; `computed` are amounts that follow from answers."""

    documents: tuple[Needed, ...]
    at_hand: tuple[AtHand, ...]
    within: Span
    agencies: tuple[Looking, ...]
    fee: Sentence | None
    computed: tuple[Sentence, ...]
    ends: tuple[End, ...]


def before_starting(process: Process, register: AgencyRegister) -> Before:
    """What a permit type asks of somebody, and what it promises."""
    steps = tuple(_steps(process))
    standard = process.standard
    return Before(
        (*_documents(process), *_of_rows(process)),
        tuple(_at_hand(process)),
        process.limit.longest,
        tuple(_agencies(steps, register)),
        standard["fee"] if standard else None,
        tuple(value.label for value in amounts_of(process) if value.label),
        tuple({end.said: end for end in map(_end, steps) if end}.values()),
    )


def _steps(process: Process) -> Iterator[Step]:
    """The steps an applicant's first application can come to, in the order of the definition."""
    first = [kind.start for kind in process.kinds.values() if kind.by is None and kind.about is None]
    reached, ahead = set[StepId](), first or [*process.starts]
    while ahead:
        id = ahead.pop()
        if id in reached:
            continue
        reached.add(id)
        step = process.steps[id]
        ahead += [exit.to for exit in step.exits.values() if exit.to is not None]
        ahead += [member.start for member in step.members]
    yield from (step for id, step in process.steps.items() if id in reached)


def _documents(process: Process) -> Iterator[Needed]:
    for rule in process.documents:
        kinds = tuple(
            kind.label for kind in process.kinds.values() if kind.id in rule.not_in and kind.by is None
        )
        yield Needed(rule, say_condition(rule.when, process.form, "form"), not_for=kinds)


def _of_rows(process: Process) -> Iterator[Needed]:
    for field in process.form.fields:
        for rule in field.records.documents if field.records else ():
            columns = field.records.form if field.records else process.form
            yield Needed(rule, say_condition(rule.when, columns, field.id), field.label)


def _at_hand(process: Process) -> Iterator[AtHand]:
    for field in process.form.fields:
        if field.type in AT_HAND:
            yield AtHand(field.label, say_condition(field.when, process.form, "form"))
        yield from (AtHand(_column(field, each), None) for each in _columns(field) if each.type in AT_HAND)


def _columns(field: Field) -> tuple[Field, ...]:
    return field.records.form.fields if field.records else ()


def _column(of: Field, column: Field) -> Sentence:
    return Sentence(f"{of.label.id}: {column.label.id}", f"{of.label.en}: {column.label.en}")


def _agencies(steps: tuple[Step, ...], register: AgencyRegister) -> Iterator[Looking]:
    """In the order in which they first look at it; one that has left the register is not named."""
    looks: dict[AgencyId, list[Sentence]] = {}
    for step in steps:
        for ask in step.asks:
            if ask.role is not None and step.name not in looks.setdefault(ask.role.agency, []):
                looks[ask.role.agency].append(step.name)
    for id, names in looks.items():
        agency = register.agency(id)
        if agency is not None:
            yield Looking(agency.name, tuple(names))


def _end(step: Step) -> End | None:
    """How an application ends at a step, None where it goes on."""
    if step.ending is None:
        return None
    rows = step.makes.number.validity if step.makes else ()
    span = rows[0].span if len(rows) == 1 and rows[0].when is None else None
    return End(ending(step.ending), span)
