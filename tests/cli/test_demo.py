"""`izin demo`, whole: from nothing to licences that others can check."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from pydantic import BaseModel

from flows.services.connections import live

pytestmark = pytest.mark.slow

IZIN = str(Path(sys.executable).parent / "izin")
IN_THE_BACKGROUND = ("env", "--ignore-signal=INT")
"""As a shell starts what ends in `&`."""


class Application(BaseModel):
    application: str
    permit: str
    outcome: str
    licence_number: str | None
    s3_key: str
    sha256: str
    file: Path
    path: tuple[str, ...]


class Toured(BaseModel):
    applications: tuple[Application, ...]
    urls: dict[str, str]
    more: int
    seconds: float

    def having(self, outcome: str) -> list[Application]:
        return [each for each in self.applications if each.outcome == outcome]


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="izin-demo-", dir="/srv" if os.geteuid() == 0 else None))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def toured(home: Path) -> Toured:
    """What `izin demo --json --exit` prints, called in a folder of its own."""
    return tour(home)


def tour(home: Path, *permits: str) -> Toured:
    here = home / "here"
    here.mkdir(exist_ok=True)
    izin, environment = (IZIN, "demo", *permits, "--json", "--exit"), environment_of(home)
    done = subprocess.run(
        izin, capture_output=True, text=True, check=False, cwd=here, env=environment, timeout=300
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return Toured.model_validate(json.loads(done.stdout))


def environment_of(home: Path) -> dict[str, str]:
    return {**os.environ, "IZIN_HOME": str(home), "IZIN_PORTAL_PORT": "0", "IZIN_PREFECT_PORT": "0"}


def test_six_stories_are_shown_and_the_others_named(toured: Toured) -> None:
    """Every other story is in `demo --all`; that each leads to its end, `test_stories.py` sees."""
    assert len(toured.applications) == 6 + len(("its renewal", "its revocation"))
    assert len(toured.having("changed")) == 1
    assert toured.more > 0


def test_applications_are_refused_and_corrected(toured: Toured) -> None:
    assert len(toured.having("refused")) == 1
    assert "sip_dokter" in [each.permit for each in toured.applications if "perbaikan" in each.path]


def test_every_licence_has_its_own_number(toured: Toured) -> None:
    issued = toured.having("issued")
    assert len({each.licence_number for each in issued}) == len(issued)


def test_files_are_what_the_digest_says(toured: Toured) -> None:
    for each in toured.applications:
        assert sha256(each.file.read_bytes()).hexdigest() == each.sha256


def test_licences_declare_archiving_and_accessibility(toured: Toured) -> None:
    for each in toured.applications:
        with pikepdf.open(each.file) as pdf, pdf.open_metadata() as told:
            assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("3", "A")
            assert told["pdfuaid:part"] == "1"


def test_nothing_is_left_running(toured: Toured, home: Path) -> None:
    assert toured.urls.keys() == {"portal", "prefect", "s3"}
    assert live(home) is None


def test_a_second_tour_works_beside_what_is_up_and_numbers_on(toured: Toured, home: Path) -> None:
    """`izin up --json` says where everything is, as the tour does, and ends in order on SIGINT."""
    permit = toured.having("issued")[0].permit
    with subprocess.Popen(
        (*IN_THE_BACKGROUND, IZIN, "up", "--json"),
        stdout=subprocess.PIPE,
        text=True,
        env=environment_of(home),
        cwd=home,
    ) as up:
        assert up.stdout is not None
        told: dict[str, dict[str, str]] = json.loads("".join(iter(up.stdout.readline, "}\n")) + "}")
        again = tour(home, permit)
        assert live(home) is not None
        up.send_signal(signal.SIGINT)
        assert up.wait(60) == 0
        assert up.stdout.read() == ""
    assert again.urls == told["urls"]
    assert {each.permit for each in again.applications} == {permit}
    assert again.having("issued")
    assert Path(told["files"]["officers"]).is_file()
    numbers = [each.licence_number for each in (*toured.having("issued"), *again.having("issued"))]
    assert len(set(numbers)) == len(numbers)
    assert live(home) is None
