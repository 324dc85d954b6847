"""The form of a trial: what is asked for with these answers, and what they come to."""

from collections.abc import Iterator

from licensing.forms.answers import Answers
from licensing.forms.files import DocumentRule
from licensing.forms.form import Field
from licensing.forms.row_files import rules_of_records
from licensing.process.explaining import amounts_of, calculation, explained
from licensing.process.graph import Process
from licensing.scenarios.trial import Computed, Requested
from licensing.values.conditions import Facts


def computed(process: Process, answers: Answers, beside: Facts) -> Iterator[Computed]:
    """What every value of the definition comes to, and how an amount came about."""
    amounts = [value for value in amounts_of(process) if value.label]
    for value in process.values:
        made = explained(process, calculation(process, value, answers, beside)) if value in amounts else ()
        yield Computed(value.id, value.text, value.show(process.form, answers, beside), made)


def questions_of(
    process: Process, answers: Answers, facts: Facts
) -> tuple[tuple[Requested, ...], tuple[Requested, ...]]:
    """Every question and every document, and whether each is asked for."""
    asked = process.form.asked(facts)
    rules = (*process.documents, *rules_of_records(process.form, answers, facts))
    return (
        tuple(_requested(each, is_asked=each in asked) for each in process.form.fields),
        tuple(_requested(rule, is_asked=rule.is_asked(facts)) for rule in rules),
    )


def _requested(asked: Field | DocumentRule, *, is_asked: bool) -> Requested:
    when = asked.when.text if asked.when else None
    return Requested(asked.id, asked.label, is_asked, when, asked.optional)
