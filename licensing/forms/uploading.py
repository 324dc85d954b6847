"""What is missing of the documents that are asked for, in words."""

from collections.abc import Iterable, Mapping

from licensing.forms.files import DocumentRule, Files
from licensing.values.types import Facts
from licensing.words.sentences import Sentence


def lacking(rules: Iterable[DocumentRule], files: Files, facts: Facts) -> Mapping[str, Sentence]:
    """A sentence for each document that is asked for and not there, or not there often enough."""
    asked = (rule for rule in rules if rule.is_asked(facts))
    return {rule.id: fault for rule in asked if (fault := _fault(rule, len(rule.of(files))))}


def too_many(rule: DocumentRule) -> Sentence:
    """More files were sent than the document can be."""
    return Sentence(
        f"Paling banyak {rule.most} berkas. Buang yang tidak perlu.",
        f"At most {rule.most} files. Leave out what is not needed.",
    )


def _fault(rule: DocumentRule, given: int) -> Sentence | None:
    if given >= rule.least or (rule.optional and not given):
        return None
    if rule.most == 1:
        label = rule.label
        return Sentence(f"{label.id} harus diunggah.", f"{label.en} has to be uploaded.")
    return Sentence(
        f"Paling sedikit {rule.least} berkas; sekarang {given}.", f"At least {rule.least} files; now {given}."
    )
