"""Capping: how often, and until when, an application may be sent back before somebody's superior must consent.

Whoever asks for her consent opens a line beside the case's own, with one step that asks her. It stands in no
definition and no arrow leads to it: her task is one like any other, and answers nothing but the question.
"""

from dataclasses import dataclass
from typing import Final

from licensing.city.people import AgencyRole
from licensing.clock.spans import Span
from licensing.process.needs import Ask
from licensing.process.protocol import Exit
from licensing.process.step import Step
from licensing.words.identifiers import OutcomeId, StepId
from licensing.words.sentences import Sentence

CONSENT: Final = StepId("correction-consent")
"""No step of a definition can be called so: its names have no hyphens."""
CONSENTED: Final = OutcomeId("consented")
REFUSED: Final = OutcomeId("refused")

_NAME = Sentence("Persetujuan mengembalikan permohonan ke pemohon", "Consent to sending the application back")
_EXITS = {
    CONSENTED: Exit(None, Sentence("Setujui", "Consent"), needs_reason=True),
    REFUSED: Exit(None, Sentence("Tolak", "Refuse"), needs_reason=True),
}


@dataclass(frozen=True, slots=True)
class Capping:
    """Beyond `at_most` corrections of a case, or in the last `not_in_last` of its running time, `by` must consent.

    None where nothing is said of one of them.
    """

    by: AgencyRole
    at_most: int | None = None
    not_in_last: Span | None = None

    @property
    def step(self) -> Step:
        """What whoever may consent is asked."""
        return Step(CONSENT, _NAME, exits=_EXITS, needs=(Ask(self.by, None),))
