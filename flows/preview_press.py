"""`python -m flows.preview_press`: prints one Typst text from standard input, in a process that whoever asked can end.

It is given the text and the fonts and nothing it could give away. First comes a line of JSON, then the fonts; back goes
a PDF, or a line that says what Typst said.
"""

import json
import resource
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypedDict

import typst

MOST_MEMORY: Final = 2 * 1024 * 1024 * 1024
MOST_SECONDS: Final = 60
"""Of computing, on all cores together: whoever asked ends it sooner, unless she died."""
WRONG: Final = b"wrong "


class Asked(TypedDict):
    """What is to be printed: the text, when it is of, and how many bytes each font has."""

    source: str
    at: int
    fonts: dict[str, int]


def press() -> bytes:
    """What standard input asks for."""
    asking = sys.stdin.buffer
    asked: Asked = json.loads(asking.readline())
    with TemporaryDirectory(prefix="izin-preview-") as folder:
        for name, size in asked["fonts"].items():
            (Path(folder) / Path(name).name).write_bytes(asking.read(size))
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[Path(folder)]
        )
        compiler = typst.Compiler(root=Path(folder), font_paths=fonts)
        made = compiler.compile(
            asked["source"].encode(), format="pdf", pdf_standards=["a-3a", "ua-1"], timestamp=asked["at"]
        )
    return made if isinstance(made, bytes) else WRONG + b"Typst made no single PDF"


def main() -> None:
    """Print, and say so."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        said = press()
    except typst.TypstError as error:
        said = WRONG + error.message.encode()
    sys.stdout.buffer.write(said)


if __name__ == "__main__":
    main()
