"""Why a decision is refused that the step offers at other times: its ways back are used up, or are not yet."""

from collections.abc import Collection

from licensing.process.step import Step
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import OutcomeId
from licensing.words.sentences import Sentence, counted


def not_offered_now(step: Step, offered: Collection[OutcomeId]) -> CommandRefused:
    """The step has the outcome, but not in this round."""
    ids = ", ".join(f"{id} ({step.label(id).id})" for id in offered)
    ens = ", ".join(f"{id} ({step.label(id).en})" for id in offered)
    times = step.rounds or 0
    return CommandRefused(
        "no-such-outcome",
        Sentence(
            f"Dari langkah ini permohonan dapat dikembalikan {times} kali. Sekarang pilih salah satu: {ids}.",
            f"From this step an application can be sent back {counted(times, 'time')}. Now choose one of: {ens}.",
        ),
    )
