"""What pages tell beforehand, the API tells too: the promised day, what is probably the same, what will be signed."""

import json

import pytest
from fastapi import FastAPI

from licensing.case.commands import PassTime
from licensing.city.people import Service
from licensing.words.identifiers import ApplicationNumber
from tests.portal.conftest import Browser, Clock, pdf
from tests.portal.memory import PIN, Memory
from tests.portal.test_api import FORM, RINA, basic, submit

SARI, BUDI = basic("sari", "kata sandi sari"), basic("budi", "kata sandi budi")
FIVE_DAYS = {
    "by": "2026-11-30",
    "within": {"id": "5 hari kerja", "en": "5 working days"},
    "counted_from": "2026-11-23",
    "provisional": False,
}


def read(app: FastAPI, path: str, headers: dict[str, str]) -> dict[str, object]:
    response = Browser(app).request("GET", path, headers=headers)
    assert response.status_code == 200, response.text
    return response.json()


def send(app: FastAPI, path: str, headers: dict[str, str], **body: object) -> tuple[int, str, bytes]:
    response = Browser(app).request(
        "POST",
        path,
        content=json.dumps(body).encode(),
        headers={**headers, "content-type": "application/json"},
    )
    return response.status_code, response.headers["content-type"], response.content


def to_sign(app: FastAPI, application: str) -> str:
    """The path of the signature's task, once everybody before has agreed."""
    tasks = f"/api/v1/tasks/{application}"
    send(app, f"{tasks}.kelengkapan.1.dpmptsp/decision", RINA, outcome="lengkap")
    answer = {"outcome": "disetujui", "form": {"nomor": "440/1"}}
    send(app, f"{tasks}.rekomendasi.1.dinkes/decision", SARI, **answer)
    send(app, f"{tasks}.rekomendasi.1.dlh/decision", basic("dewi", "kata sandi dewi"), **answer)
    return f"{tasks}.tanda_tangan.1.dpmptsp"


def test_the_promised_day_stands_on_the_receipt_and_on_the_application(
    app: FastAPI, visitor: Browser
) -> None:
    _, receipt = submit(visitor, {**FORM})
    told = read(app, f"/api/v1/applications/{receipt['application']}", {"x-pin": PIN})
    assert receipt["promised"] == told["promised"] == FIVE_DAYS


def test_no_day_is_promised_while_the_applicant_is_asked_nor_after_the_end(
    app: FastAPI, application: ApplicationNumber, memory: Memory, clock: Clock
) -> None:
    path, task = f"/api/v1/applications/{application}", f"{application}.kelengkapan.1.dpmptsp"
    send(app, f"/api/v1/tasks/{task}/decision", RINA, outcome="kembalikan", reason="Buram.")
    assert read(app, path, {"x-pin": PIN})["promised"] is None
    clock.passes(days=30)
    memory.cases.handle(Service(), application, PassTime(), now=clock())
    assert read(app, path, {"x-pin": PIN})["promised"] is None


def test_an_officer_is_told_of_what_is_probably_the_same_and_the_applicant_is_not(
    app: FastAPI, visitor: Browser, application: ApplicationNumber
) -> None:
    again = visitor.applies()
    path = f"/api/v1/applications/{again}"
    (other,) = list_of(read(app, path, RINA)["alike"])
    assert (other["application"], other["licence"]) == (application, None)
    task = read(app, f"/api/v1/tasks/{again}.kelengkapan.1.dpmptsp", RINA)["application"]
    assert isinstance(task, dict)
    assert task["alike"] == [other]
    assert read(app, path, {"x-pin": PIN})["alike"] == []


def list_of(value: object) -> list[dict[str, object]]:
    assert isinstance(value, list)
    return value


def test_before_she_sends_she_is_told_of_the_one_she_has_proved_and_nobody_else_is(
    app: FastAPI, application: ApplicationNumber
) -> None:
    def told(**headers: str) -> tuple[int, object]:
        response = Browser(app).request(
            "POST", "/api/v1/permits/coba/alike", data={"form": json.dumps(FORM)}, headers=headers
        )
        return response.status_code, response.json()

    status, hers = told(**{"x-application": application, "x-pin": PIN})
    assert status == 200
    assert isinstance(hers, dict)
    assert hers["application"] == application
    assert told() == told(**RINA) == (200, None)


@pytest.mark.parametrize("path", ["/api/v1/permits/coba/alike", "/api/v1/permits/coba/applications"])
def test_whoever_says_who_she_is_has_to_prove_it(
    app: FastAPI, application: ApplicationNumber, memory: Memory, path: str
) -> None:
    unproved: tuple[dict[str, str], ...] = (
        {"x-application": application, "x-pin": "0"},
        {"x-application": application},
        {"x-application": "REG-TIDAK-ADA", "x-pin": PIN},
        {"x-pin": PIN},
        basic("rina", "bukan kata sandi"),
    )
    for headers in unproved:
        answer = Browser(app).request("POST", path, data={"form": json.dumps(FORM)}, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated"), headers
    assert len(memory.cases.histories) == 1


def test_who_signs_reads_the_document_first_and_nothing_is_decided(
    app: FastAPI, application: ApplicationNumber, memory: Memory
) -> None:
    path = to_sign(app, application)
    before = memory.cases.view(Service(), application).case.version
    status, kind, content = send(app, f"{path}/preview", BUDI, outcome="ditandatangani")
    assert (status, kind) == (200, "application/pdf")
    assert b"licences/coba (nomor diberikan saat terbit)" in content
    sent = Browser(app).request(
        "POST",
        f"{path}/preview/documents",
        data={"decision": json.dumps({"outcome": "ditandatangani"})},
        files={"bukan": pdf()},
        headers=BUDI,
    )
    assert sent.status_code == 422, "a file nobody asks for is refused as it is with the decision"
    assert memory.cases.view(Service(), application).case.version == before


def test_who_may_not_decide_and_what_makes_no_document_has_no_preview(
    app: FastAPI, application: ApplicationNumber
) -> None:
    first = f"/api/v1/tasks/{application}.kelengkapan.1.dpmptsp/preview"
    assert send(app, first, RINA, outcome="lengkap")[0] == 404
    assert send(app, first, SARI, outcome="lengkap")[0] == 404
    status, _, content = send(app, f"{to_sign(app, application)}/preview", RINA, outcome="ditandatangani")
    assert status == 403, content
