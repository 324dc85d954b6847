"""The dossier: an application's answers and documents, read as a whole."""

from collections.abc import Iterable

from licensing.case.refusals.applications import invalid_form
from licensing.forms.answers import NO_ANSWERS, Answers, Typed
from licensing.forms.files import DocumentRule, Files
from licensing.forms.reading import read_form
from licensing.forms.row_files import rules_as_typed, rules_of_records, settled
from licensing.forms.uploading import lacking
from licensing.history.case import Case
from licensing.process.graph import Process
from licensing.values.types import Facts
from licensing.words.sentences import Sentence


def read_dossier(
    process: Process,
    typed: Typed,
    documents: Files,
    *,
    beside: Facts,
    standing: Answers = NO_ANSWERS,
    kept: Answers = NO_ANSWERS,
) -> Answers:
    """The answers to a whole form, with every document it asks for at hand.

    Args:
        beside: what expressions see beside the answers (`Case.beside`).
        standing: answers that were right before; `kept` as they were read before (`read_form`).

    Raises:
        CommandRefused: `invalid-form`, with a sentence per field and document, all at once.
    """
    answers, wrong = read_form(process.form, typed, beside, standing=standing, kept=kept)
    facts = {**beside, **process.form.facts(answers, "form")}
    rules = (*process.documents, *rules_as_typed(process.form, typed, answers, facts))
    missing: dict[str, Sentence] = {**wrong, **lacking(rules, documents, facts)}
    if missing:
        raise invalid_form(missing)
    return answers


def standing_in(process: Process, case: Case) -> Answers:
    """The answers of a case that a correction asks no bound anew: all of them, where an officer opened it."""
    kind = process.kinds.get(case.kind)
    return case.answers if kind is not None and kind.keeps_copies else NO_ANSWERS


def asked_documents(
    process: Process, typed: Typed, answers: Answers, documents: Files, *, beside: Facts
) -> Files:
    """Of the files that came in, those that these answers ask for; those of rows as the records are numbered."""
    facts = {**beside, **process.form.facts(answers, "form")}
    rules = (*process.documents, *rules_of_records(process.form, answers, facts))
    return wanted(rules, settled(process.form, typed, documents), facts)


def documents_of(process: Process, case: Case) -> tuple[DocumentRule, ...]:
    """Every document of an application as it stands: its own, and those of the records of its lists."""
    return (*process.documents, *rules_of_records(process.form, case.answers, process.facts(case)))


def wanted(rules: Iterable[DocumentRule], files: Files, facts: Facts) -> Files:
    """Of some files, those that are asked for."""
    asked = (rule for rule in rules if rule.is_asked(facts))
    return {name: file for rule in asked for name, file in rule.of(files).items()}
