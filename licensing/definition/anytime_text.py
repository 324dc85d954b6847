"""What comes at any time, as written.

    anytime:
      withdraw: {until: tanda_tangan, to: ditarik}
      suspend: {by: dpmptsp.kepala_bidang, resume: dpmptsp.kepala_bidang}
      cancel: {by: dpmptsp.kepala_dinas, to: dibatalkan}
      retract: {within: 1 working day}

Who withdraws is the applicant, who retracts is whoever decided: nothing else could be meant, but it may be said.
"""

from typing import Literal

from pydantic import Field

from licensing.clock.spans import LimitText
from licensing.text.model import Text


class WithdrawText(Text):
    """The applicant gives her application up."""

    by: Literal["applicant"] = "applicant"
    until: str | None = Field(default=None, description="possible until this step is completed for good")
    to: str = Field(description="the step that ends a withdrawn case")


class CancelText(Text):
    """An officer ends a case without deciding on it."""

    by: str
    reason: bool = Field(default=True, description="whether the officer must give a reason")
    until: str | None = Field(default=None, description="possible until this step is completed for good")
    to: str = Field(description="the step that ends a cancelled case")


class SuspendText(Text):
    """A case stands still until an officer lets it go on."""

    by: str
    reason: bool = Field(default=True, description="whether the officer must give a reason")
    resume: str = Field(description="the role that lets the case go on")


class RetractText(Text):
    """Whoever decided takes a wrong click back, while nothing else has happened."""

    by: Literal["whoever decided"] = "whoever decided"
    within: LimitText


class AnytimeText(Text):
    """What can be done wherever a case stands; no outcome leads to it."""

    withdraw: WithdrawText | None = None
    suspend: SuspendText | None = None
    cancel: CancelText | None = None
    retract: RetractText | None = None
