"""Several corrections at once and several documents of one case, from the command line, on real records."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from licensing.case.commands import ReportEffect
from licensing.city.people import Service
from licensing.clock.calendar import WIB
from licensing.history.effects import Done, Effect, Register, Result, Store, Stored
from licensing.ports import Documents
from licensing.process.bundle import DEFINITION, Bundle
from licensing.words.identifiers import ApplicationNumber
from portal.cli.wired import wired
from tests.cli.conftest import Call
from tests.cli.test_cases import data
from tests.portal import reklame

FORM = {
    "nama": "Ayu Lestari",
    "surel": "ayu@contoh.id",
    "telepon": "0812-3456-7890",
    "ukuran": "12,5",
}


@pytest.fixture
def application(izin: Call, up: Path, tmp_path: Path) -> str:
    """An application whose first step opens two lines; its number."""
    with wired("izin_worker") as parts:
        bundle = Bundle.of({DEFINITION: reklame.PERMIT.encode()})
        parts.archive.publish(reklame.process(), bundle, now=datetime.now(UTC))
    called = data(
        izin, "submit", "reklame", "--form", written(tmp_path, **FORM, mulai=f"{datetime.now(WIB):%d-%m-%Y}")
    )
    return str(called["application"])


def written(folder: Path, **answers: str) -> str:
    path = folder / "form.json"
    path.write_text(json.dumps(answers))
    return str(path)


def decide(izin: Call, task: str, outcome: str, officer: str) -> None:
    data(izin, "decide", task, outcome, "--as", officer, "--reason", "Gambar tanpa skala.")


def perform(application: str) -> None:
    """Carry out all that is owed; a document is a PDF that says which step made it."""
    number = ApplicationNumber(application)
    with wired("izin_worker") as parts:
        while owed := tuple(parts.cases.view(Service(), number).case.owed.values()):
            for effect in owed:
                report = ReportEffect(effect.key, performed(effect, parts.documents))
                parts.cases.handle(Service(), number, report, now=datetime.now(UTC))


def performed(effect: Effect, documents: Documents) -> Result:
    match effect:
        case Store():
            key, content = f"licences/{effect.key}.pdf", f"%PDF-{effect.where.step}".encode()
            return Stored(
                documents.put_once(key, content, media_type="application/pdf", file_name="izin.pdf")
            )
        case Register():
            return Stored(effect.file)
        case _:
            return Done()


def test_of_several_corrections_the_one_that_is_answered_is_named(
    izin: Call, application: str, tmp_path: Path
) -> None:
    decide(izin, f"{application}.kajian.1.dinkes", "kurang", "sari")
    decide(izin, f"{application}.kunjungan.1.dlh", "ulang", "fitri")
    changed = written(tmp_path, ukuran="10")
    meja, lapangan = f"{application}.lengkapi.1.applicant", f"{application}.siapkan.1.applicant"
    called = izin("correct", application, "--form", changed, "--lang", "en")
    assert called.code == 1
    assert called.err.splitlines() == [
        "2 corrections are asked for: “Desk review, Correction of drawings”, “Visit on site, Preparation of the "
        "site”. Say which one you answer.",
        f"  {meja}: Desk review, Correction of drawings",
        f"  {lapangan}: Visit on site, Preparation of the site",
    ]
    data(izin, "correct", application, "--form", changed, "--task", lapangan)
    waits = data(izin, "show", application)["waits"]
    assert isinstance(waits, list)
    assert [each["task"] for each in waits] == [meja, f"{application}.kunjungan.2.dlh"]
    changed = written(tmp_path, ukuran="11")
    data(izin, "correct", application, "--form", changed)
    again = izin("correct", application, "--form", changed, "--task", meja)
    assert again.code == 2, "nothing more is asked of the applicant"


def test_the_time_of_a_line_with_a_limit_of_its_own_is_shown(izin: Call, application: str) -> None:
    decide(izin, f"{application}.kunjungan.1.dlh", "ulang", "fitri")
    told = data(izin, "show", application)
    assert told["clock"] is None
    assert isinstance(told["line_clocks"], list)
    (of_line,) = told["line_clocks"]
    assert (of_line["line"], of_line["clock"]["within"]) == ("main/lapangan", "5 working days")
    assert of_line["clock"]["stands_still"] == "applicant"
    said = izin("show", application, "--lang", "en").out.splitlines()
    assert any(line.startswith("Time limit of “Visit on site”: 0 of 5 working days used.") for line in said)


def test_a_task_that_is_no_correction_is_not_answered(izin: Call, application: str, tmp_path: Path) -> None:
    decide(izin, f"{application}.kajian.1.dinkes", "kurang", "sari")
    task = f"{application}.kunjungan.1.dlh"
    called = izin("correct", application, "--form", written(tmp_path, ukuran="10"), "--task", task, "--json")
    assert (called.code, json.loads(called.err)["refused"]) == (1, "no-such-task")


def test_of_several_documents_the_one_of_this_number_is_written(
    izin: Call, application: str, tmp_path: Path
) -> None:
    decide(izin, f"{application}.kajian.1.dinkes", "sesuai", "sari")
    decide(izin, f"{application}.kunjungan.1.dlh", "layak", "fitri")
    perform(application)
    decide(izin, f"{application}.ukur.1.dpmptsp", "sesuai", "bayu")
    perform(application)
    with wired("izin_worker") as parts:
        made = parts.cases.view(Service(), ApplicationNumber(application)).case.made
    first, last = (document.number for document in made)
    out = tmp_path / "izin.pdf"
    for number, step in ((first, b"sementara"), (last, b"terbit")):
        told = data(izin, "licence", application, "--out", str(out), "--number", number)
        assert (told["number"], out.read_bytes()) == (number, b"%PDF-" + step)
    said = izin("licence", application, "--out", str(out), "--number", first, "--lang", "en")
    assert said.out == f"{first} written to {out}.\n"
    assert data(izin, "licence", application, "--out", str(out))["number"] == last, "the last one, unnamed"
    unknown = izin("licence", application, "--out", str(out), "--number", "503/9/LAIN", "--lang", "en")
    assert (unknown.code, unknown.err) == (1, "There is no such document.\n")
    assert out.read_bytes() == b"%PDF-terbit"
