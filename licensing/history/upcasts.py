"""Upcasts: the text of events as an earlier edition wrote it, brought to the shape of today.

Histories are never rewritten, so whatever was written must be read for ever. A change of an event's shape that a
default cannot bridge gets a function here, from document to document, under the event's type; several are applied in
the order they came to be, and each leaves alone what is of today already. There are none yet.
"""

import json
from collections.abc import Callable, Mapping

Document = Mapping[str, object]
Upcasts = Mapping[str, tuple[Callable[[Document], Document], ...]]

UPCASTS: Upcasts = {}


def current(text: str, upcasts: Upcasts = UPCASTS) -> str:
    """The text of some events as it would be written today; as it stands where nothing has changed since."""
    if not upcasts:
        return text
    documents: list[Document] = json.loads(text)
    return json.dumps([_current(document, upcasts) for document in documents])


def _current(document: Document, upcasts: Upcasts) -> Document:
    for upcast in upcasts.get(str(document.get("type")), ()):
        document = upcast(document)
    return document
