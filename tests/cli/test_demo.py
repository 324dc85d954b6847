"""`izin demo`, whole: from nothing to licences that others can check."""

import json
import os
import shutil
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
    environment = {**os.environ, "IZIN_HOME": str(home), "IZIN_PORTAL_PORT": "0", "IZIN_PREFECT_PORT": "0"}
    here = home / "here"
    here.mkdir()
    izin = (str(Path(sys.executable).parent / "izin"), "demo", "--json", "--exit")
    done = subprocess.run(
        izin, capture_output=True, text=True, check=False, cwd=here, env=environment, timeout=300
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return Toured.model_validate(json.loads(done.stdout))


def test_every_permit_type_is_shown(toured: Toured) -> None:
    assert {each.permit for each in toured.having("issued")} == {"sip_dokter", "ipr", "skp"}


def test_one_application_is_refused_and_one_corrected(toured: Toured) -> None:
    assert len(toured.having("refused")) == 1
    assert [each.permit for each in toured.applications if "perbaikan" in each.path] == ["sip_dokter"]


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
