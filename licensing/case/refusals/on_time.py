"""Why something cannot be done about a case whose time is over, or not over yet."""

from licensing.clock.wording import wall_time
from licensing.history.granted import Granted
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence


def granted_already(granted: Granted) -> CommandRefused:
    """Nobody decided in time: no office decides about it any more."""
    at = wall_time(granted.at)
    return CommandRefused(
        "already-ended",
        Sentence(
            f"Permohonan ini dianggap dikabulkan menurut hukum sejak {at.id}, karena tidak diputuskan sampai saat itu.",
            f"This application is granted by law since {at.en}, because it was not decided until then.",
        ),
    )


def not_escalated() -> CommandRefused:
    """Nobody told her that time runs out for what she would urge."""
    return CommandRefused(
        "not-yours",
        Sentence("Tugas ini tidak dieskalasi kepada Anda.", "This task was not escalated to you."),
    )
