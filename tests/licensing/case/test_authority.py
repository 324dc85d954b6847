"""Who may act: every command by every kind of party."""

from dataclasses import replace

import pytest

from licensing.case.commands import (
    AssignNumber,
    Cancel,
    Command,
    Contest,
    Correct,
    PassTime,
    Resume,
    Retract,
    Submit,
    Suspend,
    TakeBackAddress,
    TakeBackObjection,
    Withdraw,
)
from licensing.city.people import Deputising, Officer, Party
from licensing.city.register import parse_role
from licensing.history.events import (
    AddressAsked,
    ApplicationSuspended,
    DecisionContested,
    Event,
    TaskDecided,
    TaskReleased,
)
from licensing.history.evolving import replay
from licensing.words.identifiers import StepId
from tests.licensing.events import (
    APPLICANT_HERSELF,
    APPLICATION,
    IZIN,
    NOW,
    RINA,
    SARI,
    SOMEBODY_ELSE,
    TONO,
    acted,
    asked_applicant,
    at,
    claim,
    claimed,
    closed,
    completed,
    correct,
    decide,
    decided,
    entered,
    form,
    opened,
    received,
    release,
    report,
    submitted,
    task,
)
from tests.licensing.given import given

PROCESS = """
anytime:
  withdraw: {to: ditarik}
  retract: {within: 1 working day}
  suspend: {by: loket.petugas, resume: loket.petugas}
  cancel: {by: loket.petugas, to: ditarik}
objection:
  within: 21 working days
  steps:
    tinjau: {review: {by: pimpinan.kepala}, outcomes: {tolak: {end: tolak}}}
  outcomes: {tolak: {}}
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {lanjut: terbit, kembali: perbaikan, tolak: {to: penolakan, reason: true}}
  perbaikan:
    correction: {within: 14 days, then: periksa}
  terbit:
    issue: {template: surat, number: "{seq}/{year}"}
  penolakan:
    refuse: {template: surat, number: "T-{seq}/{year}"}
  ditarik: {close: {}}
"""
BEGUN = (submitted(), received(), entered("periksa"), opened("periksa", "loket.petugas"))
ASKED_BACK = (
    *BEGUN,
    decided("periksa", "loket", RINA, "kembali"),
    completed("periksa", "kembali"),
    entered("perbaikan"),
    asked_applicant("perbaikan", within=None, due=NOW),
)
AWAITING_NUMBER = (
    *BEGUN,
    decided("periksa", "loket", RINA, "lanjut"),
    completed("periksa", "lanjut"),
    entered("terbit"),
)
REFUSED = (*BEGUN, completed("periksa", "tolak"), entered("penolakan"), closed("penolakan", "refused"))
PARTIES: dict[str, Party] = {
    "an officer of the role": RINA,
    "an officer of another role": SARI,
    "the applicant": APPLICANT_HERSELF,
    "another applicant": SOMEBODY_ELSE,
    "Izin": IZIN,
}
RELEASES = {"an officer of the role", "Izin"}
COMMANDS: dict[str, tuple[tuple[Event, ...], Command, str]] = {
    "submit": ((), Submit(APPLICATION, form(), {}), "the applicant"),
    "claim": (BEGUN, claim("periksa", "loket"), "an officer of the role"),
    "release": (
        (*BEGUN, claimed("periksa", "loket", TONO)),
        release("periksa", "loket"),
        "an officer of the role",
    ),
    "decide": (BEGUN, decide("periksa", "loket", "lanjut"), "an officer of the role"),
    "correct": (ASKED_BACK, correct("perbaikan"), "the applicant"),
    "take back an address": (
        (*BEGUN, AddressAsked(NOW, "baru@contoh.id", 1)),
        TakeBackAddress("baru@contoh.id"),
        "the applicant",
    ),
    "withdraw": (BEGUN, Withdraw(), "the applicant"),
    "cancel": (BEGUN, Cancel("Batal."), "an officer of the role"),
    "suspend": (BEGUN, Suspend("Sengketa."), "an officer of the role"),
    "resume": (
        (*BEGUN, ApplicationSuspended(NOW, at("periksa"), acted(RINA), "Sengketa.")),
        Resume(),
        "an officer of the role",
    ),
    "take back an objection": (
        (
            *REFUSED,
            DecisionContested(NOW, at("penolakan"), StepId("keberatan"), "Datanya benar."),
            entered("keberatan"),
        ),
        TakeBackObjection(),
        "the applicant",
    ),
    "contest": (REFUSED, Contest(StepId("keberatan"), "Datanya benar."), "the applicant"),
    "retract": (
        (*BEGUN, decided("periksa", "loket", RINA, "kembali"), *ASKED_BACK[len(BEGUN) + 1 :]),
        Retract(task("periksa", "loket")),
        "an officer of the role",
    ),
    "assign a number": (AWAITING_NUMBER, AssignNumber(at("terbit"), 1, 2026, "kode"), "Izin"),
    "report an effect": (BEGUN, report(received().effect.key), "Izin"),
    "pass time": (BEGUN, PassTime(), "Izin"),
}


