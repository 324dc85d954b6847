"""Everything that can be answered instead of a page or a value, by HTTP status, in both languages."""

from dataclasses import dataclass
from typing import Literal, assert_never

from licensing.words.errors import RefusalCode
from licensing.words.sentences import Sentence

Refused = Literal[403, 404, 409, 413, 422]
"""The statuses a refusal can have."""


def status_of(code: RefusalCode) -> Refused:
    """The HTTP status of a refusal: no such thing, not hers, changed meanwhile, too large, or to be mended."""
    match code:
        case (
            "no-such-application"
            | "no-such-bill"
            | "no-such-permit"
            | "no-such-receipt"
            | "no-such-task"
            | "no-such-document"
            | "no-such-licence"
        ):
            return 404
        case "not-yours" | "conflict-of-interest":
            return 403
        case (
            "stale-page"
            | "pin-link-over"
            | "already-decided"
            | "already-ended"
            | "already-submitted"
            | "already-there"
            | "answered-already"
            | "held-by-other"
            | "consent-needed"
            | "document-needed"
            | "four-eyes"
            | "not-now"
            | "not-owed"
            | "other-address"
            | "barred"
            | "licence-busy"
            | "licence-not-so"
            | "taken"
            | "too-early"
            | "suspended"
        ):
            return 409
        case "too-large":
            return 413
        case (
            "no-such-outcome"
            | "applicants-task"
            | "invalid-form"
            | "never-valid"
            | "nobody-to-decide"
            | "not-offered"
            | "licence-not-hers"
            | "no-such-kind"
            | "nothing-corrected"
            | "code-mistyped"
            | "which-correction"
            | "unsound-file"
            | "wrong-type"
        ):
            return 422
        case _:
            assert_never(code)


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong, as told to a person."""

    status: int
    code: str
    title: Sentence
    sentence: Sentence


FAULTS = {
    403: Fault(
        403,
        "forbidden",
        Sentence("Anda tidak dapat membuka halaman ini", "You cannot open this page"),
        Sentence(
            "Formulir ini berasal dari sesi yang sudah berakhir, atau halaman ini bukan wewenang Anda. "
            "Muat ulang halaman sebelumnya, lalu coba lagi.",
            "This form comes from a session that has ended, or the page is not yours to open. "
            "Reload the page before this one and try again.",
        ),
    ),
    404: Fault(
        404,
        "not-found",
        Sentence("Halaman tidak ditemukan", "Page not found"),
        Sentence(
            "Periksa kembali alamat yang Anda ketik, atau mulai dari halaman depan.",
            "Check the address you typed, or begin at the front page.",
        ),
    ),
    409: Fault(
        409,
        "conflict",
        Sentence("Keadaannya sudah berubah", "Something changed meanwhile"),
        Sentence(
            "Buka kembali halamannya untuk melihat keadaan terbaru.",
            "Open the page again to see how it stands.",
        ),
    ),
    413: Fault(
        413,
        "too-large",
        Sentence("Berkas terlalu besar", "The files are too large"),
        Sentence(
            "Semua berkas bersama-sama paling besar 100 MB. Perkecil berkasnya, lalu kirim lagi.",
            "All files together may have 100 MB. Make them smaller and send them again.",
        ),
    ),
    422: Fault(
        422,
        "invalid",
        Sentence("Ada yang belum sesuai", "Something is not right yet"),
        Sentence("Periksa kembali isian Anda.", "Check what you filled in."),
    ),
    429: Fault(
        429,
        "too-many-requests",
        Sentence("Terlalu banyak percobaan", "Too many tries"),
        Sentence("Tunggu beberapa menit, lalu coba lagi.", "Wait some minutes, then try again."),
    ),
    500: Fault(
        500,
        "internal",
        Sentence("Maaf, ada gangguan pada layanan ini", "Sorry, there is a problem with the service"),
        Sentence(
            "Kami sudah mencatatnya. Coba lagi nanti; yang sudah terkirim tetap tersimpan.",
            "We have taken note of it. Try again later; what was sent is kept.",
        ),
    ),
    503: Fault(
        503,
        "unavailable",
        Sentence("Layanan sedang tidak tersedia", "The service is unavailable"),
        Sentence(
            "Penyimpanan data sedang tidak dapat dihubungi. Coba lagi beberapa menit lagi; yang sudah terkirim tetap "
            "tersimpan.",
            "Our records cannot be reached just now. Try again in some minutes; what was sent is kept.",
        ),
    ),
}

FULL = Fault(
    503,
    "full",
    Sentence("Tempat penyimpanan kami penuh", "Our storage is full"),
    Sentence(
        "Yang baru Anda kirim belum tersimpan; yang terkirim sebelumnya aman. Petugas kami sedang menambah tempat. "
        "Coba lagi beberapa menit lagi.",
        "What you sent just now is not kept yet; what was sent before is safe. We are making room. "
        "Try again in some minutes.",
    ),
)
"""Told instead of `unavailable` where there is no room on a disk."""
