"""Numbers that the state gives: of a person (NIK), a taxpayer (NPWP), a business (NIB)."""

from datetime import date

from licensing.forms.fields.characters import Unreadable, digits_of


def read_nik(typed: str) -> str:
    """16 digits PPKKCC DDMMYY NNNN, the day plus 40 for women; the region is never a reason to refuse."""
    digits = digits_of(typed, "NIK")
    if len(digits) != 16:
        raise Unreadable(
            f"NIK terdiri dari 16 angka; yang diisi {len(digits)}.",
            f"A NIK has 16 digits; this has {len(digits)}.",
        )
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    if not _some_date(day - 40 if day > 40 else day, month, year) or digits[12:] == "0000":
        raise Unreadable(
            "NIK memuat tanggal lahir pada angka ke-7 sampai ke-12; yang diisi bukan tanggal. Periksa kembali KTP.",
            "Digits 7 to 12 of a NIK are the date of birth; these are none. Check the identity card.",
        )
    return digits


def _some_date(day: int, month: int, year: int) -> bool:
    for century in (1900, 2000):
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False


def read_npwp(typed: str) -> str:
    """15 or 16 digits, kept as 16 (PMK 112/2022): an old number gets a leading 0."""
    digits = digits_of(typed, "NPWP")
    if len(digits) not in (15, 16):
        raise Unreadable("NPWP terdiri dari 15 atau 16 angka.", "An NPWP has 15 or 16 digits.")
    return digits.rjust(16, "0")


def read_nib(typed: str) -> str:
    """13 digits."""
    digits = digits_of(typed, "NIB")
    if len(digits) != 13:
        raise Unreadable("NIB terdiri dari 13 angka.", "A NIB has 13 digits.")
    return digits
