"""When something is asked, as an applicant reads it beside the question."""

import pytest

from licensing.forms.form import Field, Form
from licensing.values.conditions import Vocabulary
from licensing.values.types import DAY, YES_NO, Choice
from licensing.words.identifiers import FieldId
from licensing.words.sentences import Sentence
from portal.acts.saying import say_condition

FORM = Form(
    (
        Field(
            FieldId("jenis"),
            "choice",
            Sentence("Jenis", "Kind"),
            choices={"baru": Sentence("Baru", "New"), "lama": Sentence("Lama", "Old")},
        ),
        Field(FieldId("asn"), "boolean", Sentence("Pegawai negeri", "Civil servant")),
        Field(FieldId("mulai"), "date", Sentence("Mulai", "Begin")),
    )
)
VOCABULARY = Vocabulary(
    {
        "form.jenis": Choice(frozenset({"baru", "lama"})),
        "form.asn": YES_NO,
        "form.mulai": DAY,
        "survei.outcome": Choice(frozenset({"layak"})),
    }
)


@pytest.mark.parametrize(
    ("text", "id", "en"),
    [
        ('form.jenis == "baru"', "Hanya untuk Jenis: Baru.", "Only for Kind: New."),
        ('form.jenis != "baru"', "Hanya bila Jenis bukan Baru.", "Only if Kind is not New."),
        ("form.asn", "Hanya bila Pegawai negeri: ya.", "Only if Civil servant: yes."),
        (
            'form.mulai > "2026-05-03" || !form.asn',
            "Hanya bila Mulai sesudah 3 Mei 2026 atau Pegawai negeri: tidak.",
            "Only if Begin is after 3 May 2026 or Civil servant: no.",
        ),
    ],
)
def test_a_condition_is_said_with_the_labels_of_the_form(text: str, id: str, en: str) -> None:
    assert say_condition(VOCABULARY.condition(text), FORM, "form") == Sentence(id, en)


def test_nothing_is_said_about_what_stands_outside_the_form() -> None:
    condition = VOCABULARY.condition('survei.outcome == "layak" && form.asn')
    assert say_condition(condition, FORM, "form") is None
    assert say_condition(None, FORM, "form") is None
