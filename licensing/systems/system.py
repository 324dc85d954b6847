"""An outside system as `agencies.yaml` declares it: what it is asked, what it answers, and the outcomes of that.

Nothing here says how it is reached: its connector's options are kept as they are written, for the connector to read.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from licensing.forms.answers import Answer, Answers
from licensing.forms.form import Form
from licensing.history.effects import Answered, Refused
from licensing.text.source import Plain
from licensing.words.identifiers import AgencyId, FieldId, OutcomeId, SystemId
from licensing.words.sentences import Sentence

OK = 200
"""The HTTP status under which a system's answer is read."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an answer can mean: by all of these of its fields, or by an HTTP status alone."""

    id: OutcomeId
    label: Sentence
    answer: Mapping[FieldId, Answer]
    status: int | None = None

    def fits(self, answers: Answers) -> bool:
        """Whether answers mean this one."""
        if self.status is not None:
            return self.status == OK
        return all(answers.get(field) == value for field, value in self.answer.items())


@dataclass(frozen=True, slots=True)
class Rate:
    """At most so many calls in so many seconds."""

    calls: int
    seconds: int


@dataclass(frozen=True, slots=True)
class System:
    """A system of an agency, `<agency>.<system>`.

    Args:
        options: of its connector, as they are written.
        rate: how often a process may call it; None for as often as it likes.
        at_once: how many calls a process may have under way.
    """

    id: SystemId
    agency: AgencyId
    name: Sentence
    connector: str
    options: Mapping[str, Plain]
    asks: Form
    answers: Form
    outcomes: Mapping[OutcomeId, Outcome]
    rate: Rate | None
    at_once: int

    def outcome_of(self, result: Answered | Refused) -> OutcomeId:
        """The outcome that an answer, or a no, comes to; there is exactly one for each that `answered` lets pass."""
        if isinstance(result, Refused):
            return OutcomeId(result.code)
        return next(each.id for each in self.outcomes.values() if each.fits(result.answers))

    def of_status(self, status: int) -> Outcome | None:
        """The outcome that is meant by an HTTP status alone, None where there is none."""
        return next((each for each in self.outcomes.values() if each.status == status), None)


Systems = Mapping[SystemId, System]
"""Every system there is, in register order."""
