"""An objection (keberatan) or an appeal (banding) as written: what the applicant can raise once her case has ended.

    objection:
      within: 21 working days
      steps:
        tinjau:
          review: {by: dpmptsp.sekretaris}
          outcomes: {kabulkan: {end: dikabulkan}, tolak: {end: ditolak, reason: true}}
      outcomes: {dikabulkan: konsep, ditolak: {}}

An outcome that leads nowhere leaves the decision as it was. The step is called `keberatan` (`banding`) elsewhere.
"""

from collections.abc import Iterator
from typing import Annotated, Final, Literal

from pydantic import Field

from licensing.clock.spans import LimitText
from licensing.forms.text import Name
from licensing.steps import StepText
from licensing.steps.text import OutcomeText
from licensing.steps.together import MemberText, TogetherText
from licensing.text.labels import LabelText
from licensing.text.model import Text
from licensing.words.identifiers import StepId
from licensing.words.sentences import Sentence

Key = Literal["objection", "appeal"]
KEYS: Final[tuple[Key, ...]] = ("objection", "appeal")
STEPS: Final[dict[Key, StepId]] = {"objection": StepId("keberatan"), "appeal": StepId("banding")}
_LABELS: Final[dict[Key, Sentence]] = {
    "objection": Sentence("Keberatan", "Objection"),
    "appeal": Sentence("Banding", "Appeal"),
}


class RemedyOutcomeText(Text):
    """What an outcome leads to: a step of the main line; where none is named, the decision stands."""

    to: str | None = None
    label: LabelText | None = None


class RemedyText(Text):
    """Who may raise it within what time after which endings, who decides on it in which steps, and what follows."""

    by: Literal["applicant"] = "applicant"
    within: LimitText
    after: Annotated[tuple[Literal["refused", "issued"], ...], Field(min_length=1)] = ("refused",)
    steps: Annotated[dict[Name, StepText], Field(min_length=1)]
    outcomes: Annotated[dict[str, str | RemedyOutcomeText], Field(min_length=1)]

    def as_step(self, key: Key) -> StepText:
        """The step that opens the line of its steps, as if it had been written so."""
        label, name = _LABELS[key], STEPS[key]
        outcomes = dict(self._outcomes())
        member = MemberText(name=label, steps=self.steps)
        return StepText(name=label, outcomes=outcomes, together=TogetherText(members={name: member}))

    def _outcomes(self) -> Iterator[tuple[str, str | OutcomeText]]:
        for name, given in self.outcomes.items():
            short = isinstance(given, str)
            yield name, OutcomeText(to=given) if short else OutcomeText(to=given.to, label=given.label)
