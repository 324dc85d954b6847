"""Kept answers: what was answered stands where a correction changed nothing it relies on, and nowhere else."""

from dataclasses import replace
from typing import TypeGuard

import pytest

from licensing.case.commands import Command, Submit
from licensing.case.deciding import decide as decide_on
from licensing.city.people import AgencyRole, Party
from licensing.history.case import Case
from licensing.history.events import AnswerKept, Event, InterestDeclared, TaskDecided, TaskOpened
from licensing.history.evolving import replay
from licensing.history.named import Named
from licensing.history.places import At
from licensing.history.putting_away import put_away
from licensing.process.relying import digest_relied_on
from licensing.scenarios.scenario import typed
from licensing.words.identifiers import AgencyId, RoleId, TaskId
from tests.licensing.events import (
    APPLICANT_HERSELF,
    APPLICATION,
    BUDI,
    DEWI,
    LELA,
    NOW,
    RINA,
    SARI,
    TONO,
    acted,
    answers,
    at,
    city,
    correct,
    decide,
    files,
    form,
    process,
    task,
)

PROCESS = """
form:
  lapak: {type: integer, min: 1}
  warna: {type: text}
values:
  banyak: form.lapak > 100
documents:
  denah: {accept: [pdf]}
language: 2
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {lanjut: telaah, kembali: {to: perbaikan, reason: true}}
  telaah:
    consultation:
      ask:
        - {by: kesehatan.tim, relies_on: [values.banyak]}
        - {by: lingkungan.tim, relies_on: [documents.denah]}
        - {by: perhubungan.tim}
      not_by: [periksa]
    form: {catatan: {type: text, optional: true}}
    outcomes: {baik: putus, kembali: {to: perbaikan, reason: true}}
  putus:
    review: {by: pimpinan.kepala, not_by: [telaah]}
    outcomes: {sah: tutup, ulang: telaah, kembali: {to: perbaikan, reason: true}}
  perbaikan:
    correction: {within: 14 days, then: periksa}
  tutup: {close: {}}
"""
NAMED = (Named("lapak", "Keliru."), Named("warna", "Keliru."), Named("denah", "Keliru."))
AGAIN = at("telaah", 2)
LET_ON = decide(at("periksa", 2), "loket", "lanjut")


def told(*commands: tuple[Command, Party]) -> tuple[Event, ...]:
    events: tuple[Event, ...] = ()
    for command, by in commands:
        events += after(replay(events), command, by)
    return events


def after(case: Case | None, command: Command, by: Party) -> tuple[Event, ...]:
    return decide_on(process(PROCESS), case, command, by=by, now=NOW, calendar=city().calendar)


HANDED_IN = (Submit(APPLICATION, form(lapak="18", warna="biru"), files("denah")), APPLICANT_HERSELF)
ANSWERED = (
    HANDED_IN,
    (decide("periksa", "loket", "lanjut"), RINA),
    (decide("telaah", "kesehatan", "baik", typed={"catatan": ("Rapi",)}), SARI),
    (decide("telaah", "lingkungan", "baik"), LELA),
    (decide("telaah", "perhubungan", "baik"), DEWI),
)
RETURNED = (*ANSWERED, (decide("putus", "pimpinan", "kembali", "Keliru.", named=NAMED), BUDI))


def corrected(**changed: str) -> tuple[tuple[Command, Party], ...]:
    """The application returned, corrected so, and found complete by somebody else."""
    command = replace(correct("perbaikan"), typed=typed(changed))
    return (*RETURNED, (command, APPLICANT_HERSELF), (LET_ON, TONO))


def asked(events: tuple[Event, ...], where: At) -> tuple[set[str], set[str]]:
    """Who is asked there, and whose answer was kept."""
    here = [each for each in events if isinstance(each, TaskOpened | AnswerKept) and each.where == where]
    agencies = [(str(each.asked.agency), isinstance(each, AnswerKept)) for each in here if each.asked]
    return {who for who, is_kept in agencies if not is_kept}, {who for who, is_kept in agencies if is_kept}


def test_an_answer_is_kept_where_what_it_relies_on_is_what_it_was() -> None:
    events = told(*corrected(warna="merah"))
    assert asked(events, AGAIN) == ({"perhubungan"}, {"kesehatan", "lingkungan"})
    role = AgencyRole(AgencyId("kesehatan"), RoleId("tim"))
    assert AnswerKept(NOW, task(AGAIN, "kesehatan"), AGAIN, role, task("telaah", "kesehatan")) in events


