"""What a PDF could run or carry: scripts, launched programs, forms that send, players, other files inside.

A link to a page of the document or to an address of the web is harmless, and so is the place at which a document
opens. Anything else that acts when something is opened, and whatever opens another file, is not.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

import pikepdf

from licensing.forms.inspected import FileFault

_ACTS: Final = frozenset(
    f"/{name}"
    for name in (
        "JavaScript",
        "Launch",
        "ImportData",
        "SubmitForm",
        "Rendition",
        "Sound",
        "Movie",
        "RichMediaExecute",
        "GoTo3DView",
        "GoToE",
        "GoToR",
        "Thread",
    )
)
_PLAYS: Final = frozenset({"/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"})
_KEYS: Final = ("JS", "XFA", "AA", "OpenAction", "EF", "Collection", "EmbeddedFile", "FileAttachment", "URI")
SUSPICIOUS: Final = re.compile(
    "|".join(sorted([*_ACTS, *_PLAYS, *(f"/{key}" for key in _KEYS)], key=len, reverse=True)).encode()
)
"""Without one of these names in it, an object runs and carries nothing."""
_HARMLESS_LINK: Final = re.compile(r"(?:https?|mailto|tel):|[^:\\]*\Z", re.IGNORECASE)
"""Not `\\\\server\\share`: whoever follows that gives away who she is."""
_DEEPEST: Final = 100_000


def fault_of(written: pikepdf.Object) -> FileFault | None:
    """What an object runs or carries. Objects it refers to are looked at when it is their turn."""
    if isinstance(written, pikepdf.Name):
        # The kind of an action may stand in an object of its own.
        return "runs" if str(written) in {*_ACTS, *_PLAYS} else None
    for each in _dictionaries(written):
        fault = _fault(each)
        if fault is not None:
            return fault
    return None


def reads_elsewhere(stream: pikepdf.Stream) -> bool:
    """Whether what a stream shows stands in another file, which a reader would fetch."""
    return "/F" in stream or isinstance(stream.get("/Ref"), pikepdf.Dictionary)


def _dictionaries(top: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The dictionaries written within an object."""
    waiting = [top]
    for _ in range(_DEEPEST):
        if not waiting:
            return
        each = waiting.pop()
        if isinstance(each, pikepdf.Array):
            waiting += _written_here(each)
            continue
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            yield each
            waiting += _written_here(each.get(key) for key in each.keys())  # noqa: SIM118 - no mapping of Python
    raise ValueError("an object with more in it than anybody wrote")


def _written_here(values: Iterable[object]) -> list[pikepdf.Object]:
    return [value for value in values if isinstance(value, pikepdf.Object) and not value.is_indirect]


def _fault(each: pikepdf.Object) -> FileFault | None:
    kind, subtype = _name(each, "/S"), _name(each, "/Subtype")
    if "/JS" in each or "/XFA" in each or kind in _ACTS or subtype in _PLAYS:
        return "runs"
    if "/OpenAction" in each and not _only_goes(each.get("/OpenAction")):
        return "runs"
    if "/AA" in each and not _all_go(each.get("/AA")):
        return "runs"
    if not _HARMLESS_LINK.match(_address_in(each, kind)):
        return "runs"
    if "/EF" in each or "/Collection" in each or _name(each, "/Type") == "/EmbeddedFile":
        return "carries"
    return "carries" if subtype == "/FileAttachment" else None


def _address_in(each: pikepdf.Object, kind: str) -> str:
    """Where a link leads, or what addresses in a document begin with, where its catalogue says so."""
    written = each.get("/URI")
    if isinstance(written, pikepdf.Dictionary):
        written = written.get("/Base")
    elif kind != "/URI":
        return ""
    return "" if written is None else str(written).strip()


def _name(each: pikepdf.Object, key: str) -> str:
    found = each.get(key)
    return str(found) if isinstance(found, pikepdf.Name) else ""


def _only_goes(action: object) -> bool:
    """Whether what happens by itself is no more than showing a page of the document."""
    if not isinstance(action, pikepdf.Dictionary):
        return True
    return _name(action, "/S") == "/GoTo" and "/Next" not in action


def _all_go(actions: object) -> bool:
    if not isinstance(actions, pikepdf.Dictionary):
        return True
    return all(_only_goes(actions.get(key)) for key in actions.keys())  # noqa: SIM118 - no mapping of Python
