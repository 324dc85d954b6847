"""Rendering: a template and its context to the bytes of a PDF, or to a notice's subject and body.

Jinja2 writes Typst, Typst writes PDF/A-3a that is PDF/UA-1 as well. The same templates, context and instant give the
same bytes: fonts come with the templates, nothing on the machine is looked at, and the document's date is an argument.
Errors name the template and what Typst said, never what stood in the context.
"""

import atexit
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from threading import Lock

import jinja2
import typst

from licensing.documents.printable import Context, Value
from licensing.documents.templating import (
    TemplateSource,
    text_environment,
    typst_environment,
)
from licensing.history.effects import Moment
from licensing.words.errors import ConnectorFailed
from licensing.words.identifiers import Digest, TemplateName, digest_of

KEPT = 32
"""Bundles whose templates are kept ready: about as many as have cases in print at a time."""
SUBJECT = "Subject: "
NEW_PAGE = "\n#pagebreak(weak: true)\n"


@dataclass(frozen=True, slots=True)
class Notice:
    """What an applicant is told, as plain text."""

    subject: str
    body: str


def render(
    template: TemplateName,
    context: Context,
    templates: TemplateSource,
    *,
    at: datetime,
    annexes: Sequence[TemplateName] = (),
) -> bytes:
    """Make a PDF/A-3a + PDF/UA-1.

    Args:
        templates: where the template comes from, and the only fonts there are.
        at: the document's date; an aware instant.
        annexes: what follows it, each beginning a page, under the settings the template has made.

    Raises:
        ConnectorFailed: never retryable: the template is wrong, or the context holds what the fonts cannot show.
    """
    source = source_of((template, *annexes), context, templates)
    try:
        return _press(templates).print(source, at)
    except typst.TypstError as error:
        why = explained(error.message, context)
        raise ConnectorFailed(f'template "{template}": {why}', retryable=False) from None


def source_of(printed: Sequence[TemplateName], context: Context, templates: TemplateSource) -> str:
    """The Typst text of a document: a template, and its annexes behind it, filled in.

    Raises:
        ConnectorFailed: never retryable: a template is wrong.
    """
    return NEW_PAGE.join(_fill(_typst(templates), each, context) for each in printed)


def notice(moment: Moment, context: Context, templates: TemplateSource) -> Notice:
    """Write the notice about a moment; its template begins with a line `Subject: …` and an empty line.

    Raises:
        ConnectorFailed: never retryable: the template is wrong.
    """
    name = TemplateName(f"notices/{moment}")
    head, _, body = _fill(_plain(templates), name, context).partition("\n")
    if not head.startswith(SUBJECT):
        raise ConnectorFailed(
            f'template "{name}": the first line is no "{SUBJECT.strip()} …".', retryable=False
        )
    return Notice(" ".join(head.removeprefix(SUBJECT).split()), body.strip() + "\n")


@dataclass(frozen=True, slots=True)
class _Press:
    """One Typst compiler, kept warm. It cannot print two documents at once."""

    compiler: typst.Compiler
    busy: Lock = field(default_factory=Lock)

    def print(self, source: str, at: datetime) -> bytes:
        with self.busy:
            made = self.compiler.compile(
                source.encode(), format="pdf", pdf_standards=["a-3a", "ua-1"], timestamp=int(at.timestamp())
            )
        if not isinstance(made, bytes):
            raise TypeError("Typst made no single PDF")
        return made


@lru_cache(maxsize=KEPT)
def _press(templates: TemplateSource) -> _Press:
    fonts = templates.fonts()
    return _press_with(
        tuple(sorted((name, digest_of(font)) for name, font in fonts.items())), fonts=_Given(fonts)
    )


@lru_cache(maxsize=KEPT)
def _press_with(named: tuple[tuple[str, Digest], ...], *, fonts: "_Given") -> _Press:
    """The press of these fonts, whichever templates bring them; it can read no file beside them."""
    if not named:
        raise ConnectorFailed("there are no fonts to print with.", retryable=False)
    folder = Path(mkdtemp(prefix="izin-fonts-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    for name, font in fonts.contents.items():
        (folder / name).write_bytes(font)
    known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    return _Press(typst.Compiler(root=folder, font_paths=known))


@dataclass(frozen=True, slots=True)
class _Given:
    """Fonts as an argument that does not count: what they are is said by their digests."""

    contents: Mapping[str, bytes] = field(compare=False)


@lru_cache(maxsize=KEPT)
def _typst(templates: TemplateSource) -> jinja2.Environment:
    """Licences' templates, parsed once: those of a bundle never change."""
    return typst_environment(templates)


@lru_cache(maxsize=KEPT)
def _plain(templates: TemplateSource) -> jinja2.Environment:
    return text_environment(templates)


def _fill(environment: jinja2.Environment, template: TemplateName, context: Context) -> str:
    try:
        return environment.get_template(template).render(context)
    except jinja2.TemplateNotFound as error:
        raise ConnectorFailed(f'there is no template "{error.name}".', retryable=False) from None
    except jinja2.TemplateError as error:
        raise ConnectorFailed(f'template "{template}": {error.message}.', retryable=False) from None


def explained(message: str, context: Context) -> str:
    """Typst's sentence without the text it quotes, which may be somebody's name."""
    unknown = re.search(r'the text `"(.*)"` could not be displayed with font `"(.*)"`', message)
    if unknown is None:
        return _without_quotes(message, context) + "."
    escaped = re.fullmatch(r"\\u\{([0-9a-f]+)\}", unknown[1])
    character = chr(int(escaped[1], 16)) if escaped else unknown[1][:1]
    where = ", ".join(_holding(character, context)) or "its own text"
    return f"{where} has the character U+{ord(character):04X}, which the font {unknown[2]} cannot show."


def _without_quotes(message: str, context: Context) -> str:
    """A message without what stands in quotes, and without any text of the context."""
    for text in sorted({text for text in _texts(context) if len(text) > 2}, key=len, reverse=True):
        message = message.replace(text, "…")
    return re.sub(r'"(\\.|[^"\\])*"|`[^`]{4,}`', "…", message)


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | tuple):
        for below in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(below)


def _holding(character: str, value: Value, name: str = "") -> Iterator[str]:
    """The names in the context whose text has a character."""
    if isinstance(value, str) and character in value:
        yield name
    if isinstance(value, Mapping):
        for key, below in value.items():
            yield from _holding(character, below, f"{name}.{key}" if name else key)
    if isinstance(value, tuple):
        for number, below in enumerate(value):
            yield from _holding(character, below, f"{name}[{number}]")
