"""Given up, suspended, resumed: what comes at any time, and until when."""

from datetime import UTC, datetime, timedelta

import pytest

from licensing.case.commands import Cancel, Command, PassTime, Resume, Suspend, Withdraw
from licensing.case.timing import next_due
from licensing.city.people import Party
from licensing.clock.spans import Span
from licensing.history.events import (
    ApplicationCancelled,
    ApplicationResumed,
    ApplicationSuspended,
    ApplicationWithdrawn,
    Event,
    TimeRestarted,
)
from licensing.history.evolving import replay
from tests.licensing.events import (
    APPLICANT_HERSELF,
    BUDI,
    IZIN,
    LELA,
    NOW,
    RINA,
    SARI,
    SOMEBODY_ELSE,
    acted,
    asked_applicant,
    at,
    city,
    claimed,
    closed,
    completed,
    correct,
    decide,
    decided,
    entered,
    lapsed,
    line_opened,
    line_withdrawn,
    notice,
    numbered,
    opened,
    owed,
    process,
    received,
    render,
    submitted,
    task,
    withdrawn,
)
from tests.licensing.given import given

PROCESS = """
anytime:
  withdraw: {by: applicant, until: tanda, to: ditarik}
  suspend: {by: loket.petugas, resume: pimpinan.kepala}
  cancel: {by: pimpinan.kepala, to: dibatalkan}
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {lanjut: bersama, kembali: perbaikan}
  perbaikan:
    correction: {within: 14 days, on_silence: gugur, then: periksa}
  bersama:
    together:
      members:
        meja: {ask: [{by: kesehatan.tim}]}
        lapangan:
          steps:
            jadwal: {review: {by: lingkungan.tim}, outcomes: {siap: {end: setuju}}}
    outcomes: {setuju: tanda}
  tanda:
    signature: {by: pimpinan.kepala, not_by: [periksa]}
    outcomes: {sah: bukti, ulang: periksa}
  bukti:
    review: {by: loket.petugas}
    outcomes: {lanjut: terbit}
  terbit:
    issue: {template: surat, number: "{seq}/{year}"}
  gugur: {close: {}}
  ditarik: {close: {}}
  dibatalkan: {close: {}}
"""
FORTNIGHT = Span(14, "day")
DUE = datetime(2026, 3, 16, 17, 0, tzinfo=UTC)
BEGUN = (submitted(), received(), entered("periksa"), opened("periksa", "loket.petugas"))
ASKED_BACK = (
    *BEGUN,
    decided("periksa", "loket", RINA, "kembali"),
    completed("periksa", "kembali"),
    entered("perbaikan"),
    owed(notice("perbaikan", "correction")),
    asked_applicant("perbaikan", FORTNIGHT, DUE),
)
MEJA, JADWAL = at("meja", line="main/meja"), at("jadwal", line="main/lapangan")
ON_LINES = (
    *BEGUN,
    decided("periksa", "loket", RINA, "lanjut"),
    completed("periksa", "lanjut"),
    entered("bersama"),
    line_opened("main/meja", "bersama"),
    line_opened("main/lapangan", "bersama"),
    entered(MEJA),
    opened(MEJA, "kesehatan.tim"),
    entered(JADWAL),
    opened(JADWAL, "lingkungan.tim"),
)
AT_SIGNATURE = (*BEGUN, completed("periksa", "lanjut"), entered("tanda"), opened("tanda", "pimpinan.kepala"))
SIGNED = (
    *AT_SIGNATURE,
    decided("tanda", "pimpinan", BUDI, "sah"),
    completed("tanda", "sah"),
    entered("bukti"),
    opened("bukti", "loket.petugas"),
)
NUMBERED = (
    *BEGUN,
    completed("periksa", "lanjut"),
    entered("terbit"),
    numbered("terbit", "1/2026", "2026-03-02", None, None),
)
ENDED = (
    *BEGUN,
    withdrawn("periksa", "loket"),
    completed("periksa", "withdrawn"),
    closed("ditarik", "withdrawn"),
)
SUSPENDED = (*ASKED_BACK, ApplicationSuspended(NOW, at("perbaikan"), acted(RINA), "Sengketa."))


