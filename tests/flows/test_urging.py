"""Reminders as mails: an agency reads what waits, why and until when, and nothing that is personal."""

from typing import Literal

import pytest

from features.quoting import APPLICANT, quoted, read_city
from flows.performers.means import Work
from flows.performers.reminding import is_still_asked
from flows.performers.urging import notice_of
from licensing.history.effects import Urge
from licensing.scenarios.scenario import Scenario, typed
from licensing.words.identifiers import AgencyId, EffectKey

LIMITED = """
time_limit: {within: 5 working days}
steps:
  periksa:
    name: {id: Pemeriksaan berkas, en: File check}
    review: {by: loket.petugas, within: 2 working days}
    outcomes: {lanjut: gugur, kembali: perbaikan}
  perbaikan: {correction: {within: 3 days, on_silence: gugur, then: periksa}}
  gugur: {close: {}}
"""


def story() -> Scenario:
    scenario = Scenario(read_city(), quoted(LIMITED, read_city()))
    scenario.submit(typed(APPLICANT))
    return scenario


@pytest.mark.parametrize(
    ("why", "says"),
    [
        ("reminder", "waktunya segera habis"),
        ("escalated", "dieskalasi kepada Anda"),
        ("urged", "atasan meminta"),
    ],
)
def test_an_agency_reads_what_waits_until_when_and_no_name(
    why: Literal["reminder", "escalated", "urged"], says: str
) -> None:
    scenario = story()
    (task,) = scenario.open_tasks
    effect = Urge(EffectKey("x"), task.where, task.id, AgencyId("loket"), why)
    told = notice_of(effect, task, Work(scenario.process, scenario.case), url="https://izin.example")
    text = f"{told.subject}\n{told.body}"
    assert says in told.subject
    assert "Pemeriksaan berkas" in text
    assert "Batas tugas: " in text
    assert "Batas permohonan: " in text
    assert not any(value in text for value in APPLICANT.values())


def test_an_agency_reads_until_when_the_line_has_time_in_which_its_task_stands() -> None:
    lined = """steps:
  bersama:
    together:
      members:
        lapangan: {within: 3 working days, ask: [{by: lingkungan.tim}]}
    outcomes: {baik: selesai, buruk: selesai}
  selesai: {close: {as: done}}
"""
    scenario = Scenario(read_city(), quoted(lined, read_city()))
    scenario.submit(typed(APPLICANT))
    (task,) = scenario.open_tasks
    effect = Urge(EffectKey("x"), task.where, task.id, AgencyId("lingkungan"), "reminder")
    body = notice_of(effect, task, Work(scenario.process, scenario.case), url="https://izin.example").body
    assert "Batas jalur: 5 Maret 2026 pukul 16.00 WIB" in body
    assert "Line due: 5 March 2026 at 16:00 WIB" in body
    assert "Batas permohonan" not in body


def test_who_has_answered_is_not_reminded() -> None:
    scenario = story()
    scenario.decide(scenario.officer("Rina"), "kembali")
    (asked,) = scenario.open_tasks
    assert is_still_asked(scenario.case, asked.where)
    scenario.correct(typed({"nama": "Ani"}))
    assert not is_still_asked(scenario.case, asked.where)
