"""What interrupts a case, told: exactly these sentences, for these readers."""

from typing import get_args

from features.quoting import APPLICANT
from licensing.case.commands import Cancel, Command, Resume, Suspend, Withdraw
from licensing.clock.running import Why
from licensing.history.events import InterruptingEvent
from licensing.ports import CaseFile
from licensing.scenarios.scenario import Scenario
from licensing.telling import Told, tell
from licensing.telling.clocking import PAUSED
from licensing.telling.personal import reveal
from tests.licensing.histories import Start, applying, city, every_kind


def told(*commands: Command) -> list[Told]:
    story = Scenario(city(), every_kind())
    story.submit(applying(Start("every_kind", "5", "gedung")))
    for command in commands:
        resumes = isinstance(command, Resume | Cancel)
        officer = story.officer("Budi" if resumes else "Rina")
        story.tell(command, by=story.applicant if isinstance(command, Withdraw) else officer)
        assert story.refusal is None
    file = CaseFile(story.case, story.process, story.events)
    events = [event for event in story.events if isinstance(event, InterruptingEvent)]
    return [tell(file, event, register=city()) for event in events]


def said(*commands: Command) -> list[tuple[str, str, str, str]]:
    """What, why, by whom, and for whom."""
    return [
        (each.what.id, reveal(each.why) if each.why else "", each.who.code, each.audience)
        for each in told(*commands)
    ]


def test_a_suspension_and_its_end_are_told_to_everybody_with_the_reason() -> None:
    assert said(Suspend("Sengketa."), Resume("Damai.")) == [
        ("Permohonan ditangguhkan", "Sengketa.", "loket.petugas", "everyone"),
        ("Permohonan dilanjutkan", "Damai.", "pimpinan.kepala", "everyone"),
        (
            "Waktu untuk “Kelengkapan” dihitung lagi, sampai 3 Maret 2026 pukul 16.00 WIB",
            "",
            "izin",
            "officers",
        ),
    ]


def test_who_gave_a_case_up_is_told_and_shown_as_an_act() -> None:
    assert said(Withdraw("Pindah.")) == [("Pemohon mencabut permohonan", "Pindah.", "applicant", "everyone")]
    assert said(Cancel("Ganda.")) == [
        ("Permohonan dibatalkan oleh petugas", "Ganda.", "pimpinan.kepala", "everyone")
    ]
    assert [each.act for each in told(Suspend("Sengketa."), Cancel("Ganda."))] == ["suspended", "cancelled"]


def test_nothing_personal_stands_in_what_is_told_in_plain_text() -> None:
    for each in told(Suspend("Wati"), Resume("Wati"), Withdraw("Wati")):
        plain = f"{each.what.id} {each.what.en} {each.who.code} {each.act}"
        assert not [secret for secret in (*APPLICANT.values(), "Rina", "Budi") if secret in plain]


def test_every_reason_for_which_a_clock_stands_still_has_words() -> None:
    assert PAUSED.keys() == {*get_args(Why)}
    assert all(why.id and why.en for why in PAUSED.values())
