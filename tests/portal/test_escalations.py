"""What was escalated to an officer: in her inbox, on the case, and one button to urge those who are asked."""

from functools import cache
from html import unescape

import pytest
from fastapi import FastAPI

from licensing.case.commands import PassTime
from licensing.city.people import Service
from licensing.definition.checking import restore
from licensing.history.events import TaskUrged
from licensing.process.bundle import DEFINITION, Bundle
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber
from tests.portal import permit
from tests.portal.conftest import Browser, Clock
from tests.portal.memory import Memory, in_memory

LADDER = "within: 5 working days, escalate: [{to: dpmptsp.kepala_dinas, at: 1 working day before}]}"


@cache
def told() -> Process:
    text = permit.PERMIT.replace("within: 5 working days}", LADDER)
    return restore(Bundle.of({DEFINITION: text.encode()}))


@pytest.fixture
def memory() -> Memory:
    return in_memory(permit.register(), (told(),), dict(permit.PASSWORDS))


@pytest.fixture
def budi(app: FastAPI) -> Browser:
    head = Browser(app)
    head.signs_in("budi")
    return head


@pytest.fixture
def escalated(
    application: ApplicationNumber, rina: Browser, memory: Memory, clock: Clock
) -> ApplicationNumber:
    """Found complete on a Monday; by Friday its time is nearly over, and nobody has decided."""
    rina.decides(f"{application}.kelengkapan.1.dpmptsp", "lengkap")
    clock.passes(days=4)
    memory.cases.handle(Service(), application, PassTime(), now=clock())
    return application


def test_she_finds_it_in_her_inbox_and_urges(
    escalated: ApplicationNumber, memory: Memory, budi: Browser, rina: Browser
) -> None:
    budi.signs_in("budi")
    inbox = unescape(budi.get("/petugas").text)
    assert "Dieskalasi kepada Anda: " in inbox
    assert f'href="/petugas/permohonan/{escalated}"' in inbox
    page = budi.get(f"/petugas/permohonan/{escalated}")
    assert "Dieskalasi kepada" in page.text
    (waiting, *_) = memory.cases.view(Service(), escalated).case.open_tasks
    sent = budi.send(f"/petugas/permohonan/{escalated}/desak", {"tugas": waiting.id})
    assert sent.status_code == 303
    assert any(isinstance(each, TaskUrged) for each in memory.cases.view(Service(), escalated).events)
    rina.signs_in("rina")
    assert "Dieskalasi kepada Anda" not in rina.get("/petugas").text
    assert "Minta segera diputuskan" not in rina.get(f"/petugas/permohonan/{escalated}").text


def test_nobody_urges_what_was_not_told_to_her(
    escalated: ApplicationNumber, memory: Memory, rina: Browser
) -> None:
    rina.signs_in("rina")
    rina.get(f"/petugas/permohonan/{escalated}")
    (waiting, *_) = memory.cases.view(Service(), escalated).case.open_tasks
    assert rina.send(f"/petugas/permohonan/{escalated}/desak", {"tugas": waiting.id}).status_code in (
        403,
        404,
    )
    assert not any(isinstance(each, TaskUrged) for each in memory.cases.view(Service(), escalated).events)
