"""Checks: which documents and answers of an application those who decide a step find right or not."""

from dataclasses import dataclass

from licensing.forms.records import kind_of
from licensing.words.identifiers import DocumentId, FieldId, OutcomeId


@dataclass(frozen=True, slots=True)
class Checks:
    """What is checked, by its ids; `documents` is None for whichever the application and the rows of its lists have.

    Those of rows are called in every row alike, `armada.stnk`.

    With the outcomes in `despite` a step can be left although something is not right.
    """

    documents: frozenset[DocumentId] | None = None
    fields: frozenset[FieldId] = frozenset()
    despite: frozenset[OutcomeId] = frozenset()

    def covers_document(self, document: DocumentId) -> bool:
        return self.documents is None or kind_of(document) in self.documents
