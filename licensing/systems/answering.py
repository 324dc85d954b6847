"""What a system said, as the result its effect is reported with: the declared fields, or a declared no."""

from licensing.history.effects import Answered, Refused
from licensing.systems.messages import MessageWrong, read_message
from licensing.systems.shape import OK, Shape

ANSWER = "answer"
"""What conditions of a system's answers call them by: `answer.status`."""
ASK = "ask"
"""What conditions of what it is asked call that by."""


def answered(shape: Shape, status: int, message: object) -> Answered | Refused | None:
    """What a status and its message mean; None for a status that is none of the system's outcomes.

    Raises:
        MessageWrong: the message does not have the declared shape.
    """
    if status == OK:
        found = Answered(read_message(shape.answers, message, ANSWER))
        if not any(each.fits(found.answers) for each in shape.outcomes.values()):
            raise MessageWrong(("fits none of the declared outcomes",))
        return found
    outcome = shape.of_status(status)
    return None if outcome is None else Refused(outcome.id, outcome.label)
