"""Templates: Jinja2 over Typst (licences, letters) and over plain text (notices).

In Typst templates a value is written `<< form.nama >>` and becomes a Typst string literal, so nothing a person typed
can be read as markup; where Typst expects code, `<< form.nama | code >>`. A template sees the names it is offered and
no others, as `template_checks` proves.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Protocol, cast

import jinja2
import segno
from babel.dates import format_date
from jinja2 import nodes
from jinja2.runtime import LoopContext

from licensing.documents.spelling import spelt_out

FILTERS = ("tanggal", "english", "terbilang", "code", "json", "qr")
PLAIN_FILTERS = ("upper", "lower", "title", "trim", "length")
"""Jinja's own that a document has a use for and that cannot fail."""
TAG_LINE = re.compile(r"^([ \t]*(?:<%(?:(?!%>).)*%>[ \t]*)*<%(?:(?!%>).)*)%>[ \t]*\n", re.MULTILINE)

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


class TemplateSource(Protocol):
    """Where template texts come from, by name without its ending: `licences/<permit>`; and the fonts beside them."""

    def get(self, name: str) -> str | None: ...
    def names(self) -> tuple[str, ...]: ...
    def fonts(self) -> Mapping[str, bytes]: ...


def typst_environment(source: TemplateSource) -> jinja2.Environment:
    """The environment of licences and letters."""
    environment = _environment(source, _markup)
    environment.filters["code"] = lambda value: Code(_literal(shown(value)))
    environment.filters["json"] = lambda value: Code(_literal(_json(value)))
    environment.filters["qr"] = lambda value: Code(_literal(qr_drawn(shown(value))))
    return environment


class _NoSource:
    """Where nothing is included: for reading a text by itself."""

    def get(self, name: str) -> str | None:
        return None

    def names(self) -> tuple[str, ...]:
        return ()

    def fonts(self) -> Mapping[str, bytes]:
        return {}


@lru_cache(maxsize=256)
def parsed(text: str) -> nodes.Template:
    """The tree of a template's text, to be read only: many definitions print with the same one.

    Raises:
        jinja2.TemplateSyntaxError: it is no template.
    """
    return typst_environment(_NoSource()).parse(text)


@lru_cache(maxsize=256)
def refused(text: str) -> tuple[int, str] | None:
    """The line and the words with which Jinja refuses a text that can be parsed; None where it takes it."""
    environment = typst_environment(_NoSource())
    environment.optimized = False  # it would fold constants within the tree, which others read
    try:
        environment.compile(parsed(text))
    except jinja2.TemplateAssertionError as error:
        return error.lineno, error.message or ""
    return None


def as_filled(text: str) -> str:
    """What an environment reads in place of a template's text.

    A line of tags alone leaves no empty line behind: its end moves into the tag, so lines still count the same.
    """
    return TAG_LINE.sub(r"\1\n%>", text)


def text_environment(source: TemplateSource) -> jinja2.Environment:
    """The environment of notices."""
    return _environment(source, shown)


def words_of(source: TemplateSource, name: str, said: Mapping[str, object]) -> str:
    """What a template of a document says, its values as they are read and the rest as it is written.

    Raises:
        KeyError: there is no such template.
    """
    environment = text_environment(source)
    for code in ("code", "json", "qr"):
        environment.filters[code] = shown
    try:
        return environment.get_template(name).render(said)
    except jinja2.TemplateNotFound:
        raise KeyError(name) from None


def _environment(source: TemplateSource, finalize: Callable[[object], str]) -> jinja2.Environment:
    environment = _Environment(
        loader=jinja2.FunctionLoader(_reading(source)),
        undefined=jinja2.StrictUndefined,
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<<",
        variable_end_string=">>",
        comment_start_string="<!",
        comment_end_string="!>",
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
        finalize=finalize,
    )
    environment.filters["tanggal"] = _tanggal
    environment.filters["english"] = _english
    environment.filters["terbilang"] = lambda value: spelt_out(shown(value))
    return environment


def _reading(source: TemplateSource) -> Callable[[str], str | None]:
    def read(name: str) -> str | None:
        text = source.get(name)
        return None if text is None else as_filled(text)

    return read


class _Environment(jinja2.Environment):
    """A dot leads to a name of the context and to nothing else, so that a field may be called `items`."""

    def getattr(self, obj: object, attribute: str) -> object:
        if isinstance(obj, Mapping):
            names = cast("Mapping[str, object]", obj)
            return names[attribute] if attribute in names else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext):
            return super().getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)


class Code(str):
    """Text that is Typst code already: a string literal of ours."""


def _markup(value: object) -> str:
    """A value in Typst markup; the semicolon ends it, so that what follows is never read as code."""
    return value if isinstance(value, Code) else f"#{_literal(shown(value))};"


def shown(value: object) -> str:
    """A value as people read it.

    Raises:
        jinja2.UndefinedError: there is no value; the template has to ask with `if` before it shows one.
    """
    if value is None:
        raise jinja2.UndefinedError(
            "a value is shown that this case does not have; ask for it with <% if … %> first"
        )
    return _tanggal(value) if isinstance(value, date) else str(value)


def _tanggal(day: date) -> str:
    """23 November 2026."""
    return format_date(day, "d MMMM yyyy", locale="id")


def _english(day: date) -> str:
    """23 November 2026, for the English part of a notice."""
    return format_date(day, "d MMMM yyyy", locale="en")


def _literal(text: str) -> str:
    """A Typst string literal that means exactly this text."""
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    plain = text.replace("\r\n", "\n").replace("\r", "\n").translate(_ESCAPES)
    if plain.isprintable():
        return f'"{plain}"'
    return '"' + "".join(c if c.isprintable() else f"\\u{{{ord(c):x}}}" for c in plain) + '"'


def _json(value: object) -> str:
    """Data for programs, with dates as 2026-11-23."""
    return json.dumps(value, ensure_ascii=False, indent=1, default=str)


@lru_cache(maxsize=256)
def qr_drawn(text: str) -> str:
    """A QR code as an SVG picture, with the error correction that survives a crumpled paper.

    Readers undo any of the eight masks; looking for the prettiest takes longer than all the rest of the code.
    """
    return segno.make(text, error="q", mask=3, micro=False).svg_inline(scale=1, border=0, omitsize=True)
