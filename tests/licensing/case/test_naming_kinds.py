"""Naming in a case of a kind: what the kind does not ask for nobody can name, judge or be asked to mend."""

import pytest

from features.quoting import APPLICANT, quoted, read_city
from licensing.case.judging import to_judge
from licensing.case.naming import asked_now
from licensing.ports import Purpose
from licensing.process.graph import Process
from licensing.scenarios.answers import typed_form
from licensing.scenarios.scenario import MONDAY, Scenario
from licensing.scenarios.standing_in import upload
from licensing.scenarios.trying import try_out
from licensing.words.identifiers import DocumentId, StepId

PROCESS = """form:
  luas: {type: integer}
  sebab: {type: text, when: kind == "ubah"}
  tiba: {type: date, optional: true, when: submitted >= "2026-01-01"}
language: 2
kinds:
  baru: {documents: [denah]}
  ubah: {documents: [alasan]}
documents:
  denah: {}
  alasan: {}
steps:
  periksa:
    review: {by: loket.petugas, checks: documents}
    outcomes: {ulang: {to: perbaikan, reason: true}, ya: selesai}
  perbaikan:
    correction: {within: 14 days, on_silence: selesai, then: periksa}
  selesai:
    close: {as: done}
"""


@pytest.fixture(scope="module")
def process() -> Process:
    return quoted(PROCESS, read_city())


@pytest.mark.parametrize(
    ("kind", "answers", "document", "asked"),
    [
        ("baru", {"luas": "3"}, "denah", ("luas", "tiba", "denah")),
        ("ubah", {"luas": "3", "sebab": "pindah"}, "alasan", ("luas", "sebab", "tiba", "alasan")),
    ],
)
def test_only_what_the_kind_asks_for_can_be_named_and_is_judged(
    process: Process, kind: str, answers: dict[str, str], document: str, asked: tuple[str, ...]
) -> None:
    story = Scenario(read_city(), process)
    files = {DocumentId(document): upload(document)}
    story.submit(typed_form({**APPLICANT, **answers}), files, purpose=Purpose(kind))
    assert story.refusal is None
    named = tuple(each for each in asked_now(process, story.case) if each not in APPLICANT)
    assert named == asked
    assert to_judge(process, story.case, process.step(StepId("periksa"))) == (document,)


def test_a_trial_asks_for_the_documents_of_its_kind(process: Process) -> None:
    trial = try_out(process, read_city(), typed_form(APPLICANT), (), now=MONDAY, kind="ubah")
    assert {each.id: each.is_asked for each in trial.documents} == {"denah": False, "alasan": True}
