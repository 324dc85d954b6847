"""A dossier: answers and documents together, with everything that is wrong in either named at once."""

from collections.abc import Mapping

from licensing.case.refusals.applications import invalid_form
from licensing.forms.answers import Answers, Typed
from licensing.forms.files import Files, replaced
from licensing.forms.reading import read_form
from licensing.forms.row_files import rules_as_typed, with_rows_of
from licensing.forms.uploading import lacking
from licensing.process.graph import Process
from licensing.values.types import Facts
from licensing.words.sentences import Sentence
from portal.acts.files import Received
from portal.acts.names import unknown_answers


def check_given(
    process: Process,
    typed: Typed,
    received: Received,
    *,
    kept: Files,
    beside: Facts,
    standing: Answers,
) -> None:
    """What only the portal can know to be wrong: names nobody asks for, and files that were not accepted.

    Everything else is the core's to say; where it is not asked, because of these, it is said beside them.

    Args:
        typed: all that the case would have, where it has some already.
        kept: files of the case, where it has some already.
        beside: what conditions see beside the answers.
        standing: answers that were right before, and count as they stand.

    Raises:
        CommandRefused: `invalid-form` with a sentence for every field and document.
    """
    if received.wrong or unknown_answers(typed, process.form):
        raise invalid_form(wrong_in(process, typed, received, kept=kept, beside=beside, standing=standing))


def wrong_in(
    process: Process,
    typed: Typed,
    received: Received,
    *,
    kept: Files,
    beside: Facts,
    standing: Answers,
) -> Mapping[str, Sentence]:
    """A sentence for every field and document that is wrong or missing, of a form that is not sent yet too.

    What only the records can say, that a place is taken or somebody barred, is not among it.
    """
    unknown = unknown_answers(typed, process.form)
    typed = with_rows_of(process.form, typed, received.files)
    answers, wrong = read_form(process.form, typed, beside, standing=standing)
    facts = {**beside, **process.form.facts(answers, "form")}
    rules = (*process.documents, *rules_as_typed(process.form, typed, answers, facts))
    incomplete = {**wrong, **lacking(rules, replaced(kept, received.files), facts)}
    return {**incomplete, **received.wrong, **unknown}
