"""Why the portal refuses before the core is asked: one function per refusal, with what to tell the person."""

from collections.abc import Mapping

from licensing.words.codes import LENGTH
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber
from licensing.words.sentences import Sentence


def no_such_document() -> CommandRefused:
    """The case has no such file."""
    return CommandRefused("no-such-document", Sentence("Berkas ini tidak ada.", "There is no such document."))


def nothing_made(application: ApplicationNumber) -> CommandRefused:
    """The case has made no document yet."""
    return CommandRefused(
        "no-such-document",
        Sentence(
            f"{application}: belum ada izin atau surat penolakan.",
            f"{application}: there is no licence or refusal letter yet.",
        ),
    )


def no_such_licence() -> CommandRefused:
    """The register has no document with this code."""
    return CommandRefused(
        "no-such-licence",
        Sentence("Izin dengan kode ini tidak dikenal.", "There is no licence with this code."),
    )


def code_mistyped() -> CommandRefused:
    """What was typed is no code, but nearly one: a character is wrong, missing or too many, or two changed places."""
    return CommandRefused(
        "code-mistyped",
        Sentence(
            "Kode ini salah ketik: satu huruf atau angka keliru, tertukar, kurang, atau lebih. Bandingkan sekali lagi "
            f"dengan yang tercetak; kodenya {LENGTH} huruf dan angka dalam kelompok empat.",
            "This code is mistyped: a character is wrong, missing, too many, or two changed places. Compare it once "
            f"more with the print; it has {LENGTH} characters in groups of four.",
        ),
    )


def nothing_corrected() -> CommandRefused:
    """A correction without an answer or a file, which would use up the applicant's turn."""
    return CommandRefused(
        "nothing-corrected",
        Sentence(
            "Tidak ada yang diperbaiki. Kirim isian atau berkas yang berubah.",
            "This corrects nothing. Send the answers or files that change.",
        ),
    )


def which_correction(asked: Mapping[str, Sentence]) -> CommandRefused:
    """Several corrections are asked at once, and the answer does not say which one it is for.

    People read what they are called, programs find under which names they can be answered.
    """
    id = ", ".join(f"“{name.id}”" for name in asked.values())
    en = ", ".join(f"“{name.en}”" for name in asked.values())
    return CommandRefused(
        "which-correction",
        Sentence(
            f"Ada {len(asked)} perbaikan yang diminta: {id}. Sebutkan yang Anda jawab.",
            f"{len(asked)} corrections are asked for: {en}. Say which one you answer.",
        ),
        asked,
    )


def books_not_hers() -> CommandRefused:
    """Only whoever keeps the books does this."""
    return CommandRefused(
        "not-yours",
        Sentence("Ini hanya untuk bendahara penerimaan.", "This is for revenue treasurers only."),
    )


def revenue_not_hers() -> CommandRefused:
    """Who reads revenue."""
    return CommandRefused(
        "not-yours",
        Sentence(
            "Penerimaan dibaca oleh atasan dan bendahara penerimaan. Peran Anda tidak termasuk.",
            "Revenue is read by superiors and revenue treasurers. Your roles are none of these.",
        ),
    )
