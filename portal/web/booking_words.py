"""The words of the pages that book something: what each means, and what it asks for."""

from dataclasses import dataclass
from typing import Final, Literal

from licensing.words.sentences import Sentence

Mode = Literal["text", "numeric", "day", "area"]


@dataclass(frozen=True, slots=True)
class Line:
    """One question: under which name the page sends it, which part of the command it is, and how it looks."""

    name: str
    part: str
    label: Sentence
    hint: Sentence
    mode: Mode = "text"


@dataclass(frozen=True, slots=True)
class Wording:
    """A page: its heading, what it means, what it asks for, and its button."""

    heading: Sentence
    meaning: Sentence
    lines: tuple[Line, ...]
    button: Sentence
    is_final: bool = False


_CODE: Final = Line(
    "kode",
    "code",
    Sentence("Kode bayar", "Billing code"),
    Sentence("11 angka pada tagihan; spasi boleh.", "The 11 digits on the bill; blanks are fine."),
    "numeric",
)
_DAY_HINT: Final = Sentence("Misalnya 27 November 2026.", "For instance 27 November 2026.")

CONFIRM: Final = Wording(
    Sentence("Catat pembayaran dari rekening koran", "Note a payment from a statement"),
    Sentence(
        "Untuk uang yang sudah ada di rekening koran bank tetapi belum dilaporkan kepada Izin. Permohonannya berlanjut "
        "saat itu juga. Bila bank kemudian melaporkan mutasi yang sama, itu dikenali dan tidak dibukukan dua kali.",
        "For money that is on the bank's statement and of which nobody told Izin. The application goes on at once. "
        "Where the bank tells of the same movement later, it is recognised and not booked twice.",
    ),
    (
        _CODE,
        Line(
            "bank",
            "bank",
            Sentence("Sistem bank", "The bank's system"),
            Sentence(
                "Seperti pada daftar uang masuk, misalnya bank.va.", "As in the list, for instance bank.va."
            ),
        ),
        Line(
            "mutasi",
            "transaction",
            Sentence("Nomor mutasi", "Number of the movement"),
            Sentence("Seperti di rekening koran.", "As on the statement."),
        ),
        Line(
            "jumlah",
            "amount",
            Sentence("Jumlah (rupiah)", "Amount (rupiah)"),
            Sentence("Jumlah yang masuk, misalnya 1.181.925.", "What came in, for instance 1.181.925."),
            "numeric",
        ),
        Line("tanggal", "paid_on", Sentence("Tanggal bayar", "Day it was paid"), _DAY_HINT, "day"),
    ),
    Sentence("Catat pembayaran", "Note the payment"),
)
FOR: Final = Wording(
    Sentence("Uang ini untuk tagihan mana?", "Which bill is this money for?"),
    Sentence(
        "Cari kode bayarnya pada tagihan atau dengan menanyakan pembayar. Sebelum dibukukan, halaman ini menunjukkan "
        "tagihan itu untuk apa. Sesudah dibukukan, uang ini tidak dapat dipindahkan ke tagihan lain.",
        "Find the billing code on the bill, or ask who paid. Before it is booked this page shows what the bill is for. "
        "Once it is booked this money cannot be moved to another bill.",
    ),
    (_CODE,),
    Sentence("Lihat tagihannya", "Show the bill"),
)
BACK: Final = Wording(
    Sentence("Catat pengembalian", "Note that money was paid back"),
    Sentence(
        "Hanya mencatat: uangnya dikembalikan lewat perintah bayar (SP2D) atau transfer di luar Izin. Pemohon membaca "
        "jumlah dan nomornya.",
        "This only notes it: the money goes back by a payment order (SP2D) or a transfer outside Izin. The applicant "
        "reads amount and number.",
    ),
    (
        Line(
            "jumlah",
            "amount",
            Sentence("Jumlah yang dikembalikan (rupiah)", "Amount paid back (rupiah)"),
            Sentence("Paling banyak lebihnya.", "At most what was too much."),
            "numeric",
        ),
        Line(
            "tanggal", "paid_on", Sentence("Tanggal pengembalian", "Day it was paid back"), _DAY_HINT, "day"
        ),
        Line(
            "bukti",
            "order",
            Sentence("Nomor SP2D atau bukti transfer", "Number of the payment order (SP2D) or transfer"),
            Sentence("Paling banyak 64 huruf.", "At most 64 characters."),
        ),
    ),
    Sentence("Catat pengembalian", "Note it"),
)
VOID: Final = Wording(
    Sentence("Batalkan tagihan", "Cancel the bill"),
    Sentence(
        "Tidak ada lagi yang perlu dibayar untuk tagihan ini. Permohonan tidak berlanjut karenanya: ia menunggu sampai "
        "ditagih baru sesudah perbaikan, diakhiri, atau waktunya habis. Yang sudah dibayar menjadi hak pembayar lagi "
        "dan harus dikembalikan. Ini tidak dapat dibatalkan.",
        "Nothing is to be paid for this bill any more. The application does not go on by that: it waits until it is "
        "billed anew after a correction, is ended, or its time is over. What was paid is the payer's again and has to "
        "be paid back. This cannot be undone.",
    ),
    (
        Line(
            "alasan",
            "reason",
            Sentence("Alasan", "Reason"),
            Sentence("Petugas membacanya dalam riwayat.", "Officers read it in the history."),
            "area",
        ),
    ),
    Sentence("Batalkan tagihan", "Cancel the bill"),
    is_final=True,
)
