"""One file from its first byte to the verdict: what it begins as, whether it is that alone, and whether it opens."""

from collections.abc import Sequence

from licensing.forms.inspected import FileFault, Seen
from storage.inspection import images, pdfs
from storage.inspection.beginnings import is_another_too, kind_of


def open_file(content: bytes, accept: Sequence[str], max_bytes: int) -> Seen | FileFault:
    """What a file is, or what is wrong with it.

    Args:
        accept: endings, of which it has to be one; a HEIC photo may become a `jpg`.
        max_bytes: what a converted photo should not be larger than.
    """
    if not content:
        return "empty"
    kind = kind_of(content)
    if kind is None or (kind != "heic" and kind not in accept):
        return "other-kind"
    if is_another_too(content, kind):
        return "two-kinds"
    if kind == "pdf":
        return pdfs.fault_in(content) or Seen("pdf")
    return images.look(content, kind, accept, max_bytes)
