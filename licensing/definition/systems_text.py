"""A system of an agency as `agencies.yaml` writes it.

agencies:
  bapenda:
    systems:
      kswpd:
        name: {id: …, en: …}
        connector: http_json
        options: {…}                                  # the connector's own
        asks: {nomor: {type: text, …}}
        answers: {status: {type: choice, of: […]}}
        outcomes: {lunas: {label: …, answer: {status: lunas}}, tidak_dikenal: {label: …, http: 404}}
        rate: 60 per minute
        at_once: 4
"""

from typing import Annotated

from pydantic import Field

from licensing.forms.text import FormText, Name
from licensing.text.labels import LabelText
from licensing.text.model import Text


class SystemOutcomeText(Text):
    """What an answer means, by some of its fields or by an HTTP status."""

    label: LabelText
    answer: dict[Name, str | bool] | None = Field(default=None, description="the fields it is meant by")
    http: int | None = Field(default=None, description="the HTTP status it is meant by")


class ShapeText(Text):
    """What a definition is published with."""

    name: LabelText
    asks: FormText = Field(min_length=1, description="what it is asked")
    answers: FormText = Field(default={}, description="what it answers")
    outcomes: dict[Name, SystemOutcomeText] = Field(min_length=1, description="what its answers mean")


class SystemText(ShapeText):
    connector: str
    options: dict[str, object] = Field(default={}, description="of the connector")
    rate: Annotated[str, Field(pattern=r"^[1-9][0-9]{0,4} per (second|minute|hour)$")] | None = Field(
        default=None, description="how often each process may ask: 60 per minute"
    )
    at_once: Annotated[int, Field(ge=1, le=100)] = Field(
        default=4, description="how many calls each process may have under way"
    )
