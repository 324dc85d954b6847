"""What a PDF would fetch from elsewhere: another file, another machine, an address that is a script in two parts."""

from collections.abc import Callable

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from licensing.forms.inspected import Seen
from storage.inspection.opening import open_file
from tests.inspection.papers import action, pdf

MOST = 5 * 1024 * 1024
Change = Callable[[Pdf], None]


def linked(follows: Object) -> Change:
    def change(document: Pdf) -> None:
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, A=follows)
        document.pages[0].obj.Annots = Array([document.make_indirect(link)])

    return change


def streamed(**keys: object) -> Change:
    def change(document: Pdf) -> None:
        stream = Stream(document, b"q", {f"/{key}": value for key, value in keys.items()})
        document.Root.Shown = document.make_indirect(stream)

    return change


def based(base: str) -> Change:
    def change(document: Pdf) -> None:
        document.Root.URI = document.make_indirect(Dictionary(Base=String(base)))

    return change


OTHER = String("//server/berkas.pdf")
FETCHES = {
    "a thread of another file": linked(action("Thread", F="//server/berkas.pdf")),
    "a share of another machine": linked(action("URI", URI="\\\\server\\share")),
    "a stream in another file": streamed(F=OTHER),
    "a page of another file": streamed(Subtype=Name.Form, Ref=Dictionary(F=OTHER, Page=0)),
    "what every address begins with": based("javascript:"),
}
STAYS = {
    "an address of its site": linked(action("URI", URI="/layanan/coba?a=1")),
    "a base of the web": based("https://contoh.id/"),
    "a stream of its own": streamed(Subtype=Name.Form),
}


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "in object streams"])
@pytest.mark.parametrize("change", FETCHES.values(), ids=FETCHES.keys())
def test_a_pdf_that_fetches_something_is_refused(change: Change, packed: bool) -> None:
    assert open_file(pdf(change, packed=packed), ("pdf",), MOST) == "runs"


@pytest.mark.parametrize("change", STAYS.values(), ids=STAYS.keys())
def test_a_pdf_that_links_to_the_web_is_taken(change: Change) -> None:
    assert open_file(pdf(change), ("pdf",), MOST) == Seen("pdf")
