"""Naming: the officer ticks what is to be corrected, and the applicant can change that and nothing else."""

import json
from html import unescape

import pytest
from fastapi import FastAPI

from licensing.city.people import Tracker
from licensing.definition.checking import restore
from licensing.process.bundle import DEFINITION, Bundle
from licensing.words.identifiers import ApplicationNumber, FieldId
from tests.portal import permit
from tests.portal.conftest import ANSWERS, Browser, pdf
from tests.portal.memory import PIN, Memory, in_memory

REMARK, REASON = "Belum sesuai akta <1>.", "Ada yang keliru."
KNOWN = {"alasan": REASON, "perbaiki": "luas", "catatan.luas": REMARK}


@pytest.fixture
def memory() -> Memory:
    named = Bundle.of({DEFINITION: f"language: 2\n{permit.PERMIT.lstrip()}".encode()})
    return in_memory(permit.register(), (restore(named),), dict(permit.PASSWORDS))


@pytest.fixture
def task(application: ApplicationNumber) -> str:
    return f"{application}.kelengkapan.1.dpmptsp"


@pytest.fixture
def returned(rina: Browser, application: ApplicationNumber, task: str) -> ApplicationNumber:
    assert rina.decides(task, "kembalikan", **KNOWN).status_code == 303
    return application


def test_returning_without_naming_shows_what_is_missing_beside_what_was_typed(
    rina: Browser, task: str
) -> None:
    page = rina.decides(task, "kembalikan", alasan=REASON)
    assert page.status_code == 422
    assert "Sebutkan sedikitnya satu isian" in page.text
    assert REASON in page.text


def test_a_tick_without_a_remark_and_a_remark_without_a_tick_are_both_kept(rina: Browser, task: str) -> None:
    page = rina.decides(task, "kembalikan", alasan=REASON, perbaiki="ktp", **{"catatan.luas": REMARK})
    assert page.status_code == 422
    assert '<a href="#catatan-ktp">KTP perlu catatan. Tuliskan apa yang harus diperbaiki.</a>' in page.text
    assert 'value="ktp" data-aria-controls="perbaiki-isi-ktp" checked' in page.text
    assert REMARK in unescape(page.text)


def test_the_applicant_reads_what_was_named_and_can_change_nothing_else(
    visitor: Browser, returned: ApplicationNumber
) -> None:
    visitor.tracks(returned)
    for path in (f"/lacak/{returned}", f"/lacak/{returned}/perbaikan"):
        assert REMARK in unescape(visitor.get(path).text)
    page = visitor.get(f"/lacak/{returned}/perbaikan").text
    assert 'id="form-luas"' in page
    assert 'id="form-nama"' not in page
    assert 'id="dokumen-ktp"' not in page
    assert "Ayu Lestari" in page


def test_a_page_that_sends_all_the_same_changes_what_was_named(
    visitor: Browser, memory: Memory, returned: ApplicationNumber
) -> None:
    visitor.tracks(returned)
    visitor.get(f"/lacak/{returned}/perbaikan")
    sent = visitor.send(
        f"/lacak/{returned}/perbaikan",
        {**ANSWERS, "form.luas": "20", "form.nama": "Orang Lain"},
        {"dokumen.ktp": pdf("lain.pdf")},
    )
    assert sent.status_code == 303
    case = memory.cases.view(Tracker(returned), returned).case
    assert case.answers[FieldId("luas")] == "20"
    assert case.answers[FieldId("nama")] == "Ayu Lestari"


@pytest.mark.parametrize("field", ["nama", "luass"])
def test_through_the_api_a_field_nobody_named_or_knows_uses_up_no_turn(
    app: FastAPI, returned: ApplicationNumber, field: str
) -> None:
    client, path = Browser(app), f"/api/v1/applications/{returned}/correction"

    def correct(**form: str) -> dict[str, object]:
        data = {"form": json.dumps(form)}
        response = client.request("POST", path, data=data, headers={"x-pin": PIN})
        return {"status": response.status_code, **response.json()}

    refused = correct(**{field: "Orang Lain", "luas": "20"})
    assert (refused["status"], refused["code"]) == (422, "invalid-form")
    assert field in json.dumps(refused["fields"])
    assert correct(luas="20")["status"] == 200


def test_programs_name_by_id_and_read_what_can_be_named(rina: Browser, task: str) -> None:
    outcomes = {each["outcome"]: each for each in rina.get(f"/api/v1/tasks/{task}").json()["outcomes"]}
    assert outcomes["lengkap"]["nameable"] == []
    assert {"luas", "ktp"} <= {*outcomes["kembalikan"]["nameable"]}
    decision = {"outcome": "kembalikan", "reason": REASON, "named": {"luas": REMARK}}
    rina.get(f"/petugas/tugas/{task}")
    done = rina.request(
        "POST",
        f"/api/v1/tasks/{task}/decision",
        content=json.dumps(decision).encode(),
        headers={"content-type": "application/json", "x-csrf-token": rina.token},
    )
    assert done.status_code == 200, done.text
    told = done.json()["application"]
    assert told["decisions"][0]["named"] == {"luas": REMARK}
    assert told["waiting"][0]["changes"] == ["luas"]
