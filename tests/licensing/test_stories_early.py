"""Stories before the day a step opens: whoever acts is refused as too early, and on the day no longer."""

import pytest

from licensing.scenarios.stories.reading import read_stories
from licensing.scenarios.stories.story import Stage
from licensing.scenarios.stories.telling import Failure, tell
from tests.licensing.days import city, with_a_visit

CITY = city()
SCHEDULED = 'Dengan Rina memutuskan "dijadwalkan" dengan tanggal "2026-03-30"'
VISITED = (SCHEDULED, "Dan hari yang ditunggu tiba", 'Dan Sari memutuskan "layak"')


def failure_of(*sentences: str) -> Failure | None:
    process = with_a_visit()
    begun = (f'Dengan contoh permohonan "{process.permit}"', *sentences)
    text = "# language: id\nFitur: X\n  Skenario: Y\n" + "".join(f"    {each}\n" for each in begun)
    (story,) = read_stories(text, "x.feature")
    return tell(story, Stage({process.permit: process}, CITY, {})).failure


@pytest.mark.parametrize(
    ("before", "act"),
    [
        ((SCHEDULED,), 'Sari memutuskan "layak"'),
        ((SCHEDULED,), 'Sari memutuskan "layak" di "kunjungan"'),
        ((SCHEDULED,), 'Rina memutuskan "layak" di "kunjungan"'),
        ((SCHEDULED,), 'petugas di "kunjungan" memutuskan "layak"'),
        ((SCHEDULED,), 'semua petugas di "kunjungan" memutuskan "layak"'),
        (VISITED, 'pemohon menjawab "laporan"'),
    ],
)
def test_whoever_acts_before_the_day_is_refused_as_too_early(before: tuple[str, ...], act: str) -> None:
    refused = 'Maka itu ditolak dengan kode "too-early"'
    assert failure_of(*before, f"Ketika {act}", refused) is None
    unspoken = failure_of(*before, f"Ketika {act}", "Maka tidak ada yang ditanya")
    assert unspoken is not None
    assert unspoken.said.id.startswith("Ditolak (too-early): ")


def test_a_row_that_is_too_early_fails_the_sentence() -> None:
    failure = failure_of(SCHEDULED, "Ketika keputusan ini diambil", "| kunjungan | layak |")
    assert failure is not None
    assert failure.said.id.startswith("Ditolak (too-early): ")


def test_on_the_day_nobody_is_too_early() -> None:
    answered = ("Dan hari yang ditunggu tiba", 'Ketika pemohon menjawab "laporan"')
    assert failure_of(*VISITED, *answered, 'Maka permohonan berakhir "cancelled"') is None


def test_a_step_that_is_nowhere_near_asks_nobody() -> None:
    failure = failure_of('Ketika petugas di "kunjungan" memutuskan "layak"')
    assert failure is not None
    assert failure.said.id.startswith('Tidak ada yang ditanya di "kunjungan".')
