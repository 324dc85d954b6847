"""Panels that nobody may have named: a way to a step on which the answer that names its people was never given.

At run time such a step asks whoever holds the role, so that no case stands still; what the designer meant it is not.
"""

from collections.abc import Iterator

from licensing.city.register import AgencyRegister
from licensing.definition.soundness.faults import Fault
from licensing.definition.soundness.graph import Graph, onward, shortest_way
from licensing.process.graph import Process
from licensing.process.needs import Ask, Panel
from licensing.process.step import Step
from licensing.process.step_paths import step_path
from licensing.values.claims import Claim
from licensing.values.conditions import never
from licensing.words.sentences import counted

RULE = "members"


def unnamed_panels(process: Process) -> Iterator[Fault]:
    """Every step that asks people by name although on some way nobody names them."""
    for step in process.steps.values():
        told: set[Panel] = set()
        for ask in step.asks:
            if ask.members and ask.members not in told and ask.members.step in process.steps:
                told.add(ask.members)
                yield from _faults(process, step, ask, ask.members)


def too_few_to_name(process: Process, register: AgencyRegister) -> Iterator[Fault]:
    """Every field of people for which fewer are registered than have to be named."""
    for id, step in process.steps.items():
        for field in step.form.fields:
            rule = field.people
            if rule is None or not register.knows(rule.role):
                continue
            holding = len(register.holding(rule.role))
            if holding < rule.least:
                asked = counted(rule.least, "person", "people")
                message = f"{asked} of {rule.role} have to be named; registered are {holding}."
                hint = "Register more officers with this role, or lower the count."
                yield Fault(
                    (*step_path(process, id), "form", field.id, "count"), "nobody-to-decide", message, hint
                )


def _faults(process: Process, step: Step, ask: Ask, panel: Panel) -> Iterator[Fault]:
    path = (*step_path(process, step.id), "review")
    naming = process.steps[panel.step]
    name = f"{panel.step}.{panel.field}"
    if not naming.asks_one:
        message = f'"{name}" is answered by several, so that there is not one panel.'
        yield Fault(path, RULE, message, "Have one officer name the people.")
    if not _is_answered(naming, ask, panel):
        message = f'"{name}" may have no answer where step "{step.id}" asks whom it names.'
        hint = "Ask for it in every case, or with the `when` of the row that asks them."
        yield Fault(path, RULE, message, hint)
    if panel.step == step.id:
        message = f'step "{step.id}" asks whom it names itself, which nobody has said when it begins.'
        yield Fault(path, RULE, message, "Name the people at a step before it.")
        return
    graph: Graph = {id: targets - {panel.step} for id, targets in onward(process).items()}
    ways = (shortest_way(graph, start, step.id) for start in process.starts if start != panel.step)
    way = min((way for way in ways if way), key=len, default=())
    if way:
        message = f'nobody has named the people of step "{step.id}" on the way {" → ".join(way)}.'
        yield Fault(path, RULE, message, f'Lead every way to it by step "{panel.step}".')


def _is_answered(naming: Step, ask: Ask, panel: Panel) -> bool:
    """Whether the field is asked, and has to be answered, wherever this ask is made."""
    field = naming.form[panel.field]
    if field.optional:
        return False
    if field.when is None:
        return True
    holding = (Claim(ask.when.term),) if ask.when else ()
    failing = (Claim(each.term, holds=False) for each in ask.unless)
    return never(*holding, *failing, Claim(field.when.term, holds=False))
