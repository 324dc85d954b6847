"""What each kind of step means: this text, exactly this step."""

from collections.abc import Mapping

import pytest

from licensing.city.register import parse_role
from licensing.clock.spans import Span
from licensing.forms.form import Form
from licensing.process.graph import Block, Step
from licensing.process.protocol import Ask, Choice, Exit, First, Made, Member, NumberRule, Validity
from licensing.steps import StepText
from licensing.steps.asking import Join
from licensing.steps.branch import Branch
from licensing.values.conditions import Condition, Facts
from licensing.words.identifiers import FieldId, OutcomeId, StepId, TemplateName
from licensing.words.sentences import Sentence
from tests.licensing.events import answers, process

FORM = """
form:
  tempat: {type: choice, of: [rumah, toko, kios]}
  mulai: {type: date, min: submitted}
  selesai: {type: date, min: submitted, optional: true}
steps:
"""
FIRST = """
  awal:
    review: {by: pimpinan.kepala}
    outcomes: {ya: ini}
"""
DAYS = Span(2, "working day")


def first(text: str) -> str:
    """These steps, after one whose officers may be kept out of them."""
    return FIRST + text if "not_by: [awal]" in text else text


def built(text: str, name: str = "ini") -> Step:
    """The step of this name in a process of these steps."""
    return process(FORM + first(text)).steps[StepId(name)]


def same(word: str) -> Sentence:
    return Sentence(word, word)


def exits(**ways: Exit) -> dict[OutcomeId, Exit]:
    return {OutcomeId(name): exit for name, exit in ways.items()}


def to(step: str, label: str, *, reason: bool = False) -> Exit:
    return Exit(StepId(step), same(label), reason)


def end(outcome: str, label: str) -> Exit:
    return Exit(None, same(label), end=OutcomeId(outcome))


def holds_at(condition: Condition | None) -> set[str]:
    """The places at which a condition holds."""
    assert condition is not None
    form = process(FORM + "  tutup: {close: {}}").form

    def seen(tempat: str) -> Facts:
        return form.facts(answers(tempat=tempat), "form")

    return {place for place in ("rumah", "toko", "kios") if condition.holds(seen(place))}


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


ISSUE = """
  ini:
    issue: {template: surat, number: "503/{seq:04d}/{year}"VALID}
"""
NOT_LIMITED = (Validity(),)


@pytest.mark.parametrize(
    ("valid", "rows"),
    [
        ("", NOT_LIMITED),
        (", valid: 5 years", (Validity(span=Span(5, "year")),)),
        (", valid: [{span: 6 months}]", (Validity(span=Span(6, "month")),)),
        (
            ", valid: [{since: mulai, span: 6 months}]",
            (Validity(span=Span(6, "month"), since=FieldId("mulai")),),
        ),
        (
            ", valid: [{until: mulai}]",
            (Validity(until=FieldId("mulai")),),
        ),
    ],
)
def test_issue(valid: str, rows: tuple[Validity, ...]) -> None:
    number = NumberRule("contoh.issue", "503/{seq:04d}/{year}", rows)
    assert built(ISSUE.replace("VALID", valid)) == Step(
        StepId("ini"),
        same("Ini"),
        makes=Made("licence", OutcomeId("issued"), TemplateName("surat"), number, "issued"),
        ending="issued",
    )


def test_a_validity_table_keeps_its_conditions_in_order() -> None:
    table = """, valid: [
      {when: 'form.selesai != ""', since: mulai, until: selesai},
      {when: form.tempat == "toko", span: 1 year},
      {span: 2 years}]"""
    makes = built(ISSUE.replace("VALID", table)).makes
    assert makes is not None
    first, second, last = makes.number.validity
    assert (first.since, first.until, first.span) == (FieldId("mulai"), FieldId("selesai"), None)
    assert (holds_at(first.when), holds_at(second.when)) == (set(), {"toko"})
    assert (second.span, last) == (Span(1, "year"), Validity(span=Span(2, "year")))


def test_after_an_issue_with_then_the_case_goes_on() -> None:
    step = built(ISSUE.replace("VALID", ", then: tutup") + "  tutup: {close: {}}")
    assert step.exits == {OutcomeId("issued"): Exit(StepId("tutup"), Sentence("terbit", "issued"))}
    assert (step.ending, step.notice) == (None, None)


def test_refuse() -> None:
    text = """
  awal: {review: {by: pimpinan.kepala}, outcomes: {tidak: {to: ini, reason: true}}}
  ini: {refuse: {template: surat, number: "T-{seq}/{year}"}}"""
    number = NumberRule("contoh.refuse", "T-{seq}/{year}")
    assert built(text) == Step(
        StepId("ini"),
        same("Ini"),
        makes=Made("refusal", OutcomeId("refused"), TemplateName("surat"), number, "refused"),
        ending="refused",
    )


