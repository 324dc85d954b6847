"""A sentence nobody knows is told with the nearest one, in words and with what may be left out; examples count days."""

from datetime import datetime

import pytest

from features.quoting import quoted, read_city
from licensing.clock.calendar import WIB
from licensing.scenarios.sampling import sample_form
from licensing.scenarios.stories.reading import PHRASES, read_stories
from licensing.scenarios.stories.wording import in_words
from licensing.words.errors import DefinitionRejected


def hint(sentence: str) -> str:
    text = f"# language: id\nFitur: Coba\n  Skenario: Coba\n    Ketika {sentence}\n"
    with pytest.raises(DefinitionRejected) as rejected:
        read_stories(text, "scenarios/coba.feature")
    (problem,) = rejected.value.problems
    assert problem.rule == "unknown-sentence"
    return problem.hint


def test_the_nearest_sentence_is_the_one_with_what_was_meant_to_be_added() -> None:
    said = hint('Bayu memutuskan "kembalikan" menilai foto-1 tidak sesuai "Buram."')
    assert said.startswith('Perhaps: Bayu [sudah ]memutuskan "…"[ di "…"[ untuk baris …]]')
    assert '[ menilai … tidak sesuai[ "…"]]' in said


def test_what_is_like_no_sentence_is_sent_to_the_guide() -> None:
    assert hint("hujan turun sejak pagi").endswith("process_definitions/guide/stories.md.")


def test_no_sentence_is_told_as_a_pattern() -> None:
    told = [in_words(pattern) for phrase in PHRASES for pattern in (phrase.id, phrase.en)]
    assert [each for each in told if any(sign in each for sign in ("?", "(", "\\", "|", "+", "*"))] == []


def test_an_invented_date_keeps_to_its_bounds() -> None:
    process = quoted(
        """form:
  lahir: {type: date, max: submitted - 17 years}
  mulai: {type: date, min: submitted + 14}
  selesai: {type: date, min: form.mulai + 2}
steps:
  putusan: {review: {by: pimpinan.kepala}, outcomes: {ya: selesai}}
  selesai: {close: {}}
""",
        read_city(),
    )
    typed = sample_form(process.form, now=datetime(2027, 3, 1, 9, tzinfo=WIB))
    assert [typed[id] for id in ("lahir", "mulai", "selesai")] == [
        ("2010-03-01",), ("2027-03-15",), ("2027-03-17",),
    ]  # fmt: skip
