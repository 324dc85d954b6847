"""However late, and however often, somebody looks at the time: by law the same came of a case."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from features.quoting import APPLICANT, quoted_here, small_city
from licensing.case.commands import Decide, PassTime
from licensing.case.own_commands import ON_THE_WAY
from licensing.case.timing import next_due
from licensing.city.people import Service
from licensing.clock.calendar import WIB
from licensing.clock.running import Clock, used
from licensing.history.named import Named
from licensing.history.places import Line
from licensing.scenarios.scenario import Scenario, typed

PROCESS = """form:
  mulai: {type: date}
time_limit: {within: 12 working days, remind: [2 working days], deemed: {as: certify, to: keterangan}}
steps:
  bersama:
    together:
      members:
        berkas:
          within: 2 working days
          steps:
            periksa: {review: {by: kesehatan.tim}, outcomes: {ok: {end: ok}, kurang: {to: minta, reason: true}}}
            minta: {correction: {within: 3 days, on_silence: periksa, changes: [form.nama], then: periksa}}
        hari:
          within: 20 hours
          steps:
            jadwal: {review: {by: perhubungan.tim}, outcomes: {ok: kunjungan, kurang: {to: tanya, reason: true}}}
            tanya: {correction: {within: 5 days, on_silence: {end: tidak}, changes: [form.nama], then: jadwal}}
            kunjungan: {review: {by: lingkungan.tim, opens: form.mulai}, outcomes: {ok: {end: ok}}}
      veto: [tidak]
    outcomes: {ok: keputusan, tidak: keputusan}
  keputusan: {signature: {by: pimpinan.kepala, not_by: [bersama]}, outcomes: {ok: terbit}}
  terbit: {issue: {template: surat, number: "503/{seq:04d}/{year}"}}
  keterangan: {signature: {by: pimpinan.kepala}, outcomes: {ok: surat_keterangan}}
  surat_keterangan: {letter: {template: surat, number: "503/{seq:04d}/FP/{year}", then: selesai}}
  selesai: {close: {as: done}}
"""
BEGUN = datetime(2026, 4, 6, 9, tzinfo=WIB)
WHO = {"periksa": "Sari", "jadwal": "Dewi", "kunjungan": "Lela", "keputusan": "Budi", "keterangan": "Budi"}


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looks at the time, and then perhaps an officer decides; `minutes` after what was before."""

    minutes: int
    step: str = ""
    asks_back: bool = False


LOOKS = st.lists(
    st.builds(Look, st.integers(1, 4 * 24 * 60), st.sampled_from(("", *WHO)), st.booleans()), max_size=12
)


def begun(starts: date) -> Scenario:
    story = Scenario(small_city(), quoted_here(PROCESS))
    story.now = BEGUN
    story.submit(typed({**APPLICANT, "mulai": starts.isoformat()}))
    assert story.refusal is None, story.refusal
    return story


def keep_time_until(story: Scenario, until: datetime) -> None:
    """Somebody looks whenever something falls due."""
    for _ in range(200):
        due = next_due(story.process, story.case, story.register.calendar)
        if due is None or due > until:
            break
        story.now = max(due, story.now)
        story.tell(PassTime(), by=Service())
    story.now = until


def decides(story: Scenario, look: Look, punctual: Scenario) -> None:
    """The officer decides the task that is open where everybody was on time."""
    outcome = "kurang" if look.asks_back and look.step in ("periksa", "jadwal") else "ok"
    task = next((task for task in punctual.open_tasks if task.where.step == look.step and task.asked), None)
    if task is not None:
        exits = story.process.steps[task.where.step].exits
        chosen = next(exit for exit in exits if exit == outcome)
        reason = "Kurang" if exits[chosen].needs_reason else ""
        named = (Named("nama", "Buram"),) if reason else ()
        story.tell(Decide(task.id, chosen, reason, {}, None, named), by=story.officer(WHO[look.step]))


def of_lines(story: Scenario) -> dict[Line, Clock | None]:
    return {line: opened.clock for line, opened in story.case.lines.items()}


@given(LOOKS, st.integers(0, 30), st.lists(st.booleans(), min_size=12, max_size=12))
def test_late_sweeps_change_nothing_of_what_is_so_by_law(
    looks: list[Look], starts: int, swept: list[bool]
) -> None:
    punctual, late = (begun((BEGUN + timedelta(days=starts)).date()) for _ in range(2))
    now = BEGUN
    for look, is_swept in zip(looks, swept, strict=False):
        now += timedelta(minutes=look.minutes)
        keep_time_until(punctual, now)
        late.now = now
        if is_swept:
            late.tell(PassTime(ON_THE_WAY), by=Service())
        before, punctual.refusal, late.refusal = punctual.apart(), None, None
        decides(punctual, look, before)
        decides(late, look, before)
        assert (punctual.refusal is None) == (late.refusal is None), (punctual.refusal, late.refusal)
    now += timedelta(days=40)
    keep_time_until(punctual, now)
    late.now = now
    late.tell(PassTime(), by=Service())
    assert late.case.clock == punctual.case.clock
    assert of_lines(late) == of_lines(punctual)
    assert late.case.granted == punctual.case.granted
    assert late.case.open == punctual.case.open
    if late.case.clock is not None:
        calendar = late.register.calendar
        assert used(late.case.clock, calendar, now) == used(
            punctual.case.clock or late.case.clock, calendar, now
        )
