"""The security log says who did what to what, by whose request, and holds no secret and nothing personal."""

import json
import logging
import re
from pathlib import Path

import pytest
from fastapi import FastAPI

from licensing.words.identifiers import ApplicationNumber
from portal.door.log_lines import JsonLines, write_logs
from tests.portal.conftest import Browser
from tests.portal.memory import PIN

SECRET = ("Ayu", "Lestari", PIN, "3674014708900002", "kata sandi", "203.0.113.7", "ayu@contoh.id", "salah")


def lines(caplog: pytest.LogCaptureFixture, log: str) -> list[dict[str, object]]:
    written = [JsonLines().format(record) for record in caplog.records if record.name == log]
    assert not any(secret in line for line in written for secret in SECRET)
    return [json.loads(line) for line in written]


@pytest.fixture(autouse=True)
def _heard(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "portal")


def test_sign_ins_and_refusals_are_written_down(
    app: FastAPI, visitor: Browser, application: ApplicationNumber, caplog: pytest.LogCaptureFixture
) -> None:
    Browser(app).signs_in("rina", "salah")
    rina = Browser(app)
    rina.signs_in("rina")
    rina.get("/petugas")
    rina.send("/keluar")
    visitor.tracks(application, "000000")
    visitor.tracks(application)
    visitor.get("/api/v1/tasks")
    told = [
        (line["event"], line.get("officer"), line.get("application"))
        for line in lines(caplog, "portal.security")
    ]
    assert told == [
        ("sign-in-refused", None, None),
        ("signed-in", "rina", None),
        ("signed-out", "rina", None),
        ("proof-refused", None, None),
        ("proved", None, application),
        ("refused", None, None),
    ]


def test_a_limit_that_is_reached_is_written_down(app: FastAPI, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(6):
        Browser(app).signs_in("rina", "salah")
    events = [line["event"] for line in lines(caplog, "portal.security")]
    assert events == ["sign-in-refused"] * 5 + ["sign-in-limited", "limited"]


def test_who_reads_a_dossier_is_written_down_in_every_entry(
    rina: Browser, visitor: Browser, application: ApplicationNumber, caplog: pytest.LogCaptureFixture
) -> None:
    visitor.tracks(application)
    caplog.clear()
    task = f"{application}.kelengkapan.1.dpmptsp"
    rina.get("/petugas")
    rina.get(f"/petugas/tugas/{task}")
    rina.get(f"/petugas/permohonan/{application}/berkas/ktp")
    rina.get(f"/api/v1/applications/{application}")
    visitor.get(f"/lacak/{application}")
    visitor.get("/lacak/REG-LAIN-20260101-00001")
    told = [
        (line["event"], line.get("officer") or line.get("applicant_of"), line.get("document"))
        for line in lines(caplog, "portal.security")
    ]
    assert ("read", "rina", "ktp") in told
    assert told.count(("read", "rina", None)) == 2
    assert ("read", application, None) in told
    assert len([each for each in told if each[0] == "read"]) == 4


def test_what_is_not_hers_is_a_refusal_with_her_name(
    rina: Browser, application: ApplicationNumber, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.clear()
    rina.get("/api/v1/applications/REG-LAIN-20260101-00001")
    told = lines(caplog, "portal.security")
    assert [(line["event"], line["officer"], line["application"]) for line in told] == [
        ("refused", "rina", "REG-LAIN-20260101-00001")
    ]


def test_a_name_in_an_address_is_in_no_log(visitor: Browser, caplog: pytest.LogCaptureFixture) -> None:
    visitor.get("/Ayu-Lestari/3674014708900002")
    visitor.get("/lacak/3674014708900002")
    [first, second] = lines(caplog, "portal.access")
    assert (first["route"], second["route"]) == ("-", "/lacak/{application}")
    lines(caplog, "portal.security")


def test_each_request_has_an_id_that_is_in_its_lines_and_its_answer(
    rina: Browser, application: ApplicationNumber, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.clear()
    page = rina.get(f"/petugas/tugas/{application}.kelengkapan.1.dpmptsp")
    id = page.headers["x-request-id"]
    assert re.fullmatch("[0-9a-f]{16}", id)
    [access] = lines(caplog, "portal.access")
    [read] = lines(caplog, "portal.security")
    assert access["request"] == read["request"] == id
    assert (access["method"], access["route"], access["status"], access["level"]) == (
        "GET",
        "/petugas/tugas/{task}",
        200,
        "info",
    )
    assert isinstance(access["milliseconds"], int)
    assert str(access["time"]).endswith("+00:00")


def test_the_files_are_lines_of_json_that_only_their_owner_reads(tmp_path: Path) -> None:
    root, ours, security = (logging.getLogger(name) for name in ("", "portal", "portal.security"))
    before = (list(root.handlers), ours.level, list(security.handlers), security.propagate)
    write_logs(tmp_path / "logs")
    try:
        security.info("signed-in", extra={"facts": {"officer": "rina"}})
    finally:
        for handler in security.handlers:
            handler.close()
        root.handlers, security.handlers = before[0], before[2]
        security.propagate = before[3]
        ours.setLevel(before[1])
    file = tmp_path / "logs" / "security.jsonl"
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    [line] = map(json.loads, file.read_text().splitlines())
    assert (line["event"], line["officer"], line["level"]) == ("signed-in", "rina", "info")
