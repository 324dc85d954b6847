"""The commands that act on applications, on a real database and object store."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from features.permits.shipped import shipped
from licensing.ports import Turn
from licensing.words.identifiers import ApplicationNumber
from portal.cli.demo.papers import paper
from portal.cli.wired import wired
from tests.cli.conftest import Call, typed_today

PERMIT = "skp"
DESK, SECOND, ASSESSORS = "dpmptsp.petugas_loket", "dpmptsp.verifikator", "kesbangpol.tim_teknis"
READ_BY = {"bayu": {DESK}, "dewi": {SECOND}, "agus": {DESK, SECOND}, "maya": {DESK, SECOND, ASSESSORS}}


@pytest.fixture
def submitted(izin: Call, up: Path, tmp_path: Path) -> str:
    """An application handed in from the command line; its number."""
    called = izin("submit", PERMIT, "--form", str(form_file(tmp_path)), *documents(tmp_path), "--json")
    assert called.code == 0, called.err
    assert isinstance(called.data, dict)
    return str(called.data["application"])


def form_file(folder: Path, **changed: str) -> Path:
    path = folder / "form.json"
    path.write_text(json.dumps({**typed_today(PERMIT), **changed}))
    return path


def documents(folder: Path) -> list[str]:
    options: list[str] = []
    for rule in shipped(PERMIT).documents:
        name, content = paper(rule, "Laras", copy=1)
        (folder / name).write_bytes(content)
        options += ["--document", f"{rule.id}={folder / name}"]
    return options


def data(izin: Call, *arguments: str) -> dict[str, object]:
    called = izin(*arguments, "--json")
    assert called.code == 0, called.err
    assert isinstance(called.data, dict)
    return called.data


def test_an_application_is_handed_in_and_found_among_the_tasks(izin: Call, submitted: str) -> None:
    tasks = izin("tasks", "--agency", "dpmptsp", "--role", "petugas_loket", "--json").data
    assert isinstance(tasks, list)
    task = next(task for task in tasks if task["application"] == submitted)
    assert task["task"] == f"{submitted}.kelengkapan.1.dpmptsp"
    assert task["due"] is not None


def test_every_wrong_answer_is_told_at_once(izin: Call, up: Path, tmp_path: Path) -> None:
    wrong = form_file(tmp_path, nik="12", email="laras")
    called = izin("submit", PERMIT, "--form", str(wrong), "--lang", "en")
    assert called.code == 1
    assert {line.split(":")[0].strip() for line in called.err.splitlines()[1:]} >= {
        "nik",
        "email",
        "proposal",
        "foto",
    }
    assert called.out == ""


def test_an_answer_nobody_asked_for_is_not_dropped_in_silence(
    izin: Call, submitted: str, tmp_path: Path
) -> None:
    called = izin("submit", PERMIT, "--form", str(form_file(tmp_path, judull="Bank sampah")))
    assert called.code == 2
    assert 'judull: no such answer is asked. Did you mean "judul"?' in called.err
    task = f"{submitted}.kelengkapan.1.dpmptsp"
    called = izin("decide", task, "lengkap", "--as", "bayu", "--form", str(form_file(tmp_path)))
    assert called.code == 2
    assert "no such answer is asked" in called.err


def test_a_form_that_is_no_text_is_said_to_be_none(izin: Call, up: Path, tmp_path: Path) -> None:
    path = tmp_path / "form.yaml"
    path.write_bytes(b"nama: \xe9\n")
    called = izin("submit", PERMIT, "--form", str(path))
    assert called.code == 2
    assert "byte 6 is not UTF-8 text" in called.err


def test_a_file_of_the_wrong_kind_is_refused_by_name(izin: Call, up: Path, tmp_path: Path) -> None:
    (tmp_path / "foto.png").write_text("bukan gambar")
    called = izin(
        "submit", PERMIT, "--form", str(form_file(tmp_path)), "--document", f"foto={tmp_path / 'foto.png'}"
    )
    assert called.code == 1
    assert "foto:" in called.err


def test_officers_decide_until_the_signature(izin: Call, submitted: str, tmp_path: Path) -> None:
    review = tmp_path / "kajian.yaml"
    review.write_text("nomor_kajian: 070/1\n")
    task = f"{submitted}.{{}}.1.{{}}"
    data(izin, "claim", task.format("kelengkapan", "dpmptsp"), "--as", "bayu")
    data(izin, "release", task.format("kelengkapan", "dpmptsp"), "--as", "rina")
    data(izin, "decide", task.format("kelengkapan", "dpmptsp"), "lengkap", "--as", "bayu")
    data(izin, "decide", task.format("verifikasi", "dpmptsp"), "teruskan", "--as", "dewi")
    assessed = task.format("kajian_dampak", "kesbangpol")
    data(izin, "decide", assessed, "tidak_berdampak", "--as", "siti", "--form", str(review))
    signature = ("decide", task.format("tanda_tangan", "dpmptsp"), "ditandatangani", "--as", "maya")
    seen = tmp_path / "pratinjau.pdf"
    assert data(izin, *signature, "--preview", str(seen)) == {"application": submitted, "preview": str(seen)}
    assert seen.read_bytes().startswith(b"%PDF")
    assert izin(*signature, "--preview", str(tmp_path)).code == 2
    signed = data(izin, *signature)
    assert signed["step"] == "terbit"
    shown = data(izin, "show", submitted)
    assert shown["path"] == ["kelengkapan", "verifikasi", "kajian_dampak", "tanda_tangan", "terbit"]
    assert izin("licence", submitted, "--out", str(tmp_path / "izin.pdf")).code == 1, (
        "nothing is rendered yet"
    )
    for who, roles in READ_BY.items():
        report = izin("report", "--officer", who, "--csv").out.splitlines()
        read = {tuple(line.split(",")[1:3]) for line in report[1:]}
        assert {f"{agency}.{role}" for agency, role in read if role != "*"} >= roles, who
        assert {agency for agency, _ in read} <= (
            {"dpmptsp", "kesbangpol"} if who == "maya" else {"dpmptsp"}
        ), who
        assert (("dpmptsp", "*") in read) == (who in {"agus", "maya"}), who


def test_what_is_told_of_an_application_is_the_promised_day_and_what_is_probably_the_same(
    izin: Call, submitted: str, tmp_path: Path
) -> None:
    form, papers = ("--form", str(form_file(tmp_path))), documents(tmp_path)
    again = data(izin, "submit", PERMIT, *form, *papers, "--holder-of", submitted)
    shown = data(izin, "show", submitted)
    assert shown["promised"] == again["promised"]
    assert str(again["application"]) in told_of(shown["alike"])
    assert told_of(again["alike"]) == [submitted]
    told = izin("show", submitted, "--lang", "en").out
    assert "Answered by " in told
    assert f"Probably the same application: {again['application']}, " in told


def told_of(alike: object) -> list[object]:
    assert isinstance(alike, list)
    return [each["application"] for each in alike]


def test_a_correction_goes_back_to_the_officer(izin: Call, submitted: str, tmp_path: Path) -> None:
    task = f"{submitted}.kelengkapan.1.dpmptsp"
    data(
        izin,
        "decide",
        task,
        "kembalikan",
        "--as",
        "bayu",
        "--reason",
        "Judul keliru",
        "--name",
        "judul: Keliru.",
    )
    waits = data(izin, "show", submitted)["waits"]
    assert isinstance(waits, list)
    assert waits[0]["task"] == f"{submitted}.perbaikan.1.applicant"
    changed = tmp_path / "judul.yaml"
    assert izin("correct", submitted).code == 2, "a correction that corrects nothing uses up no turn"
    changed.write_text("judull: Bank sampah\n")
    misspelt = izin("correct", submitted, "--form", str(changed))
    assert misspelt.code == 2
    assert 'judull: no such answer is asked. Did you mean "judul"?' in misspelt.err
    changed.write_text("judul: Bank sampah di Pondok Aren\n")
    assert data(izin, "correct", submitted, "--form", str(changed))["step"] == "kelengkapan"
    again = izin("correct", submitted, "--form", str(changed))
    assert again.code == 2, "nothing more is asked of the applicant"


def test_the_timeline_tells_people_where_it_waits(izin: Call, submitted: str) -> None:
    called = izin("show", submitted, "--lang", "id")
    assert "Permohonan diterima" in called.out
    assert "Menunggu DPMPTSP, Petugas loket (front office): Pemeriksaan kelengkapan, sejak" in called.out
    assert "paling lambat" in called.out


def test_what_failed_is_told_with_its_reason_and_the_next_try(izin: Call, submitted: str) -> None:
    def show() -> str:
        return izin("show", submitted, "--lang", "en").out

    shown = data(izin, "show", submitted)
    assert shown["trouble"] is None
    version = int(str(shown["version"]))
    number, now = ApplicationNumber(submitted), datetime.now(UTC)
    with wired("izin_worker") as parts:
        parts.outbox.claim_named("w", (number,), lease_seconds=60)
        parts.outbox.note_trouble("w", number, "The mail server is busy.")
        assert "Not done yet, being tried again:\nThe mail server is busy." in show()
        message = f"{number} / kelengkapan / notify received: the mail server answered 550."
        retry_at = datetime(2031, 1, 2, 3, tzinfo=UTC)
        parts.outbox.release("w", [Turn(number, version, version, message, retry_at - now)], now=now)
    told = show()
    assert "Not done yet, tried again on 2 January 2031 at 10:00 WIB:" in told
    assert "notify received: the mail server answered 550." in told
    assert data(izin, "show", submitted)["trouble"]


def test_a_second_izin_beside_a_running_one_is_refused(izin: Call, up: Path) -> None:
    called = izin("up")
    assert called.code == 1
    assert f"{up}: Izin already runs here" in called.err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("decide", "{task}", "lengkap", "--as", "sari"), 1, "no such application"),
        (("decide", "{task}", "kembalikan", "--as", "bayu"), 1, "needs a reason"),
        (("decide", "{task}", "hilang", "--as", "bayu"), 1, "Choose one of the outcomes"),
        (("decide", "{task}", "lengkap", "--as", "bayuu"), 2, 'Did you mean "bayu"?'),
        (("decide", "kelengkapan", "lengkap", "--as", "bayu"), 2, "is no task"),
        (("tasks", "--agency", "dinkess"), 2, 'Did you mean "dinkes"?'),
        (("show", "REG-SKP-20260101-99999"), 1, "no such application"),
        (("submit", "skpp"), 2, 'Did you mean "skp"?'),
        (("submit", "skp", "--document", "fotoo=x"), 2, 'Did you mean "foto"?'),
        (("submit", "skp", "--document", "foto=tidak-ada.png"), 2, "there is no file"),
    ],
)
def test_what_cannot_be_is_said_with_what_could(
    izin: Call, submitted: str, arguments: tuple[str, ...], code: int, said: str
) -> None:
    task = f"{submitted}.kelengkapan.1.dpmptsp"
    called = izin(*(argument.format(task=task) for argument in arguments), "--lang", "en")
    assert called.code == code, called.err
    assert said in called.err


def test_a_refusal_is_data_on_standard_error(izin: Call, submitted: str) -> None:
    called = izin("decide", f"{submitted}.kelengkapan.1.dpmptsp", "kembalikan", "--as", "bayu", "--json")
    assert called.code == 1
    assert called.out == ""
    told = json.loads(called.err)
    assert told["refused"] == "invalid-form"
    assert set(told["fields"]) == {"reason", "named"}


def test_publishing_again_changes_nothing(izin: Call, up: Path) -> None:
    called = izin("publish", "--json")
    assert called.code == 0, called.err
    assert isinstance(called.data, dict)
    assert {each["new"] for each in called.data["published"]} == {False}


def test_the_records_verify_from_the_database_and_from_a_file(
    izin: Call, submitted: str, tmp_path: Path
) -> None:
    exported = tmp_path / "audit.jsonl"
    assert data(izin, "verify-audit")["breaches"] == []
    assert izin("export-audit", "--out", str(exported)).code == 0
    report = data(izin, "verify-audit", "--file", str(exported))
    assert report["breaches"] == []
    assert int(str(report["events"])) >= 3


def test_an_export_that_is_no_text_does_not_verify(izin: Call, tmp_path: Path) -> None:
    (tmp_path / "export").write_bytes(bytes(range(128, 256)))
    called = izin("verify-audit", "--file", str(tmp_path / "export"))
    assert called.code == 1
    assert [
        line.endswith("Name a file that `izin export-audit` wrote.") for line in called.err.splitlines()
    ] == [True]


def test_a_changed_export_does_not_verify(izin: Call, submitted: str, tmp_path: Path) -> None:
    exported = tmp_path / "audit.jsonl"
    izin("export-audit", "--out", str(exported))
    exported.write_text(exported.read_text().replace("Laras Widyaningtyas", "Laras Lain", 1))
    called = izin("verify-audit", "--file", str(exported))
    assert called.code == 1
    assert called.err.strip()


def test_without_services_the_way_to_start_them_is_named(
    izin: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IZIN_HOME", "/srv/izin-nobody-is-here")
    called = izin("tasks")
    assert called.code == 3
    assert "Start it with `izin up`." in called.err


def test_a_wrong_setting_is_wrong_usage(izin: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IZIN_S3_BUCKET", "A")
    called = izin("tasks")
    assert called.code == 2
    assert "IZIN_S3_BUCKET" in called.err


def test_it_says_what_is_awaited_and_counts_what_was_served(izin: Call, submitted: str) -> None:
    awaited = data(izin, "why", submitted)["awaited"]
    assert isinstance(awaited, dict)
    assert (awaited["on"], awaited["working_days"], awaited["others"]) == ("dpmptsp.petugas_loket", 0, 0)
    assert "Released when: one of the decisions:" in izin("why", submitted, "--lang", "en").out
    assert data(izin, "show", submitted)["forecast"] == {"likely": None, "latest": None, "why": "thin"}
    assert set(data(izin, "report")) == {
        "since", "until", "services", "lines", "cases", "stood_still",
    }  # fmt: skip
    assert izin("report", "--csv").out.startswith("permit,agency,role,on_time,late")
    assert data(izin, "report", "--since", "1 November 2026")["since"] == "2026-11-01"
    for since in ("kemarin", "9999-12-31", "0001-01-01"):
        assert izin("report", "--since", since).code == 2, since
    assert izin("skipped", "--json").data == []
    assert izin("skipped", "--csv").out == "at,application,first,others,agency,role,officer,reason\n"
