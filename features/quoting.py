"""Definitions quoted inside features: only what matters is written, the rest is added here.

In comes the text of a docstring, out goes a checked process of a small city whose agencies are listed in
`semantics/agencies.yaml`.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from licensing.city.register import AgencyRegister, read_register
from licensing.definition.checking import check
from licensing.definition.lookups import NO_LOOKUPS, Lookups
from licensing.definition.maps import read_map
from licensing.definition.surroundings import Surroundings
from licensing.definition.system_shapes import Shapes
from licensing.definition.systems import read_declared
from licensing.process.bundle import SYSTEMS, PartName
from licensing.process.graph import Process

CITY = Path(__file__).parent / "semantics" / "agencies.yaml"
MAPS = Path(__file__).parent / "semantics" / "maps"
HEADER = """\
permit: contoh
code: CONTOH
name: Contoh
summary: Contoh
issuer: pimpinan
legal_basis: [{cite: Contoh}]
applicant: {name: nama, email: surel, phone: telepon}
"""
CONTACT = """\
form:
  nama: {type: text}
  surel: {type: email}
  telepon: {type: phone}
"""
APPLICANT: Mapping[str, str] = {"nama": "Wati", "surel": "wati@contoh.id", "telepon": "081234567890"}


class OneTemplate:
    """Every letter and every notice of the features says the same."""

    def get(self, name: str) -> str | None:
        return "= Surat" if name in self.names() or name.startswith("notices/") else None

    def names(self) -> tuple[str, ...]:
        return ("surat",)

    def fonts(self) -> Mapping[str, bytes]:
        return {}


def read_city() -> AgencyRegister:
    """The small city of the features."""
    return read_register(CITY.read_text(), CITY.name)


def whole(text: str) -> str:
    """A quoted definition with its header and contact."""
    return HEADER + CONTACT + text.removeprefix("form:\n")


def quoted(text: str, register: AgencyRegister) -> Process:
    """The process of a definition of which only what matters is quoted: form, documents and steps."""
    around = Surroundings(register, OneTemplate(), {}, lookups=_lookups(text), systems=systems_here())
    return check(whole(text), "contoh.yaml", around)


@cache
def quoted_here(text: str) -> Process:
    """The same in the small city; many scenarios begin with the same one, which is read once for all of them."""
    return quoted(text, small_city())


@cache
def systems_here() -> Shapes:
    """The systems of the small city."""
    return read_declared(CITY.read_text(), CITY.name)


def systems_bundled() -> Mapping[PartName, bytes]:
    """The same as a bundle keeps them."""
    return {PartName(f"{SYSTEMS}{id}.json"): each.written.encode() for id, each in systems_here().items()}


@cache
def small_city() -> AgencyRegister:
    """The small city, read once."""
    return read_city()


def _lookups(text: str) -> Lookups:
    """The maps of the small city, for a definition that asks one."""
    if "{map: " not in text:
        return NO_LOOKUPS
    return Lookups(maps={each.stem: read_map(each.read_text(), each.name) for each in MAPS.glob("*.geojson")})
