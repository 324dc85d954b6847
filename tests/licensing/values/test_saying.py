"""Conditions in words, for whoever is asked something only if they hold."""

import pytest

from licensing.values.term import Label
from licensing.words.sentences import Sentence
from tests.licensing.values.words import VOCABULARY

LABELS = {
    "form.jenis": Label(Sentence("Jenis", "Kind"), {"baru": Sentence("Izin baru", "New licence")}),
    "form.luas": Label(Sentence("Luas", "Area")),
    "form.jumlah": Label(Sentence("Jumlah", "Number")),
    "form.asn": Label(Sentence("Pegawai negeri", "Civil servant")),
    "form.mulai": Label(Sentence("Mulai", "Begin")),
    "form.selesai": Label(Sentence("Selesai", "End")),
    "form.kegiatan": Label(Sentence("Kegiatan", "Activities"), {"a": Sentence("Tari", "Dance")}),
}


@pytest.mark.parametrize(
    ("text", "id", "en"),
    [
        ('form.jenis == "baru"', "Jenis adalah Izin baru", "Kind is New licence"),
        ('form.jenis != "baru"', "Jenis bukan Izin baru", "Kind is not New licence"),
        ('"baru" == form.jenis', "Jenis adalah Izin baru", "Kind is New licence"),
        ("form.luas > 12.5", "Luas lebih dari 12,5", "Area is more than 12,5"),
        ("form.luas <= 1000", "Luas paling banyak 1.000", "Area is at most 1.000"),
        ("form.asn", "Pegawai negeri: ya", "Civil servant: yes"),
        ("!form.asn", "Pegawai negeri: tidak", "Civil servant: no"),
        ('"a" in form.kegiatan', "Kegiatan memuat Tari", "Activities include Dance"),
        ('form.mulai != ""', "Mulai diisi", "Begin is filled in"),
        ('form.mulai == ""', "Mulai tidak diisi", "Begin is not filled in"),
        (
            'form.mulai < "2026-05-03"',
            "Mulai sebelum 3 Mei 2026",
            "Begin is before 3 May 2026",
        ),
        (
            "days(form.mulai, form.selesai) > 3",
            "jumlah hari Mulai sampai Selesai lebih dari 3",
            "the days from Begin through End is more than 3",
        ),
        (
            "form.mulai + 1 <= form.selesai",
            "1 hari sesudah Mulai pada atau sebelum Selesai",
            "1 day after Begin is on or before End",
        ),
        (
            "form.selesai > form.mulai + 1 month - 1 day",
            "Selesai sesudah 1 hari sebelum (1 bulan sesudah Mulai)",
            "End is after 1 day before (1 month after Begin)",
        ),
        (
            "min(form.mulai + 2 years, form.selesai) < form.mulai + form.jumlah - 3 days",
            "yang paling awal dari 2 tahun sesudah Mulai, Selesai sebelum 3 hari sebelum (Jumlah hari sesudah Mulai)",
            "the earliest of 2 years after Begin, End is before 3 days before (Number days after Begin)",
        ),
        (
            '(form.asn || form.luas > 3) && form.jenis == "baru"',
            "(Pegawai negeri: ya atau Luas lebih dari 3) dan Jenis adalah Izin baru",
            "(Civil servant: yes or Area is more than 3) and Kind is New licence",
        ),
        (
            "form.luas * form.jumlah + 2 > 10",
            "Luas \N{MULTIPLICATION SIGN} Jumlah + 2 lebih dari 10",
            "Area \N{MULTIPLICATION SIGN} Number + 2 is more than 10",
        ),
        (
            "!(form.luas > 3)",
            "tidak benar bahwa (Luas lebih dari 3)",
            "it is not so that (Area is more than 3)",
        ),
    ],
)
def test_a_condition_is_said_with_the_names_people_know(text: str, id: str, en: str) -> None:
    assert VOCABULARY.condition(text).say(LABELS) == Sentence(id, en)
