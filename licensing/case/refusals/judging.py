"""What is wrong with what an officer found of the documents and answers she checks."""

from collections.abc import Sequence

from licensing.process.protocol import Exit
from licensing.words.sentences import Sentence


def verdict_missing(label: Sentence) -> Sentence:
    """Something that is checked was not judged, or has changed since it was."""
    return Sentence(
        f"{label.id} belum dinilai. Pilih sesuai atau tidak sesuai.",
        f"{label.en} is not judged yet. Choose right or not right.",
    )


def not_judged_here(what: str) -> Sentence:
    """Judged was what this step does not have checked, or this application does not have."""
    return Sentence(
        f"“{what}” tidak diperiksa di langkah ini untuk permohonan ini.",
        f"“{what}” is not checked at this step of this application.",
    )


def judged_twice(what: str) -> Sentence:
    """The same thing was judged twice."""
    return Sentence(f"“{what}” dinilai dua kali. Satukan.", f"“{what}” is judged twice. Judge it once.")


def not_yet_right(exit: Exit, labels: Sequence[Sentence]) -> Sentence:
    """The outcome goes on, although something was found not right."""
    listed = Sentence(", ".join(each.id for each in labels), ", ".join(each.en for each in labels))
    return Sentence(
        f"Keputusan “{exit.label.id}” tidak dapat dipilih selama ini tidak sesuai: {listed.id}. Pilih keputusan yang "
        "meminta perbaikan, atau ubah penilaiannya.",
        f"The outcome “{exit.label.en}” cannot be chosen while this is not right: {listed.en}. Choose one that asks "
        "for a correction, or change what you found.",
    )


def nothing_wrong(exit: Exit) -> Sentence:
    """The outcome sends the application back, although all was found right."""
    return Sentence(
        f"Keputusan “{exit.label.id}” mengembalikan permohonan, tetapi semuanya dinilai sesuai. Tandai yang tidak "
        "sesuai, dengan catatannya.",
        f"The outcome “{exit.label.en}” returns the application, but all was found right. Mark what is not right, "
        "with a remark.",
    )
