"""First come, first served, before officers: a decision out of turn asks why, and keeps what was typed."""

import re
from html import unescape

import pytest

from licensing.words.identifiers import ApplicationNumber
from tests.portal.conftest import Browser, Clock, hidden
from tests.portal.test_api import RINA
from tests.portal.typed_forms import task_of

ASKED = "Giliran {} lebih dulu"


@pytest.fixture
def two(visitor: Browser, rina: Browser, clock: Clock) -> tuple[ApplicationNumber, ApplicationNumber]:
    """One of a Monday and one of the Wednesday after it, in the same inbox."""
    first = visitor.applies()
    clock.passes(days=2)
    second = visitor.applies()
    rina.signs_in("rina")
    return first, second


def test_the_page_names_whose_turn_it_is_and_keeps_what_was_typed(
    rina: Browser, two: tuple[ApplicationNumber, ApplicationNumber]
) -> None:
    first, second = two
    page = rina.get(task_of(second))
    assert f'Giliran <a class="govuk-link" href="/petugas/permohonan/{first}">' in page.text
    typed = {"keputusan": "lengkap", "alasan": "Sudah dilihat di loket", "terlihat": hidden(page, "terlihat")}
    refused = rina.send(task_of(second), typed)
    text = unescape(refused.text)
    assert (refused.status_code, ASKED.format(first) in text) == (422, True)
    assert "\nSudah dilihat di loket</textarea>" in text
    assert 'id="mendahului-error"' in text
    done = rina.send(task_of(second), {**typed, "mendahului": "Pemohon sakit keras"})
    assert done.status_code == 303
    assert "Pemohon sakit keras" in rina.get(task_of(second)).text


def test_the_first_is_asked_nothing(rina: Browser, two: tuple[ApplicationNumber, ApplicationNumber]) -> None:
    first, second = two
    assert "mendahului" not in rina.get(task_of(first)).text
    rina.decides(f"{first}.kelengkapan.1.dpmptsp", "lengkap")
    assert "mendahului" not in rina.get(task_of(second)).text


def test_the_api_takes_it_as_a_field(
    visitor: Browser, two: tuple[ApplicationNumber, ApplicationNumber]
) -> None:
    first, second = two
    path = f"/api/v1/tasks/{second}.kelengkapan.1.dpmptsp"
    auth = {**RINA, "content-type": "application/json"}
    told = visitor.request("GET", path, headers=auth).json()
    assert told["ahead"] == [first]
    decision = '{"outcome": "lengkap"%s}'
    refused = visitor.request("POST", f"{path}/decision", headers=auth, content=(decision % "").encode())
    assert refused.status_code == 422
    assert first in refused.json()["fields"]["out_of_turn"]["id"]
    why = decision % ', "out_of_turn": "Pemohon sakit."'
    done = visitor.request("POST", f"{path}/decision", headers=auth, content=why.encode())
    assert done.status_code == 200, done.text


def test_the_report_counts_what_was_decided_and_who_was_passed_over(
    rina: Browser, clock: Clock, two: tuple[ApplicationNumber, ApplicationNumber]
) -> None:
    first, second = two
    rina.decides(f"{second}.kelengkapan.1.dpmptsp", "lengkap", mendahului="Pemohon <sakit>.")
    rina.decides(f"{first}.kelengkapan.1.dpmptsp", "lengkap")
    clock.passes(minutes=1)
    page = rina.get("/petugas/laporan?dari=2026-11-01&sampai=2026-11-30")
    assert page.status_code == 200
    cells = re.findall(r'data-label="([^"]+)">(\d+)<', page.text)
    assert cells[:5] == [
        ("Tepat waktu", "1"),
        ("Terlambat", "1"),
        ("Masih terlambat", "0"),
        ("Setengahnya dalam", "0"),
        ("90 % dalam", "2"),
    ]
    assert "Pemohon &lt;sakit&gt;." in page.text
    for days in ("dari=2026-11-30&sampai=2026-11-01", "dari=9999-12-31", "sampai=0001-01-01&dari=0001-01-01"):
        assert rina.get(f"/petugas/laporan?{days}").status_code == 422, days
