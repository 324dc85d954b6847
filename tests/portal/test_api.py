"""The JSON API: the same rights and words; problems as RFC 9457 with a stable code."""

import base64
import json

import pytest
from fastapi import FastAPI

from licensing.words.identifiers import ApplicationNumber
from tests.portal.conftest import ANSWERS, URL, Browser, Files, pdf
from tests.portal.memory import PIN, Memory

FORM = {name.removeprefix("form."): value for name, value in ANSWERS.items()}


def basic(name: str, secret: str) -> dict[str, str]:
    return {"authorization": "Basic " + base64.b64encode(f"{name}:{secret}".encode()).decode()}


RINA = basic("rina", "kata sandi rina")


def submit(
    client: Browser, form: dict[str, object], *, key: str | None = None, content: bytes = b"%PDF-1.7"
) -> tuple[int, dict[str, object]]:
    response = client.request(
        "POST",
        "/api/v1/permits/coba/applications",
        data={"form": json.dumps(form)},
        files={"ktp": pdf(content=content)},
        headers={"idempotency-key": key} if key else {},
    )
    return response.status_code, response.json()


def test_permits_come_with_their_forms(visitor: Browser) -> None:
    assert [each["permit"] for each in visitor.get("/api/v1/permits").json()] == ["coba"]
    permit = visitor.get("/api/v1/permits/coba").json()
    fields = {field["id"]: field for field in permit["form"]}
    assert fields["rekan"]["when"] == 'form.jenis == "bersama"'
    assert fields["jenis"]["choices"]["mandiri"] == {"id": "Mandiri", "en": "Alone"}
    assert permit["documents"][0]["max_bytes"] == 1024 * 1024


def test_submitting_gives_number_and_pin(visitor: Browser) -> None:
    status, receipt = submit(visitor, {**FORM, "luas": 12.5, "parkir": True, "hari": ["senin"]})
    assert status == 201
    assert (receipt["application"], receipt["pin"]) == ("REG-COBA-20261123-00001", PIN)


def test_the_same_idempotency_key_gives_the_same_receipt(visitor: Browser, memory: Memory) -> None:
    first, second = submit(visitor, {**FORM}, key="a1"), submit(visitor, {**FORM}, key="a1")
    assert first == second
    assert len(memory.cases.histories) == 1
    submit(visitor, {**FORM, "nama": "Lain"}, key="a1")
    assert len(memory.cases.histories) == 2


def test_a_wrong_form_is_a_problem_with_every_field(visitor: Browser) -> None:
    status, problem = submit(visitor, {"nik": "1"}, content=b"MZ")
    assert status == 422
    assert problem["code"] == "invalid-form"
    fields = problem["fields"]
    assert isinstance(fields, dict)
    assert set(fields) == {"nama", "nik", "surel", "telepon", "luas", "jenis", "parkir", "ktp"}
    assert set(fields["ktp"]) == {"id", "en"}


@pytest.mark.parametrize("form", ["[]", "{", '{"nama": {"x": 1}}', "1"])
def test_a_form_that_is_no_json_object_is_a_problem(visitor: Browser, form: str) -> None:
    response = visitor.request("POST", "/api/v1/permits/coba/applications", data={"form": form})
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"


def test_an_applicant_tracks_by_pin_or_basic(app: FastAPI, application: ApplicationNumber) -> None:
    client, path = Browser(app), f"/api/v1/applications/{application}"
    for headers in ({"x-pin": PIN}, basic(application, PIN)):
        case = client.request("GET", path, headers=headers).json()
        assert case["waiting"][0]["agency"] == "dpmptsp"
        assert case["form"]["nama"] == "Ayu Lestari"
    for headers in ({"x-pin": "0"}, basic(application, "0"), {}):
        refused = client.request("GET", path, headers=headers)
        assert refused.status_code == 401
        assert refused.json()["code"] == "unauthenticated"
        assert refused.headers["www-authenticate"].startswith("Basic")


def test_an_officer_decides_by_basic(app: FastAPI, application: ApplicationNumber) -> None:
    client = Browser(app)
    tasks = client.request("GET", "/api/v1/tasks", headers=RINA).json()
    path = f"/api/v1/tasks/{tasks[0]['task']}"
    task = client.request("GET", path, headers=RINA).json()
    assert {each["outcome"] for each in task["outcomes"]} == {"lengkap", "kembalikan"}
    body = json.dumps({"outcome": "lengkap", "seen": task["version"]}).encode()
    headers = {**RINA, "content-type": "application/json"}
    decided = client.request("POST", f"{path}/decision", content=body, headers=headers)
    assert decided.json()["status"] == "decided"
    again = client.request("POST", f"{path}/decision", content=body, headers=headers)
    assert (again.status_code, again.json()["code"]) == (409, "already-decided")
    assert "Rina Kartika" in again.json()["sentence"]["id"]


