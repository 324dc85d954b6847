"""Checks: the officer finds each document right or not, in one act with sending back what is not."""

import json
from html import unescape

import httpx
import pytest

from licensing.city.people import Tracker
from licensing.history.verdicts import Verdict
from licensing.words.identifiers import ApplicationNumber, TaskId
from tests.portal import checked, permit
from tests.portal.conftest import Browser, pdf
from tests.portal.memory import Memory, in_memory

WHY = "Tidak sama dengan akta <1>."


@pytest.fixture
def memory() -> Memory:
    return in_memory(permit.register(), (checked.process(),), dict(permit.PASSWORDS))


@pytest.fixture
def task(application: ApplicationNumber) -> str:
    return f"{application}.kelengkapan.1.dpmptsp"


def verdicts(memory: Memory, application: ApplicationNumber, task: str) -> dict[str, tuple[bool, str]]:
    decision = memory.cases.view(Tracker(application), application).case.tasks[TaskId(task)].decision
    found: tuple[Verdict, ...] = decision.checks if decision else ()
    return {each.what: (each.is_right, each.remark) for each in found}


def test_the_page_asks_for_a_verdict_on_each_thing_and_not_for_naming_it(rina: Browser, task: str) -> None:
    page = rina.get(f"/petugas/tugas/{task}").text
    assert page.count('name="nilai.ktp"') == 2
    assert page.count('name="nilai.luas"') == 2
    assert 'name="nilai.denah"' not in page
    assert 'name="perbaiki" value="ktp"' not in page
    assert 'name="perbaiki" value="nama"' in page


def test_all_that_is_missing_is_said_at_once_and_nothing_typed_is_lost(rina: Browser, task: str) -> None:
    page = rina.decides(task, "kembalikan", **{"nilai.ktp": "tidak", "sebab.luas": WHY, "alasan": "Sebab."})
    assert page.status_code == 422
    assert '<a href="#nilai-ktp-sebab">KTP perlu catatan.' in page.text
    page = rina.decides(task, "lengkap", **{"nilai.luas": "tidak", "sebab.luas": WHY})
    assert page.status_code == 422
    assert '<a href="#nilai-ktp">KTP belum dinilai. Pilih sesuai atau tidak sesuai.</a>' in page.text
    assert 'id="nilai-luas-tidak" type="radio" name="nilai.luas" value="tidak" checked' in page.text
    assert WHY in unescape(page.text)


def test_while_something_is_not_right_only_the_way_back_is_open(rina: Browser, task: str) -> None:
    found = {"nilai.ktp": "sesuai", "nilai.luas": "tidak", "sebab.luas": WHY}
    page = rina.decides(task, "lengkap", **found)
    assert page.status_code == 422
    assert 'href="#periksa"' in page.text
    assert "tidak dapat dipilih selama ini tidak sesuai: Luas (m2)" in unescape(page.text)
    assert rina.decides(task, "kembalikan", **found).status_code == 303


def test_the_applicant_reads_the_remark_and_only_what_she_changed_is_judged_again(
    rina: Browser, visitor: Browser, memory: Memory, application: ApplicationNumber, task: str
) -> None:
    found = {"nilai.ktp": "tidak", "sebab.ktp": WHY, "nilai.luas": "sesuai"}
    assert rina.decides(task, "kembalikan", **found).status_code == 303
    assert verdicts(memory, application, task) == {"luas": (True, ""), "ktp": (False, WHY)}
    visitor.tracks(application)
    for path in (f"/lacak/{application}", f"/lacak/{application}/perbaikan"):
        assert WHY in unescape(visitor.get(path).text)
    files = {"dokumen.ktp": pdf("baru.pdf", b"%PDF-1.7 baru")}
    assert visitor.send(f"/lacak/{application}/perbaikan", {}, files).status_code == 303
    again = f"{application}.kelengkapan.2.dpmptsp"
    page = unescape(rina.get(f"/petugas/tugas/{again}?lang=en").text)
    assert "changed since" in page
    assert WHY in page
    assert 'name="nilai.luas" value="sesuai" checked' in page
    assert 'name="nilai.ktp" value="sesuai">' in page
    assert rina.decides(again, "lengkap", **{"nilai.ktp": "sesuai"}).status_code == 303
    assert verdicts(memory, application, again) == {"luas": (True, ""), "ktp": (True, "")}
    assert "2 sesuai, 0 tidak sesuai" in rina.get(f"/petugas/permohonan/{application}?lang=id").text


def test_programs_judge_by_id_and_read_what_there_is_to_judge(rina: Browser, task: str) -> None:
    checks = {each["what"]: each for each in rina.get(f"/api/v1/tasks/{task}").json()["checks"]}
    assert [*checks] == ["luas", "ktp"]
    assert checks["ktp"]["files"] == ["ktp.pdf"]
    assert checks["ktp"]["verdict"] is None

    def decide(checks: dict[str, object]) -> httpx.Response:
        rina.get(f"/petugas/tugas/{task}")
        return rina.request(
            "POST",
            f"/api/v1/tasks/{task}/decision",
            content=json.dumps({"outcome": "kembalikan", "checks": checks}).encode(),
            headers={"content-type": "application/json", "x-csrf-token": rina.token},
        )

    wrong = {"right": False, "remark": WHY}
    refused = decide({"ktp": wrong})
    assert (refused.status_code, [*refused.json()["fields"]]) == (422, ["checks.luas"])
    done = decide({"ktp": wrong, "luas": {"right": True}})
    assert done.status_code == 200, done.text
    decision = done.json()["application"]["decisions"][0]
    assert (decision["named"], decision["checks"]["ktp"]) == ({"ktp": WHY}, wrong)
