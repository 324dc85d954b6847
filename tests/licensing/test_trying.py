"""What `izin try` shows of a definition: questions, the way, what outcomes open, and how it can end."""

import pytest

from features.quoting import APPLICANT, quoted, read_city
from licensing.process.graph import Process
from licensing.scenarios.answering import Act
from licensing.scenarios.answers import read_answers
from licensing.scenarios.scenario import MONDAY, typed
from licensing.scenarios.trial import Computed, Trial
from licensing.scenarios.trying import try_out
from licensing.words.errors import DefinitionRejected
from licensing.words.identifiers import OfficerId, OutcomeId, StepId, ValueId

CITY = read_city()
TEXT = """
form:
  luas: {type: integer}
  denah_lama: {type: text, when: form.luas > 100}
documents:
  ktp: {accept: [pdf]}
  amdal: {accept: [pdf], when: form.luas > 100}
steps:
  periksa:
    review: {by: loket.petugas, within: 1 working day}
    outcomes: {lengkap: bersama, kembali: {to: perbaikan, reason: true}}
  perbaikan:
    correction: {within: 5 days, on_silence: gugur, then: periksa}
  bersama:
    together:
      members:
        meja: {ask: [{by: kesehatan.tim}, {by: perhubungan.tim}]}
        lapangan: {ask: [{by: lingkungan.tim, when: form.luas > 100}]}
      veto: [tidak]
    outcomes: {ya: tanda_tangan, tidak: {to: penolakan, reason: true}}
  tanda_tangan:
    signature: {by: pimpinan.kepala, not_by: [periksa]}
    outcomes: {ditandatangani: terbit}
  terbit:
    issue: {template: surat, number: "503/{seq:04d}/{year}", valid: 1 year}
  penolakan:
    refuse: {template: surat, number: "503/{seq:04d}-TOLAK/{year}"}
  gugur: {close: {}}
"""


@pytest.fixture(scope="module")
def process() -> Process:
    return quoted(TEXT.strip(), CITY)


def tried(process: Process, luas: str, *acts: Act) -> Trial:
    return try_out(process, CITY, typed({**APPLICANT, "luas": luas}), acts, now=MONDAY)


def test_it_tells_what_the_values_of_this_form_come_to_even_of_a_form_that_cannot_be_sent() -> None:
    text = TEXT.strip().replace("documents:\n", "values:\n  besar: form.luas * 2\ndocuments:\n", 1)
    valued = quoted(text, CITY)
    assert tried(valued, "50").values == (Computed(ValueId("besar"), "form.luas * 2", "100"),)
    unsent = try_out(valued, CITY, typed({"luas": "50"}), (), now=MONDAY)
    assert (set(unsent.wrong), unsent.values) == (set(APPLICANT), tried(valued, "50").values)


def test_it_tells_which_questions_and_documents_this_form_gets(process: Process) -> None:
    small, large = tried(process, "50"), tried(process, "500")
    assert {each.id for each in (*small.questions, *small.documents) if not each.is_asked} == {
        "denah_lama",
        "amdal",
    }
    assert all(each.is_asked for each in large.documents)
    assert [each.when for each in small.questions if not each.is_asked] == ["form.luas > 100"]


def test_what_is_wrong_with_the_form_is_told_and_nothing_else(process: Process) -> None:
    trial = tried(process, "banyak")
    assert "luas" in trial.wrong
    assert (trial.stages, trial.finishes) == ((), ())
    assert trial.questions


def test_it_follows_the_first_outcomes_to_the_licence(process: Process) -> None:
    trial = tried(process, "50")
    assert [stage.where.step for stage in trial.stages] == [
        "periksa",
        "bersama",
        "meja",
        "tanda_tangan",
        "terbit",
    ]
    assert trial.ending == "issued"
    (paper,) = trial.made
    assert (paper.number, str(paper.valid_until)) == ("503/0001/2026", "2027-03-01")
    assert all(chosen.assumed for chosen in trial.chosen)


def test_it_tells_who_is_asked_and_what_each_outcome_opens(process: Process) -> None:
    periksa = tried(process, "50").stages[0]
    assert [str(each.role) for each in periksa.asked] == ["loket.petugas"]
    opened = {opens.outcome: [where.step for where in opens.places] for opens in periksa.outcomes}
    assert opened == {"lengkap": ["bersama", "meja"], "kembali": ["perbaikan"]}
    assert [opens.outcome for opens in periksa.outcomes if opens.needs_reason] == ["kembali"]


