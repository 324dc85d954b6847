"""A script of the demonstration as it is written; what it means is in `scripts`."""

from pydantic import Field

from licensing.scenarios.answers import Given
from licensing.text.labels import LabelText
from licensing.text.model import Text
from licensing.words.errors import RefusalCode


class ActText(Text):
    """One thing somebody does. `by` is an officer, or `applicant` for an answer to a correction."""

    by: str
    at: str
    outcome: str | None = None
    reason: str = ""
    form: dict[str, Given] = Field(default_factory=dict[str, Given])
    documents: tuple[str, ...] = Field(
        default=(), description="what is uploaded anew, or an officer takes in"
    )
    names: dict[str, str] = Field(default={}, description="what the officer names for correction, and why")
    refused: RefusalCode | None = Field(default=None, description="the refusal this act is to show")


class LaterText(Text):
    """What comes once an application is done: another about its licence, or what its applicant raises against it."""

    title: LabelText
    kind: str | None = Field(default=None, description="the kind of application about the licence")
    by: str | None = Field(default=None, description="the officer who opens it; else the holder does")
    raises: str | None = Field(default=None, description="`keberatan` or `banding`, against how it ended")
    reason: str = ""
    form: dict[str, Given] = Field(default={}, description="what changes of what is copied")
    acts: tuple[ActText, ...]


class ApplicationText(Text):
    title: LabelText
    tour: bool = Field(default=False, description="shown by `izin demo`; the others only with --all")
    form: dict[str, Given]
    acts: tuple[ActText, ...]
    then: tuple[LaterText, ...] = ()


class ScriptText(Text):
    """One file: the applications shown with one permit type."""

    permit: str
    applications: tuple[ApplicationText, ...]
