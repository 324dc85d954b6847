"""What the guide shows as YAML is sound where it is said to stand."""

import re
from collections.abc import Mapping
from textwrap import indent

import pytest

from features.quoting import CONTACT, HEADER
from licensing.definition.checking import check
from licensing.definition.surroundings import Surroundings
from tests.definitions.cases import DEFINITIONS, shipped

GUIDE = DEFINITIONS / "guide"
EXAMPLE = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
HEAD = "language: 2\n" + HEADER.replace("issuer: pimpinan", "issuer: dpmptsp")
FIRST = """
steps:
  verifikasi:
    review: {by: dpmptsp.petugas_loket}
    outcomes: {lengkap: tanda_tangan, kurang: {to: konsep, reason: true}}
  konsep: {review: {by: dpmptsp.verifikator}, outcomes: {lanjut: tanda_tangan, ditolak: {to: penolakan, reason: true}}}
"""
SIGNED = """
  tanda_tangan: {signature: {by: dpmptsp.kepala_dinas, not_by: [BEFORE]}, outcomes: {ditandatangani: terbit}}
  terbit: {issue: {template: licences/contoh, number: "503/{seq:04d}/{year}"}}
"""
REFUSED = """
  penolakan: {signature: {by: dpmptsp.kepala_dinas, not_by: [BEFORE]}, outcomes: {ditandatangani: surat}}
  surat: {refuse: {template: refusals/penolakan, number: "503/{seq:04d}-T/{year}"}}
"""
RETURNED = "  perbaikan: {correction: {within: 14 days, on_silence: gugur, then: rekomendasi}}\n  gugur: {close: {}}\n"
GIVEN_UP = "  ditarik: {close: {as: withdrawn}}\n  dibatalkan: {close: {as: cancelled}}\n"
ASKED = """\
  mulai: {type: date}
  selesai: {type: date}
  luas: {type: decimal, min: 1, max: 10000}
  jenis: {type: choice, of: [baru, ubah]}
  kelurahan: {type: choice, codes: kelurahan}
  kelas_jalan: {type: choice, of: [negara_tol]}
  panjang: {type: integer, min: 1, max: 99}
  lebar: {type: integer, min: 1, max: 99}
  jumlah_sisi: {type: integer, min: 1, max: 4}
  jumlah_lantai: {type: integer, min: 1, max: 9}
"""


def placed(*texts: str, form: str = "", before: str = "verifikasi, konsep") -> str:
    """A definition with these parts, in which HERE, or FIELDS in its form, stands for what a page shows."""
    return "".join((HEAD, CONTACT, form, *texts)).replace("BEFORE", before)


PLACES = {
    "standing": ("HERE",),
    "checks": (placed("HERE", form="  luas: {type: integer}\ndocuments:\n  denah: {accept: [pdf]}\n"),),
    "maps": (
        placed(FIRST, SIGNED, REFUSED, form="FIELDS"),
        placed("HERE", FIRST, SIGNED, REFUSED, form="  titik: {type: point}\n  bidang: {type: area}\n"),
    ),
    "form": (placed(FIRST, SIGNED, REFUSED, form="FIELDS"),),
    "conditions": (placed("HERE", FIRST, SIGNED, REFUSED, form=ASKED),) * 2,
    "anytime": (placed(FIRST, SIGNED, REFUSED, GIVEN_UP, "HERE"),),
    "together": (
        placed(
            "steps:\nHERE",
            SIGNED,
            REFUSED,
            RETURNED,
            form="  jenis_tempat: {type: choice, of: [mandiri, klinik]}\n",
            before="rekomendasi",
        ),
        placed(
            "steps:\nHERE",
            SIGNED,
            REFUSED,
            form="  sifat: {type: choice, of: [permanen, lain]}\n  ukuran: {type: decimal}\n",
            before="pemeriksaan",
        ),
    ),
    "each": (
        placed(
            "steps:\nHERE",
            SIGNED,
            REFUSED,
            form="  armada: {type: list, rows: 0..5, form: {tnkb: {type: text}, kursi: {type: integer}}}\n",
            before="pemeriksaan",
        ),
    ),
    "panels": (placed("HERE", SIGNED, "  selesai: {close: {}}\n", before="pemeriksaan"),),
    "visits": (
        placed("HERE", "  selesai: {close: {as: done}}\n", form="  mulai: {type: date}\n"),
        placed(
            "steps:\n  jadwal: {review: {by: dinkes.tim_teknis}, outcomes: {siap: kunjungan}}\nHERE",
            SIGNED,
            before="kunjungan",
        ),
    ),
}
"""Where the examples of each page stand, in the order in which it shows them."""


class AnyTemplate:
    """Every licence, letter and notice there could be."""

    def get(self, name: str) -> str | None:
        return "= Surat"

    def names(self) -> tuple[str, ...]:
        return ("licences/contoh",)

    def fonts(self) -> Mapping[str, bytes]:
        return {}


@pytest.fixture(scope="module")
def around() -> Surroundings:
    city = shipped()
    return Surroundings(city.register, AnyTemplate(), city.codes, lookups=city.lookups)


@pytest.mark.parametrize("page", PLACES)
def test_what_a_page_shows_is_sound_where_it_stands(page: str, around: Surroundings) -> None:
    shown = EXAMPLE.findall((GUIDE / f"{page}.md").read_text("utf-8"))
    assert len(shown) == len(PLACES[page])
    for example, place in zip(shown, PLACES[page], strict=True):
        text = place.replace("FIELDS", indent(example, "  ")).replace("HERE", example)
        permit = next(line for line in text.splitlines() if line.startswith("permit: "))
        assert check(text, f"{permit.removeprefix('permit: ')}.yaml", around).steps
