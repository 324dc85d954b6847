"""What a case owes to the outside world. Each kind has one performer in `flows/performers/`.

An effect carries names and numbers only, never personal data: performers read the case when they perform.
"""

from dataclasses import dataclass
from typing import Literal

from licensing.words.identifiers import EffectKey, StepId, TemplateName

Moment = Literal["received", "correction", "issued", "refused", "lapsed"]
"""What a notice is about; the text is `templates/notices/<moment>`."""


@dataclass(frozen=True, slots=True)
class Notify:
    """Tell the applicant that something concerns her."""

    key: EffectKey
    step: StepId
    round: int
    moment: Moment
    kind: Literal["notify"] = "notify"


@dataclass(frozen=True, slots=True)
class Render:
    """Make the PDF of a licence or letter from its template."""

    key: EffectKey
    step: StepId
    round: int
    template: TemplateName
    kind: Literal["render"] = "render"


@dataclass(frozen=True, slots=True)
class Store:
    """Put the rendered PDF where it is never overwritten."""

    key: EffectKey
    step: StepId
    round: int
    template: TemplateName
    kind: Literal["store"] = "store"


@dataclass(frozen=True, slots=True)
class Register:
    """Prove that the stored PDF can be fetched unchanged, then enter it in the public register."""

    key: EffectKey
    step: StepId
    round: int
    kind: Literal["register"] = "register"


Effect = Notify | Render | Store | Register
