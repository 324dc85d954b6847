"""What kept answers rest on, and who may give two of them: what the drawing and the register say of `relies_on`.

One person answers a step once, and a kept answer is hers. Were she asked in two roles at once, it could keep her from
the other question, which somebody else answered in the round before and nobody else can now; so nobody registered may
hold two of the roles that a step with such answers asks.
"""

from collections.abc import Iterator, Mapping

from licensing.city.register import AgencyRegister
from licensing.definition.soundness.faults import Fault
from licensing.definition.soundness.keeping import keeps
from licensing.process.graph import Process
from licensing.process.step import Step
from licensing.process.step_paths import step_path
from licensing.values.term import names_of
from licensing.words.identifiers import StepId


def relied_by(process: Process) -> Mapping[StepId, tuple[str, ...]]:
    """The ids of the answers and documents on which an answer of each step relies."""
    values = {f"values.{value.id}": names_of(value.typed.term) for value in process.values}
    return {
        step.id: tuple(dict.fromkeys(_ids_of(step, values))) for step in process.steps.values() if keeps(step)
    }


def _ids_of(step: Step, values: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for name in (name for ask in step.asks for name in ask.relies_on):
        yield from (each.partition(".")[2] for each in sorted(values.get(name, {name})))


def given_anew(process: Process) -> Iterator[Fault]:
    """Every step whose answers cannot be kept: about one record, of people named, or signed with minutes."""
    for step in process.steps.values():
        around = process.records_above(step.id) if keeps(step) else ()
        if around:
            message = f'step "{step.id}" looks at one record of "{around[0]}", which may be another when it comes back.'
            yield Fault(step_path(process, step.id), "relies-on", message, "Remove relies_on there.")
        if keeps(step) and any(ask.members for ask in step.asks):
            message = f'step "{step.id}" asks who was named, who may be others when it comes back.'
            yield Fault(
                step_path(process, step.id), "relies-on", message, "Remove relies_on there, or members."
            )
        if keeps(step) and step.minutes is not None:
            message = f'step "{step.id}" ends with minutes, which are signed anew each time.'
            yield Fault(
                step_path(process, step.id), "relies-on", message, "Remove relies_on there, or minutes."
            )


def kept_from_two(process: Process, register: AgencyRegister) -> Iterator[Fault]:
    """Every step that may keep answers and asks somebody in two roles at once."""
    for step in process.steps.values():
        asks = step.asks if keeps(step) else ()
        asked = {ask.role for ask in asks if ask.role and not ask.unless}
        twice = (
            officer for officer in register.officers.values() if len(asked.intersection(officer.roles)) > 1
        )
        who = next(twice, None)
        if who is not None:
            message = (
                f'{who.name} holds two of the roles that step "{step.id}" asks, and answers it only once.'
            )
            hint = "Remove relies_on there, or give one of the roles to somebody else."
            yield Fault(step_path(process, step.id), "relies-on", message, hint)
