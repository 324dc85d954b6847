"""Claims and releases: who works on a task, for others to see."""

from licensing.history.evolving import replay
from tests.licensing.events import (
    RINA,
    SARI,
    TONO,
    YANI,
    acted,
    claim,
    claimed,
    closed,
    completed,
    decide,
    decided,
    entered,
    opened,
    received,
    release,
    released,
    submitted,
    task,
)
from tests.licensing.given import given

PROCESS = """
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {lanjut: tutup}
  tutup: {close: {}}
"""
BEGUN = (submitted(), received(), entered("periksa"), opened("periksa", "loket.petugas"))
HELD_BY_RINA = (*BEGUN, claimed("periksa", "loket", RINA))
OVER = (
    *HELD_BY_RINA,
    decided("periksa", "loket", RINA, "lanjut"),
    completed("periksa", "lanjut"),
    entered("tutup"),
    completed("tutup", "lapsed"),
    closed("tutup", "lapsed"),
)


def test_a_task_is_taken_up() -> None:
    given(PROCESS, *BEGUN).when(claim("periksa", "loket"), by=RINA).then(claimed("periksa", "loket", RINA))


def test_taking_up_ones_own_task_again_changes_nothing() -> None:
    given(PROCESS, *HELD_BY_RINA).when(claim("periksa", "loket"), by=RINA).then()


def test_a_task_a_colleague_holds_is_not_taken_from_her() -> None:
    told = given(PROCESS, *HELD_BY_RINA).when(claim("periksa", "loket"), by=TONO)
    told.refused("held-by-other")
    assert told.refusal is not None
    assert "Rina" in told.refusal.sentence.en


def test_a_task_is_put_down() -> None:
    given(PROCESS, *HELD_BY_RINA).when(release("periksa", "loket"), by=RINA).then(
        released("periksa", "loket", RINA)
    )


def test_a_colleague_may_put_it_down_for_her_and_the_event_says_who_did() -> None:
    given(PROCESS, *HELD_BY_RINA).when(release("periksa", "loket"), by=TONO).then(
        released("periksa", "loket", TONO)
    )


def test_putting_down_what_nobody_holds_changes_nothing() -> None:
    given(PROCESS, *BEGUN).when(release("periksa", "loket"), by=RINA).then()


def test_what_was_put_down_can_be_taken_up_by_another() -> None:
    put_down = (*HELD_BY_RINA, released("periksa", "loket", RINA))
    given(PROCESS, *put_down).when(claim("periksa", "loket"), by=TONO).then(claimed("periksa", "loket", TONO))


def test_somebody_of_another_role_neither_takes_nor_puts_down() -> None:
    given(PROCESS, *BEGUN).when(claim("periksa", "loket"), by=SARI).refused("not-yours")
    given(PROCESS, *HELD_BY_RINA).when(release("periksa", "loket"), by=SARI).refused("not-yours")


def test_what_was_decided_is_neither_taken_up_nor_put_down() -> None:
    given(PROCESS, *OVER).when(claim("periksa", "loket"), by=RINA).refused("already-decided")
    given(PROCESS, *OVER).when(release("periksa", "loket"), by=RINA).refused("already-decided")


def test_who_holds_the_task_decides_it() -> None:
    told = given(PROCESS, *HELD_BY_RINA).when(decide("periksa", "loket", "lanjut"), by=RINA)
    assert told.events[0] == decided("periksa", "loket", RINA, "lanjut")


def test_who_does_not_hold_it_does_not() -> None:
    given(PROCESS, *HELD_BY_RINA).when(decide("periksa", "loket", "lanjut"), by=TONO).refused("held-by-other")


def test_a_claim_is_made_in_the_role_that_was_asked_whatever_others_she_holds() -> None:
    kepala = """
steps:
  tanda:
    review: {by: pimpinan.kepala}
    outcomes: {lanjut: tutup}
  tutup: {close: {}}
"""
    history = (submitted(), received("tanda"), entered("tanda"), opened("tanda", "pimpinan.kepala"))
    told = given(kepala, *history).when(claim("tanda", "pimpinan"), by=YANI)
    case = replay((*history, *told.events))
    assert case is not None
    assert case.tasks[task("tanda", "pimpinan")].claimed_by == acted(YANI, "pimpinan.kepala")
