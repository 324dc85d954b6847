"""Four eyes on the page: who decided before reads why somebody else decides, and is offered nothing to take or do."""

from html import unescape

import pytest

from licensing.city.register import read_register
from licensing.words.identifiers import ApplicationNumber
from tests.portal import permit
from tests.portal.conftest import Browser
from tests.portal.memory import Memory, in_memory

BOTH = permit.REGISTER.replace(
    "position: Petugas loket, roles: [dpmptsp.petugas_loket]",
    "position: Petugas loket, roles: [dpmptsp.petugas_loket, dpmptsp.kepala_dinas]",
    1,
)


@pytest.fixture
def memory() -> Memory:
    return in_memory(read_register(BOTH, "agencies.yaml"), (permit.process(),), dict(permit.PASSWORDS))


@pytest.fixture
def signature(rina: Browser, application: ApplicationNumber) -> str:
    """The task of the signature, of a case that Rina found complete."""
    rina.decides(f"{application}.kelengkapan.1.dpmptsp", "lengkap")
    for officer, agency in (("sari", "dinkes"), ("dewi", "dlh")):
        browser = Browser(rina.app)
        browser.signs_in(officer)
        browser.decides(f"{application}.rekomendasi.1.{agency}", "disetujui", **{"form.nomor": "440/1"})
    return f"{application}.tanda_tangan.1.dpmptsp"


def test_who_decided_before_reads_why_she_does_not_sign(rina: Browser, signature: str) -> None:
    page = unescape(rina.get(f"/petugas/tugas/{signature}").text)
    assert "Anda sudah memutuskan langkah “Pemeriksaan kelengkapan”" in page
    assert 'name="keputusan"' not in page
    assert f"/petugas/tugas/{signature}/ambil" not in page


@pytest.mark.parametrize("act", ["", "/ambil", "/pratinjau"])
def test_what_she_sends_all_the_same_is_refused(rina: Browser, signature: str, act: str) -> None:
    rina.get(f"/petugas/tugas/{signature}")
    answer = rina.send(f"/petugas/tugas/{signature}{act}", {"keputusan": "ditandatangani"})
    assert answer.status_code == 409
    assert "sehingga orang lain yang harus memutuskan langkah ini" in answer.text


def test_the_api_refuses_her_too(rina: Browser, signature: str) -> None:
    sign_in = {"Authorization": "Basic cmluYTprYXRhIHNhbmRpIHJpbmE="}
    browser = Browser(rina.app)
    answer = browser.request("POST", f"/api/v1/tasks/{signature}/claim", headers=sign_in)
    assert (answer.status_code, answer.json()["code"]) == (409, "four-eyes")
