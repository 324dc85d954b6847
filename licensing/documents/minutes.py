"""What minutes say beside everything else: who signed them, and what each of them answered, by its label.

So one template serves every step, whatever it asks. Other documents only name the minutes: `minutes.<step>`.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from licensing.forms.answers import Answers
from licensing.forms.form import Form
from licensing.history.rounds import Round
from licensing.process.graph import Process
from licensing.process.step import Step


def labelled(form: Form, answers: Answers) -> tuple[Mapping[str, str], ...]:
    """What was answered; what nobody was asked is left out."""
    shown = ((field.label.id, field.show(answers.get(field.id))) for field in form.fields)
    return tuple({"label": label, "answer": answer} for label, answer in shown if answer)


def minutes_of(process: Process, way: Sequence[Round]) -> Mapping[str, tuple[Mapping[str, str | date], ...]]:
    """The minutes of each step on the way that led to a document, none or one."""
    found = {round.where.step: round for round in way if round.numbering}
    return {id: _named(step, found.get(id)) for id, step in process.steps.items() if step.minutes is not None}


def _named(step: Step, round: Round | None) -> tuple[Mapping[str, str | date], ...]:
    if round is None or round.numbering is None:
        return ()
    outcome = step.label(round.outcome).id if round.outcome else ""
    return ({"number": round.numbering.number, "on": round.numbering.issued_on, "outcome": outcome},)
