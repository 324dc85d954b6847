"""What each kind of step means: this text, exactly this step."""

from collections.abc import Mapping

import pytest

from licensing.city.register import parse_role
from licensing.clock.spans import Span
from licensing.process.needs import Ask
from licensing.process.protocol import Choice, Exit, First
from licensing.process.step import Step
from licensing.steps import StepText
from licensing.steps.asking import Join
from licensing.steps.branch import Branch
from licensing.words.identifiers import OutcomeId, StepId
from licensing.words.sentences import Sentence
from tests.licensing.steps.building import DAYS, built, exits, holds_at, same, to


def test_review() -> None:
    text = """
  ini:
    name: {id: Periksa dulu, en: Look first}
    review: {by: loket.petugas, within: 2 working days, not_by: [awal]}
    outcomes: {ya: tutup, tidak: {to: lain, reason: true, label: {id: Tidak, en: "No"}}}
  lain:
    review: {by: kesehatan.tim}
    outcomes: {ya: tutup}
  tutup: {close: {}}
"""
    assert built(text) == Step(
        StepId("ini"),
        Sentence("Periksa dulu", "Look first"),
        kind=First(),
        exits=exits(
            ya=to("tutup", "Ya"),
            tidak=Exit(StepId("lain"), Sentence("Tidak", "No"), needs_reason=True),
        ),
        needs=(Ask(parse_role("loket.petugas"), DAYS),),
        not_by=(StepId("awal"),),
    )
    assert built(text, "lain") == Step(
        StepId("lain"),
        same("Lain"),
        exits=exits(ya=to("tutup", "Ya")),
        needs=(Ask(parse_role("kesehatan.tim")),),
    )


def test_signature_is_a_review_with_four_eyes() -> None:
    text = """
  periksa:
    review: {by: loket.petugas}
    outcomes: {ya: ini}
  ini:
    signature: {by: pimpinan.kepala, within: 2 working days, not_by: [periksa]}
    outcomes: {ya: tutup}
  tutup: {close: {}}
"""
    assert built(text) == Step(
        StepId("ini"),
        same("Ini"),
        exits=exits(ya=to("tutup", "Ya")),
        needs=(Ask(parse_role("pimpinan.kepala"), DAYS),),
        not_by=(StepId("periksa"),),
        signs=True,
    )


def test_close() -> None:
    assert built("  ini: {close: {}}") == Step(StepId("ini"), same("Ini"), notice="lapsed", ending="lapsed")


def test_correction() -> None:
    text = """
  ini:
    correction: {within: 14 days, on_silence: gugur, then: tutup}
  tutup: {close: {}}
  gugur: {close: {}}
"""
    assert built(text) == Step(
        StepId("ini"),
        same("Ini"),
        exits={
            OutcomeId("corrected"): Exit(StepId("tutup"), Sentence("diperbaiki", "corrected")),
            OutcomeId("lapsed"): Exit(StepId("gugur"), Sentence("lewat waktu", "time passed")),
        },
        needs=(Ask(None, Span(14, "day")),),
        notice="correction",
    )
    patient = built(text.replace("on_silence: gugur, ", "").replace("  gugur: {close: {}}\n", ""))
    assert list(patient.exits) == ["corrected"]


CONSULTATION = """
  ini:
    consultation:
      ask:
        - {by: kesehatan.tim, within: 2 working days}
        - {by: lingkungan.tim, when: form.tempat == "toko"}
        - {by: perhubungan.tim}
      join: JOIN
      veto: [buruk]
      not_by: [awal]
    form: {catatan: {type: text}}
    outcomes: {baik: lain, sedang: lain, buruk: lain}
  lain:
    review: {by: loket.petugas}
    outcomes: {ya: tutup}
  tutup: {close: {}}
"""


@pytest.mark.parametrize(("join", "quorum"), [("all", 0), ("any", 1), ("{quorum: 2}", 2)])
def test_consultation(join: str, quorum: int) -> None:
    step = built(CONSULTATION.replace("JOIN", join))
    asks = step.asks
    assert step == Step(
        StepId("ini"),
        same("Ini"),
        kind=Join(quorum, frozenset({OutcomeId("buruk")})),
        exits=exits(baik=to("lain", "Baik"), sedang=to("lain", "Sedang"), buruk=to("lain", "Buruk")),
        form=step.form,
        needs=(
            Ask(parse_role("kesehatan.tim"), DAYS),
            Ask(parse_role("lingkungan.tim"), None, asks[1].when),
            Ask(parse_role("perhubungan.tim")),
        ),
        not_by=(StepId("awal"),),
    )
    assert [field.id for field in step.form.fields] == ["catatan"]
    assert holds_at(asks[1].when) == {"toko"}


def test_a_consultation_waits_for_all_unless_it_says_otherwise() -> None:
    step = built(CONSULTATION.replace("      join: JOIN\n      veto: [buruk]\n      not_by: [awal]\n", ""))
    assert (step.kind, step.not_by) == (Join(0, frozenset()), ())


def test_branch() -> None:
    text = """
  ini:
    branch:
      choose:
        - {when: form.tempat == "toko", to: satu_satu}
        - {when: form.tempat != "rumah", to: dua}
      otherwise: satu_satu
  satu_satu: {close: {}}
  dua: {close: {}}
"""
    step = built(text)
    assert isinstance(step.kind, Branch)
    first, second, _ = (choice.when for choice in step.kind.choices)
    assert step == Step(
        StepId("ini"),
        same("Ini"),
        kind=Branch(
            (
                Choice(first, OutcomeId("satu_satu")),
                Choice(second, OutcomeId("dua")),
                Choice(None, OutcomeId("satu_satu")),
            )
        ),
        exits=exits(satu_satu=to("satu_satu", "Satu satu"), dua=to("dua", "Dua")),
    )
    assert (holds_at(first), holds_at(second)) == ({"toko"}, {"toko", "kios"})


def test_every_kind_has_its_key_and_a_step_without_any_has_none() -> None:
    given: Mapping[str, object] = {
        "review": {"by": "a.b"},
        "correction": {"within": "1 day", "then": "x"},
        "consultation": {"ask": [{"by": "a.b"}]},
        "together": {"members": {"satu": {"ask": [{"by": "a.b"}]}}},
        "branch": {"choose": [], "otherwise": "x"},
        "signature": {"by": "a.b"},
        "issue": {"template": "x", "number": "y"},
        "refuse": {"template": "x", "number": "y"},
        "close": {},
    }
    step = StepText.model_validate(given, strict=False)
    assert list(step.kinds()) == list(given)
    assert [kind for kind in step.kinds().values() if kind.has_outcomes()] == [
        step.review,
        step.consultation,
        step.together,
        step.signature,
    ]
    assert [kind for kind in step.kinds().values() if kind.decided_by_officers()] == [
        step.review,
        step.consultation,
        step.signature,
    ]
    assert StepText().kinds() == {}
