"""The dossier: an application's answers and documents, read as a whole."""

from datetime import datetime

from licensing.case.refusals import invalid_form
from licensing.forms.answers import Answers, Typed
from licensing.forms.files import Files
from licensing.forms.form import MISSING
from licensing.forms.moments import submission
from licensing.process.graph import Process
from licensing.words.sentences import Sentence


def read_dossier(process: Process, typed: Typed, documents: Files, *, submitted: datetime) -> Answers:
    """The answers to a whole form, with every document it asks for at hand.

    Args:
        submitted: when the application is submitted, or was.

    Raises:
        CommandRefused: `invalid-form`, with a sentence per field and document, all at once.
    """
    day = submission(submitted)
    answers, wrong = process.form.read(typed, day)
    missing: dict[str, Sentence] = {**wrong}
    facts = {**day, **process.form.facts(answers, "form")}
    for rule in process.documents:
        if rule.is_asked(facts) and not rule.optional and rule.id not in documents:
            missing[rule.id] = MISSING
    if missing:
        raise invalid_form(missing)
    return answers


def asked_documents(process: Process, answers: Answers, documents: Files, *, submitted: datetime) -> Files:
    """Of the files that came in, those that these answers ask for."""
    facts = {**submission(submitted), **process.form.facts(answers, "form")}
    return {
        rule.id: documents[rule.id]
        for rule in process.documents
        if rule.is_asked(facts) and rule.id in documents
    }
