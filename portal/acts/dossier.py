"""A dossier: answers and documents together, with everything that is wrong in either named at once."""

from collections.abc import Mapping

from licensing.case.refusals.applications import invalid_form
from licensing.forms.answers import Typed
from licensing.forms.files import Files, replaced
from licensing.forms.uploading import lacking
from licensing.process.graph import Process
from licensing.values.types import Facts
from licensing.words.sentences import Sentence
from portal.acts.files import Received
from portal.acts.names import unknown_answers


def check_given(
    process: Process, typed: Typed, received: Received, *, standing: Typed, kept: Files, beside: Facts
) -> None:
    """What only the portal can know to be wrong: names nobody asks for, and files that were not accepted.

    Everything else is the core's to say; where it is not asked, because of these, it is said beside them.

    Args:
        standing: answers of the case as they would be typed, where it has some already.
        kept: files of the case, where it has some already.
        beside: what conditions see beside the answers.

    Raises:
        CommandRefused: `invalid-form` with a sentence for every field and document.
    """
    unknown = unknown_answers(typed, process.form)
    if not unknown and not received.wrong:
        return
    incomplete = _incomplete(
        process, process.form.over(standing, typed), replaced(kept, received.files), beside
    )
    raise invalid_form({**incomplete, **received.wrong, **unknown})


def _incomplete(process: Process, typed: Typed, files: Files, day: Facts) -> Mapping[str, Sentence]:
    answers, wrong = process.form.read(typed, day)
    facts = {**day, **process.form.facts(answers, "form")}
    return {**wrong, **lacking(process.documents, files, facts)}
