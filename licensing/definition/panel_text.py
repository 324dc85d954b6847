"""Panels as a definition writes them: an answer of officers that names people, and a step that asks these people."""

from collections.abc import Mapping
from typing import Final

from licensing.city.people import AgencyRole
from licensing.city.register import parse_role
from licensing.definition.agencies import Fault
from licensing.definition.written import WrittenStep
from licensing.process.needs import Panel
from licensing.words.identifiers import FieldId, StepId
from licensing.words.suggesting import suggestion

RULE: Final = "members"
_NAMING: Final = "Write <step>.<field>, a field of type people that an earlier step has in its form."


def read_panel(
    name: str, role: AgencyRole, steps: Mapping[StepId, WrittenStep]
) -> tuple[Panel | None, tuple[Fault, ...]]:
    """The people whom `<step>.<field>` names out of those who hold a role; and what is wrong with it."""
    id, _, field = name.partition(".")
    step = steps.get(StepId(id))
    if not field:
        return None, ((RULE, f'"{name}" names no answer.', _NAMING),)
    if step is None:
        return None, (("unknown-step", f'there is no step "{id}".', suggestion(id, steps)),)
    asked = step.text.form.get(field)
    if asked is None:
        hint = suggestion(field, step.text.form) if step.text.form else _NAMING
        return None, (("unknown-field", f'step "{id}" has no field "{field}".', hint),)
    if asked.type != "people":
        return None, ((RULE, f'"{name}" is of type {asked.type} and names nobody.', _NAMING),)
    panel = Panel(step.id, FieldId(field), *asked.fewest_and_most)
    if isinstance(asked.of, str) and parse_role(asked.of) != role:
        message = f"{name} names people of {asked.of}, who are not asked here."
        return panel, ((RULE, message, f"Write by: {asked.of}, or of: {role} at the field."),)
    return panel, ()


def names_several(step: WrittenStep, steps: Mapping[StepId, WrittenStep]) -> bool:
    """Whether several people may answer a step's form, because several may be named for it."""
    review = step.text.review or step.text.signature
    for _, name in review.panels() if review else ():
        id, _, field = name.partition(".")
        naming = steps.get(StepId(id))
        asked = naming.text.form.get(field) if naming else None
        if asked is not None and asked.type == "people" and asked.fewest_and_most[1] > 1:
            return True
    return False
