"""Every sentence that features can say, as a page: `python -m features.sentences > features/SENTENCES.md`.

Read out of the source beside it, so a sentence is listed as soon as it is written.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from licensing.scenarios.stories.reading import PHRASES

FEATURES = Path(__file__).parent
SOURCES = (*sorted((FEATURES / "steps").glob("*.py")), FEATURES / "operations" / "conftest.py")
STEP = re.compile(
    r"^@(given|when|then)\(\s*(?:parsers\.\w+\(\s*)?((?:rf?|f)?([\"'])(.*?)\3)\s*\)?(?:,[^\n]*)?\)",
    re.MULTILINE | re.DOTALL,
)
HEAD = """\
# The sentences of features

Made by `python -m features.sentences > features/SENTENCES.md`; do not edit. `<name>` is a part to be filled in, `[…]`
may be left out, `{a|b}` is one of them. Stories beside definitions: `process_definitions/guide/stories.md`.
"""


def page() -> str:
    """The page as it should be."""
    files = ((source, of(source.read_text("utf-8"))) for source in SOURCES)
    parts = [
        _part(str(source.relative_to(FEATURES)), (f"*{word}* `` {sentence} ``" for word, sentence in said))
        for source, said in files
        if said
    ]
    stories = _part("Stories in English (`# language: en`)", (f"`` {plain(each.en)} ``" for each in PHRASES))
    return "\n".join((HEAD, *parts, stories))


def _part(title: str, sentences: Iterable[str]) -> str:
    return "\n".join((f"## {title}\n", *(f"- {each}" for each in sentences), ""))


def of(source: str) -> Sequence[tuple[str, str]]:
    """Each sentence of a file of steps, and the word it stands behind."""
    return [(word.capitalize(), plain(text)) for word, _, _, text in STEP.findall(source)]


def plain(pattern: str) -> str:
    """A pattern as somebody would write it."""
    text = re.sub(r"\{(\w+)(:\w)?\}", r"<\1>", re.sub(r"\{(\d[\d,]*)\}", "", pattern))
    while (simpler := re.sub(r"\((?:\?P<(\w+)>|\?:)?([^()]*)\)(\?)?", _group, text)) != text:
        text = simpler
    return " ".join(re.sub(r"\\(.)|(\w)\?", r"\1\2", text).split())


def _group(found: re.Match[str]) -> str:
    name, inner, optional = found.groups()
    is_words = re.fullmatch(r"[\w. |\\]+", inner) and not re.search(r"\\\w", inner)
    said = f"<{name}>" if name and not is_words else inner
    if optional:
        return f"[{said}]"
    return f"{{{said}}}" if "|" in said else said


def missed() -> Iterator[str]:
    """Files whose sentences are not all read: as many as there are decorators."""
    for source in SOURCES:
        text = source.read_text("utf-8")
        if len(STEP.findall(text)) != len(re.findall(r"^@(?:given|when|then)\(", text, re.MULTILINE)):
            yield source.name


if __name__ == "__main__":
    sys.stdout.write(page())
