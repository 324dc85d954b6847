"""Why a task is not this officer's: her roles, who holds it, and who has to be kept apart from it."""

from datetime import datetime

from licensing.city.mandates import Acted
from licensing.clock.wording import wall_time
from licensing.history.panellist import Panellist
from licensing.history.task import Decision
from licensing.process.step import Step
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence


def held_by_other(by: Acted) -> CommandRefused:
    """Another officer claimed the task."""
    return CommandRefused(
        "held-by-other",
        Sentence(
            f"Tugas ini sedang dikerjakan oleh {by.name}. Minta ia melepaskannya, atau lepaskan untuknya.",
            f"{by.name} is working on this task. Ask her to release it, or release it for her.",
        ),
    )


def not_yours() -> CommandRefused:
    """The person does not hold the role that is asked."""
    return CommandRefused(
        "not-yours",
        Sentence("Tugas ini bukan untuk peran Anda.", "This task is not for your role."),
    )


def asked_of_other(member: Panellist) -> CommandRefused:
    """The task asks somebody else by name."""
    return CommandRefused(
        "not-yours",
        Sentence(
            f"Tugas ini untuk {member.name}, yang ditunjuk untuk permohonan ini.",
            f"This task is for {member.name}, who was named for this application.",
        ),
    )


def four_eyes(step: Step, decided_at: datetime) -> CommandRefused:
    """She decided an earlier step that this one must be kept apart from."""
    at = wall_time(decided_at)
    return CommandRefused(
        "four-eyes",
        Sentence(
            f"Anda sudah memutuskan langkah “{step.name.id}” pada {at.id}, sehingga orang lain yang harus "
            "memutuskan langkah ini.",
            f"You decided “{step.name.en}” on {at.en}, so somebody else has to decide this step.",
        ),
    )


def conflict_of_interest() -> CommandRefused:
    """It is her own application, by an identity number in its form."""
    return CommandRefused(
        "conflict-of-interest",
        Sentence(
            "NIK Anda tertulis dalam permohonan ini, sehingga Anda berbenturan kepentingan. Orang lain yang harus "
            "memutuskannya.",
            "Your identity number stands in this application, so you have a conflict of interest. Somebody else has "
            "to decide it.",
        ),
    )


def interest_declared() -> CommandRefused:
    """She said herself that the case is her own business."""
    return CommandRefused(
        "conflict-of-interest",
        Sentence(
            "Anda menyatakan berbenturan kepentingan dengan permohonan ini. Orang lain yang harus memutuskannya.",
            "You declared a conflict of interest with this application. Somebody else has to decide it.",
        ),
    )


def answered_already(decision: Decision, *, in_same_role: bool) -> CommandRefused:
    """She answered the same question, as one of several people of her role, or in another one."""
    at = wall_time(decision.at)
    if in_same_role:
        return CommandRefused(
            "answered-already",
            Sentence(
                f"Anda sudah memutuskan pada {at.id}. Langkah ini diputuskan bersama: orang lain yang harus ikut "
                "memutuskannya.",
                f"You decided on {at.en}. This step is decided together: somebody else has to decide it too.",
            ),
        )
    return CommandRefused(
        "answered-already",
        Sentence(
            f"Anda sudah menjawab pada {at.id} dalam peran lain. Satu orang menjawab satu kali.",
            f"You answered on {at.en} in another role. One person answers once.",
        ),
    )
