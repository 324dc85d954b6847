"""Files in stories: as many are made up as a document asks for at least, whoever is asked."""

import pytest

from features.quoting import quoted, read_city
from licensing.scenarios.stories.reading import read_stories
from licensing.scenarios.stories.story import Stage
from licensing.scenarios.stories.telling import Failure, tell

CITY = read_city()
TEXT = """
documents:
  denah: {accept: [pdf], count: 2..20}
steps:
  periksa:
    review: {by: loket.petugas, within: 1 working day}
    documents:
      foto: {accept: [jpg], count: 2..20, geotag: true}
    outcomes: {baik: laporan, kembali: {to: perbaikan, reason: true}}
  perbaikan:
    correction: {within: 5 days, on_silence: gugur, then: periksa}
  laporan:
    request: {within: 5 days, on_silence: gugur, then: selesai}
    documents:
      bersih: {accept: [pdf], count: 3..20}
  selesai: {close: {as: cancelled}}
  gugur: {close: {}}
"""


def failure_of(*sentences: str) -> Failure | None:
    process = quoted(TEXT.strip(), CITY)
    begun = (f'Dengan contoh permohonan "{process.permit}"', *sentences)
    text = "# language: id\nFitur: X\n  Skenario: Y\n" + "".join(f"    {each}\n" for each in begun)
    (story,) = read_stories(text, "x.feature")
    return tell(story, Stage({process.permit: process}, CITY, {})).failure


@pytest.mark.parametrize("who", ["Rina", 'petugas di "periksa"', 'semua petugas di "periksa"'])
def test_whoever_decides_uploads_as_many_files_as_she_is_asked_for(who: str) -> None:
    assert failure_of(f'Ketika {who} memutuskan "baik"', 'Maka permohonan berada di "laporan"') is None


def test_a_named_officer_is_refused_without_a_document() -> None:
    said = 'Ketika Rina memutuskan "baik" tanpa dokumen "foto"'
    assert failure_of(said, 'Maka itu ditolak dengan kode "invalid-form"', 'Dan isian "foto" disebut') is None


def test_whoever_can_decides_without_a_document_where_that_is_said() -> None:
    failure = failure_of('Ketika petugas di "periksa" memutuskan "baik" tanpa dokumen "foto"')
    assert failure is not None
    assert "foto: " in failure.said.id


def test_the_applicant_corrects_a_document_with_as_many_files_as_it_asks_for() -> None:
    corrected = failure_of(
        'Ketika Rina memutuskan "kembali" karena "Buram"',
        'Dan pemohon memperbaiki dokumen "denah"',
        'Maka permohonan berada di "periksa"',
    )
    assert corrected is None


def test_a_document_there_is_not_cannot_be_corrected() -> None:
    failure = failure_of(
        'Ketika Rina memutuskan "kembali" karena "Buram"',
        'Dan pemohon memperbaiki dokumen "dena"',
    )
    assert failure is not None
    assert failure.said.id == '"dena" bukan dokumen izin ini.'


@pytest.mark.parametrize(
    "rows",
    [
        ('Ketika Rina memutuskan "baik"', 'Ketika pemohon menjawab "laporan"'),
        ("Ketika keputusan ini diambil", "| periksa | baik |", "| laporan | answered |"),
    ],
)
def test_the_applicant_answers_a_request_with_as_many_files_as_it_asks_for(rows: tuple[str, ...]) -> None:
    assert failure_of(*rows, 'Maka permohonan berakhir "cancelled"') is None
