"""Conditions that never or always hold are found where that is certain, and nowhere else."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensing.values.claims import Claim
from licensing.values.conditions import Vocabulary, never
from licensing.values.refuting import refuted
from licensing.values.types import Choice
from licensing.values.wrong import ConditionWrong
from tests.licensing.values.samples import ANSWERS, CLAIMS, Answers, Claims, Sample, deeper_claims
from tests.licensing.values.test_terms import read
from tests.licensing.values.words import VOCABULARY, IsAnswered, facts_of


@pytest.mark.parametrize(
    "text",
    [
        "form.nama != form.nama",
        "form.mulai < form.mulai",
        "form.mulai == '' && form.mulai <= form.mulai",
        "form.luas > 5 && form.luas < 3",
        "form.luas > 5 && form.luas <= 5",
        "form.luas == 5 && form.luas != 5.0",
        "form.jumlah > 5 && form.jumlah < 6",
        "form.jumlah >= 5 && form.jumlah <= 6 && form.jumlah != 5 && form.jumlah != 6",
        "double(form.jumlah) > 5 && form.jumlah < 6",
        "form.jumlah == '' && form.jumlah > 3",
        "form.asn == '' && form.asn",
        'form.jenis == "baru" && form.jenis == "lama"',
        'form.jenis in ["baru", "ubah"] && form.jenis == "lama"',
        'form.jenis != "" && form.jenis != "baru" && form.jenis != "ubah" && form.jenis != "lama"',
        'form.jenis != "baru" && !(form.jenis != "baru" || form.asn)',
        "form.mulai < form.selesai && form.selesai <= form.mulai",
        "form.mulai < form.selesai && form.mulai == ''",
        'form.mulai > "2026-01-01" && form.mulai < "2026-01-02"',
        'form.mulai == "" && form.mulai < "2026-01-01"',
        "form.setuju && !form.setuju",
        "form.setuju == true && form.setuju == false",
        "form.setuju == form.asn && form.setuju && !form.asn",
        "(form.setuju ? form.luas > 3 : form.luas > 5) && form.luas < 2",
        '"a" in form.kegiatan && form.kegiatan == ""',
        "size(form.nama) < 0",
        "2 > 3",
        "form.luas + form.lebar > 3 && form.luas + form.lebar < 2",
    ],
)
def test_what_no_answers_fulfil_is_a_problem_and_its_contrary_is_one(text: str) -> None:
    with pytest.raises(ConditionWrong) as wrong:
        VOCABULARY.condition(text)
    assert wrong.value.rule == "condition-never"
    with pytest.raises(ConditionWrong) as wrong:
        VOCABULARY.condition(f"!({text})")
    assert wrong.value.rule == "condition-always"


@pytest.mark.parametrize(
    "text",
    [
        "form.luas > 5 && form.luas < 6",
        "form.luas > 5 || form.luas < 3",
        'form.jenis == "baru" || form.jenis == "ubah" || form.jenis == "lama"',
        'form.mulai < "2026-01-01" || form.mulai >= "2026-01-01"',
        "form.mulai < form.selesai || form.mulai >= form.selesai",
        "form.mulai <= form.mulai",
        "form.jumlah != ''",
        "form.kegiatan != ''",
        "form.nama == form.jenis",
    ],
)
def test_what_some_answers_fulfil_and_some_do_not_is_no_problem(text: str) -> None:
    VOCABULARY.condition(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("form.nama != form.nama", "`form.nama != form.nama` is never so"),
        (
            "form.asn && form.luas > 5 && form.luas < 3",
            "`form.luas > 5` and `form.luas < 3` contradict each other",
        ),
        ("form.asn && 1 > 2", "`1 > 2` is never so"),
        (
            "form.jumlah > 1 && form.jumlah < 4 && form.jumlah != 2 && form.jumlah != 3",
            "`form.jumlah != 3` contradicts what stands before it",
        ),
    ],
)
def test_the_reason_is_given(text: str, reason: str) -> None:
    with pytest.raises(ConditionWrong) as wrong:
        VOCABULARY.condition(text)
    assert wrong.value.message == f"no answers fulfil the condition: {reason}."


_LIMITED = st.sampled_from(
    [
        *("form.jumlah < 2", "form.jumlah >= 2", "form.jumlah == 1", "form.jumlah != 1", "form.jumlah == ''"),
        *("form.luas > 0.5", "form.luas <= 0.5", "form.jumlah < form.unit", "form.unit == form.jumlah"),
        *('form.jenis == "baru"', 'form.jenis in ["ubah", "lama"]', 'form.jenis != ""', "form.setuju"),
        *(
            'form.mulai < "2026-01-02"',
            'form.mulai != ""',
            "form.mulai >= form.selesai",
            '"a" in form.kegiatan',
        ),
        *("form.mulai == form.selesai", "form.selesai > form.mulai", 'form.selesai in ["2026-01-02"]'),
    ]
)


def _limited(text: str) -> Sample[bool]:
    condition = VOCABULARY.read(text).condition
    return Sample(text, lambda answers: condition.holds(facts_of(answers)))


RELATED: Claims = st.recursive(_LIMITED.map(_limited), deeper_claims, max_leaves=8)

DATES = (None, "2026-01-01", "2026-01-02", "2026-01-03")
SMALL: dict[str, tuple[IsAnswered, ...]] = {
    "form.jumlah": (None, 0, 1, 2, 3),
    "form.unit": (None, 0, 1, 2, 3),
    "form.luas": (None, "0", "0.5", "1"),
    "form.jenis": (None, "baru", "ubah", "lama"),
    "form.setuju": (None, False, True),
    "form.mulai": DATES,
    "form.selesai": DATES,
    "form.kegiatan": (None, ("a",)),
}
CHANCE = Random(20260101)  # noqa: S311 a sample, the same each time
TRIES: list[Answers] = [{name: CHANCE.choice(answers) for name, answers in SMALL.items()} for _ in range(100)]


@given(RELATED)
def test_no_answers_fulfil_what_is_said_never_to_hold(claim: Sample[bool]) -> None:
    term = read(claim.text).condition.term
    for holds in (True, False):
        if refuted((Claim(term, holds),)):
            assert {claim.means(answers) for answers in TRIES} == {not holds}


@given(CLAIMS, ANSWERS)
def test_whatever_is_compared_nothing_is_refuted_that_holds(claim: Sample[bool], answers: Answers) -> None:
    assert not refuted((Claim(read(claim.text).condition.term, claim.means(answers)),))


def test_claims_are_taken_together() -> None:
    luas = VOCABULARY.condition("form.luas > 3").term
    small = VOCABULARY.condition("form.luas < 2").term
    assert never(Claim(luas), Claim(small))
    assert not never(Claim(luas), Claim(small, holds=False))


def test_an_answer_of_unknown_offers_may_be_anything() -> None:
    vocabulary = Vocabulary({"form.jenis": Choice()})
    vocabulary.condition('form.jenis == "apa" || form.jenis == ""')
