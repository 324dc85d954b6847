"""What a system is asked and answers, and what its answers mean: all of it that a definition is published with.

A case goes on by the shape it was published with, whatever has become of the register since.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from licensing.forms.answers import Answer, Answers
from licensing.forms.form import Form
from licensing.history.effects import Answered, Refused
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

    @property
    def has_answers(self) -> bool:
        """Whether it is read from an answer, and not from a status that is all the system says."""
        return self.status in (None, OK)


@dataclass(frozen=True, slots=True)
class Shape:
    """A system as a step asks it: `<agency>.<system>`."""

    id: SystemId
    name: Sentence
    asks: Form
    answers: Form
    outcomes: Mapping[OutcomeId, Outcome]

    @property
    def agency(self) -> AgencyId:
        """Whose it is."""
        return AgencyId(self.id.partition(".")[0])

    def outcome_of(self, result: Answered | Refused) -> OutcomeId:
        """The outcome that an answer, or a no, comes to; there is exactly one for each that `answered` lets pass."""
        if isinstance(result, Refused):
            return OutcomeId(result.code)
        return next(each.id for each in self.outcomes.values() if each.fits(result.answers))

    def of_status(self, status: int) -> Outcome | None:
        """The outcome that is meant by an HTTP status alone, None where there is none."""
        return next((each for each in self.outcomes.values() if each.status == status), None)