def ended(step: str) -> tuple[Event, ...]:
    """What a closing step tells."""
    return entered(step), owed(notice(step, "lapsed")), completed(step, "lapsed"), closed(step, "lapsed")


def test_a_withdrawn_case_asks_nobody_any_more_and_ends() -> None:
    given(PROCESS, *BEGUN).when(Withdraw(" Pindah kota. "), by=APPLICANT_HERSELF).then(
        ApplicationWithdrawn(NOW, at("periksa"), "Pindah kota."),
        withdrawn("periksa", "loket"),
        completed("periksa", "withdrawn"),
        *ended("ditarik"),
    )


def test_a_withdrawn_case_takes_its_lines_with_it() -> None:
    given(PROCESS, *ON_LINES).when(Withdraw(), by=APPLICANT_HERSELF).then(
        ApplicationWithdrawn(NOW, at("bersama"), ""),
        withdrawn(MEJA, "kesehatan"),
        line_withdrawn("main/meja"),
        withdrawn(JADWAL, "lingkungan"),
        line_withdrawn("main/lapangan"),
        completed("bersama", "withdrawn"),
        *ended("ditarik"),
    )


def test_an_officer_cancels_with_a_reason() -> None:
    given(PROCESS, *ASKED_BACK).when(Cancel("Permohonan ganda."), by=BUDI).then(
        ApplicationCancelled(NOW, at("perbaikan"), acted(BUDI), "Permohonan ganda."),
        withdrawn("perbaikan", "applicant"),
        completed("perbaikan", "cancelled"),
        *ended("dibatalkan"),
    )
    given(PROCESS, *ASKED_BACK).when(Cancel("  "), by=BUDI).refused("invalid-form", fields=("reason",))
    given(PROCESS, *ASKED_BACK).when(Cancel("x" * 5001), by=BUDI).refused("invalid-form", fields=("reason",))


def test_until_a_step_is_until_it_is_left_for_good() -> None:
    assert given(PROCESS, *AT_SIGNATURE).when(Withdraw(), by=APPLICANT_HERSELF).events
    given(PROCESS, *SIGNED).when(Withdraw(), by=APPLICANT_HERSELF).refused("not-now")
    assert given(PROCESS, *SIGNED).when(Cancel("Batal."), by=BUDI).events
    sent_back = (
        *AT_SIGNATURE,
        decided("tanda", "pimpinan", BUDI, "ulang"),
        completed("tanda", "ulang"),
        entered(at("periksa", 2)),
        opened(at("periksa", 2), "loket.petugas"),
    )
    assert given(PROCESS, *sent_back).when(Withdraw(), by=APPLICANT_HERSELF).events


@pytest.mark.parametrize(
    ("command", "by"),
    [(Withdraw(), APPLICANT_HERSELF), (Cancel("Batal."), BUDI), (Suspend("Sengketa."), RINA)],
)
@pytest.mark.parametrize("history", [NUMBERED, ENDED])
def test_what_is_signed_or_over_is_not_stopped(
    history: tuple[Event, ...], command: Command, by: Party
) -> None:
    given(PROCESS, *history).when(command, by=by).refused("not-now")


def test_a_definition_without_these_acts_knows_none_of_them() -> None:
    plain = PROCESS[PROCESS.index("steps:") : PROCESS.index("  ditarik:")]
    for command, by in (
        (Withdraw(), APPLICANT_HERSELF),
        (Cancel("Batal."), BUDI),
        (Suspend("Sengketa."), RINA),
        (Resume(), BUDI),
    ):
        given(plain, *BEGUN).when(command, by=by).refused("not-offered")


