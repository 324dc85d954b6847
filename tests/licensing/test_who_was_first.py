"""Who was first: a decision and the sweep come to the same, whichever of them looks at a case before the other."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.quoting import APPLICANT, quoted
from licensing.case.commands import PassTime
from licensing.case.timing import next_due
from licensing.city.people import Service
from licensing.clock.calendar import WIB
from licensing.history.events import DeemedApproved, Event
from licensing.process.graph import Process
from licensing.scenarios.scenario import Scenario, typed
from tests.licensing.histories import city

SILENCE = """
time_limit:
  starts: kelengkapan.lengkap
  within: 4 working days
  remind: [2 working days, 1 hour]
  escalate: [{to: pimpinan.kepala, at: 1 working day before}, {to: kecamatan.camat, at: end}]
  deemed: {as: certify, to: keterangan}
steps:
  kelengkapan:
    review: {by: loket.petugas, within: 1 working day}
    outcomes: {lengkap: verifikasi}
  verifikasi:
    review: {by: kesehatan.tim, within: 1 working day}
    outcomes: {lanjut: tanda_tangan, perbaiki: {to: perbaikan, reason: true}}
  perbaikan:
    correction: {within: 3 days, on_silence: gugur, changes: all, then: kelengkapan}
  tanda_tangan:
    signature: {by: pimpinan.kepala, within: 1 working day, not_by: [verifikasi]}
    outcomes: {ditandatangani: terbit, kembali: verifikasi}
  terbit: {issue: {template: surat, number: "503/{seq:04d}/{year}"}}
  keterangan:
    signature: {by: pimpinan.kepala, within: 1 working day}
    outcomes: {ditandatangani: surat_keterangan}
  surat_keterangan: {letter: {template: surat, number: "503/{seq:04d}/FP/{year}", then: selesai}}
  selesai: {close: {as: done}}
  gugur: {close: {}}
"""
BEGUN = datetime(2026, 4, 6, 9, tzinfo=WIB)
END = datetime(2026, 4, 10, 16, tzinfo=WIB)
TICK = timedelta(microseconds=1)


@cache
def process() -> Process:
    return quoted(SILENCE.replace("{to: kecamatan.camat, at: end}", "{to: lingkungan.tim, at: end}"), city())


@dataclass(frozen=True, slots=True)
class Act:
    """So much later somebody tries something: an outcome of the open task, or to correct."""

    later: timedelta
    pick: int


LATER = st.one_of(
    st.integers(0, 4 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes)),
    st.sampled_from((timedelta(), TICK, timedelta(hours=7, minutes=30), timedelta(days=1))),
)
ACTS = st.lists(st.builds(Act, LATER, st.integers(0, 5)), max_size=8)
LOOKS = st.lists(st.integers(0, 14 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes)), max_size=6)


def begun() -> Scenario:
    story = Scenario(city(), process())
    story.now = BEGUN
    story.submit(typed(APPLICANT))
    story.decide(story.officer("Rina"), "lengkap")
    assert story.refusal is None
    return story


def attempt(story: Scenario, pick: int) -> None:
    if not story.open_tasks:
        return
    task = story.open_tasks[0]
    if task.asked is None:
        story.correct(typed({"nama": f"Ani {pick}"}))
        return
    outcomes = [*story.process.step(task.where.step).exits]
    who = {"loket": "Rina", "kesehatan": "Sari", "pimpinan": "Budi"}[task.asked.agency]
    story.decide(story.officer(who), outcomes[pick % len(outcomes)], reason="Karena.")


def looked(story: Scenario) -> tuple[Event, ...]:
    before = len(story.events)
    story.tell(PassTime(), by=Service())
    return story.events[before:]


def lived(acts: list[Act], looks: list[timedelta]) -> Scenario:
    """The same acts at the same instants, with whoever keeps the time looking at others of his own."""
    story, at = begun(), BEGUN
    moments = [(BEGUN + look, 1, 0) for look in looks]
    for each in acts:
        at += each.later
        moments.append((at, 0, each.pick))
    for now, kind, pick in sorted(moments):
        story.now = now
        if kind:
            looked(story)
        else:
            attempt(story, pick)
    story.now = max(now for now, *_ in (*moments, (BEGUN, 0, 0))) + timedelta(days=60)
    looked(story)
    return story


def legally(story: Scenario) -> object:
    """What anybody could go to court about: who decided what when, since when the law granted it, how it ended."""
    case = story.case
    decided = [
        (task.id, task.decision and (task.decision.at, task.decision.outcome), task.status)
        for task in case.tasks.values()
    ]
    return decided, case.granted, case.ending, [each.number for each in case.licences.values()]


@given(acts=ACTS, looks=LOOKS)
def test_whoever_looks_first_the_legal_result_is_the_same(acts: list[Act], looks: list[timedelta]) -> None:
    assert legally(lived(acts, looks)) == legally(lived(acts, []))


@given(acts=ACTS)
def test_whoever_looks_again_finds_nothing_more(acts: list[Act]) -> None:
    story = lived(acts, [])
    assert looked(story) == ()
    due = next_due(story.process, story.case, story.register.calendar)
    assert due is None or due > story.now


@pytest.mark.parametrize("late", [timedelta(), timedelta(hours=18), timedelta(days=30)])
def test_late_or_not_the_law_granted_it_when_the_time_was_over(late: timedelta) -> None:
    story = begun()
    story.now = END - TICK
    assert not any(isinstance(event, DeemedApproved) for event in looked(story))
    story.now = END + late
    (granted,) = [event for event in looked(story) if isinstance(event, DeemedApproved)]
    assert granted.due == END
    assert looked(story) == ()


def test_where_the_system_decides_the_licence_is_numbered_at_once() -> None:
    text = SILENCE.replace("as: certify, to: keterangan", "as: issue, to: terbit")
    text = text[: text.index("  keterangan:")] + "  gugur: {close: {}}\n"
    story = Scenario(city(), quoted(text.replace("kecamatan.camat", "lingkungan.tim"), city()))
    story.now = BEGUN
    story.submit(typed(APPLICANT))
    story.decide(story.officer("Rina"), "lengkap")
    story.now = END
    looked(story)
    assert story.case.granted is not None
    assert [where.step for where in story.case.open.values()] == ["terbit"]
    (numbering,) = [each.numbering for each in story.case.rounds if each.numbering]
    assert numbering.number == "503/0001/2026"
