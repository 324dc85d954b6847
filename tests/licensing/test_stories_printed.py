"""What a document says in stories: the words of its template, with values in their places."""

from collections.abc import Mapping

import pytest

from features.quoting import quoted, read_city
from licensing.scenarios.stories.reading import read_stories
from licensing.scenarios.stories.story import Stage
from licensing.scenarios.stories.telling import Failure, tell
from licensing.words.sentences import Sentence

CITY = read_city()
TEXT = """
form:
  armada:
    type: list
    form: {tnkb: {type: text}}
    documents: {stnk: {accept: [pdf]}}
steps:
  surat:
    letter: {template: surat, then: selesai}
  selesai: {close: {}}
"""
LETTER = """= Surat
<% for each in form.armada %>
*<< each.tnkb >>*,
   <% for file in each.documents %><< file.label >>: << file.files | json >><% endfor %>
<% endfor %>
"""


class Letters:
    def get(self, name: str) -> str | None:
        return LETTER if name in self.names() else None

    def names(self) -> tuple[str, ...]:
        return ("surat",)

    def fonts(self) -> Mapping[str, bytes]:
        return {}


def failure_of(sentence: str) -> Failure | None:
    process = quoted(TEXT.strip(), CITY)
    text = (
        "# language: id\nFitur: X\n  Skenario: Y\n"
        f'    Ketika contoh permohonan "{process.permit}" dengan\n      | armada.1.tnkb | B 7 |\n    Maka {sentence}\n'
    )
    (story,) = read_stories(text, "x.feature")
    return tell(story, Stage({process.permit: process}, CITY, {}, Letters())).failure


@pytest.mark.parametrize(
    "sentence",
    [
        'dokumen "surat" memuat "= Surat *B 7*, Stnk:"',
        'dokumen "surat" memuat "armada.1.stnk"',
        'dokumen "surat" tidak memuat "B 8"',
    ],
)
def test_words_are_found_with_values_in_their_places(sentence: str) -> None:
    assert failure_of(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            'dokumen "surat" memuat "B 8"',
            Sentence("Dokumen itu tidak memuat “B 8”.", "The document does not say “B 8”."),
        ),
        (
            'dokumen "surat" tidak memuat "B 7"',
            Sentence("Dokumen itu memuat “B 7”.", "The document says “B 7”."),
        ),
        ('dokumen "izin" memuat "B 7"', Sentence('"izin" belum terbit.', '"izin" has not come out.')),
    ],
)
def test_what_is_not_so_is_told(sentence: str, said: Sentence) -> None:
    failure = failure_of(sentence)
    assert failure is not None
    assert failure.said == said
