"""A process definition as written: the shape of one YAML file in `process_definitions/`.

This is text that has the right shape, no more: names in it may lead nowhere. `definition.checking.check` gives it
meaning. `json_schema` is what editors use to complete and underline while somebody writes.
"""

from typing import Annotated

from pydantic import Field, JsonValue

from licensing.definition.anytime_text import AnytimeText
from licensing.definition.editions import FIRST, newest
from licensing.definition.facts_text import FactText
from licensing.definition.kinds_text import AboutText, KindText, ReserveText
from licensing.definition.remedy_text import RemedyText
from licensing.definition.time_limit_text import TimeLimitText
from licensing.definition.value_text import WrittenValue
from licensing.forms.text import DocumentText, FormText, Name
from licensing.steps import StepText
from licensing.text.labels import LabelText
from licensing.text.model import Text


class LegalBasisText(Text):
    cite: str
    articles: str = ""
    note: str = ""


class ContactText(Text):
    """Which form fields say who applies and how she is reached."""

    name: str
    email: str
    phone: str


class RetriesText(Text):
    times: Annotated[int, Field(ge=0, le=20)]
    delay_seconds: Annotated[tuple[Annotated[int, Field(ge=0, le=3600)], ...], Field(min_length=1)]


class StandardText(Text):
    """The 14 components of the service standard; `auto` where the definition says it anyway."""

    requirements: LabelText
    procedure: LabelText
    time: LabelText
    fee: LabelText
    product: LabelText
    complaints: LabelText
    legal_basis: LabelText
    facilities: LabelText
    competence: LabelText
    supervision: LabelText
    staff: LabelText
    service_guarantee: LabelText
    safety_guarantee: LabelText
    evaluation: LabelText


class DefinitionText(Text):
    """One permit type. Its steps begin with the first one written."""

    language: Annotated[int, Field(ge=FIRST, le=newest())] = Field(
        default=FIRST, description="the edition of the language this definition is written in"
    )
    use: tuple[str | dict[str, dict[str, JsonValue | tuple[JsonValue, ...]]], ...] = Field(
        default=(),
        description="parts that are read as if written here; see process_definitions/guide/parts.md",
    )
    permit: Name
    code: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$", max_length=20)]
    name: LabelText
    summary: LabelText
    issuer: str
    legal_basis: Annotated[tuple[LegalBasisText, ...], Field(min_length=1)]
    notes: tuple[str, ...] = Field(default=(), description="what is illustrative, or left out, and why")
    time_limit: TimeLimitText | None = None
    standard: StandardText | None = Field(
        default=None, description="what the public is told of the service (PermenPANRB 15/2014)"
    )
    applicant: ContactText
    form: FormText
    values: dict[Name, WrittenValue] = Field(
        default={},
        description="computed from the applicant's answers, or looked up by them: values.<name> elsewhere",
    )
    documents: dict[Name, DocumentText] = Field(default={})
    facts: dict[Name, FactText] = Field(
        default={}, description="what our own register is asked: facts.<name>.count elsewhere"
    )
    about: AboutText | None = Field(
        default=None, description="the licence all its applications are about, or those kinds that say so"
    )
    kinds: dict[Name, KindText] = Field(
        default={}, description="what can be applied for, where that is several"
    )
    reserve: dict[Name, ReserveText] = Field(
        default={}, description="what one case or licence holds at a time"
    )
    start: str | None = Field(default=None, description="where a case begins; else at the first step written")
    steps: Annotated[dict[Name, StepText], Field(min_length=1)]
    anytime: AnytimeText | None = Field(default=None, description="what can be done wherever a case stands")
    objection: RemedyText | None = Field(
        default=None, description="what the applicant can raise against how her case ended"
    )
    appeal: RemedyText | None = Field(default=None, description="the same against how her objection ended")
    retries: RetriesText | None = None


def json_schema() -> dict[str, JsonValue]:
    """The JSON schema of a definition, for editors."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **DefinitionText.model_json_schema()}
