"""Sentences about whole applications and about those beside them: what they mean, and how they fail."""

import pytest

from features.permits.shipped import stage
from licensing.scenarios.stories.reading import read_stories
from licensing.scenarios.stories.telling import Failure, tell


def failure_of(*sentences: str, language: str = "id") -> Failure | None:
    head = {"id": "# language: id\nFitur: X\n  Skenario: Y\n", "en": "Feature: X\n  Scenario: Y\n"}[language]
    (story,) = read_stories(head + "".join(f"    {each}\n" for each in sentences), "x.feature")
    return tell(story, stage()).failure


@pytest.mark.parametrize(
    ("day", "so"),
    [("2029-03-01", 'it is refused as "taken"'), ("2029-03-02", 'the application stands at "kelengkapan"')],
)
def test_a_plot_is_held_to_the_last_day_of_its_licence(day: str, so: str) -> None:
    """Told in English; the shipped stories say the same in Indonesian."""
    told = (
        'Given a licence "iptm" was issued with',
        "| tidak_mampu | ya |",
        f'And today is "{day}"',
        "When another applicant hands in an application",
        f"Then {so}",
    )
    assert failure_of(*told, language="en") is None


@pytest.mark.parametrize(
    ("sentences", "line", "said"),
    [
        (
            ['Dengan izin "trayek" sudah terbit', 'Maka pemohon diberi tahu "issued" 2 kali'],
            5,
            "Diberi tahu 1 kali.",
        ),
        (
            ['Dengan izin "trayek" sudah terbit', 'Maka izin "503/9999" berlaku sampai "2031-03-01"'],
            5,
            "Berlaku sampai -.",
        ),
        (["Ketika pemohon lain mengajukan permohonan"], 4, "Belum ada permohonan."),
    ],
)  # fmt: skip
def test_what_is_not_so_is_told_at_its_sentence(sentences: list[str], line: int, said: str) -> None:
    failure = failure_of(*sentences)
    assert failure is not None
    assert (failure.sentence.line, failure.said.id) == (line, said)
