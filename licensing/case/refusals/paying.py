"""Why something cannot be said of money: one function per refusal."""

from datetime import date

from licensing.clock.wording import written_day
from licensing.words.amounts import rupiah
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence


def no_such_debt() -> CommandRefused:
    """The case was never assessed for it."""
    return CommandRefused(
        "not-now",
        Sentence(
            "Permohonan ini tidak mempunyai tagihan itu.",
            "This application has no such bill.",
        ),
    )


def nothing_owed() -> CommandRefused:
    """It is owed no longer."""
    return CommandRefused(
        "not-now",
        Sentence(
            "Tagihan ini sudah dibatalkan.",
            "This bill was cancelled already.",
        ),
    )


def nothing_to_change() -> CommandRefused:
    """The case has what was paid for."""
    return CommandRefused(
        "not-now",
        Sentence(
            "Yang dibayar sudah diberikan: permohonan ini selesai, jadi tagihannya tidak dapat dibatalkan.",
            "What was paid for was given: the application is finished, so its bill cannot be cancelled.",
        ),
    )


def known_receipt() -> CommandRefused:
    """The movement was told before, as something else."""
    return CommandRefused(
        "already-there",
        Sentence(
            "Mutasi bank dengan nomor ini sudah tercatat dengan isi lain. Periksa nomor, jumlah, dan tanggalnya.",
            "A movement of this number is on record already and says something else. Check number, amount and day.",
        ),
    )


def amount_wrong() -> Sentence:
    """What an amount has to be."""
    return Sentence(
        "Tulis jumlah dalam rupiah penuh, lebih dari nol, misalnya 1181925.",
        "Write the amount in whole rupiah, more than nothing, for instance 1181925.",
    )


def transaction_wrong() -> Sentence:
    """What a bank's number of a movement looks like."""
    return Sentence(
        "Tulis nomor mutasi seperti di rekening koran: huruf, angka, titik, garis; paling banyak 64.",
        "Write the bank's number of the movement as on the statement: letters, digits, dots, dashes; at most 64.",
    )


def order_wrong() -> Sentence:
    """What the number of a payment order looks like."""
    return Sentence(
        "Tulis nomor SP2D atau bukti transfernya, paling banyak 64 huruf.",
        "Write the number of the payment order (SP2D) or of the transfer, at most 64 characters.",
    )


def day_wrong(today: date) -> Sentence:
    """Money moves on a day that has come."""
    day = written_day(today)
    return Sentence(f"Tulis tanggal paling lambat hari ini, {day.id}.", f"Write a day up to today, {day.en}.")


def reason_for_void() -> Sentence:
    """Why nothing is owed has to be said."""
    return Sentence("Tulis alasan pembatalan tagihan ini.", "Write why this bill is cancelled.")


def more_than_left(left_rupiah: int) -> Sentence:
    """Only what no debt took can be paid back."""
    left = rupiah(left_rupiah)
    return Sentence(
        f"Yang dapat dikembalikan dari penerimaan ini tinggal {left}.",
        f"Of this receipt {left} is left to pay back.",
    )
