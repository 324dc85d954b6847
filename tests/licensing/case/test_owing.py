"""Effects: told when they arise, performed once, and never invented afterwards."""

from dataclasses import replace

import pytest

from licensing.case.commands import PassTime
from licensing.city.people import Service
from licensing.history.effects import Answered, Done, Refused, Result, Stored
from licensing.history.events import DocumentMade, Event, LicenceIssued
from licensing.history.evolving import replay
from licensing.scenarios.standing_in import upload
from licensing.words.identifiers import EffectKey, LicenceId
from licensing.words.sentences import Sentence
from tests.licensing.events import (
    APPLICATION,
    BUDI,
    IZIN,
    NOW,
    answers,
    at,
    closed,
    completed,
    decided,
    entered,
    entry,
    key,
    notice,
    numbered,
    opened,
    owed,
    performed,
    process,
    received,
    render,
    report,
    store,
    submitted,
)
from tests.licensing.given import Given, given

PROCESS = """
steps:
  tanda:
    review: {by: pimpinan.kepala}
    outcomes: {ya: terbit, tidak: {to: tolak, reason: true}}
  terbit:
    issue: {template: surat, number: "{seq}/{year}", valid: 1 year}
  tolak:
    refuse: {template: surat, number: "T-{seq}/{year}"}
"""
FILE = upload("surat")
RECEIVED = received("tanda").effect
SIGNED = (
    submitted(),
    received("tanda"),
    entered("tanda"),
    opened("tanda", "pimpinan.kepala"),
    decided("tanda", "pimpinan", BUDI, "ya"),
    completed("tanda", "ya"),
    entered("terbit"),
)
NUMBERED = (
    *SIGNED,
    numbered("terbit", "7/2026", "2026-03-02", "2026-03-02", "2027-03-01"),
    owed(render("terbit")),
)
RENDERED = (*NUMBERED, performed(key("terbit", "render")), owed(store("terbit")))
STORED = (*RENDERED, performed(key("terbit", "store"), Stored(FILE)), owed(entry("terbit", FILE)))
MADE = DocumentMade(NOW, at("terbit"), "licence", "7/2026", "kode", FILE)
LICENCE = LicenceIssued(
    NOW,
    LicenceId(f"{APPLICATION}.terbit.1"),
    "7/2026",
    NOW.date(),
    NOW.date().replace(year=2027, day=1),
)
REGISTERED = (
    *STORED,
    performed(key("terbit", "register")),
    MADE,
    LICENCE,
    owed(notice("terbit", "issued")),
    completed("terbit", "issued"),
    closed("terbit", "issued"),
)


def test_a_notice_that_was_sent_is_performed_and_leads_to_nothing() -> None:
    given(PROCESS, *SIGNED).when(report(RECEIVED.key), by=IZIN).then(performed(RECEIVED.key))


def test_what_was_rendered_is_stored_next() -> None:
    given(PROCESS, *NUMBERED).when(report(key("terbit", "render")), by=IZIN).then(
        performed(key("terbit", "render")), owed(store("terbit"))
    )


def test_what_was_stored_is_registered_next_as_the_file_it_was_stored_as() -> None:
    given(PROCESS, *RENDERED).when(report(key("terbit", "store"), Stored(FILE)), by=IZIN).then(
        performed(key("terbit", "store"), Stored(FILE)), owed(entry("terbit", FILE))
    )


def test_what_was_registered_is_made_told_and_ends_the_case() -> None:
    given(PROCESS, *STORED).when(report(key("terbit", "register")), by=IZIN).then(*REGISTERED[len(STORED) :])


