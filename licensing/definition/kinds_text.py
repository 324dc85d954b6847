"""Kinds of application, the licence they are about, and what is scarce, as written.

    kinds:
      baru: {}
      perpanjangan:
        about: {licence: [surat], state: [valid], from: 30 days before licence.valid_until}
        starts: verifikasi
        copies: all
      pencabutan: {about: {licence: [surat]}, by: dpmptsp.verifikator, starts: usul, copies: all, documents: []}
    reserve:
      petak: {pool: petak_makam, key: [form.tpu, form.petak], keep: issued}
      kuota: {pool: angkot, key: form.lintasan, of: values.kuota, takes: size(form.armada), keep: issued}
      balai: {pool: balai_warga, key: form.gedung, from: form.mulai, until: form.selesai, keep: issued}

A definition with `about` and no `kinds` is all about a licence.
"""

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from licensing.clock.spans import Span, parse_span
from licensing.forms.text import Name
from licensing.text.labels import LabelText
from licensing.text.model import Text

StateText = Literal["valid", "not yet valid", "suspended", "expired"]

_BEFORE = r"^(?P<span>[1-9][0-9]{0,3} [a-z ]+) before licence\.valid_until$"


def _before_the_end(text: object) -> Span:
    """Read `30 days before licence.valid_until`."""
    if isinstance(text, Span):
        return text
    found = re.match(_BEFORE, text) if isinstance(text, str) else None
    if found is None:
        raise ValueError('it is written like "30 days before licence.valid_until"')
    span = parse_span(found["span"])
    if span.unit == "working day":
        raise ValueError("licences run in calendar time: write days, months or years")
    return span


BeforeTheEnd = Annotated[
    Span,
    BeforeValidator(_before_the_end),
    WithJsonSchema({"type": "string", "pattern": _BEFORE.replace("?P<span>", "")}),
]


class AboutText(Text):
    """Which licences something is asked for, and when."""

    licence: Annotated[tuple[str, ...], Field(min_length=1, description="permit types")]
    state: Annotated[tuple[StateText, ...], Field(min_length=1)] = ("valid",)
    opens: BeforeTheEnd | None = Field(default=None, alias="from", description="not earlier than this")


class KindText(Text):
    """One of the things that can be asked for."""

    name: LabelText | None = None
    about: AboutText | Literal["licence"] | None = Field(
        default=None,
        description="the licences it is for; `licence` for those of the definition's own `about`",
    )
    starts: str | None = Field(
        default=None, description="the step its cases begin at; else where all others do"
    )
    copies: Literal["all"] | tuple[str, ...] = Field(
        default=(), description="answers filled in from the case that issued the licence"
    )
    documents: Literal["all"] | tuple[str, ...] = Field(
        default="all", description="the documents it asks for; [] where it asks for none"
    )
    by: str | None = Field(default=None, description="the role that opens its cases; else an applicant does")


class ReserveText(Text):
    """Something scarce that one case, or one licence, holds at a time."""

    name: LabelText | None = None
    pool: Name
    key: Annotated[str | tuple[str, ...], Field(description="what tells one from another")]
    during: Literal["open"] = Field(default="open", alias="while", description="held while the case is open")
    keep: Literal["issued"] | None = Field(default=None, description="and then while its licence is valid")
    of: int | str | None = Field(default=None, description="how many there are of it: a quota")
    takes: int | str | None = Field(
        default=None, description="how many of these one case takes, 1 if not said"
    )
    since: str | None = Field(default=None, alias="from", description="the first day for which it is held")
    until: str | None = Field(default=None, description="the last day for which it is held")
