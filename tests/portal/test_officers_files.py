"""Files of officers: taken in with a decision, kept while the form comes back, and seen by officers only."""

import json
from collections.abc import Sequence
from io import BytesIO
from typing import IO

import pytest
from httpx import Response
from PIL import Image
from PIL.ExifTags import GPS, IFD

from licensing.city.register import read_register
from licensing.definition.checking import restore
from licensing.forms.inspected import FileFault, Seen, by_beginning
from licensing.process.bundle import DEFINITION, Bundle
from licensing.words.identifiers import ApplicationNumber
from tests.inspection.papers import noise, opened
from tests.portal import permit
from tests.portal.conftest import Browser, hidden
from tests.portal.memory import Memory, in_memory

ASKED = "    review: {by: dpmptsp.petugas_loket, within: 1 working day}\n"
BOX = "place: Contoh, box: {south: -6.4, west: 106.6, north: -6.2, east: 106.8}}"
TEXT = permit.PERMIT.lstrip().replace(
    ASKED, f"{ASKED}    documents: {{foto: {{accept: [jpg], count: 2..3, geotag: true}}}}\n", 1
)
INSIDE, OUTSIDE = ((6.0, 18.0, 0.0), (106.0, 42.0, 0.0)), ((6.0, 10.0, 0.0), (106.0, 49.0, 0.0))


def photo(
    place: tuple[tuple[float, float, float], tuple[float, float, float]] | None,
) -> tuple[str, bytes, str]:
    image, written = Image.new("RGB", (8, 8)), BytesIO()
    exif = image.getexif()
    if place is not None:
        exif[IFD.GPSInfo] = {
            GPS.GPSLatitudeRef: "S",
            GPS.GPSLatitude: place[0],
            GPS.GPSLongitudeRef: "E",
            GPS.GPSLongitude: place[1],
        }
    image.save(written, "JPEG", exif=exif)
    return ("depan.jpg", written.getvalue(), "image/jpeg")


def photos(stream: IO[bytes], accept: Sequence[str], max_bytes: int) -> Seen | FileFault:
    """Photos are opened, the other files of this suite believed."""
    return (opened if accept == ("jpg",) else by_beginning)(stream, accept, max_bytes)


@pytest.fixture
def memory() -> Memory:
    register = read_register(permit.REGISTER.replace("place: Contoh}", BOX), "agencies.yaml")
    return in_memory(
        register, (restore(Bundle.of({DEFINITION: TEXT.encode()})),), dict(permit.PASSWORDS), inspect=photos
    )


@pytest.fixture
def task(application: ApplicationNumber) -> str:
    return f"{application}.kelengkapan.1.dpmptsp"


def decides(rina: Browser, task: str, file: tuple[str, bytes, str], **data: str) -> Response:
    seen = hidden(rina.get(f"/petugas/tugas/{task}"), "terlihat")
    sent = {"keputusan": "lengkap", "terlihat": seen, **data}
    return rina.send(f"/petugas/tugas/{task}", sent, {"dokumen.foto": file})


def test_one_photo_of_two_is_kept_while_the_other_is_asked_for(
    rina: Browser, visitor: Browser, task: str, application: ApplicationNumber
) -> None:
    page = decides(rina, task, photo(INSIDE))
    assert page.status_code == 422
    assert "Paling sedikit 2 berkas; sekarang 1." in page.text
    kept = hidden(page, "tersimpan.foto")
    assert decides(rina, task, photo(INSIDE), **{"tersimpan.foto": kept}).status_code == 303
    shown = rina.get(f"/petugas/permohonan/{application}")
    assert [
        f"/petugas/tugas/{task}/berkas/{name}" in shown.text for name in ("foto", "foto.2", "foto.3")
    ] == [
        True,
        True,
        False,
    ]
    assert rina.get(f"/petugas/tugas/{task}/berkas/foto.2").status_code == 200
    assert rina.get(f"/petugas/tugas/{task}/berkas/foto.3").status_code == 404
    visitor.tracks(application)
    assert "depan.jpg" not in visitor.get(f"/lacak/{application}").text


@pytest.mark.parametrize(
    ("place", "said"), [(None, "tidak memuat lokasi"), (OUTSIDE, "di luar kota (-6.16667, 106.81667)")]
)
def test_a_photo_says_where_in_the_city_it_was_taken(
    rina: Browser,
    task: str,
    place: tuple[tuple[float, float, float], tuple[float, float, float]] | None,
    said: str,
) -> None:
    page = decides(rina, task, photo(place))
    assert page.status_code == 422
    assert said in page.text
    assert hidden(page, "tersimpan.foto") == ""


def test_a_phones_heic_photo_is_taken_with_its_place(rina: Browser, task: str) -> None:
    heic = ("IMG_0042.HEIC", noise("HEIF", place=INSIDE), "image/heic")
    page = decides(rina, task, heic)
    assert "Paling sedikit 2 berkas; sekarang 1." in page.text
    assert "IMG_0042.jpg" in page.text


def test_a_damaged_photo_beside_a_good_one_costs_only_itself(rina: Browser, task: str) -> None:
    kept = hidden(decides(rina, task, photo(INSIDE)), "tersimpan.foto")
    name, content, kind = photo(INSIDE)
    page = decides(rina, task, (name, content[:200], kind), **{"tersimpan.foto": kept})
    assert "Gambar ini rusak atau terpotong" in page.text
    assert hidden(page, "tersimpan.foto") != ""


def test_a_program_decides_with_files_and_reads_what_is_missing(rina: Browser, task: str) -> None:
    path = f"/api/v1/tasks/{task}/decision/documents"
    decision = json.dumps({"outcome": "lengkap"})
    rina.get(f"/petugas/tugas/{task}")
    answer = rina.send(path, {"decision": decision}, {"foto": photo(INSIDE)})
    assert answer.status_code == 422
    assert "foto" in answer.text
    assert "sekarang 1" in answer.text
    assert rina.send(path, {"decision": "?"}, {"foto": photo(INSIDE)}).status_code == 422