def test_answers_given_are_followed(process: Process) -> None:
    no = Act(StepId("meja"), OutcomeId("tidak"), OfficerId("dewi"), "Macet.")
    trial = tried(process, "50", no)
    assert trial.ending == "refused"
    assert [(chosen.officer, chosen.assumed) for chosen in trial.chosen if chosen.step == "meja"] == [
        ("dewi", False),
        ("sari", True),
    ]


def test_it_finds_every_ending_with_the_shortest_way_to_it(process: Process) -> None:
    trial = tried(process, "50")
    ways = {finish.ending: [f"{step}={outcome}" for step, outcome in finish.way] for finish in trial.finishes}
    assert ways == {
        "lapsed": ["periksa=kembali", "perbaikan=lapsed"],
        "refused": ["periksa=lengkap", "meja=tidak"],
        "issued": ["periksa=lengkap", "meja=ya", "tanda_tangan=ditandatangani"],
    }
    assert trial.is_complete


def test_an_answer_nobody_can_give_is_told(process: Process) -> None:
    trial = tried(process, "50", Act(StepId("periksa"), OutcomeId("nanti")))
    assert trial.refusal is not None
    assert "lengkap" in trial.refusal.en


def test_every_wrong_name_in_the_answers_is_told_at_its_place(process: Process) -> None:
    text = "answers:\n  - {at: periks, outcome: lengkap}\n  - {at: meja, outcome: boleh, by: siti}\n"
    with pytest.raises(DefinitionRejected) as rejected:
        read_answers(text, "jawaban.yaml", process, CITY)
    assert [(problem.line, problem.column) for problem in rejected.value.problems] == [
        (2, 10),
        (3, 25),
        (3, 36),
    ]


def test_an_answer_that_is_never_asked_for_is_told(process: Process) -> None:
    trial = tried(process, "50", Act(StepId("meja"), OutcomeId("ya"), OfficerId("rina")))
    assert [(unused.step, unused.officer) for unused in trial.unused] == [("meja", "rina")]
    assert tried(process, "50").unused == ()


def test_an_officers_answer_without_an_outcome_is_refused_at_its_place(process: Process) -> None:
    with pytest.raises(DefinitionRejected) as rejected:
        read_answers("answers:\n  - {at: periksa}\n  - {at: perbaikan}\n", "jawaban.yaml", process, CITY)
    assert [str(problem) for problem in rejected.value.problems] == [
        'jawaban.yaml:2:5: this answer says no outcome of step "periksa". '
        "Add outcome: one of lengkap, kembali. [missing-key]"
    ]


def test_of_several_steps_that_end_it_alike_each_is_found() -> None:
    text = TEXT.strip().replace("tidak: {to: penolakan, reason: true}", "tidak: {to: batal, reason: true}", 1)
    text = text.replace("  penolakan:\n    refuse", "  batal: {close: {}}\n  penolakan:\n    refuse", 1)
    text = text.replace(
        "{ditandatangani: terbit}", "{ditandatangani: terbit, ditolak: {to: penolakan, reason: true}}", 1
    )
    trial = tried(quoted(text, CITY), "50")
    closed = {finish.closed_by: (finish.ending, finish.way[-1]) for finish in trial.finishes}
    assert closed == {
        "gugur": ("lapsed", ("perbaikan", "lapsed")),
        "batal": ("lapsed", ("meja", "tidak")),
        "penolakan": ("refused", ("tanda_tangan", "ditolak")),
        "terbit": ("issued", ("tanda_tangan", "ditandatangani")),
    }


def test_what_is_to_be_mended_is_named_where_the_way_breaks_off() -> None:
    asked = "    form: {hasil: {type: integer, max: 5}}\n    outcomes: {lengkap"
    process = quoted(TEXT.strip().replace("    outcomes: {lengkap", asked, 1), CITY)
    trial = tried(process, "50", Act(StepId("periksa"), OutcomeId("lengkap"), typed=typed({"hasil": "9"})))
    assert set(trial.mended) == {"hasil"}
    assert trial.refusal is not None
    assert (trial.stages[-1].where.step, trial.chosen) == ("periksa", ())
