"""The beginning and the end of an application."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from licensing.city.mandates import Acted
from licensing.forms.answers import Answers
from licensing.forms.files import Files
from licensing.history.places import At
from licensing.register.concerned import Concerned
from licensing.words.identifiers import ApplicationNumber, Digest, PermitId

Ending = Literal["issued", "refused", "lapsed", "withdrawn", "cancelled", "changed", "done"]
"""`changed`: the licence it was about is another one now, and no new one was issued."""


@dataclass(frozen=True, slots=True)
class ApplicationSubmitted:
    """`kind` is empty where a permit type has no kinds; `opened_by` is the officer who opened the case herself."""

    at: datetime
    application: ApplicationNumber
    permit: PermitId
    definition: Digest
    answers: Answers
    documents: Files
    kind: str = ""
    about: Concerned | None = None
    opened_by: Acted | None = None
    type: Literal["application-submitted"] = "application-submitted"


@dataclass(frozen=True, slots=True)
class ApplicationClosed:
    """Nothing more will be decided; what is still owed is carried out."""

    at: datetime
    ending: Ending
    where: At
    type: Literal["application-closed"] = "application-closed"


BoundaryEvent = ApplicationSubmitted | ApplicationClosed
