"""What a file begins as, and whether it is something else at the same time.

Readers look for the header of a PDF in its first 1,024 bytes, so something may stand before it: a byte order mark,
blank lines, what a printer's driver wrote. Whatever a browser, an archiver or a script engine would take for its own
may not.
"""

import re
from io import BytesIO
from typing import Final, Literal
from zipfile import BadZipFile, ZipFile

from licensing.forms.media import HEADER_WITHIN

Kind = Literal["pdf", "jpg", "png", "heic"]

_HEADER: Final = b"%PDF-"
_PHOTO_BRANDS: Final = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_MARKS: Final = re.compile(rb"\A(?:\xef\xbb\xbf|\xfe\xff|\xff\xfe)")
_HARMLESS: Final = re.compile(rb"(?:\x1b%-12345X)?(?:@PJL[\x09\x20-\x7e]*|%!PS[\x20-\x7e]*|[\w .,:;+#-]*)")
"""A line that may stand before the header: empty, a printer's, or plain words."""
_OTHERS: Final = re.compile(rb"html|mime-version|mhtml", re.IGNORECASE)
_OPENS: Final = re.compile(rb"<[A-Za-z!?/]|/\*|`")
"""What begins markup, or a comment in which a script hides the rest."""
_ACTIVE: Final = re.compile(rb"<(?:script|html|!doctype html|iframe|\?php)", re.IGNORECASE)
_ARCHIVES: Final = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")


def kind_of(content: bytes) -> Kind | None:
    """What a file begins as; None for nothing that is taken."""
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content[4:8] == b"ftyp" and content[8:12] in _PHOTO_BRANDS:
        return "heic"
    return "pdf" if _HEADER in content[:HEADER_WITHIN] else None


def is_another_too(content: bytes, kind: Kind) -> bool:
    """Whether somebody could take a file of this kind for a web page, an archive, a script or the other way round."""
    if _ACTIVE.search(content) or any(mark in content for mark in _ARCHIVES) or _is_archive(content):
        return True
    if kind == "pdf":
        return not _is_clean_head(content)
    is_script = kind == "jpg" and content[4:6] == b"/*"
    return is_script or _HEADER in content[:HEADER_WITHIN]


def _is_clean_head(content: bytes) -> bool:
    """Nothing but harmless lines before the header, nothing that opens markup or a script until the first object."""
    start = content.index(_HEADER)
    before = _MARKS.sub(b"", content[:start]).replace(b"\0", b"")
    first = re.search(rb"\d\s+\d+\s+obj", content[start:])
    head = content[start : start + (first.start() if first else HEADER_WITHIN)]
    lines = re.split(rb"[\r\n\f]+", before)
    is_harmless = all(_HARMLESS.fullmatch(line.strip()) and not _OTHERS.search(line) for line in lines)
    return is_harmless and not _OPENS.search(head)


def _is_archive(content: bytes) -> bool:
    try:
        with ZipFile(BytesIO(content)) as archive:
            return bool(archive.infolist())
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        return False