def test_another_agencys_officer_is_told_there_is_no_such_application(
    app: FastAPI, application: ApplicationNumber
) -> None:
    headers = basic("sari", "kata sandi sari")
    for path in (
        f"/api/v1/applications/{application}",
        f"/api/v1/applications/{application}/documents/ktp",
        f"/api/v1/tasks/{application}.kelengkapan.1.dpmptsp",
    ):
        response = Browser(app).request("GET", path, headers=headers)
        assert (response.status_code, response.json()["code"]) == (404, "no-such-application")


def test_a_wrong_password_is_nobody(app: FastAPI) -> None:
    assert Browser(app).request("GET", "/api/v1/tasks", headers=basic("rina", "x")).status_code == 401
    assert (
        Browser(app).request("GET", "/api/v1/tasks", headers={"authorization": "Basic !"}).status_code == 401
    )


def test_right_passwords_and_pins_are_never_counted(app: FastAPI, application: ApplicationNumber) -> None:
    client = Browser(app)
    for _ in range(35):
        assert client.request("GET", "/api/v1/tasks", headers=RINA).status_code == 200
        tracked = client.request("GET", f"/api/v1/applications/{application}", headers={"x-pin": PIN})
        assert tracked.status_code == 200


def test_by_cookie_unsafe_calls_carry_the_sessions_token(
    rina: Browser, application: ApplicationNumber
) -> None:
    path = f"/api/v1/tasks/{application}.kelengkapan.1.dpmptsp/claim"
    assert rina.request("POST", path).status_code == 403
    session = rina.get("/api/v1/session").json()
    assert session["officer"] == "rina"
    claimed = rina.request("POST", path, headers={"x-csrf-token": session["csrf"]})
    assert claimed.json()["application"]["waiting"][0]["claimed_by"] == "Rina Kartika"


