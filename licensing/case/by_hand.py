"""By hand: what an officer answers in her step's form, and what that is where she stands by for an outside system.

The answers that tell a system's outcomes apart follow from the outcome she chooses, so she need not say the same twice,
and cannot say one thing and mean another. Of an outcome that a system has without an answer she answers nothing.
"""

from collections.abc import Mapping

from licensing.case.commands import Decide
from licensing.case.refusals.tasks import means_otherwise, nothing_to_answer
from licensing.forms.answers import Answers
from licensing.forms.reading import read_form
from licensing.process.calling import Calling
from licensing.process.step import Step
from licensing.values.types import Facts
from licensing.words.identifiers import FieldId
from licensing.words.sentences import Sentence


def read_answers(step: Step, command: Decide, facts: Facts) -> tuple[Answers, Mapping[str, Sentence]]:
    """The answers of a decision, and a sentence for each that is wrong."""
    if step.call is None:
        return read_form(step.form, command.typed, facts, prefix=step.id)
    return _of_system(step, step.call, command, facts)


def _of_system(
    step: Step, call: Calling, command: Decide, facts: Facts
) -> tuple[Answers, Mapping[str, Sentence]]:
    label = step.exits[command.outcome].label
    if not call.says_answers(command.outcome):
        said = (field.id for field in step.form.fields if _is_said(command, field.id))
        return {}, dict.fromkeys(said, nothing_to_answer(label))
    meant = call.shape.outcomes[command.outcome].answer
    unsaid = {
        field: step.form[field].typed(answer)
        for field, answer in meant.items()
        if not _is_said(command, field)
    }
    answers, wrong = read_form(step.form, {**command.typed, **unsaid}, facts, prefix=step.id)
    differing = {
        field: means_otherwise(label)
        for field, answer in meant.items()
        if answers.get(field, answer) != answer
    }
    return answers, {**wrong, **differing}


def _is_said(command: Decide, field: FieldId) -> bool:
    return any(text.strip() for text in command.typed.get(field, ()))
