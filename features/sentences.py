"""Every sentence that features can say, as a page: `python -m features.sentences > features/SENTENCES.md`.

Read out of the source beside it, so a sentence is listed as soon as it is written.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from licensing.scenarios.stories.reading import PHRASES

FEATURES = Path(__file__).parent
SOURCES = (*sorted((FEATURES / "steps").glob("*.py")), FEATURES / "operations" / "conftest.py")
STEP = re.compile(
    r"^@(given|when|then)\(\s*(?:parsers\.\w+\(\s*)?((?:rf?|f)?([\"'])(.*?)\3)\s*\)?(?:,[^\n]*)?\)",
    re.M | re.S,
)
HEAD = """\
# The sentences of features

Made by `python -m features.sentences > features/SENTENCES.md`; do not edit. `<name>` is a part to be filled in, `[…]`
may be left out, `{a|b}` is one of them. Stories beside definitions: `process_definitions/guide/stories.md`.
"""


def page() -> str:
    """The page as it should be."""
    parts = [HEAD]
    for source in SOURCES:
        if said := [f"- *{word}* `` {sentence} ``" for word, sentence in of(source.read_text("utf-8"))]:
            parts.append("\n".join([f"## {source.relative_to(FEATURES)}\n", *said, ""]))
    stories = [f"- `` {plain(phrase.en)} ``" for phrase in PHRASES]
    parts.append("\n".join(["## Stories in English (`# language: en`)\n", *stories, ""]))
    return "\n".join(parts)


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
    print(page(), end="")
