"""What `izin show` tells of lines beside each other, on the ports in memory."""

from datetime import UTC, datetime

import pytest

from licensing.case.commands import Decide
from licensing.city.people import Service
from licensing.ports import CaseFile
from licensing.words.identifiers import OfficerId, OutcomeId, TaskId
from portal.cli.timeline import timeline, waits
from tests.portal import permit, reklame
from tests.portal.memory import Memory, in_memory

MONDAY = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
FORM = {
    "nama": ("Ayu Lestari",),
    "surel": ("ayu@contoh.id",),
    "telepon": ("081234567890",),
    "ukuran": ("12,5",),
    "mulai": ("01-03-2027",),
}


@pytest.fixture
def memory() -> Memory:
    return in_memory(permit.register(), (reklame.process(),), dict(permit.PASSWORDS))


def after(memory: Memory, *decisions: tuple[str, str, str]) -> CaseFile:
    """A case after these decisions: who, at which task, what."""
    application = memory.cases.submit(reklame.process(), FORM, {}, now=MONDAY).application
    for who, task, outcome in decisions:
        officer = memory.register.officers[OfficerId(who)]
        command = Decide(TaskId(f"{application}.{task}"), OutcomeId(outcome), "Belum.", {})
        memory.cases.handle(officer, application, command, now=MONDAY)
    return memory.cases.view(Service(), application)


def test_each_wait_says_on_which_line_it_is_in_the_order_they_were_opened(memory: Memory) -> None:
    told = waits(after(memory, ("sari", "kajian.1.dinkes", "kurang")), memory.register)
    assert [(wait.line and wait.line.en, wait.on.en, wait.why.en) for wait in told] == [
        ("Desk review", "the applicant", "Correction of drawings"),
        ("Visit on site", "DLH, Tim teknis", "Visit"),
    ]


def test_a_line_that_has_ended_waits_for_nobody(memory: Memory) -> None:
    told = waits(after(memory, ("sari", "kajian.1.dinkes", "sesuai")), memory.register)
    assert [wait.line and wait.line.en for wait in told] == ["Visit on site"]


def test_what_the_main_line_waits_for_needs_no_name(memory: Memory) -> None:
    file = after(memory, ("sari", "kajian.1.dinkes", "sesuai"), ("dewi", "kunjungan.1.dlh", "layak"))
    assert [(wait.line, wait.on.en) for wait in waits(file, memory.register)] == [(None, "Izin itself")]
    memory.perform(file.case.application, MONDAY)
    file = memory.cases.view(Service(), file.case.application)
    assert [(wait.line, wait.on.en) for wait in waits(file, memory.register)] == [
        (None, "DPMPTSP, Front desk")
    ]


def test_lines_begin_end_and_are_withdrawn(memory: Memory) -> None:
    file = after(memory, ("sari", "kajian.1.dinkes", "tidak"))
    told = [row.what.en for row in timeline(file, memory.register)]
    about_lines = [what for what in told if what.startswith(("Desk review", "Visit on site"))]
    assert about_lines == [
        "Desk review began",
        "Visit on site began",
        "Desk review ended: Refused",
        "Visit on site is no longer needed",
    ]
