"""A refusal in a story: it is told with what it stopped, and what was spoken of stops nothing after it."""

import pytest

from tests.cli.test_telling_stories import failure_of

ISSUED = (
    "Dengan hari ini tanggal 2026-03-02",
    'Dan izin "pkd" sudah terbit',
)
REFUSED_OPENING = (*ISSUED, 'Ketika Bayu membuka "pencabutan" tentang izin itu')
"""Whoever may not open it is refused."""


@pytest.mark.parametrize(
    "looked_at",
    [
        'permohonan berada di "tinjauan"',
        "permohonan belum berakhir",
        "dpmptsp ditanya",
        "tidak ada yang ditanya",
        'dokumen "licences/pkd" terbit',
        'isian "judul" berisi "Wati"',
        '"judul" diminta',
    ],
)
def test_what_is_asked_of_an_application_that_was_not_taken_is_told_with_why(looked_at: str) -> None:
    for between in ((), ('Maka itu ditolak dengan kode "not-yours"', "Ketika 1 hari berlalu")):
        failure = failure_of(*REFUSED_OPENING, *between, f"Maka {looked_at}")
        assert failure is not None
        assert failure.sentence.text == looked_at
        assert failure.said.id.startswith("Permohonan tidak diterima. Ditolak (not-yours): "), failure.said.id
        assert failure.said.en.startswith("The application was not taken. Refused (not-yours): ")


def test_the_licence_stays_that_of_the_application_before_one_that_was_not_taken() -> None:
    refused = 'Maka itu ditolak dengan kode "not-yours"'
    assert failure_of(*REFUSED_OPENING, refused, "Dan izin itu belum berlaku") is None


@pytest.mark.parametrize(
    ("looked_at", "so"),
    [
        ('permohonan berada di "verifikasi"', "Permohonan berada di kelengkapan."),
        ('permohonan berakhir "issued"', "Permohonan berada di kelengkapan."),
        ('"verifikasi" dikunjungi 1 kali', "Dikunjungi 0 kali."),
    ],
)
def test_what_is_not_so_after_a_refusal_is_told_with_the_refusal(looked_at: str, so: str) -> None:
    failure = failure_of(
        'Dengan contoh permohonan "skp"', 'Ketika Dewi memutuskan "lengkap"', f"Maka {looked_at}"
    )
    assert failure is not None
    assert failure.said.id.startswith(f"{so} Ditolak (not-yours): "), failure.said.id


@pytest.mark.parametrize(
    "next_act",
    ["Dengan hari ini tanggal 2026-03-03", "Ketika 1 hari kerja berlalu", 'Dengan Bayu memutuskan "lengkap"'],
)
def test_a_refusal_that_was_spoken_of_fails_no_act_after_it(next_act: str) -> None:
    refused = ('Ketika Dewi memutuskan "lengkap"', 'Maka itu ditolak dengan kode "not-yours"')
    assert failure_of('Dengan contoh permohonan "skp"', *refused, next_act) is None


@pytest.mark.parametrize(
    "act",
    [
        "pemohon menarik permohonannya",
        "Hendra membatalkan permohonan",
        "Hendra menarik kembali keputusannya",
        "pemohon diam",
        "semua yang ditanya menyetujui",
        "hari yang ditunggu tiba",
    ],
)
def test_nothing_can_be_done_with_an_application_that_was_not_taken(act: str) -> None:
    failure = failure_of(*REFUSED_OPENING, 'Maka itu ditolak dengan kode "not-yours"', f"Ketika {act}")
    assert failure is not None
    assert failure.said.id.startswith("Permohonan tidak diterima. Ditolak (not-yours): "), failure.said.id


def test_a_field_there_is_not_is_said_to_be_none() -> None:
    failure = failure_of('Dengan contoh permohonan "skp"', 'Maka isian "judull" berisi "x"')
    assert failure is not None
    assert failure.said.id == '"judull" bukan isian izin ini.'