TOGETHER = """
  ini:
    together:
      members:
        meja:
          name: {id: Meja, en: Desk}
          ask: [{by: kesehatan.tim, within: 2 working days}, {by: perhubungan.tim, when: form.tempat == "kios"}]
          join: any
          veto: [buruk]
          not_by: [awal]
          form: {catatan: {type: text}}
        jalan_raya:
          ask: [{by: lingkungan.tim, when: form.tempat == "toko"}, {by: perhubungan.tim, when: form.tempat == "kios"}]
        lapangan:
          when: form.tempat != "rumah"
          steps:
            jadwal:
              review: {by: lingkungan.tim}
              outcomes: {siap: kunjungan, batal: {end: buruk}}
            kunjungan:
              correction: {within: 14 days, then: {end: baik}, on_silence: {end: buruk}}
      join: JOIN
      veto: [buruk]
    outcomes: {baik: lain, buruk: lain}
  lain:
    review: {by: loket.petugas}
    outcomes: {ya: tutup}
  tutup: {close: {}}
"""


@pytest.mark.parametrize(("join", "quorum"), [("all", 0), ("any", 1), ("{quorum: 1}", 1)])
def test_together(join: str, quorum: int) -> None:
    step = built(TOGETHER.replace("JOIN", join))
    meja, jalan, lapangan = step.members
    assert step == Step(
        StepId("ini"),
        same("Ini"),
        kind=Join(quorum, frozenset({OutcomeId("buruk")})),
        exits=exits(baik=to("lain", "Baik"), buruk=to("lain", "Buruk")),
        needs=(
            Member("meja", Sentence("Meja", "Desk"), StepId("meja")),
            Member("jalan_raya", same("Jalan raya"), StepId("jalan_raya"), None, jalan.asked_if),
            Member("lapangan", same("Lapangan"), StepId("jadwal"), lapangan.when),
        ),
    )
    assert meja.asked_if == ()
    assert [holds_at(each) for each in jalan.asked_if] == [{"toko"}, {"kios"}]
    assert holds_at(lapangan.when) == {"toko", "kios"}


def test_together_waits_for_all_unless_it_says_otherwise() -> None:
    step = built(TOGETHER.replace("      join: JOIN\n      veto: [buruk]\n", ""))
    assert step.kind == Join(0, frozenset())


@pytest.mark.parametrize(
    ("name", "opened_at"),
    [("meja", {"rumah", "toko", "kios"}), ("jalan_raya", {"toko", "kios"}), ("lapangan", {"toko", "kios"})],
)
def test_a_line_is_opened_where_its_condition_holds_and_somebody_is_asked_in_it(
    name: str, opened_at: set[str]
) -> None:
    whole = process(FORM + first(TOGETHER.replace("JOIN", "all")))
    step = whole.steps[StepId("ini")]

    def lines(tempat: str) -> list[str]:
        facts = whole.form.facts(answers(tempat=tempat), "form")
        return [need.name for need in step.kind.opens(step.needs, facts) if isinstance(need, Member)]

    assert {tempat for tempat in ("rumah", "toko", "kios") if name in lines(tempat)} == opened_at


def test_a_line_that_only_asks_is_a_consultation_that_ends_with_the_outcomes_of_its_step() -> None:
    step = built(TOGETHER.replace("JOIN", "all"), "meja")
    assert step == Step(
        StepId("meja"),
        step.name,
        kind=Join(1, frozenset({OutcomeId("buruk")})),
        exits=exits(baik=end("baik", "Baik"), buruk=end("buruk", "Buruk")),
        form=step.form,
        block=Block(StepId("ini"), "meja"),
        needs=(
            Ask(parse_role("kesehatan.tim"), DAYS),
            Ask(parse_role("perhubungan.tim"), None, step.asks[1].when),
        ),
        not_by=(StepId("awal"),),
    )
    assert step.form != Form()


def test_ways_within_a_line() -> None:
    text = TOGETHER.replace("JOIN", "all")
    jadwal, kunjungan = built(text, "jadwal"), built(text, "kunjungan")
    assert jadwal.block == kunjungan.block == Block(StepId("ini"), "lapangan")
    assert jadwal.exits == exits(siap=to("kunjungan", "Siap"), batal=end("buruk", "Batal"))
    assert {name: exit.end for name, exit in kunjungan.exits.items()} == {
        "corrected": "baik",
        "lapsed": "buruk",
    }


def test_a_branch_in_a_line_names_its_ends() -> None:
    text = """
  buka:
    together:
      members:
        satu:
          steps:
            ini:
              branch: {choose: [{when: form.tempat == "toko", to: {end: buruk}}], otherwise: lanjut}
            lanjut:
              review: {by: loket.petugas}
              outcomes: {ya: {end: baik}}
    outcomes: {baik: tutup, buruk: tutup}
  tutup: {close: {}}
"""
    assert built(text).exits == exits(buruk=end("buruk", "Buruk"), lanjut=to("lanjut", "Lanjut"))


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
