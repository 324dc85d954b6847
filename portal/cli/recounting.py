"""How many deadlines a changed calendar moved, as a command says it."""

from licensing.ports import Recount
from licensing.words.sentences import Sentence, counted
from portal.cli.voice import Voice


def tell_recount(voice: Voice, recount: Recount | None) -> None:
    """Say what moved, and name the applications that could not be counted again; nothing where nothing did."""
    if recount is None:
        return
    if recount.moved:
        voice.note(
            voice.of(
                Sentence(
                    f"Kalender berubah: {recount.moved} batas waktu pada {recount.applications} permohonan bergeser.",
                    f"The calendar changed: {counted(recount.moved, 'deadline')} of "
                    f"{counted(recount.applications, 'application')} moved.",
                )
            )
        )
    for stuck in recount.stuck:
        voice.warn(stuck)
