"""Stories fail where they are wrong, at their line, and say what is so instead."""

import pytest

from features.permits.shipped import stage
from licensing.scenarios.stories.reading import read_stories
from licensing.scenarios.stories.telling import Failure, tell
from licensing.words.errors import DefinitionRejected


def failure_of(*sentences: str) -> Failure | None:
    (story,) = read_stories(feature(*sentences), "x.feature")
    return tell(story, stage()).failure


def feature(*sentences: str) -> str:
    return "# language: id\nFitur: X\n  Skenario: Y\n" + "".join(f"    {each}\n" for each in sentences)


@pytest.mark.parametrize(
    ("sentences", "line", "said"),
    [
        (
            ['Dengan contoh permohonan "skp"', 'Maka permohonan berada di "verifikasi"'],
            5,
            "Permohonan berada di kelengkapan.",
        ),
        (
            ['Dengan contoh permohonan "skp"', 'Ketika Dewi memutuskan "lengkap"', "Maka permohonan belum berakhir"],
            5,
            "Ditolak (not-yours)",
        ),
        (
            ['Dengan contoh permohonan "skp"', 'Ketika Bayu memutuskan "x"', 'Ketika Bayu memutuskan "lengkap"'],
            5,
            "Ditolak (no-such-outcome)",
        ),
        (
            ['Dengan contoh permohonan "skp"', 'Maka itu ditolak dengan kode "four-eyes"'],
            5,
            "Tidak ada yang ditolak.",
        ),
        (['Dengan contoh permohonan "skpp"'], 4, 'Tidak ada jenis izin "skpp". Did you mean "skp"?'),
        (['Dengan contoh permohonan "skp" dengan', "| nik | 12 |"], 4, "Ditolak (invalid-form)"),
        (["Ketika pemohon diam"], 4, "Belum ada permohonan."),
    ],
)  # fmt: skip
def test_a_story_fails_at_the_sentence_that_is_not_so(sentences: list[str], line: int, said: str) -> None:
    failure = failure_of(*sentences)
    assert failure is not None
    assert failure.sentence.line == line
    assert failure.said.id.startswith(said), failure.said.id


def test_a_refusal_that_is_spoken_of_fails_nothing() -> None:
    assert (
        failure_of(
            'Dengan contoh permohonan "skp"',
            'Ketika Dewi memutuskan "lengkap"',
            'Maka itu ditolak dengan kode "not-yours"',
        )
        is None
    )


def test_sentences_mean_the_same_in_both_languages() -> None:
    english = (
        "Feature: X\n  Scenario: Y\n"
        '    Given an example application "skp" with\n      | sumber_dana | mandiri |\n'
        '    And Bayu decided "kembalikan" because "Blurred" naming responden\n'
        '    When the applicant corrects answer "responden" to "50"\n'
        '    Then the application stands at "kelengkapan"\n'
        '    And answer "responden" says "50"\n'
        '    And "kelengkapan" was visited 2 times\n'
        "    And dpmptsp is asked\n"
    )
    (story,) = read_stories(english, "x.feature")
    assert tell(story, stage()).failure is None


def test_every_unknown_sentence_is_a_problem_at_its_line() -> None:
    with pytest.raises(DefinitionRejected) as rejected:
        read_stories(feature('Dengan contoh permohonan "skp"', "Ketika hujan", "Maka basah"), "x.feature")
    assert [(each.line, each.rule) for each in rejected.value.problems] == [
        (5, "unknown-sentence"),
        (6, "unknown-sentence"),
    ]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Fitur", "not-gherkin"),
        ("# language: xx\nFitur: X\n", "not-gherkin"),
        ("# language: id\nFitur: X\n  Skenario: Y\n", "empty-scenario"),
    ],
)
def test_what_says_nothing_is_a_problem(text: str, rule: str) -> None:
    with pytest.raises(DefinitionRejected) as rejected:
        read_stories(text, "x.feature")
    assert rule in {each.rule for each in rejected.value.problems}
