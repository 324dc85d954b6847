"""The document a decision would lead to is the one it then leads to, but for its number and its code."""

from dataclasses import replace

import pytest

from features.quoting import APPLICANT, quoted, read_city
from licensing.case.commands import Decide
from licensing.case.foreseeing import NO_CODE, NO_NUMBER, Foreseen, foreseen, may_lead_to_document
from licensing.documents.context import context
from licensing.scenarios.scenario import Scenario, typed
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import OutcomeId, StepId

PROCESS = """
form:
  lapak: {type: integer, min: 1}
steps:
  telaah:
    review: {by: kesehatan.tim}
    outcomes: {baik: tanda}
  tanda:
    signature: {by: pimpinan.kepala, not_by: [telaah]}
    outcomes: {ya: terbit, kembali: {to: telaah, reason: true}, tolak: {to: tolak, reason: true}}
  terbit: {issue: {template: surat, number: "503/{seq:04d}/{year}", valid: 5 years}}
  tolak: {refuse: {template: surat, number: "T/{seq}/{year}"}}
"""
URL = "https://izin.example"


def story() -> Scenario:
    city = read_city()
    told = Scenario(city, quoted(PROCESS.lstrip(), city))
    told.submit(typed({**APPLICANT, "lapak": "18"}))
    told.decide(told.officer("Sari"), "baik")
    return told


def ahead(story: Scenario, by: str, outcome: str, reason: str = "") -> Foreseen | None:
    (task,) = story.case.open_tasks
    command = Decide(task.id, OutcomeId(outcome), reason, {})
    officer, calendar = story.officer(by), story.register.calendar
    return foreseen(story.process, story.case, command, by=officer, now=story.now, calendar=calendar)


@pytest.mark.parametrize(("outcome", "reason"), [("ya", ""), ("tolak", "Terlalu ramai.")])
def test_what_is_foreseen_is_what_is_then_made(outcome: str, reason: str) -> None:
    told = story()
    before = (told.case, told.events)
    seen = ahead(told, "Budi", outcome, reason)
    assert seen is not None
    assert (told.case, told.events) == before
    told.decide(told.officer("Budi"), outcome, reason=reason)
    where = seen.effect.where
    made, numbering = told.case, told.case.round_at(where).numbering
    assert numbering is not None
    assert seen.effect in made.owed.values()
    says = context(seen.process, seen.case, where, told.register, public_url=URL)
    unnumbered = tuple(
        replace(each, numbering=replace(numbering, number=NO_NUMBER, verification=NO_CODE))
        if each.where == where
        else each
        for each in made.rounds
    )
    assert says == context(
        told.process, replace(made, rounds=unnumbered), where, told.register, public_url=URL
    )
    assert numbering.number not in str(says)


def test_a_decision_that_leads_to_no_document_foresees_none() -> None:
    assert ahead(story(), "Budi", "kembali", "Lagi.") is None


@pytest.mark.parametrize(
    ("by", "outcome", "code"), [("Sari", "ya", "not-yours"), ("Budi", "tolak", "invalid-form")]
)
def test_what_could_not_be_decided_is_not_foreseen(by: str, outcome: str, code: str) -> None:
    with pytest.raises(CommandRefused) as refused:
        ahead(story(), by, outcome)
    assert refused.value.code == code


def test_only_a_step_that_leads_straight_to_a_document_offers_one() -> None:
    process = story().process
    leads = {id: may_lead_to_document(process, process.steps[StepId(id)]) for id in ("telaah", "tanda")}
    assert leads == {"telaah": False, "tanda": True}
