"""What is wrong with a reason, or with what is named for correction."""

from licensing.process.protocol import Exit
from licensing.words.sentences import Sentence


def reason_missing(exit: Exit) -> Sentence:
    """The outcome asks for a reason; where it leads nowhere, nothing has to be put right."""
    write = (
        Sentence("Tuliskan mengapa.", "Write why.")
        if exit.to is None and exit.end is None
        else Sentence(
            "Tuliskan apa yang kurang dan apa yang seharusnya.",
            "Write what is wrong and what would be right.",
        )
    )
    return Sentence(
        f"Keputusan “{exit.label.id}” perlu alasan. {write.id}",
        f"The outcome “{exit.label.en}” needs a reason. {write.en}",
    )


def nothing_named(exit: Exit) -> Sentence:
    """The outcome returns the application, and nothing was named that the applicant may change."""
    return Sentence(
        f"Keputusan “{exit.label.id}” mengembalikan permohonan. Sebutkan sedikitnya satu isian atau dokumen yang "
        "perlu diperbaiki, dengan catatannya; yang tidak disebut tidak dapat diubah pemohon.",
        f"The outcome “{exit.label.en}” returns the application. Name at least one answer or document that needs "
        "correction, with a remark; the applicant cannot change what is not named.",
    )


def named_for_nothing() -> Sentence:
    """Something was named for correction, but the outcome asks the applicant for none."""
    return Sentence(
        "Keputusan ini tidak meminta perbaikan. Hapus yang disebut perlu diperbaiki, atau pilih keputusan lain.",
        "This outcome asks for no correction. Remove what is named for it, or choose another outcome.",
    )


def not_asked_here(what: str) -> Sentence:
    """Named was what this application does not ask."""
    return Sentence(
        f"Permohonan ini tidak memuat isian atau dokumen “{what}”.",
        f"This application has no answer or document “{what}”.",
    )


def not_nameable(what: str) -> Sentence:
    """The definition does not let it be changed at this point."""
    return Sentence(
        f"“{what}” tidak dapat diubah lagi pada tahap ini.",
        f"“{what}” can no longer be changed at this point.",
    )


def named_twice(what: str) -> Sentence:
    """The same thing was named twice, with two remarks."""
    return Sentence(
        f"“{what}” disebut dua kali. Satukan catatannya.",
        f"“{what}” is named twice. Put the remarks together.",
    )


def remark_missing(label: Sentence) -> Sentence:
    """Something was named without saying what is wrong with it."""
    return Sentence(
        f"{label.id} perlu catatan. Tuliskan apa yang harus diperbaiki.",
        f"{label.en} needs a remark. Write what has to be corrected.",
    )


def remark_too_long(most: int) -> Sentence:
    """A remark has more characters than a letter has room for."""
    return Sentence(f"Catatan paling banyak {most} karakter.", f"A remark has at most {most} characters.")


def not_opened() -> Sentence:
    """The applicant changed what nobody named."""
    return Sentence(
        "Bagian ini tidak diminta diperbaiki, sehingga tidak dapat diubah.",
        "No officer asked for a correction of this, so it cannot be changed.",
    )


def reason_too_long(most: int) -> Sentence:
    """The reason has more characters than a letter has room for."""
    return Sentence(f"Alasan paling banyak {most} karakter.", f"A reason has at most {most} characters.")
