"""Saying: when a question is asked, in the words of the form it stands in."""

from licensing.forms.form import Form
from licensing.process.saying import labels_of
from licensing.values.comparisons import Equal
from licensing.values.conditions import Condition
from licensing.values.term import Constant, Labels, Named
from licensing.words.sentences import Sentence


def say_condition(condition: Condition | None, form: Form, prefix: str) -> Sentence | None:
    """When a field is asked, in words; None for a condition about what stands outside the form."""
    return say(condition, labels_of(form, prefix))


def say(condition: Condition | None, labels: Labels) -> Sentence | None:
    """A condition in words; None where it names something that has no label."""
    if condition is None or not condition.names <= labels.keys():
        return None
    match condition.term:
        case Equal(Named(name=name), False, Constant(value=str(answer))) if answer in labels[name].answers:
            asked, choice = labels[name].name, labels[name].answers[answer]
            return Sentence(f"Hanya untuk {asked.id}: {choice.id}.", f"Only for {asked.en}: {choice.en}.")
        case _:
            said = condition.say(labels)
            return Sentence(f"Hanya bila {said.id}.", f"Only if {said.en}.")
