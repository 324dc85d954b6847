"""`rounds`: how often a review may send an application back to its applicant.

    kelengkapan:
      review: {by: dpmptsp.petugas_loket, rounds: 3, then: penolakan}
      outcomes: {lengkap: verifikasi, kembalikan: {to: perbaikan, reason: true}}

Once it was sent back so often, the outcomes that lead to a correction are not offered any more, so that nobody decides
one thing and gets another. `then` is the outcome in their place, with a reason that she must give; where it names an
outcome of the step, or nothing, the other outcomes are all there is.
"""

from licensing.steps.text import Draft, WayText
from licensing.text.source import Path
from licensing.words.sentences import Sentence

NO_MORE = Sentence("tidak dapat diperbaiki lagi", "no further correction")


def read_rounds(
    draft: Draft, path: Path, rounds: int | None, then: str | WayText | None, differing: str | None
) -> int | None:
    """How often; which outcomes are meant by it, the drawing shows (`definition.soundness.returning`)."""
    if rounds is None and then is not None:
        hint = "Say how often it can be sent back before: rounds: 3."
        draft.report((*path, "then"), "rounds", "then without rounds is never reached.", hint)
    if rounds is not None and differing is not None:
        message = "rounds count what somebody chose, and differing is an outcome nobody chose."
        draft.report((*path, "rounds"), "rounds", message, "Keep one of rounds and differing.")
    return rounds