def test_a_refusal_makes_a_letter_and_no_licence() -> None:
    history = (
        *SIGNED[:4],
        decided("tanda", "pimpinan", BUDI, "tidak"),
        completed("tanda", "tidak"),
        entered("tolak"),
        numbered("tolak", "T-7/2026", "2026-03-02", None, None),
        owed(render("tolak")),
        performed(key("tolak", "render")),
        owed(store("tolak")),
        performed(key("tolak", "store"), Stored(FILE)),
        owed(entry("tolak", FILE)),
    )
    given(PROCESS, *history).when(report(key("tolak", "register")), by=IZIN).then(
        performed(key("tolak", "register")),
        DocumentMade(NOW, at("tolak"), "refusal", "T-7/2026", "kode", FILE),
        owed(notice("tolak", "refused")),
        completed("tolak", "refused"),
        closed("tolak", "refused"),
    )


@pytest.mark.parametrize(
    ("history", "effect"),
    [
        (RENDERED, key("terbit", "render")),
        (STORED, key("terbit", "store")),
        (REGISTERED, key("terbit", "register")),
        ((*SIGNED, performed(RECEIVED.key)), RECEIVED.key),
    ],
)
def test_an_effect_reported_twice_changes_nothing(history: tuple[Event, ...], effect: EffectKey) -> None:
    given(PROCESS, *history).when(report(effect), by=IZIN).then()


def test_what_is_not_owed_cannot_have_been_performed() -> None:
    given(PROCESS, *NUMBERED).is_impossible(
        report(key("terbit", "store"), Stored(FILE)), by=IZIN, match=r"^REG-\S+\.store is not owed$"
    )


DONE, FOUND = Done(), Stored(FILE)
OUTSIDE = (Answered({}), Refused("tidak", Sentence("Tidak.", "No.")))


@pytest.mark.parametrize(
    ("history", "effect", "impossible"),
    [
        (SIGNED, RECEIVED.key, (FOUND, Answered({}))),
        (NUMBERED, key("terbit", "render"), (FOUND, *OUTSIDE)),
        (RENDERED, key("terbit", "store"), (DONE, *OUTSIDE)),
        (STORED, key("terbit", "register"), OUTSIDE),
    ],
)
def test_an_effect_cannot_end_as_its_kind_never_does(
    history: tuple[Event, ...], effect: EffectKey, impossible: tuple[Result, ...]
) -> None:
    for result in impossible:
        given(PROCESS, *history).is_impossible(
            report(effect, result), by=IZIN, match=f"^{effect} cannot have ended as {result.result}$"
        )


def test_an_entry_in_the_register_may_say_which_file_it_entered() -> None:
    given(PROCESS, *STORED).when(report(key("terbit", "register"), FOUND), by=IZIN).then(
        performed(key("terbit", "register"), FOUND), *REGISTERED[len(STORED) + 1 :]
    )


def test_how_an_effect_ended_is_kept() -> None:
    said = Answered(answers(status="aktif"))
    case = replay((*SIGNED, performed(RECEIVED.key, said)))
    assert case is not None
    assert case.performed == {RECEIVED.key: said}
    assert case.owed == {}


def test_owed_is_what_was_told_and_not_yet_performed_in_that_order() -> None:
    case = replay(NUMBERED)
    assert case is not None
    assert list(case.owed.items()) == [
        (RECEIVED.key, RECEIVED),
        (key("terbit", "render"), render("terbit")),
    ]


def test_a_closed_case_owes_nothing_new_when_its_steps_owe_more_than_they_did() -> None:
    """It ended while `terbit` told nobody of its being entered, and its documents were not announced."""
    told_less = tuple(
        event for event in (*REGISTERED, performed(RECEIVED.key)) if event != owed(notice("terbit", "issued"))
    )
    case = replay(told_less)
    assert case is not None
    today = process(PROCESS)
    terbit = replace(today.steps[at("terbit").step], notice="issued")
    owes_more = replace(today, steps={**today.steps, terbit.id: terbit})
    assert Given(owes_more, case).when(PassTime(), by=Service()).events == ()
    assert case.owed == {}
    assert case.ending == "issued"


def test_a_document_that_the_step_does_not_make_is_not_registered() -> None:
    without = replace(process(PROCESS), steps=process("steps:\n  terbit: {close: {}}\n").steps)
    Given(without, replay(STORED)).is_impossible(
        report(key("terbit", "register")), by=IZIN, match="registers no document"
    )
