"""Why something cannot be said of money: one function per refusal."""

from datetime import date

from licensing.clock.wording import written_day
from licensing.words.amounts import rupiah
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import SystemId
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
    """What was paid has carried the case on."""
    return CommandRefused(
        "not-now",
        Sentence(
            "Pembayarannya sudah membawa permohonan ini lebih lanjut, jadi tagihannya tidak dapat dibatalkan.",
            "The payment has carried this application on, so its bill cannot be cancelled.",
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


def no_such_bill() -> CommandRefused:
    """No bill has this code."""
    return CommandRefused("no-such-bill", code_unknown())


def bill_of_others() -> CommandRefused:
    """The bill belongs to an application in which her roles have no part."""
    return CommandRefused("not-yours", code_of_others())


def no_such_receipt() -> CommandRefused:
    """No money came in under this number."""
    return CommandRefused(
        "no-such-receipt",
        Sentence(
            "Tidak ada uang masuk dengan nomor mutasi ini.",
            "No money came in under this number of a movement.",
        ),
    )


def assigned_already() -> CommandRefused:
    """The receipt is for another debt by now."""
    return CommandRefused(
        "already-there",
        Sentence(
            "Uang ini sudah dibukukan untuk tagihan lain. Muat ulang halamannya.",
            "This receipt is booked for another bill by now. Reload its page.",
        ),
    )


def slip_not_hers() -> CommandRefused:
    """Whose work a deposit slip is."""
    return CommandRefused(
        "not-yours",
        Sentence(
            "Surat tanda setoran dibuat oleh bendahara penerimaan.",
            "A deposit slip is made by a revenue treasurer.",
        ),
    )


def slip_too_early() -> CommandRefused:
    """A slip has all that its day brought."""
    return CommandRefused(
        "too-early",
        Sentence(
            "Hari itu belum selesai. Surat tanda setorannya dapat dibuat keesokan harinya.",
            "That day is not over. Its deposit slip can be made on the day after it.",
        ),
    )


def code_unknown() -> Sentence:
    """What a billing code looks like that somebody knows."""
    return Sentence(
        "Kode bayar ini tidak dikenal. Tulis 11 angka seperti pada tagihan.",
        "This billing code is not known. Write its 11 digits as on the bill.",
    )


def code_of_others() -> Sentence:
    """Whose bills she can book."""
    return Sentence(
        "Tagihan dengan kode ini bukan untuk peran Anda.", "The bill with this code is not for your role."
    )


def amount_too_large() -> CommandRefused:
    """Nobody is billed for what no books hold."""
    return CommandRefused(
        "not-now",
        Sentence(
            "Jumlah yang harus dibayar menjadi lebih dari 15 angka. Periksa isian yang menjadi dasar perhitungannya.",
            "The amount to pay comes to more than 15 digits. Check the answers it is calculated from.",
        ),
    )


def amount_wrong() -> Sentence:
    """What an amount has to be."""
    return Sentence(
        "Tulis jumlah dalam rupiah penuh, lebih dari nol, misalnya 1181925.",
        "Write the amount in whole rupiah, more than nothing, for instance 1181925.",
    )


def bank_wrong(bank: SystemId) -> Sentence:
    """A bill is paid into the account at one bank."""
    return Sentence(
        f"Tagihan ini dibayar melalui {bank}. Tulis nama itu.",
        f"This bill is paid through {bank}. Write that.",
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


def order_known() -> Sentence:
    """An order pays a receipt back once."""
    return Sentence(
        "Pengembalian dari uang ini dengan nomor itu sudah tercatat. Bila ada yang lain, tulis nomornya.",
        "Money of this receipt paid back under that number is on record. If this is another one, write its number.",
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
        f"Yang dapat dikembalikan dari uang ini tinggal {left}.",
        f"Of this receipt {left} is left to pay back.",
    )