def test_while_suspended_nobody_decides_or_corrects() -> None:
    given(PROCESS, *BEGUN).when(Suspend("Sengketa."), by=RINA).then(
        ApplicationSuspended(NOW, at("periksa"), acted(RINA), "Sengketa.")
    )
    stopped = (*BEGUN, ApplicationSuspended(NOW, at("periksa"), acted(RINA), "Sengketa."))
    given(PROCESS, *stopped).when(decide("periksa", "loket", "lanjut"), by=RINA).refused("suspended")
    given(PROCESS, *stopped).when(Suspend("Lagi."), by=RINA).refused("suspended")
    given(PROCESS, *SUSPENDED).when(correct("perbaikan", nama="Ayu"), by=APPLICANT_HERSELF).refused(
        "suspended"
    )
    refusal = given(PROCESS, *SUSPENDED).when(correct("perbaikan"), by=APPLICANT_HERSELF).refusal
    assert refusal is not None
    assert refusal.sentence.id.endswith("oleh Rina: Sengketa.")


def test_a_suspended_case_can_still_be_given_up() -> None:
    assert given(PROCESS, *SUSPENDED).when(Withdraw(), by=APPLICANT_HERSELF).events
    told = given(PROCESS, *SUSPENDED).when(Cancel("Batal."), by=BUDI)
    case = replay((*SUSPENDED, *told.events))
    assert case is not None
    assert (case.ending, case.suspended) == ("lapsed", None)


def test_nothing_lapses_while_suspended() -> None:
    late = DUE + timedelta(days=30)
    given(PROCESS, *ASKED_BACK).when(PassTime(), by=IZIN, now=late).then(
        lapsed("perbaikan", at=late, due=DUE),
        completed("perbaikan", "lapsed", at=late),
        entered("gugur", at=late),
        owed(notice("gugur", "lapsed"), at=late),
        completed("gugur", "lapsed", at=late),
        closed("gugur", "lapsed", at=late),
    )
    given(PROCESS, *SUSPENDED).when(PassTime(), by=IZIN, now=late).then()
    case = replay(SUSPENDED)
    assert case is not None
    assert next_due(process(PROCESS), case, city().calendar) is None


def test_from_the_resumption_the_whole_time_counts_again() -> None:
    late = DUE + timedelta(days=30)
    again = DUE + timedelta(days=44)
    told = given(PROCESS, *SUSPENDED).when(Resume("Selesai."), by=BUDI, now=late)
    told.then(
        ApplicationResumed(late, at("perbaikan"), acted(BUDI), "Selesai."),
        TimeRestarted(late, task("perbaikan", "applicant"), again + timedelta(days=1)),
    )
    resumed = (*SUSPENDED, *told.events)
    case = replay(resumed)
    assert case is not None
    assert next_due(process(PROCESS), case, city().calendar) == again + timedelta(days=1)
    given(PROCESS, *resumed).when(PassTime(), by=IZIN, now=again + timedelta(days=1, microseconds=-1)).then()
    assert given(PROCESS, *resumed).when(PassTime(), by=IZIN, now=again + timedelta(days=1)).events


def test_only_what_is_suspended_is_resumed() -> None:
    given(PROCESS, *BEGUN).when(Resume(), by=BUDI).refused("not-now")
    given(PROCESS, *ENDED).when(Resume(), by=BUDI).refused("not-now")


def test_an_act_at_any_time_is_for_its_role_and_not_for_those_who_are_asked() -> None:
    for by in (RINA, SARI, LELA, APPLICANT_HERSELF, IZIN):
        given(PROCESS, *BEGUN).when(Cancel("Batal."), by=by).refused("not-yours")
    for by in (BUDI, SARI, APPLICANT_HERSELF, IZIN):
        given(PROCESS, *BEGUN).when(Suspend("Sengketa."), by=by).refused("not-yours")
    for by in (RINA, SARI, APPLICANT_HERSELF, IZIN):
        given(PROCESS, *SUSPENDED).when(Resume(), by=by).refused("not-yours")
    for by in (RINA, BUDI, SOMEBODY_ELSE, IZIN):
        given(PROCESS, *BEGUN).when(Withdraw(), by=by).refused("not-yours")


def test_what_was_taken_up_is_withdrawn_as_well() -> None:
    told = given(PROCESS, *BEGUN, claimed("periksa", "loket", RINA)).when(Withdraw(), by=APPLICANT_HERSELF)
    assert withdrawn("periksa", "loket") in told.events
    assert render("terbit") not in [getattr(event, "effect", None) for event in told.events]
