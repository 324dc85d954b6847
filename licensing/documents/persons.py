"""How agencies and the people who acted for them are named in print."""

from collections.abc import Mapping

from licensing.city.mandates import Acted
from licensing.city.people import AgencyRole
from licensing.city.register import Agency, AgencyRegister
from licensing.documents.printable import Value
from licensing.words.folding import folded
from licensing.words.identifiers import AgencyId


def agency_of(role: AgencyRole | None, register: AgencyRegister) -> Mapping[str, Value]:
    """The agency of a role, as its office there is called; one that has left the register since is called by its id."""
    agency = _office(role, register)
    if agency is None:
        name = agency_name(role, register)
        agency = Agency(AgencyId(""), name, name, "", "", "", "", {})
    names = ("name", "short", "address", "phone", "email", "website")
    values = (agency.name, agency.short, agency.address, agency.phone, agency.email, agency.website)
    return dict(zip(names, values, strict=True))


def agency_name(role: AgencyRole | None, register: AgencyRegister) -> str:
    """An agency, as its office there is called."""
    known = _office(role, register)
    return known.name if known else (role.agency if role else "").upper()


def _office(role: AgencyRole | None, register: AgencyRegister) -> Agency | None:
    known = register.agency(role.agency) if role else None
    return known.at(role.place) if known and role else None


def person_of(by: Acted | None, register: AgencyRegister) -> Mapping[str, Value]:
    """Who acted; None for each part where nobody did."""
    if by is None:
        return {"name": None, "nip": None, "position": None}
    return {"name": by.name, "nip": by.nip, "position": _title(by, register)}


def _title(by: Acted, register: AgencyRegister) -> str:
    """Her title, with the place of the office she acted in where it does not name it: "Camat Serpong"."""
    known = register.agency(by.role.agency)
    office = known.office(by.place) if known else None
    if office is None or folded(office.place) in folded(by.position):
        return by.position
    return f"{by.position} {office.place}"
