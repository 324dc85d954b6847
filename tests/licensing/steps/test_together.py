"""What lines opened together mean: this text, exactly these lines."""

import pytest

from licensing.city.register import parse_role
from licensing.forms.form import Form
from licensing.process.needs import Ask, Member
from licensing.process.step import Block, Step
from licensing.steps.asking import Join
from licensing.words.identifiers import OutcomeId, StepId
from licensing.words.sentences import Sentence
from tests.licensing.events import answers, process
from tests.licensing.steps.building import DAYS, FORM, built, end, exits, first, holds_at, same, to

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
