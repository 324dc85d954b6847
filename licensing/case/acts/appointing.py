"""Appointing: the people an officer names, held against who there is today, and what becomes of a task that names one.

A task that asks somebody by name is hers as long as she can answer it, and her deputy's. Where neither can, it asks
everybody of the role: who is named says whose it is first, never that it waits for ever. So it does at once where she
decides something it is kept apart from, or answers the same question in somebody else's place.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from licensing.case.authority import decided_before, has_interest, mandate_to_decide
from licensing.case.commands import Free
from licensing.case.course import Course
from licensing.city.people import Officer
from licensing.forms.answers import Answer, Answers, Record
from licensing.forms.form import Field
from licensing.forms.people import ids_of, recorded
from licensing.history.case import Case
from licensing.history.events import TaskFreed
from licensing.history.places import At
from licensing.process.graph import Process
from licensing.process.step import Step
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import FieldId, OfficerId, StepId
from licensing.words.sentences import Sentence

People = Mapping[OfficerId, Officer]


def free(course: Course, command: Free) -> None:
    """Whom a task asked by name cannot answer it: ask everybody who holds the role."""
    task = course.case.tasks.get(command.task)
    if task is not None and task.is_open and task.member is not None:
        course.tell(TaskFreed(course.now, task.id, task.member))


def free_kept_out(course: Course, officer: Officer) -> None:
    """What asks by name whoever decided just now what keeps her out of it asks everybody who holds the role."""
    for task in course.case.open_tasks:
        if task.member is None or task.member.officer != officer.id:
            continue
        try:
            mandate_to_decide(course.process, course.case, task, officer)
        except CommandRefused:
            course.tell(TaskFreed(course.now, task.id, task.member))


def appointed(
    course: Course, where: At, answers: Answers, people: People, *, by: OfficerId
) -> tuple[Answers, Mapping[str, Sentence]]:
    """The answers with everybody who was named as she is today, and a sentence for each field that is wrong.

    Args:
        people: everybody who is there today, by their ids.
        by: who names them, and decides the step by that.
    """
    named: dict[FieldId, Answer] = {}
    wrong: dict[str, Sentence] = {}
    naming = _Naming(course.process, course.case, where, by)
    for field in course.process.step(where.step).form.fields:
        if field.people is None or field.id not in answers:
            continue
        records, faults = naming.of_field(field, ids_of(answers[field.id]), people)
        named[field.id] = records
        if faults:
            wrong[field.id] = Sentence(
                " ".join(fault.id for fault in faults), " ".join(fault.en for fault in faults)
            )
    return {**answers, **named}, wrong


def nameable_people(
    process: Process, case: Case, where: At, people: People, *, by: OfficerId | None = None
) -> Mapping[FieldId, tuple[Officer, ...]]:
    """Whoever can be named today in each field of people of a round's step, in the order of `people`.

    Args:
        by: who names them, where that is known.
    """
    naming = _Naming(process, case, where, by or OfficerId(""))
    return {
        field.id: tuple(each for each in people.values() if naming.fault_of(field, each) is None)
        for field in process.step(where.step).form.fields
        if field.people is not None
    }


@dataclass(frozen=True, slots=True)
class _Naming:
    """A round in which people are named, `by` whoever decides it."""

    process: Process
    case: Case
    where: At
    by: OfficerId

    def of_field(
        self, field: Field, ids: tuple[OfficerId, ...], people: People
    ) -> tuple[tuple[Record, ...], tuple[Sentence, ...]]:
        faults: list[Sentence] = []
        records: list[Record] = []
        for id in ids:
            officer = people.get(id)
            fault = _unknown(id) if officer is None else self.fault_of(field, officer)
            if fault is not None:
                faults.append(fault)
            elif officer is not None:
                records.append(recorded(officer))
        return tuple(records), tuple(faults)

    def fault_of(self, field: Field, officer: Officer) -> Sentence | None:
        """Why she cannot be named; None where she can."""
        if field.people is None:
            return None
        if not officer.roles:
            return Sentence(
                f"{officer.name} tidak bertugas hari ini.", f"{officer.name} is not on duty today."
            )
        if not officer.holds(field.people.role):
            return Sentence(
                f"{officer.name} tidak memegang peran itu hari ini.",
                f"{officer.name} does not hold that role today.",
            )
        if has_interest(self.process, self.case, officer):
            return Sentence(
                f"{officer.name} berkepentingan dalam permohonan ini.",
                f"{officer.name} has an interest in this application.",
            )
        return self._kept_apart(field, officer)

    def _kept_apart(self, field: Field, officer: Officer) -> Sentence | None:
        """That she decided something where others must decide what she is named for."""
        for asking in _asking(self.process, self.where.step, field.id):
            decides_now = officer.id == self.by and not set(asking.not_by).isdisjoint(
                self.process.above(self.where.step)
            )
            before = decided_before(
                self.process, self.case, asking.not_by, officer.id, seen_from=self.where.line
            )
            if decides_now or before is not None:
                return Sentence(
                    f"{officer.name} sudah memutuskan langkah lain permohonan ini yang harus terpisah dari "
                    f"“{asking.name.id}”.",
                    f"{officer.name} has decided another step of this application, which has to be kept apart from "
                    f"“{asking.name.en}”.",
                )
        return None


def _asking(process: Process, step: StepId, field: FieldId) -> tuple[Step, ...]:
    """The steps that ask whom a field names."""
    return tuple(
        each
        for each in process.steps.values()
        if any(ask.members and (ask.members.step, ask.members.field) == (step, field) for ask in each.asks)
    )


def _unknown(id: OfficerId) -> Sentence:
    return Sentence(f"Tidak ada petugas “{id}”.", f"There is no officer “{id}”.")
