"""The sandbox as a system of its own: whom it refuses, what it keeps, and that it always says the same."""

import time

import httpx
import pytest

from flows.agencies.signing import KEY, TIMESTAMP, Signer
from licensing.words.identifiers import SystemId
from tests.connectors.conftest import Sandbox

BODY = b'{"nomor":"3674.01.0001.10"}'
PAJAK = SystemId("pajak.status")
AT = "/pajak.status/v1/pajak"


def signed(sandbox: Sandbox, body: bytes, key: str, *, at: float | None = None) -> dict[str, str]:
    signer = Signer(sandbox.settings["IZIN_SYSTEM_PAJAK_SECRET"].encode())
    return signer.headers(body, key=key, at=time.time() if at is None else at)


def test_a_rightly_signed_question_is_answered_and_the_answer_is_signed_for_it(sandbox: Sandbox) -> None:
    said = sandbox.admin.post(AT, content=BODY, headers=signed(sandbox, BODY, "satu"))
    signer = Signer(sandbox.settings["IZIN_SYSTEM_PAJAK_SECRET"].encode())
    assert said.json() == {"status": "lunas"}
    assert signer.is_right(said.headers, said.content, key="satu", at=time.time(), status=200)
    assert not signer.is_right(said.headers, said.content, key="lain", at=time.time(), status=200)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({KEY: ""}, 400),
        ({KEY: "another"}, 401),
        ({TIMESTAMP: "1764000000"}, 401),
        ({TIMESTAMP: "soon"}, 401),
        ({"X-Izin-Signature": "v1=00"}, 401),
        ({"X-Izin-Signature": ""}, 401),
    ],
)
def test_a_question_that_is_not_rightly_signed_is_refused(
    change: dict[str, str], status: int, sandbox: Sandbox
) -> None:
    headers = {**signed(sandbox, BODY, "forged"), **change}
    assert sandbox.admin.post(AT, content=BODY, headers=headers).status_code == status


@pytest.mark.parametrize("minutes", [-6, 6])
def test_a_question_that_is_old_or_of_the_future_is_refused(minutes: int, sandbox: Sandbox) -> None:
    headers = signed(sandbox, BODY, "old", at=time.time() + 60 * minutes)
    assert sandbox.admin.post(AT, content=BODY, headers=headers).status_code == 401


def test_another_body_than_the_signed_one_is_refused(sandbox: Sandbox) -> None:
    headers = signed(sandbox, BODY, "changed")
    assert sandbox.admin.post(AT, content=BODY.replace(b"10", b"11"), headers=headers).status_code == 401


def test_a_key_that_was_used_for_another_question_is_refused(sandbox: Sandbox) -> None:
    other = BODY.replace(b"10", b"99")
    first = sandbox.admin.post(AT, content=BODY, headers=signed(sandbox, BODY, "dua"))
    assert first.status_code == 200
    assert sandbox.admin.post(AT, content=other, headers=signed(sandbox, other, "dua")).status_code == 409
    assert sandbox.admin.post(AT, content=BODY, headers=signed(sandbox, BODY, "dua")).json() == first.json()


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b'{"nomor": 5}', b'{"nomor": "x"}'])
def test_a_question_of_another_shape_is_refused_by_its_fields(body: bytes, sandbox: Sandbox) -> None:
    said = sandbox.admin.post(AT, content=body, headers=signed(sandbox, body, f"shape {body!r}"))
    assert said.status_code in (400, 422)


def test_the_page_tells_what_came_without_what_was_asked(sandbox: Sandbox) -> None:
    body = b'{"nomor":"3674.01.0077.10"}'
    sandbox.admin.post(AT, content=body, headers=signed(sandbox, body, "<tiga>"))
    page = sandbox.admin.get("/").text
    assert "&lt;tiga&gt;" in page
    assert "3674.01.0077.10" not in page + sandbox.admin.get("/admin/came").text


@pytest.mark.parametrize(
    "order", [{}, {"system": "pajak.status", "fault": "flood"}, {"system": "nobody", "fault": "down"}]
)
def test_an_order_that_cannot_be_understood_is_refused_with_what_can(
    order: dict[str, str], sandbox: Sandbox
) -> None:
    said = sandbox.admin.post("/admin/faults", json=order)
    assert said.status_code == 422
    assert "pajak.status" in said.text or "wrong-schema" in said.text


def test_faults_are_taken_in_the_order_they_were_ordered(sandbox: Sandbox) -> None:
    sandbox.order(PAJAK, "500", times=2)
    sandbox.order(PAJAK, "down")
    asked: list[httpx.Response] = [
        sandbox.admin.post(AT, content=BODY, headers=signed(sandbox, BODY, "empat")) for _ in range(4)
    ]
    assert [each.status_code for each in asked] == [500, 500, 503, 200]


def test_a_system_can_be_made_slow_beside_its_faults(sandbox: Sandbox) -> None:
    sandbox.order(PAJAK, "slow", times=None, seconds=0.2)
    sandbox.order(PAJAK, "500")
    assert sandbox.admin.get("/").text.count("terus (on)") == 1
    began = time.monotonic()
    said = [sandbox.admin.post(AT, content=BODY, headers=signed(sandbox, BODY, "lambat")) for _ in range(2)]
    assert [each.status_code for each in said] == [500, 200]
    assert time.monotonic() - began >= 0.4
    sandbox.heal()
    assert "terus (on)" not in sandbox.admin.get("/").text


def test_a_wrong_signature_is_not_ordered_of_who_signs_nothing(sandbox: Sandbox) -> None:
    said = sandbox.admin.post("/admin/faults", json={"system": "pusat.nib", "fault": "wrong-signature"})
    assert said.status_code == 422
    assert "pusat.nib signs nothing" in said.text


def test_the_page_tells_how_each_outcome_is_had(sandbox: Sandbox) -> None:
    page = sandbox.admin.get("/").text
    assert "9: menunggak, 8: tidak_dikenal" in page
    assert "9: dicabut, 8: tidak_dikenal" in page
