"""Whether anybody can still be named: nobody can who has decided what she would have to be kept apart from.

As in a case (`case.acts.appointing`), who names people may not decide at all where too few can be named.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from licensing.city.people import AgencyRole
from licensing.city.register import AgencyRegister
from licensing.definition.soundness.people import Crew, People
from licensing.process.graph import Process
from licensing.process.step import Step
from licensing.words.identifiers import StepId


@dataclass(frozen=True, slots=True)
class Appointment:
    """That `least` people of a role have to be named at a step, none of them kept out of the steps `barred` stands for.

    `always` are so many who can be named whoever decides what: nobody keeps track of them.
    """

    role: AgencyRole
    least: int
    barred: int
    always: int

    def is_possible(self, people: People, crew: Crew) -> bool:
        """Whether enough can be named."""
        there = self.always
        for group, records in zip(people.groups, crew, strict=True):
            if group.officers[0].holds(self.role):
                fit = sum(not record.barred & self.barred for record in records)
                there += fit + (len(group.officers) - len(records) if fit else 0)
        return there >= self.least


def appointments_of(
    process: Process, people: People, register: AgencyRegister
) -> Mapping[StepId, tuple[Appointment, ...]]:
    """What has to be named at each step, as far as anybody can be kept out of what she is named for."""
    found = {step.id: tuple(_of(process, step, people, register)) for step in process.steps.values()}
    return {id: each for id, each in found.items() if each}


def _of(process: Process, step: Step, people: People, register: AgencyRegister) -> list[Appointment]:
    appointments: list[Appointment] = []
    for field in step.form.fields:
        if field.people is None or field.optional or field.when is not None:
            continue
        barred = 0
        for asking in process.steps.values():
            panels = [ask.members for ask in asking.asks if ask.members]
            if any((panel.step, panel.field) == (step.id, field.id) for panel in panels):
                barred |= people.bits.get(asking.id, 0)
        holding = register.holding(field.people.role)
        tracked = sum(
            len(group.officers) for group in people.groups if group.officers[0].holds(field.people.role)
        )
        if barred and len(holding) >= field.people.least:
            appointments.append(
                Appointment(field.people.role, field.people.least, barred, len(holding) - tracked)
            )
    return appointments
