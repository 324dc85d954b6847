"""What officers ask about a case's time: consent to sending it back once more, and more of it."""

from dataclasses import dataclass

from licensing.words.identifiers import TaskId


@dataclass(frozen=True, slots=True)
class AskConsent:
    """An officer asks for consent to sending the application back from her task."""

    task: TaskId
    reason: str


@dataclass(frozen=True, slots=True)
class ExtendTime:
    """An officer gives the case more time: for one of the definition's reasons, and so many of its limit's units.

    `after` is how many extensions the case had where she asked; None to extend it whatever happened.
    """

    reason: str
    amount: int
    remark: str
    after: int | None = None
