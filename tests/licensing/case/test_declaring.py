"""A declared interest: what it tells, what goes back to its role, and what she may not do from then on."""

import pytest

from licensing.case.authority import has_interest, kept_out
from licensing.case.commands import Command, DeclareInterest, Suspend
from licensing.city.people import Party
from licensing.history.events import InterestDeclared, TaskReleased
from licensing.history.evolving import replay
from tests.licensing.events import (
    APPLICANT_HERSELF,
    BUDI,
    IZIN,
    NOW,
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
    process,
    submitted,
    task,
)
from tests.licensing.given import given

PROCESS = """
steps:
  periksa: {review: {by: loket.petugas}, outcomes: {lanjut: tanda}}
  tanda: {signature: {by: pimpinan.kepala, not_by: [periksa]}, outcomes: {ttd: selesai, ulang: periksa}}
  selesai: {close: {}}
"""
WHY = "Pemohon adalah kakak saya."
DECLARED = InterestDeclared(NOW, acted(RINA), WHY)
ASKED = (submitted(), entered("periksa"), opened("periksa", "loket.petugas"))


def test_it_is_told_with_its_reason() -> None:
    given(PROCESS, *ASKED).when(DeclareInterest(f" {WHY} "), by=RINA).then(DECLARED)


def test_what_she_holds_goes_back_to_its_role() -> None:
    held = claimed("periksa", "loket", RINA)
    released = TaskReleased(NOW, task("periksa", "loket"), acted(RINA))
    given(PROCESS, *ASKED, held).when(DeclareInterest(WHY), by=RINA).then(DECLARED, released)


def test_what_a_colleague_holds_stays_hers() -> None:
    held = claimed("periksa", "loket", TONO)
    given(PROCESS, *ASKED, held).when(DeclareInterest(WHY), by=RINA).then(DECLARED)


@pytest.mark.parametrize(
    ("by", "reason", "code", "fields"),
    [
        (RINA, " ", "invalid-form", ("reason",)),
        (SARI, WHY, "not-yours", ()),
        (APPLICANT_HERSELF, WHY, "not-yours", ()),
        (IZIN, WHY, "not-yours", ()),
    ],
)
def test_only_whoever_is_asked_declares_it_and_says_why(
    by: Party, reason: str, code: str, fields: tuple[str, ...]
) -> None:
    given(PROCESS, *ASKED).when(DeclareInterest(reason), by=by).refused(code, fields=fields)


@pytest.mark.parametrize(
    "command", [claim("periksa", "loket"), decide("periksa", "loket", "lanjut"), DeclareInterest("Lagi.")]
)
def test_from_then_on_she_takes_and_decides_nothing_of_it(command: Command) -> None:
    given(PROCESS, *ASKED, DECLARED).when(command, by=RINA).refused("conflict-of-interest")


def test_it_holds_in_every_role_of_hers() -> None:
    at_signature = (
        *ASKED,
        InterestDeclared(NOW, acted(YANI), WHY),
        decided("periksa", "loket", RINA, "lanjut"),
        completed("periksa", "lanjut"),
        entered("tanda"),
        opened("tanda", "pimpinan.kepala"),
    )
    refused = given(PROCESS, *at_signature).when(decide("tanda", "pimpinan", "ttd"), by=YANI)
    refused.refused("conflict-of-interest")


def test_a_colleague_is_not_kept_out() -> None:
    told = given(PROCESS, *ASKED, DECLARED).when(claim("periksa", "loket"), by=TONO)
    told.then(claimed("periksa", "loket", TONO))


def test_everybody_who_is_kept_out_is_named_once() -> None:
    case = replay((*ASKED, DECLARED))
    assert case is not None
    assert kept_out(process(PROCESS), case) == ("rina",)
    assert [has_interest(process(PROCESS), case, officer) for officer in (RINA, TONO)] == [True, False]


ANYTIME = PROCESS.replace(
    "steps:", "anytime: {suspend: {by: pimpinan.kepala, resume: pimpinan.kepala}}\nsteps:", 1
)


def test_whoever_may_act_at_any_time_declares_it_too_and_then_may_not() -> None:
    hers = InterestDeclared(NOW, acted(BUDI), WHY)
    given(ANYTIME, *ASKED).when(DeclareInterest(WHY), by=BUDI).then(hers)
    given(ANYTIME, *ASKED, hers).when(Suspend("Sengketa."), by=BUDI).refused("conflict-of-interest")


def test_of_a_case_that_has_ended_nothing_is_declared() -> None:
    ended = (*ASKED, completed("periksa", "lanjut"), entered("selesai"), completed("selesai", "lapsed"))
    closed_case = (*ended, closed("selesai", "lapsed"))
    given(ANYTIME, *closed_case).when(DeclareInterest(WHY), by=BUDI).refused("not-yours")
