"""Judging the documents of rows: those of each record, by themselves or with all others, after a correction anew."""

import pytest

from features.quoting import APPLICANT, quoted, read_city
from licensing.case.judging import to_judge
from licensing.forms.answers import Typed
from licensing.forms.files import Files
from licensing.history.named import Named
from licensing.history.verdicts import Verdict
from licensing.scenarios.answers import GivenCell, typed_form
from licensing.scenarios.finding import all_right
from licensing.scenarios.scenario import Scenario
from licensing.scenarios.standing_in import upload
from licensing.words.errors import DefinitionRejected
from licensing.words.identifiers import DocumentId

CITY = read_city()

DEFINITION = """form:
  kru:
    type: list
    form: {{sebutan: {{type: text}}}}
    documents: {{foto: {{accept: [jpg, pdf]}}, surat: {{accept: [pdf], optional: true}}}}
documents:
  denah: {{accept: [pdf]}}
language: 2
steps:
  periksa:
    review: {{by: loket.petugas, checks: {checks}}}
    outcomes: {{lanjut: tutup, kembali: {{to: perbaikan, reason: true}}}}
  perbaikan:
    correction: {{within: 14 days, on_silence: tutup, then: periksa}}
  tutup: {{close: {{as: done}}}}
"""
TWO = ("denah", "kru.1.foto", "kru.2.foto")


def handed_in(checks: str) -> Scenario:
    story = Scenario(CITY, quoted(DEFINITION.format(checks=checks), CITY))
    story.submit(rows("Andi", "Budi"), files(*TWO))
    assert story.refusal is None, story.refusal
    return story


def files(*names: str) -> Files:
    return {DocumentId(name): upload(name) for name in names}


def rows(*names: str) -> Typed:
    crew: list[dict[str, GivenCell]] = [{"sebutan": each} for each in names]
    return typed_form({**APPLICANT, "kru": tuple(crew)})


def asked(story: Scenario) -> tuple[str, ...]:
    (task,) = story.open_tasks
    return to_judge(story.process, story.case, story.process.step(task.where.step))


def decided(story: Scenario, outcome: str, *found: Verdict) -> None:
    (task,) = story.open_tasks
    checks = all_right(story.process, story.case, task, found=found)
    story.decide(story.officer("Rina"), outcome, checks=checks)
    assert story.refusal is None, story.refusal


def test_all_documents_are_those_of_each_row_too() -> None:
    assert asked(handed_in("documents")) == (
        "denah", "kru.1.foto", "kru.1.surat", "kru.2.foto", "kru.2.surat",
    )  # fmt: skip


def test_a_document_of_rows_can_be_named_as_it_is_called_in_each() -> None:
    assert asked(handed_in("{documents: [kru.foto]}")) == ("kru.1.foto", "kru.2.foto")


def test_what_is_not_right_in_one_row_goes_back_and_nothing_else_does() -> None:
    story = handed_in("documents")
    decided(story, "kembali", Verdict("kru.2.foto", is_right=False, remark="Buram."))
    (decision,) = [each.decision for each in story.case.tasks.values() if each.decision]
    assert decision.named == (Named("kru.2.foto", "Buram."),)
    story.correct(rows("Andi", "Budi"), {DocumentId("kru.2.foto"): upload("baru")})
    assert story.refusal is None, story.refusal
    story.decide(story.officer("Rina"), "lanjut", checks=(Verdict("kru.2.foto", is_right=True),))
    assert story.refusal is None, story.refusal
    story.perform()
    assert story.case.ended_at is not None


def test_a_row_that_was_not_judged_is_told_by_its_name() -> None:
    story = handed_in("{documents: [kru.foto]}")
    story.decide(story.officer("Rina"), "lanjut", checks=(Verdict("kru.1.foto", is_right=True),))
    assert story.refusal is not None
    assert set(story.refusal.fields) == {"checks.kru.2.foto"}


def test_a_name_no_row_has_is_told_with_one_like_it() -> None:
    with pytest.raises(DefinitionRejected) as rejected:
        handed_in("{documents: [kru.potret]}")
    assert [(each.rule, each.hint) for each in rejected.value.problems] == [
        ("unknown-field", 'Did you mean "documents.kru.foto"?')
    ]