@pytest.mark.parametrize("party", PARTIES)
@pytest.mark.parametrize("what", COMMANDS)
def test_a_command_is_for_one_kind_of_party_only(what: str, party: str) -> None:
    history, command, allowed = COMMANDS[what]
    told = given(PROCESS, *history).when(command, by=PARTIES[party])
    if party == allowed or (what == "release" and party in RELEASES):
        assert told.refusal is None
        assert told.events or what == "pass time"
    else:
        told.refused("not-yours")


def test_nobody_decides_before_it_is_asked_whether_she_may() -> None:
    given(PROCESS, *BEGUN).when(decide("nirwana", "loket", "?"), by=APPLICANT_HERSELF).refused("not-yours")


def test_what_an_officer_decides_stands_under_her_own_name_and_in_the_role_that_was_asked() -> None:
    told = given(PROCESS, *BEGUN).when(decide("periksa", "loket", "lanjut"), by=TONO)
    assert told.events[0] == decided("periksa", "loket", TONO, "lanjut")
    by = acted(TONO)
    assert (by.officer, by.name, by.nip, by.position) == (
        "tono",
        "Tono",
        "199001012015011002",
        "Petugas loket",
    )
    assert (str(by.role), by.place, by.acting, by.for_) == ("loket.petugas", None, "self", None)


@pytest.mark.parametrize("command", [claim("perbaikan", "applicant"), release("perbaikan", "applicant"),
                                     decide("perbaikan", "applicant", "corrected")])  # fmt: skip
def test_no_officer_answers_for_the_applicant(command: Command) -> None:
    given(PROCESS, *ASKED_BACK).when(command, by=RINA).refused("not-yours")


def test_no_applicant_answers_for_an_officer() -> None:
    given(PROCESS, *BEGUN).when(Correct(task("periksa", "loket"), {}, {}), by=APPLICANT_HERSELF).refused(
        "not-yours"
    )


def test_nothing_is_opened_for_somebody_elses_number() -> None:
    given(PROCESS).when(Submit(SOMEBODY_ELSE.application, form(), {}), by=APPLICANT_HERSELF).refused(
        "not-yours"
    )


def test_a_task_nobody_was_ever_given_cannot_be_decided() -> None:
    given(PROCESS, *BEGUN).when(decide(at("periksa", 2), "loket", "lanjut"), by=RINA).refused("no-such-task")


PLH = Deputising(parse_role("loket.petugas"), "plh", RINA.id, "Petugas loket")


def deputy(officer: Officer, *deputising: Deputising) -> Officer:
    return replace(
        officer, roles=(*officer.roles, *(each.role for each in deputising)), deputising=deputising
    )


def test_a_deputy_decides_under_the_mandate_of_whom_she_stands_in_for() -> None:
    told = given(PROCESS, *BEGUN).when(decide("periksa", "loket", "lanjut"), by=deputy(SARI, PLH))
    decision = told.events[0]
    assert isinstance(decision, TaskDecided)
    by = decision.by
    assert (by.officer, by.name, by.nip) == (SARI.id, SARI.name, SARI.nip)
    assert (by.position, str(by.role), by.acting, by.for_) == (
        "Plh. Petugas loket",
        "loket.petugas",
        "plh",
        "rina",
    )


def test_a_deputy_gives_a_task_back_for_whom_she_stands_in_for() -> None:
    told = given(PROCESS, *BEGUN, claimed("periksa", "loket", RINA)).when(
        release("periksa", "loket"), by=deputy(SARI, PLH)
    )
    (given_back,) = told.events
    assert isinstance(given_back, TaskReleased)
    assert given_back.by is not None
    assert given_back.by.for_ == "rina"


def test_izin_gives_a_task_back_for_whoever_has_no_mandate_any_more() -> None:
    history = (*BEGUN, claimed("periksa", "loket", RINA))
    told = given(PROCESS, *history).when(release("periksa", "loket"), by=IZIN)
    told.then(TaskReleased(NOW, task("periksa", "loket"), None))
    after = replay((*history, *told.events))
    assert after is not None
    assert after.tasks[task("periksa", "loket")].claimed_by is None
    given(PROCESS, *BEGUN).when(release("periksa", "loket"), by=IZIN).then()
