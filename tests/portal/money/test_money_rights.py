"""Who may look at money received and book it, page by page; and the same through the API."""

from collections.abc import Callable, Mapping

import httpx
import pytest
from fastapi import FastAPI

from licensing.words.identifiers import ApplicationNumber
from tests.portal.bayar import HOME, OWED, step
from tests.portal.conftest import Browser
from tests.portal.memory import Memory

BASIC = "dHV0aTprYXRhIHNhbmRpIHR1dGk="


PAGES = (
    ("GET", HOME),
    ("GET", f"{HOME}/catat"),
    ("POST", f"{HOME}/catat"),
    ("GET", f"{HOME}/bjb.va/A1"),
    ("GET", f"{HOME}/bjb.va/A1/untuk"),
    ("POST", f"{HOME}/bjb.va/A1/untuk"),
    ("GET", f"{HOME}/bjb.va/A1/kembali"),
    ("POST", f"{HOME}/bjb.va/A1/kembali"),
    ("GET", f"{HOME}/tagihan/CODE/batal"),
    ("POST", f"{HOME}/tagihan/CODE/batal"),
    ("GET", "/api/v1/receipts"),
    ("POST", "/api/v1/receipts"),
    ("GET", "/api/v1/receipts/bjb.va/A1"),
    ("POST", "/api/v1/receipts/bjb.va/A1/assignment"),
    ("POST", "/api/v1/receipts/bjb.va/A1/refund"),
    ("GET", "/api/v1/bills/CODE"),
    ("POST", "/api/v1/bills/CODE/cancellation"),
)
BODIES: dict[str, dict[str, object]] = {
    "/api/v1/receipts": {
        "code": "1",
        "bank": "b",
        "transaction": "t",
        "amount": 1,
        "paid_on": "2026-11-23",
    },
    "assignment": {"code": "1"},
    "refund": {"amount": 1, "paid_on": "2026-11-23", "order": "x"},
    "cancellation": {"reason": "x"},
}


@pytest.mark.parametrize(("method", "path"), PAGES)
def test_who_may_open_what(  # noqa: PLR0913, PLR0917 one table
    method: str,
    path: str,
    app: FastAPI,
    visitor: Browser,
    arrives: Callable[..., None],
    application: ApplicationNumber,
    code: str,
) -> None:
    """Applicants are sent to sign in, officers and the head are refused, and the treasurer is let in."""
    arrives("A1", OWED + 5, code)
    path = path.replace("CODE", code)
    visitor.tracks(application)
    assert asks(visitor, method, path).status_code in (303, 401)
    for name in ("rina", "budi", "sari"):
        officer = Browser(app)
        officer.signs_in(name)
        officer.get("/petugas")
        assert asks(officer, method, path).status_code == 403, name
        assert "uang-masuk" not in officer.get("/petugas").text
    tuti = Browser(app)
    tuti.signs_in("tuti")
    assert "uang-masuk" in tuti.get("/petugas").text
    assert asks(tuti, method, path).status_code not in (303, 401, 403)


def asks(browser: Browser, method: str, path: str) -> httpx.Response:
    if not path.startswith("/api/"):
        return browser.get(path) if method == "GET" else browser.send(path, {})
    body = next((body for end, body in BODIES.items() if path.endswith(end)), None)
    if method == "GET" or body is None:
        return browser.get(path)
    content = httpx.Request("POST", "http://x", json=body).read()
    headers = {"content-type": "application/json", "x-csrf-token": browser.token}
    return browser.request("POST", path, headers=headers, content=content)


def test_programs_do_the_same(
    app: FastAPI, arrives: Callable[..., None], memory: Memory, application: ApplicationNumber, code: str
) -> None:
    arrives("A1", OWED + 50_000)

    def calls(method: str, path: str, body: Mapping[str, object] | None = None) -> httpx.Response:
        content = httpx.Request(method, "http://x", json=body).read() if body else None
        headers = {"authorization": f"Basic {BASIC}", "content-type": "application/json"}
        return Browser(app).request(method, f"/api/v1{path}", headers=headers, content=content)

    page = calls("GET", "/receipts?which=for-nobody").json()
    assert ([each["transaction"] for each in page["receipts"]], page["more"]) == (["A1"], False)
    assert page["counts"]["for-nobody"] == 1
    bill = calls("GET", f"/bills/{code}").json()
    assert (bill["application"], bill["bill"]["payable"]) == (application, OWED)
    assigned = calls("POST", "/receipts/bjb.va/A1/assignment", {"code": code}).json()
    assert (assigned["application"], assigned["left"]) == (application, 50_000)
    wrong = calls(
        "POST", "/receipts/bjb.va/A1/refund", {"amount": 60_000, "paid_on": "2026-11-23", "order": ""}
    )
    assert (wrong.status_code, sorted(wrong.json()["fields"])) == (422, ["amount", "order"])
    back = calls(
        "POST", "/receipts/bjb.va/A1/refund", {"amount": 50_000, "paid_on": "2026-11-23", "order": "SP2D/1"}
    )
    assert back.json()["left"] == 0
    read = {"code": code, "bank": "bjb.va", "transaction": "B2", "amount": 7, "paid_on": "2026-11-23"}
    assert calls("POST", "/receipts", read).json()["source"] == "by-hand"
    assert calls("GET", "/receipts/bjb.va/ZZ").json()["code"] == "no-such-receipt"
    assert calls("GET", "/bills/26000009998").json()["code"] == "no-such-bill"
    assert step(memory, application) == "rekomendasi"
    # It was paid, and the application went on by that.
    assert calls("POST", f"/bills/{code}/cancellation", {"reason": "Keliru."}).json()["code"] == "not-now"


def test_programs_cancel_a_bill_that_is_asked_for(
    app: FastAPI, application: ApplicationNumber, code: str
) -> None:
    headers = {"authorization": f"Basic {BASIC}", "content-type": "application/json"}
    content = b'{"reason": "Keliru."}'
    path = f"/api/v1/bills/{code}/cancellation"
    told = Browser(app).request("POST", path, headers=headers, content=content).json()
    assert (told["application"], told["bill"]["state"]) == (application, "void")
