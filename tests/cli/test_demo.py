"""`izin demo`, whole: from nothing to licences that others can check."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import httpx
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
def going(home: Path) -> Iterator[subprocess.Popen[str]]:
    """`izin demo` in a folder of its own, where it makes everything out of nothing; at the end it is told to stop."""
    here = home / "here"
    here.mkdir()
    said = home / "demo.log"
    with (
        said.open("wb") as log,
        subprocess.Popen(
            (*IN_THE_BACKGROUND, IZIN, "demo", "--json"),
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            env=environment_of(home),
            cwd=here,
        ) as demo,
    ):
        yield demo
        demo.kill()


@pytest.fixture(scope="module")
def toured(going: subprocess.Popen[str], home: Path) -> Toured:
    """What `izin demo --json` prints when the tour is over. What it started goes on."""
    assert going.stdout is not None
    told = ""
    for line in going.stdout:
        told += line
        if line == "}\n":
            return Toured.model_validate_json(told)
    raise AssertionError((home / "demo.log").read_text()[-2000:])


def environment_of(home: Path) -> dict[str, str]:
    chosen = {"IZIN_HOME": str(home), "IZIN_PORTAL_PORT": "0", "IZIN_PREFECT_PORT": "0", "IZIN_WORKERS": "1"}
    return {**os.environ, **chosen}


def test_six_stories_are_shown_and_the_others_named(toured: Toured) -> None:
    """Every other story is in `demo --all`; that each leads to its end, `test_stories.py` sees."""
    assert len(toured.applications) == 6 + len(("its renewal", "its revocation"))
    assert len(toured.having("changed")) == 1
    assert toured.more > 0


def test_applications_are_refused_and_corrected(toured: Toured) -> None:
    assert len(toured.having("refused")) == 1
    assert "sip_dokter" in [each.permit for each in toured.applications if "perbaikan" in each.path]


def test_a_system_is_asked_and_answers_where_a_story_asks_one(toured: Toured) -> None:
    came = httpx.get(f"{toured.urls['sandbox']}/admin/came").json()
    asked = {call["key"].partition(".")[0] for call in came if call["what"] == "asked"}
    assert asked
    assert asked <= {each.application for each in toured.applications}


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


def test_a_second_tour_works_beside_what_is_up_and_numbers_on(
    going: subprocess.Popen[str], toured: Toured, home: Path
) -> None:
    """`izin demo --exit` ends without ending what it found; SIGINT ends the first in order, and nothing is left."""
    permit = toured.having("issued")[0].permit
    command = (IZIN, "demo", permit, "--json", "--exit")
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=home, env=environment_of(home), timeout=300
    )
    assert done.returncode == 0, done.stderr[-2000:]
    again = Toured.model_validate_json(done.stdout)
    assert live(home) is not None
    going.send_signal(signal.SIGINT)
    assert going.wait(60) == 0
    assert going.stdout is not None
    assert going.stdout.read() == ""
    assert again.urls.keys() == {"portal", "prefect", "s3", "sandbox"}
    assert again.urls == toured.urls
    assert {each.permit for each in again.applications} == {permit}
    assert again.having("issued")
    numbers = [each.licence_number for each in (*toured.having("issued"), *again.having("issued"))]
    assert len(set(numbers)) == len(numbers)
    assert live(home) is None