@pytest.mark.parametrize(
    "foreign", [{"origin": "https://jahat.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}]
)
def test_a_browser_lends_no_password_to_another_site(
    app: FastAPI, application: ApplicationNumber, foreign: dict[str, str]
) -> None:
    path = f"/api/v1/tasks/{application}.kelengkapan.1.dpmptsp/claim"
    refused = Browser(app).request("POST", path, headers={**RINA, **foreign})
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    correction = f"/api/v1/applications/{application}/correction"
    for pin in (basic(application, PIN), {"x-pin": PIN}):
        assert Browser(app).request("POST", correction, headers={**pin, **foreign}).status_code == 403
    assert Browser(app).request("GET", "/api/v1/tasks", headers={**RINA, **foreign}).status_code == 200
    ours = {**RINA, "origin": URL, "sec-fetch-site": "same-origin"}
    assert Browser(app).request("POST", path, headers=ours).status_code == 200


def test_a_version_nobody_can_have_seen_is_ignored(
    app: FastAPI, rina: Browser, application: ApplicationNumber
) -> None:
    rina.decides(f"{application}.kelengkapan.1.dpmptsp", "kembalikan", alasan="Nama.")
    path = f"/api/v1/applications/{application}/correction"
    data = {"form": json.dumps({"nama": "Ayu Putri"}), "seen": "9" * 5000}
    assert Browser(app).request("POST", path, data=data, headers={"x-pin": PIN}).status_code == 200


def test_a_correction_sends_only_what_changes(
    app: FastAPI, rina: Browser, application: ApplicationNumber
) -> None:
    rina.decides(f"{application}.kelengkapan.1.dpmptsp", "kembalikan", alasan="Nama.")
    client, path = Browser(app), f"/api/v1/applications/{application}/correction"
    data = {"form": json.dumps({"nama": "Ayu Putri"})}
    corrected = client.request("POST", path, data=data, headers={"x-pin": PIN})
    assert corrected.json()["form"]["nama"] == "Ayu Putri"
    assert corrected.json()["form"]["surel"] == "ayu@contoh.id"
    again = client.request("POST", path, data=data, headers={"x-pin": PIN})
    assert (again.status_code, again.json()["code"]) == (404, "no-such-task")


def test_a_licence_nobody_knows_is_a_problem(visitor: Browser) -> None:
    response = visitor.get("/api/v1/licences/lain")
    assert (response.status_code, response.json()["code"]) == (404, "no-such-licence")


def test_the_api_describes_itself_and_nothing_but_itself(visitor: Browser) -> None:
    paths = visitor.get("/api/v1/openapi.json").json()["paths"]
    assert "/api/v1/tasks/{task}/decision" in paths
    assert all(path.startswith(("/api/v1/", "/snap/v1.0/")) for path in paths)


def test_errors_of_the_api_are_problems_too(visitor: Browser) -> None:
    assert visitor.get("/api/v1/tidak-ada").json()["code"] == "not-found"


def test_records_that_cannot_be_reached_are_a_problem(visitor: Browser, no_database: None) -> None:
    response = visitor.get("/api/v1/permits")
    assert (response.status_code, response.json()["code"]) == (503, "unavailable")


def correct(
    client: Browser, application: ApplicationNumber, data: dict[str, str], files: Files | None = None
) -> tuple[int, dict[str, object]]:
    path = f"/api/v1/applications/{application}/correction"
    response = client.request("POST", path, data=data, files=files, headers={"x-pin": PIN})
    return response.status_code, response.json()


def said(problem: dict[str, object]) -> dict[str, str]:
    """What is wrong with each field, in English."""
    fields = problem["fields"]
    assert isinstance(fields, dict)
    return {str(name): str(sentence["en"]) for name, sentence in fields.items()}


def test_a_misspelt_field_uses_up_no_turn_of_the_applicant(
    app: FastAPI, rina: Browser, application: ApplicationNumber, memory: Memory
) -> None:
    rina.decides(f"{application}.kelengkapan.1.dpmptsp", "kembalikan", alasan="Nama.")
    before, client = memory.cases.histories[application], Browser(app)
    form = json.dumps({"nma": "Ayu Putri", "luas": "0", "xyz": ""})
    status, problem = correct(client, application, {"form": form}, {"ktpp": pdf()})
    assert (status, problem["code"]) == (422, "invalid-form")
    assert said(problem)["nma"] == "There is no “nma” here. Did you mean “nama”?"
    assert said(problem)["ktpp"] == "There is no “ktpp” here. Did you mean “ktp”?"
    assert said(problem).keys() == {"nma", "luas", "xyz", "ktpp"}
    assert memory.cases.histories[application] == before
    assert correct(client, application, {"form": json.dumps({"nama": "Ayu Putri"})})[0] == 200


@pytest.mark.parametrize("data", [{}, {"form": "{}"}, {"form": "", "seen": "3"}])
def test_a_correction_that_corrects_nothing_uses_up_no_turn(
    app: FastAPI, rina: Browser, application: ApplicationNumber, data: dict[str, str]
) -> None:
    rina.decides(f"{application}.kelengkapan.1.dpmptsp", "kembalikan", alasan="Nama.")
    status, problem = correct(Browser(app), application, data)
    assert (status, problem["code"]) == (422, "nothing-corrected")


def test_what_is_sent_beside_the_form_is_not_dropped_in_silence(
    app: FastAPI, rina: Browser, application: ApplicationNumber
) -> None:
    rina.decides(f"{application}.kelengkapan.1.dpmptsp", "kembalikan", alasan="Nama.")
    status, problem = correct(Browser(app), application, {"frm": "{}", "nama": "Ayu Putri"})
    assert status == 422
    assert said(problem)["frm"] == "There is no “frm” here. Did you mean “form”?"
    assert said(problem)["nama"] == "There is no “nama” here. Known: form, seen, task."


def test_a_misspelt_field_opens_no_application(visitor: Browser, memory: Memory) -> None:
    status, problem = submit(visitor, {**FORM, "catatn": "Pagi saja"})
    assert status == 422
    assert said(problem) == {"catatn": "There is no “catatn” here. Did you mean “catatan”?"}
    assert not memory.cases.histories


def test_a_misspelt_field_decides_nothing(
    app: FastAPI, rina: Browser, application: ApplicationNumber
) -> None:
    rina.decides(f"{application}.kelengkapan.1.dpmptsp", "lengkap")
    path = f"/api/v1/tasks/{application}.rekomendasi.1.dinkes"
    sari, client = basic("sari", "kata sandi sari"), Browser(app)
    headers = {**sari, "content-type": "application/json"}

    def decide(body: dict[str, object]) -> dict[str, object]:
        content = json.dumps(body).encode()
        response = client.request("POST", f"{path}/decision", content=content, headers=headers)
        return response.json()

    problem = decide({"outcome": "disetujui", "form": {"nomer": "1"}})
    assert said(problem) == {"nomer": "There is no “nomer” here. Did you mean “nomor”?"}
    problem = decide({"outcom": "disetujui", "fomr": {}, "seen": "x"})
    assert said(problem).keys() == {"outcome", "outcom", "fomr", "seen"}
    assert said(problem)["outcom"] == "There is no “outcom” here. Did you mean “outcome”?"
    assert client.request("GET", path, headers=sari).json()["status"] == "open"


def test_what_conditions_call_values_is_listed_with_its_expression(visitor: Browser) -> None:
    permit = visitor.get("/api/v1/permits/coba").json()
    assert permit["values"] == [
        {"value": "dua_kali", "expression": "form.luas * 2", "label": None},
        {
            "value": "retribusi",
            "expression": 'money(form.luas * 1234.5, "half_up 100")',
            "label": {"id": "Retribusi", "en": "Fee"},
        },
    ]