def test_a_value_is_relied_on_as_it_comes_to_and_not_as_it_is_computed() -> None:
    assert asked(told(*corrected(lapak="19")), AGAIN)[1] == {"kesehatan", "lingkungan"}
    assert asked(told(*corrected(lapak="300")), AGAIN)[1] == {"lingkungan"}


def test_a_kept_answer_is_hers_with_all_she_filled_in() -> None:
    case = replay(told(*corrected(warna="merah")))
    assert case is not None
    kept, given = case.tasks[task(AGAIN, "kesehatan")], case.tasks[task("telaah", "kesehatan")]
    assert (kept.status, kept.kept_from, kept.decision) == ("decided", given.id, given.decision)
    assert kept.given == {"catatan": "Rapi"}


def test_nobody_s_answer_is_kept_where_the_case_comes_back_without_a_correction() -> None:
    events = told(*ANSWERED, (decide("putus", "pimpinan", "ulang"), BUDI))
    assert asked(events, AGAIN) == ({"kesehatan", "lingkungan", "perhubungan"}, set())


def test_what_was_kept_once_is_asked_again_where_the_case_comes_back_without_another_correction() -> None:
    again = (decide(AGAIN, "perhubungan", "baik"), DEWI), (decide(at("putus", 2), "pimpinan", "ulang"), BUDI)
    events = told(*corrected(warna="merah"), *again)
    assert asked(events, at("telaah", 3)) == ({"kesehatan", "lingkungan", "perhubungan"}, set())


def test_whoever_sent_it_back_is_asked_again() -> None:
    back = decide("telaah", "lingkungan", "kembali", "Keliru.", named=NAMED)
    commands = (*ANSWERED[:3], (back, LELA), (decide("telaah", "perhubungan", "baik"), DEWI))
    fixed = replace(correct("perbaikan"), typed=typed({"warna": "merah"}))
    on = (fixed, APPLICANT_HERSELF), (LET_ON, TONO)
    assert asked(told(*commands, *on), AGAIN) == ({"lingkungan", "perhubungan"}, {"kesehatan"})


def test_whoever_has_declared_an_interest_since_keeps_nothing() -> None:
    declared = InterestDeclared(NOW, acted(SARI), "Pemohon adalah kakak saya.")
    before = replay((*told(*corrected(warna="merah")[:-1]), declared))
    assert asked(after(before, LET_ON, TONO), AGAIN) == ({"kesehatan", "perhubungan"}, {"lingkungan"})


def test_whoever_might_not_answer_any_more_by_four_eyes_keeps_nothing() -> None:
    first, here = task("periksa", "loket"), acted(SARI, "loket.petugas")
    events = told(*corrected(warna="merah")[:-1])
    before = replay(replace(each, by=here) if _decides(each, first) else each for each in events)
    assert asked(after(before, LET_ON, TONO), AGAIN) == ({"kesehatan", "perhubungan"}, {"lingkungan"})


def _decides(event: Event, id: TaskId) -> TypeGuard[TaskDecided]:
    return isinstance(event, TaskDecided) and event.task == id


def test_a_case_that_was_put_away_keeps_what_the_whole_one_does() -> None:
    case = replay(told(*corrected(warna="merah")[:-1]))
    assert case is not None
    assert after(put_away(case), LET_ON, TONO) == after(case, LET_ON, TONO)


def test_a_history_of_before_that_says_nothing_of_reliance_is_asked_anew() -> None:
    events = told(*corrected(warna="merah")[:-1])
    before = tuple(replace(each, relied=None) if isinstance(each, TaskDecided) else each for each in events)
    assert asked(after(replay(before), LET_ON, TONO), AGAIN)[1] == set()


@pytest.mark.parametrize("name", ["form.lapak", "values.banyak", "documents.denah"])
def test_a_digest_is_of_what_is_named_and_of_nothing_else(name: str) -> None:
    case = replay(told(HANDED_IN))
    assert case is not None
    other_stalls = replace(case, answers={**case.answers, **answers(lapak=300)})
    others = {"form.lapak": other_stalls, "documents.denah": replace(case, documents={})}
    digests = [digest_relied_on(process(PROCESS), each, (name,)) for each in (case, *others.values())]
    assert [digest == digests[0] for digest in digests[1:]] == [
        name == "documents.denah",
        name != "documents.denah",
    ]
