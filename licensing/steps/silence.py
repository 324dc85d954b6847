"""Silence: what a step that asks the applicant leads to, by her answer or by time that passes."""

from collections.abc import Mapping

from licensing.process.protocol import LAPSED
from licensing.steps.text import WayText, WrittenExit
from licensing.words.identifiers import OutcomeId
from licensing.words.sentences import Sentence

PASSED = Sentence("lewat waktu", "time passed")


def answered_or_silent(
    outcome: OutcomeId, said: Sentence, *, then: str | WayText, on_silence: str | WayText | None
) -> Mapping[OutcomeId, WrittenExit]:
    """The exit of her answer, and that of silence where the definition says what it means."""
    answered = {outcome: WrittenExit(("then",), then, said)}
    if on_silence is None:
        return answered
    return {**answered, LAPSED: WrittenExit(("on_silence",), on_silence, PASSED)}
