"""Judging the documents of rows: each is found right or not under the name of its row."""

from features.quoting import APPLICANT, quoted, read_city
from licensing.documents.checklist import checklist, remarks
from licensing.forms.files import Files
from licensing.history.task import Decision
from licensing.history.verdicts import Verdict
from licensing.scenarios.answers import typed_form
from licensing.scenarios.scenario import Scenario
from licensing.scenarios.standing_in import upload
from licensing.words.identifiers import DocumentId

CITY = read_city()
PROCESS = quoted(
    """form:
  armada:
    type: list
    label: {id: Kendaraan, en: Vehicles}
    rows: 1..5
    form: {tnkb: {type: text}}
    documents:
      stnk: {label: STNK}
      surat: {optional: true}
language: 2
steps:
  periksa:
    review: {by: loket.petugas, checks: documents}
    outcomes: {ulang: {to: perbaikan, reason: true}, ya: selesai}
  perbaikan:
    correction: {within: 14 days, on_silence: selesai, then: periksa}
  selesai:
    close: {as: done}
""",
    CITY,
)
BLURRED = Verdict("armada.2.stnk", is_right=False, remark="Buram.")


def files(*names: str) -> Files:
    return {DocumentId(name): upload(name) for name in names}


def decided(outcome: str, *checks: Verdict) -> Scenario:
    story = Scenario(CITY, PROCESS)
    typed = typed_form({**APPLICANT, "armada": ({"tnkb": "B 1"}, {"tnkb": "B 2"})})
    story.submit(typed, files("armada.1.stnk", "armada.2.stnk"))
    story.decide(story.officer("Rina"), outcome, checks=checks)
    return story


def decision_of(story: Scenario) -> Decision:
    (decision,) = (task.decision for task in story.case.tasks.values() if task.decision)
    return decision


def test_each_document_of_each_row_is_judged_that_was_handed_in() -> None:
    story = decided("ya", Verdict("armada.1.stnk", is_right=True))
    assert story.refusal is not None
    assert set(story.refusal.fields) == {"checks.armada.2.stnk"}


def test_what_is_not_right_of_one_row_is_called_by_that_row() -> None:
    story = decided("ya", Verdict("armada.1.stnk", is_right=True), BLURRED)
    assert story.refusal is not None
    assert "Vehicles, row 2, STNK" in story.refusal.fields["checks"].en


def test_only_that_file_is_open_to_the_applicant_and_only_what_is_new_is_judged_again() -> None:
    story = decided("ulang", Verdict("armada.1.stnk", is_right=True), BLURRED)
    story.correct({}, files("armada.1.stnk"))
    assert story.refusal is not None
    story.correct({}, {DocumentId("armada.2.stnk"): upload("baru")})
    story.decide(story.officer("Rina"), "ya", checks=())
    assert story.refusal is not None
    assert set(story.refusal.fields) == {"checks.armada.2.stnk"}
    story.decide(story.officer("Rina"), "ya", checks=(Verdict("armada.2.stnk", is_right=True),))
    assert story.refusal is None


def test_documents_call_it_by_its_row_too() -> None:
    decision = decision_of(decided("ulang", Verdict("armada.1.stnk", is_right=True), BLURRED))
    assert remarks(PROCESS, decision) == "Kendaraan, baris 2, STNK: Buram."
    right, wrong = checklist(PROCESS, decision.checks)
    assert right == {"label": "Kendaraan, baris 1, STNK", "verdict": "sesuai", "remark": ""}
    assert wrong == {"label": "Kendaraan, baris 2, STNK", "verdict": "tidak sesuai", "remark": "Buram."}
