"""What a step that asks a system takes from it: the form of its answers, as if an officer's form were written there.

So everybody who reads a definition finds the answers of a system where those of an officer stand: conditions, values,
templates and pages name them by the step. Inside the system's form its own fields are called `answer.<field>`.
"""

from collections.abc import Mapping
from typing import Final

from licensing.definition.remedy_text import RemedyText
from licensing.definition.system_shapes import Shapes
from licensing.definition.text import DefinitionText
from licensing.forms.text import FieldText, FormText
from licensing.steps import StepText
from licensing.systems.answering import ANSWER
from licensing.values.parsing import parse
from licensing.values.syntax import words
from licensing.values.wrong import ConditionWrong
from licensing.words.identifiers import SystemId

PREFIX: Final = f"{ANSWER}."


def with_answers(text: DefinitionText, systems: Shapes) -> DefinitionText:
    """The same definition, in which each step that asks a system has the form of its answers."""
    return text.model_copy(
        update={
            "steps": _steps(text.steps, systems),
            "objection": _remedy(text.objection, systems),
            "appeal": _remedy(text.appeal, systems),
        }
    )


def _remedy(remedy: RemedyText | None, systems: Shapes) -> RemedyText | None:
    return remedy.model_copy(update={"steps": _steps(remedy.steps, systems)}) if remedy else None


def _steps(steps: Mapping[str, StepText], systems: Shapes) -> dict[str, StepText]:
    return {id: _step(id, step, systems) for id, step in steps.items()}


def _step(id: str, step: StepText, systems: Shapes) -> StepText:
    changed: dict[str, object] = {}
    if step.call is not None and not step.form:
        declared = systems.get(SystemId(step.call.system))
        changed["form"] = _form(declared.text.answers, id) if declared else {}
    if step.each is not None:
        changed["each"] = step.each.model_copy(update={"steps": _steps(step.each.steps, systems)})
    if step.together is not None:
        members = {
            name: member.model_copy(update={"steps": _steps(member.steps, systems)})
            for name, member in step.together.members.items()
        }
        changed["together"] = step.together.model_copy(update={"members": members})
    return step.model_copy(update=changed) if changed else step


def _form(answers: FormText, step: str) -> FormText:
    return {id: _called(field, step) for id, field in answers.items()}


def _called(field: FieldText, step: str) -> FieldText:
    """A field whose condition names the others by the step."""
    if field.when is None:
        return field
    return field.model_copy(update={"when": _renamed(field.when, step)})


def _renamed(text: str, step: str) -> str:
    try:
        found = [word for word in words(parse(text)) if word.name.startswith(PREFIX)]
    except ConditionWrong:
        return text
    for word in sorted(found, key=lambda each: each.at, reverse=True):
        text = f"{text[: word.at - 1]}{step}.{word.name.removeprefix(PREFIX)}{text[word.at - 1 + len(word.name) :]}"
    return text
