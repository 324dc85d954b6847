"""The folder of templates, and the samples beside them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from flows.texts import short_name
from licensing.documents.printable import Context, Value
from licensing.text.reading import read
from licensing.text.source import Plain
from licensing.words.errors import DefinitionRejected

FONTS = "fonts"
FONT_ENDINGS = (".ttf", ".otf", ".ttc")
TEMPLATE_ENDINGS = (".typ", ".txt", ".svg")
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class TemplateFolder:
    """The templates below a folder; a name cannot lead out of it."""

    folder: Path

    def get(self, name: str) -> str | None:
        """The text of a template by its name without ending, `licences/<permit>`; None where there is none."""
        path = self.path(name)
        return None if path is None else path.read_text(encoding="utf-8")

    def names(self) -> tuple[str, ...]:
        """Every template's name, in alphabetical order."""
        files = (
            path.relative_to(self.folder)
            for path in self.folder.rglob("*")
            if path.suffix in TEMPLATE_ENDINGS
        )
        return tuple(sorted(path.with_suffix("").as_posix() for path in files if path.parts[0] != FONTS))

    def files(self) -> Mapping[str, str]:
        """Every template's file by its name, as short as it can be typed from here."""
        paths = ((name, self.path(name)) for name in self.names())
        root, here = self.folder.resolve(), short_name(self.folder)
        return {name: f"{here}/{path.relative_to(root).as_posix()}" for name, path in paths if path}

    def fonts(self) -> Mapping[str, bytes]:
        """The fonts, by the names of their files."""
        files = sorted((self.folder / FONTS).glob("*"))
        return {
            file.name: file.read_bytes() for file in files if file.suffix in FONT_ENDINGS and file.is_file()
        }

    def path(self, name: str) -> Path | None:
        """The file of a template; None for a name that is unknown or would lead out of the folder."""
        root = self.folder.resolve()
        candidates = ((root / f"{name}{ending}") for ending in TEMPLATE_ENDINGS if "\0" not in name)
        try:
            resolved = (path.resolve() for path in candidates)
            return next((path for path in resolved if path.is_relative_to(root) and path.is_file()), None)
        except (OSError, RuntimeError):  # a name too long for a file, or links that lead in a circle
            return None


def sample_context(templates: Path, name: str) -> Context:
    """The sample beside a template, `licences/<permit>.sample.json`: a whole context, its dates written 2026-11-23.

    Raises:
        FileNotFoundError: the template has no sample.
        DefinitionRejected: it is no JSON object; with every problem at its line.
    """
    path = templates / f"{name}.sample.json"
    source, problems = read(path.read_text(encoding="utf-8"), short_name(path))
    if source is not None and not isinstance(source.tree, dict):
        problems = (source.problem((), "wrong-type", "this is no sample.", "Write an object: {…}."),)
    if source is None or problems or not isinstance(source.tree, dict):
        raise DefinitionRejected(problems)
    sampled = {key: _sampled(value) for key, value in source.tree.items()}
    # A sample that says no other letterhead prints the issuer's.
    return {"letterhead": sampled["issuer"], **sampled} if "issuer" in sampled else sampled


def _sampled(value: Plain) -> Value:
    match value:
        case dict():
            return {key: _sampled(below) for key, below in value.items()}
        case tuple():
            return tuple(_sampled(below) for below in value)
        case str() if ISO_DATE.fullmatch(value):
            return date.fromisoformat(value)
        case Decimal():
            return str(value)
        case _:
            return value
