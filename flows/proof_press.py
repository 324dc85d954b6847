"""The press of proofs: a process of its own, so that a template cannot take more time or memory than a document may.

Typst sources come in as JSON, one a line; out goes a line each, what Typst said against it or nothing. It ends where a
source takes too much; whoever started it sees by the number of answers which one that was.
"""

import json
import resource
import signal
import sys

import typst

SECONDS = 5
MOST_BYTES = 4 << 30


def main(folder: str) -> None:
    """Print everything with the fonts of a folder, as `flows.rendering` does."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    compiler = typst.Compiler(root=folder, font_paths=fonts)
    for line in sys.stdin:
        signal.alarm(SECONDS)
        said = _against(compiler, json.loads(line))
        signal.alarm(0)
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


def _against(compiler: typst.Compiler, source: str) -> list[str]:
    try:
        compiler.compile(source.encode(), format="pdf", pdf_standards=["a-3a", "ua-1"], timestamp=0)
    except typst.TypstError as error:
        return [error.message, error.diagnostic, *error.hints]
    return []


if __name__ == "__main__":
    main(sys.argv[1])
