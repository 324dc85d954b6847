"""What a filter of a template is given and makes of it."""

from collections.abc import Iterator

from jinja2 import nodes

from licensing.documents.shapes import CODE, DAY, NUMBER, SHORT, TEXT
from licensing.documents.template_misuse import Misuse, foreign, misused
from licensing.documents.template_scope import Found
from licensing.documents.template_words import name_of
from licensing.documents.templating import FILTERS, PLAIN_FILTERS


def written_wrong(node: nodes.Filter) -> Iterator[Misuse]:
    """A filter there is none of, or one that is given more than what stands before it."""
    name = node.name
    if name not in (*FILTERS, *PLAIN_FILTERS):
        hint = f"Filters are: {', '.join((*FILTERS, *PLAIN_FILTERS))}."
        yield foreign(node, f'there is no filter "{name}"', hint)
    if node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
        yield foreign(node, f'the filter "{name}" takes nothing in brackets', f"Write | {name}.")


def given_wrong(node: nodes.Filter, given: nodes.Node, found: Found) -> Iterator[Misuse]:
    """A value that a filter can make nothing of."""
    name, of = node.name, name_of(given)
    if found == CODE:
        yield misused(node, f"{of} is code already", f'Leave "{name}" out, or put it before.')
    elif name in ("tanggal", "english"):
        if found != DAY:
            hint = "It is text already, dates of the form included: leave the filter out."
            yield misused(node, f"{of} is no date", hint)
    elif name == "qr" and found not in (SHORT, NUMBER, DAY):
        hint = "A code holds an address or a number, such as document.verification_url."
        yield misused(node, f"{of} may be too long for a QR code", hint)
    elif name in PLAIN_FILTERS and found in (DAY, NUMBER):
        yield misused(node, f"{of} is no text", f'Leave "{name}" out.')


def makes(name: str, found: Found) -> Found:
    """What comes out of a filter."""
    if name in ("tanggal", "english") and found != CODE:
        return SHORT
    if name in ("code", "qr"):
        return CODE
    if name == "length":
        return NUMBER
    return SHORT if found == SHORT else TEXT
