"""A case that goes on after its licence and ends well: told to the applicant, to officers and to programs."""

from html import unescape

import pytest

from licensing.case.commands import Decide
from licensing.city.people import Service
from licensing.definition.checking import restore
from licensing.process.bundle import DEFINITION, Bundle
from licensing.words.identifiers import ApplicationNumber, OutcomeId
from tests.portal import permit
from tests.portal.conftest import Browser, Clock
from tests.portal.memory import PIN, Memory, in_memory
from tests.portal.test_kinds import FORM, TEXT, applies

FOLLOWS = """  pengawasan:
    review: {by: dpmptsp.petugas_loket}
    outcomes: {baik: selesai}
  selesai: {close: {as: done}}
"""


@pytest.fixture
def memory() -> Memory:
    text = TEXT.replace("sets: renewed", "sets: renewed\n      then: pengawasan") + FOLLOWS
    process = restore(Bundle.of({DEFINITION: text.encode()}))
    return in_memory(permit.register(), (process,), dict(permit.PASSWORDS))


@pytest.fixture
def done(visitor: Browser, memory: Memory, clock: Clock) -> ApplicationNumber:
    number = ApplicationNumber(applies(visitor, "/ajukan/praktik?jenis=baru", FORM))
    for outcome in ("lengkap", "baik"):
        (task,) = memory.cases.view(Service(), number).case.open_tasks
        assert task.asked is not None
        officer = memory.register.holding(task.asked)[0]
        memory.cases.handle(officer, number, Decide(task.id, OutcomeId(outcome), "", {}), now=clock())
        memory.perform(number, clock())
    return number


def test_the_applicant_reads_that_it_is_done_beside_her_licence(
    visitor: Browser, done: ApplicationNumber
) -> None:
    visitor.tracks(done)
    page = unescape(visitor.get(f"/lacak/{done}").text)
    assert "Permohonan selesai" in page
    assert "izin-state--ended" not in page
    assert "503/0001/2026" in page
    told = visitor.request("GET", f"/api/v1/applications/{done}", headers={"x-pin": PIN}).json()
    assert told["ending"] == "done"
    assert told["history"][0]["sentence"] == {"id": "Permohonan selesai", "en": "Application done"}


def test_an_officer_finds_it_done(rina: Browser, done: ApplicationNumber) -> None:
    assert "Permohonan selesai" in rina.get(f"/petugas?cari={done}").text
    assert "govuk-tag--green" in rina.get(f"/petugas/permohonan/{done}").text
