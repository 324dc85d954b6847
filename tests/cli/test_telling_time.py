"""Stories about time: what is not so is told, in both languages."""

import pytest

from features.permits.shipped import stage
from licensing.scenarios.stories.reading import read_stories
from licensing.scenarios.stories.telling import tell
from tests.cli.test_telling_stories import failure_of

BEGUN = 'Dengan contoh permohonan "sip_dokter" sudah sampai di "verifikasi"'


@pytest.mark.parametrize(
    ("sentences", "said"),
    [
        ((BEGUN, "Maka dpmptsp diingatkan 1 kali"), "Diingatkan 0 kali."),
        ((BEGUN, "Maka pemohon diingatkan 2 kali"), "Diingatkan 0 kali."),
        ((BEGUN, 'Maka "verifikasi" dieskalasi kepada dpmptsp.kepala_dinas'), "Yang dieskalasi: -."),
        (
            (BEGUN, "Dan 4 hari kerja berlalu", "Maka tidak ada yang dieskalasi"),
            "Dieskalasi kepada dpmptsp.kepala_bidang",
        ),
        (
            (BEGUN, "Dan 30 hari kerja berlalu", "Maka permohonan belum dikabulkan menurut hukum"),
            "Permohonan sudah dikabulkan menurut hukum.",
        ),
        ((BEGUN, "Maka permohonan dikabulkan menurut hukum"), "Permohonan belum dikabulkan menurut hukum."),
        ((BEGUN, "Ketika Agus memberi persetujuan"), "Tidak ada yang minta persetujuan."),
        ((BEGUN, 'Ketika Siti meminta persetujuan karena "Kurang"'), "Siti tidak ditanya."),
        (
            (BEGUN, "Ketika Dewi meminta persetujuan", "Maka tidak ada yang ditanya"),
            "Masih ditanya di verifikasi. Ditolak (not-now)",
        ),
        (
            (BEGUN, 'Ketika Maya memperpanjang waktunya 2 karena "cuaca"', "Maka permohonan belum berakhir"),
            "Ditolak (not-offered)",
        ),
    ],
)
def test_what_is_not_so_is_told_with_what_is(sentences: tuple[str, ...], said: str) -> None:
    failure = failure_of(*sentences)
    assert failure is not None
    assert failure.said.id.startswith(said), failure.said.id


def test_the_same_is_said_in_english() -> None:
    told = (
        'Given an example application "sip_dokter" has come to "verifikasi"',
        "And 4 working days passed",
        'And Dewi asked for consent at "verifikasi" because "Blurred"',
        'And Agus gave consent because "True"',
        "When 1 working day passes",
        "Then dpmptsp was reminded 1 time",
        "And the applicant was reminded 0 times",
        'And "verifikasi" is escalated to dpmptsp.kepala_dinas',
        "And the law has not granted the application",
    )
    text = "# language: en\nFeature: X\n  Scenario: Y\n" + "".join(f"    {each}\n" for each in told)
    (story,) = read_stories(text, "x.feature")
    failure = tell(story, stage()).failure
    assert failure is None, failure
