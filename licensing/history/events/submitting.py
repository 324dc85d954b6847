"""The beginning and the end of an application."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from licensing.forms.answers import Answers
from licensing.forms.files import Files
from licensing.history.places import At
from licensing.words.identifiers import ApplicationNumber, Digest, PermitId

Ending = Literal["issued", "refused", "lapsed", "withdrawn", "cancelled"]


@dataclass(frozen=True, slots=True)
class ApplicationSubmitted:
    at: datetime
    application: ApplicationNumber
    permit: PermitId
    definition: Digest
    answers: Answers
    documents: Files
    type: Literal["application-submitted"] = "application-submitted"


@dataclass(frozen=True, slots=True)
class ApplicationClosed:
    """Nothing more will be decided; what is still owed is carried out."""

    at: datetime
    ending: Ending
    where: At
    type: Literal["application-closed"] = "application-closed"


BoundaryEvent = ApplicationSubmitted | ApplicationClosed
