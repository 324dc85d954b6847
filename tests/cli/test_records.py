"""A line for each record and a step that opens on a day, as the command line shows them, on real records."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from licensing.process.bundle import DEFINITION, Bundle
from portal.cli.wired import wired
from tests.cli.conftest import Call
from tests.cli.test_cases import data
from tests.portal import angkutan

FORM = {
    "nama": "Ayu Lestari",
    "surel": "ayu@contoh.id",
    "telepon": "0812-3456-7890",
    "armada": [{"tnkb": "B 7001 WTA", "tahun": "2018"}, {"tnkb": "B 7002 WTA", "tahun": "2024"}],
}


@pytest.fixture
def application(izin: Call, up: Path, tmp_path: Path) -> str:
    with wired("izin_worker") as parts:
        bundle = Bundle.of({DEFINITION: angkutan.PERMIT.encode()})
        parts.archive.publish(angkutan.process(), bundle, now=datetime.now(UTC))
    return str(data(izin, "submit", "angkutan", "--form", written(tmp_path, FORM))["application"])


def written(folder: Path, answers: object) -> str:
    path = folder / "form.json"
    path.write_text(json.dumps(answers))
    return str(path)


def test_it_is_said_which_record_is_waited_for_and_from_which_day_on(
    izin: Call, application: str, tmp_path: Path
) -> None:
    shown = izin("show", application, "--lang", "en").out
    assert "Inspection of the vehicle 1: B 7001 WTA, Roadworthiness test" in shown
    assert "Inspection of the vehicle 2: B 7002 WTA, Roadworthiness test" in shown
    for nth in (1, 2):
        data(izin, "decide", f"{application}.uji.{nth}.dinkes", "laik", "--as", "sari")
    day = datetime.now(UTC) + timedelta(days=40)
    named = written(tmp_path, {"anggota": ["rina", "bayu"], "tanggal": day.strftime("%d-%m-%Y")})
    task = f"{application}.penugasan.1.dpmptsp"
    data(izin, "decide", task, "ditugaskan", "--as", "maya", "--form", named)
    assert "Visit to the depot, it opens on " in izin("show", application, "--lang", "en").out
    (wait,) = waits(izin, application)
    assert (wait["task"], wait["line"]) == (None, None)
    assert wait["opens"]


def waits(izin: Call, application: str) -> list[dict[str, object]]:
    found = data(izin, "show", application)["waits"]
    assert isinstance(found, list)
    return found
