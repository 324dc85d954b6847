"""How a command speaks: data or sentences on standard output, everything else on standard error.

With `--json` exactly one JSON value goes to standard output and nothing else does. Sentences come in both languages;
which one is spoken follows `--lang`, else the terminal's locale.
"""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rich.console import Console, RenderableType
from rich.text import Text

from licensing.words.sentences import Sentence

Data = str | int | float | bool | date | datetime | None | Mapping[str, "Data"] | Sequence["Data"]
"""What can be shown as JSON; instants and dates become ISO text."""


class Language(StrEnum):
    """The languages sentences come in."""

    id = "id"
    en = "en"


def spoken_here() -> Language:
    """The language of the terminal: Indonesian where its locale says so, else English."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return Language.id if locale.startswith("id") else Language.en


@dataclass(frozen=True, slots=True)
class Voice:
    """One command's voice."""

    language: Language
    as_json: bool = False

    def of(self, sentence: Sentence) -> str:
        """The sentence in the language spoken."""
        return sentence.id if self.language is Language.id else sentence.en

    def data(self, value: Data) -> None:
        """Give the data; only with `--json`."""
        if self.as_json:
            sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=_iso) + "\n")
            sys.stdout.flush()

    def show(self, *shown: RenderableType) -> None:
        """Show something to people; not with `--json`."""
        if not self.as_json:
            console = _console(stderr=False)
            for each in shown:
                console.print(each)

    def say(self, id: str, en: str) -> None:
        """Tell people how it went; not with `--json`."""
        if not self.as_json:
            print(id if self.language is Language.id else en, flush=True)

    def tell(self, text: str, style: str = "") -> None:
        """Tell on as things happen; beside the data with `--json`."""
        _console(stderr=self.as_json).print(Text(text, style))

    def note(self, shown: RenderableType) -> None:
        """Progress and problems, on standard error."""
        _console(stderr=True).print(shown)

    def warn(self, text: str) -> None:
        """One plain line on standard error, never wrapped: editors and people search in it."""
        print(text, file=sys.stderr)


def _console(*, stderr: bool) -> Console:
    """Without a terminal lines stay whole, so that other programs can read them.

    What is shown may have been typed by anybody: no bracket or colon in it means anything.
    """
    stream = sys.stderr if stderr else sys.stdout
    return Console(
        stderr=stderr,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=not stream.isatty(),
        width=None if stream.isatty() else 120,
    )


def _iso(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no JSON")
