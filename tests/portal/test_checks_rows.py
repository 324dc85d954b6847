"""Checks of the documents of rows: the officer's page has each row's, with its file, and takes a verdict on it."""

import re
from html import unescape

import pytest

from licensing.definition.checking import restore
from licensing.process.bundle import DEFINITION, Bundle
from licensing.words.identifiers import ApplicationNumber
from tests.portal import permit
from tests.portal.conftest import Browser
from tests.portal.memory import Memory, in_memory
from tests.portal.test_row_documents import DEFINED, FOUR, row, typed, uploads

ASKED = "review: {by: dpmptsp.petugas_loket}"
CHECKED = DEFINED.replace(ASKED, "review: {by: dpmptsp.petugas_loket, checks: documents}", 1)


@pytest.fixture
def memory() -> Memory:
    process = restore(Bundle.of({DEFINITION: CHECKED.encode()}))
    return in_memory(permit.register(), (process,), dict(permit.PASSWORDS))


@pytest.fixture
def application(visitor: Browser) -> ApplicationNumber:
    visitor.get("/ajukan/armada")
    sent = visitor.send("/ajukan/armada", typed(row(1, "B 1"), row(2, "B 2")), uploads(*FOUR))
    return ApplicationNumber(re.findall(r"data-application>([^<]+)<", sent.text)[0])


def test_a_file_of_a_row_is_found_not_right_and_only_it_is_asked_for_again(
    rina: Browser, visitor: Browser, application: ApplicationNumber
) -> None:
    task = f"{application}.periksa.1.dpmptsp"
    page = rina.get(f"/petugas/tugas/{task}").text
    assert [name for name in FOUR if page.count(f'name="nilai.{name}"') == 2] == [*FOUR]
    assert "Armada, baris 2, STNK" in unescape(page)
    found = {f"nilai.{name}": "sesuai" for name in FOUR}
    missing = rina.decides(task, "baik", **{k: v for k, v in found.items() if k != "nilai.armada.2.stnk"})
    assert missing.status_code == 422
    assert 'href="#nilai-armada.2.stnk"' in missing.text
    wrong = {**found, "nilai.armada.2.stnk": "tidak", "sebab.armada.2.stnk": "Buram."}
    assert rina.decides(task, "kembali", **wrong).status_code == 303
    visitor.tracks(application)
    correction = visitor.get(f"/lacak/{application}/perbaikan").text
    assert 'name="dokumen.armada.2.stnk"' in correction
    assert 'name="dokumen.armada.1.stnk"' not in correction
