"""What the law granted because nobody decided in time: on the applicant's page, on officers', and in the API."""

from functools import cache

import pytest

from licensing.case.commands import PassTime
from licensing.city.people import Service
from licensing.definition.checking import restore
from licensing.process.bundle import DEFINITION, Bundle
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber
from tests.portal import permit
from tests.portal.conftest import Browser, Clock
from tests.portal.memory import PIN, Memory, in_memory

SILENCE = "within: 5 working days, deemed: {as: certify, to: keterangan}}"
CERTIFIED = """
  keterangan:
    signature: {by: dpmptsp.kepala_dinas}
    outcomes: {ditandatangani: selesai_fiktif}
  selesai_fiktif: {close: {as: done}}
"""


@cache
def told() -> Process:
    text = permit.PERMIT.replace("within: 5 working days}", SILENCE).rstrip() + CERTIFIED
    return restore(Bundle.of({DEFINITION: text.encode()}))


@pytest.fixture
def memory() -> Memory:
    return in_memory(permit.register(), (told(),), dict(permit.PASSWORDS))


AHEAD = (
    "Bila tidak ada keputusan sampai 30 November 2026 pukul 16.00 WIB, permohonan dikabulkan menurut hukum"
)
SAID = "Permohonan ini dikabulkan menurut hukum sejak 30 November 2026 pukul 16.00 WIB."
MEANS = "Permohonan tidak dapat ditolak lagi."


def test_everybody_reads_that_the_law_granted_it_and_what_that_means(
    visitor: Browser, rina: Browser, application: ApplicationNumber, clock: Clock, memory: Memory
) -> None:
    rina.decides(f"{application}.kelengkapan.1.dpmptsp", "lengkap")
    visitor.tracks(application)
    rina.signs_in("rina")
    for path in (f"/lacak/{application}", f"/petugas/permohonan/{application}"):
        page = (visitor if path.startswith("/lacak") else rina).get(path).text
        assert AHEAD in page
        assert SAID not in page
    clock.passes(days=9)
    memory.cases.handle(Service(), application, PassTime(), now=clock())
    visitor.tracks(application)
    rina.signs_in("rina")
    for page in (visitor.get(f"/lacak/{application}"), rina.get(f"/petugas/permohonan/{application}")):
        assert SAID in page.text
        assert MEANS in page.text
        assert "tanda tangan pejabat pada surat keterangannya" in page.text
        assert "Jangka waktu habis tanpa keputusan" in page.text
    told = visitor.request("GET", f"/api/v1/applications/{application}", headers={"X-PIN": PIN}).json()
    assert told["granted"]["since"] == "2026-11-30T09:00:00Z"
    assert "cannot be refused any more" in told["granted"]["means"]["en"]
