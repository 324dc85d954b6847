"""Reading a document as people do: its words, and the codes on its printed pages."""

import pypdfium2
import zxingcpp

SCALE = 2
"""Twice 72 dots an inch: as a cheap scanner or a telephone sees a page."""


def words_of(pdf: bytes) -> str:
    """What a reader sees, spaces normalised."""
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def lines_of(pdf: bytes) -> list[str]:
    """What a reader copies, line by line, as it comes out of a viewer."""
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return [line.strip() for text in texts for line in text.splitlines()]


def codes_on(pdf: bytes) -> list[str]:
    """What the codes on the pages say, in order."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.render(scale=SCALE).to_pil() for page in document]
    return [code.text for page in pages for code in zxingcpp.read_barcodes(page)]
