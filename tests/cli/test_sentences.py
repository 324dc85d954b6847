"""The page of sentences is complete: every sentence of features, as it is written today."""

from features.sentences import FEATURES, missed, plain
from features.sentences import page as sentences


def test_the_page_lists_every_sentence() -> None:
    assert (FEATURES / "SENTENCES.md").read_text("utf-8") == sentences(), (
        "write it anew: python -m features.sentences > features/SENTENCES.md"
    )


def test_no_sentence_is_written_so_that_the_page_misses_it() -> None:
    assert list(missed()) == []


def test_a_pattern_is_shown_as_somebody_would_write_it() -> None:
    assert plain(r'(?P<name>[A-Z]\w*) (takes|took) it( because "(?P<reason>[^"]*)")?') == (
        '<name> {takes|took} it[ because "<reason>"]'
    )
