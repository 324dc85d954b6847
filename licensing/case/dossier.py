"""The dossier: an application's answers and documents, read as a whole."""

from licensing.case.refusals import invalid_form
from licensing.forms.answers import Answers, Typed
from licensing.forms.files import Files
from licensing.forms.form import MISSING
from licensing.process.graph import Process
from licensing.values.types import Facts
from licensing.words.sentences import Sentence


def read_dossier(process: Process, typed: Typed, documents: Files, *, beside: Facts) -> Answers:
    """The answers to a whole form, with every document it asks for at hand.

    Args:
        beside: what expressions see beside the answers (`Case.beside`).

    Raises:
        CommandRefused: `invalid-form`, with a sentence per field and document, all at once.
    """
    answers, wrong = process.form.read(typed, beside)
    missing: dict[str, Sentence] = {**wrong}
    facts = {**beside, **process.form.facts(answers, "form")}
    for rule in process.documents:
        if rule.is_asked(facts) and not rule.optional and rule.id not in documents:
            missing[rule.id] = MISSING
    if missing:
        raise invalid_form(missing)
    return answers


def asked_documents(process: Process, answers: Answers, documents: Files, *, beside: Facts) -> Files:
    """Of the files that came in, those that these answers ask for."""
    facts = {**beside, **process.form.facts(answers, "form")}
    return {
        rule.id: documents[rule.id]
        for rule in process.documents
        if rule.is_asked(facts) and rule.id in documents
    }
