"""Requests on the applicant's page, on the officers' and in the API."""

import json

import pytest

from licensing.definition.checking import restore
from licensing.process.bundle import DEFINITION, Bundle
from licensing.words.identifiers import ApplicationNumber
from tests.portal import permit
from tests.portal.conftest import Browser, pdf
from tests.portal.memory import Memory, in_memory

STEP = """
  perbaikan:
    name: {id: Laporan akhir, en: Final report}
    request: {then: kelengkapan, within: 14 days, notice: {id: Kirim <foto>., en: Send it.}}
    form: {batang: {type: integer, min: 0, label: {id: Jumlah batang, en: Trunks}}}
    documents: {denah_akhir: {accept: [pdf], label: {id: Denah akhir, en: Final plan}}}
"""


def requesting() -> str:
    """The trial permit, in which the front desk requests a report instead of a correction."""
    before, _, after = permit.PERMIT.lstrip().partition("\n  perbaikan:\n")
    rest = after.splitlines()
    kept = next(n for n, line in enumerate(rest) if line.startswith("  ") and not line.startswith("   "))
    return before + STEP + "\n".join(rest[kept:]) + "\n"


@pytest.fixture
def memory() -> Memory:
    bundle = Bundle.of({DEFINITION: requesting().encode()})
    return in_memory(permit.register(), (restore(bundle),), dict(permit.PASSWORDS))


@pytest.fixture
def asked(rina: Browser, application: ApplicationNumber) -> str:
    page = rina.decides(f"{application}.kelengkapan.1.dpmptsp", "kembalikan", alasan="Laporan belum ada.")
    assert page.status_code == 303
    return f"/lacak/{application}/permintaan/{application}.perbaikan.1.applicant"


def test_she_reads_what_is_requested_and_answers_it(
    visitor: Browser, rina: Browser, application: ApplicationNumber, asked: str
) -> None:
    visitor.tracks(application)
    assert asked in visitor.get(f"/lacak/{application}").text
    page = visitor.get(asked).text
    assert "Kirim &lt;foto&gt;." in page
    assert 'name="form.batang"' in page
    assert 'name="form.luas"' not in page
    sent = visitor.send(asked, {"form.batang": "7"}, {"dokumen.denah_akhir": pdf("akhir.pdf")})
    assert (sent.status_code, sent.headers["location"]) == (303, f"/lacak/{application}?terkirim=2")
    shown = rina.get(f"/petugas/permohonan/{application}").text
    assert "Jumlah batang" in shown
    assert f"/petugas/permohonan/{application}/berkas/perbaikan.denah_akhir" in shown
    assert rina.get(f"/petugas/permohonan/{application}/berkas/perbaikan.denah_akhir").status_code == 200


def test_what_is_missing_is_said_and_what_was_sent_is_kept(
    visitor: Browser, application: ApplicationNumber, asked: str
) -> None:
    visitor.tracks(application)
    visitor.get(asked)
    page = visitor.send(asked, {"form.batang": "-1"}, {"dokumen.denah_akhir": pdf("akhir.pdf")})
    assert page.status_code == 422
    assert 'id="batang-error"' in page.text or "batang" in page.text
    assert "akhir.pdf" in page.text


def test_a_request_is_no_correction(visitor: Browser, application: ApplicationNumber, asked: str) -> None:
    visitor.tracks(application)
    page = visitor.get(f"/lacak/{application}/perbaikan")
    assert (page.status_code, page.headers["location"]) == (303, f"/lacak/{application}")
    assert visitor.get(asked.replace("perbaikan.1.applicant", "kelengkapan.1.dpmptsp")).status_code == 404


def test_the_api_answers_a_request_and_names_what_it_does_not_know(
    visitor: Browser, application: ApplicationNumber, asked: str
) -> None:
    visitor.tracks(application)
    visitor.get(asked)
    path = f"/api/v1/applications/{application}/requests/{application}.perbaikan.1.applicant/answer"
    wrong = visitor.send(path, {"form": json.dumps({"batang": 7, "luas": 1})})
    assert wrong.status_code == 422
    assert {"luas", "denah_akhir"} <= wrong.json()["fields"].keys()
    right = visitor.send(path, {"form": json.dumps({"batang": 7})}, {"denah_akhir": pdf("akhir.pdf")})
    assert right.status_code == 200
    assert right.json()["documents"]["perbaikan.denah_akhir"] == "akhir.pdf"
