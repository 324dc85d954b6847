"""A PDF is opened and looked through: it has pages, needs no password, is whole, runs nothing and does not explode.

Every object is looked at, wherever it hangs: what no page refers to can still be run. Objects are first written out by
qpdf, which is quick, and only those that say a suspicious name are looked at closely.
"""

import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Final

import pikepdf

from licensing.forms.inspected import FileFault
from storage.inspection.actions import SUSPICIOUS, fault_of, reads_elsewhere

MOST_UNPACKED: Final = 768 * 1024 * 1024
"""Bytes of all streams together, of which one may have a third."""
MOST_PIXELS: Final = 300_000_000
"""Of one picture in a PDF: a drawing of size A0 scanned at 400 dpi has 250 million."""
_STEP: Final = 1024 * 1024
_UNPACKING: Final = frozenset({"/LZWDecode", "/RunLengthDecode", "/ASCII85Decode", "/ASCIIHexDecode"})
_END: Final = b"%%EOF"
_UNREADABLE: Final = (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError)
"""What pikepdf raises at a document that is damaged, or made to hurt."""


class _TooMuch(Exception):
    """The streams unpack to more than they may."""


def fault_in(content: bytes) -> FileFault | None:
    """What is wrong with a PDF; None where it is sound."""
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            return _fault(pdf, content)
    except pikepdf.PasswordError:
        return "password"
    except (_TooMuch, MemoryError):
        return "unpacks"
    except _UNREADABLE:
        return "damaged-pdf"


def _fault(pdf: pikepdf.Pdf, content: bytes) -> FileFault | None:
    # qpdf mends what it can; half a document would be mended to the pages that are left.
    if _END not in content.rstrip(b"\0\t\n\f\r ")[-1024:]:
        return "damaged-pdf"
    if not len(pdf.pages):
        return "no-pages"
    unpacked = 0
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream):
            written = each.stream_dict.unparse()
            if _pixels(each) > MOST_PIXELS:
                return "too-many-pixels"
            unpacked += _size(each)
            if unpacked > MOST_UNPACKED:
                return "unpacks"
        else:
            written = each.unparse(resolved=True)
        fault = _acting(each, written)
        if fault is not None:
            return fault
    return None


def _acting(each: pikepdf.Object, written: bytes) -> FileFault | None:
    if isinstance(each, pikepdf.Stream) and reads_elsewhere(each):
        return "runs"
    return fault_of(each) if SUSPICIOUS.search(written) else None


def _pixels(stream: pikepdf.Stream) -> int:
    if stream.get("/Subtype") != "/Image":
        return 0
    return _whole(stream.get("/Width")) * _whole(stream.get("/Height"))


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _size(stream: pikepdf.Stream) -> int:
    """Bytes that a stream unpacks to, without keeping them. Raises `_TooMuch`."""
    filters = _filters(stream)
    if not filters:
        return 0
    if filters[0] in _UNPACKING:
        return _other_size(stream)
    chunks: Iterable[bytes] = (stream.read_raw_bytes(),)
    for name in filters:
        if name not in ("/FlateDecode", "/Fl"):
            break
        chunks = _inflated(chunks)
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > MOST_UNPACKED // 3:
            raise _TooMuch
    return size


def _other_size(stream: pikepdf.Stream) -> int:
    try:
        return len(stream.read_bytes())
    except pikepdf.PdfError:
        return 0


def _filters(stream: pikepdf.Stream) -> tuple[str, ...]:
    named = stream.get("/Filter")
    if isinstance(named, pikepdf.Array):
        return tuple(str(each) for each in named)
    return () if named is None else (str(named),)


def _inflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    try:
        for chunk in chunks:
            rest = chunk
            while rest:
                yield unpacker.decompress(rest, _STEP)
                rest = unpacker.unconsumed_tail
    except zlib.error:
        # Readers show what was unpacked until here.
        return
