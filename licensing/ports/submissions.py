"""What a case is opened for, and what whoever opens it gets."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from licensing.city.people import Officer
from licensing.forms.answers import NO_ANSWERS, Answers
from licensing.words.identifiers import ApplicationNumber

RECEIPT_IS_SHOWN_FOR: Final = timedelta(days=1)
"""For so long the same submission, sent again, is answered with the same receipt."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the applicant gets on submitting: number and PIN. The PIN is kept nowhere."""

    application: ApplicationNumber
    pin: str


@dataclass(frozen=True, slots=True)
class Purpose:
    """What somebody applies for, where a permit type has several kinds or is about a licence.

    Attributes:
        licence: the number of the licence it is about.
        proved: the application whose number and PIN she proved: that which issued the licence.
        by: the officer who opens the case herself; None for an applicant.
        copied: what her form is filled in with, as the case that issued the licence has it.
    """

    kind: str = ""
    licence: str = ""
    proved: ApplicationNumber | None = None
    by: Officer | None = None
    copied: Answers = field(default_factory=lambda: NO_ANSWERS)


A_FIRST_LICENCE: Final = Purpose()
"""What most apply for."""
