"""Lists for whose records a step can open lines, as written, and what a line for one of them is called by.

Which lists there are is asked by the step's kind; whether one stays as it is while its lines stand, by `soundness`.
"""

from collections.abc import Iterator, Mapping

from licensing.definition.columns import lists_of
from licensing.definition.text import DefinitionText
from licensing.definition.written import WrittenStep
from licensing.forms.text import FieldText
from licensing.steps.text import ListText
from licensing.words.identifiers import StepId


def lists_over(
    text: DefinitionText, steps: Mapping[StepId, WrittenStep], step: StepId
) -> Mapping[str, FieldText]:
    """The applicant's lists, and those that one officer wrote at a step this one can see, by their names."""
    around = frozenset(records_around(steps, step))
    lists = {f"form.{id}": asked for id, asked in lists_of(text.form)}
    for id, written in steps.items():
        decides = written.is_decided_by_officers and written.asks_one
        if decides and id != step and around.issuperset(records_around(steps, id)):
            lists |= {f"{id}.{name}": asked for name, asked in lists_of(written.text.form)}
    return lists


def list_of(id: str, asked: FieldText, *, is_applicants: bool) -> ListText:
    """What a line for each record needs to know of a list; an officer may never have written hers."""
    least, most = asked.least_and_most
    columns = (*(asked.form or {}), *(asked.values or {}))
    is_sure = is_applicants and least > 0 and not asked.optional and asked.when is None
    return ListText(tuple(f"{id}.{column}" for column in columns), most, is_sure)


def records_around(steps: Mapping[StepId, WrittenStep], step: StepId) -> Iterator[StepId]:
    """The steps in whose lines for the records of a list a step stands, from the inside out."""
    written = steps.get(step)
    while written is not None and written.block is not None:
        opener = written.block.opened_by
        written = steps.get(opener)
        if written is not None and written.text.each is not None:
            yield opener
