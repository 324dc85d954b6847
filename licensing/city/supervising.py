"""Supervising: from `supervises` and `books` at the roles of `agencies.yaml` to what each of them oversees.

Deny by default: a role that says nothing oversees nobody and keeps no books. In an agency with offices in several
places `agency` is the office the role is held in.
"""

from dataclasses import replace
from typing import assert_never

from licensing.city.former import FormerNames
from licensing.city.oversight import OVER_NOBODY, OVER_THE_CITY, Oversight
from licensing.city.people import AgencyRole, Oversights
from licensing.city.register_text import AgencyText, Reach, RegisterText
from licensing.city.renaming import places_of
from licensing.city.was_text import names_of
from licensing.words.identifiers import AgencyId, PlaceId, RoleId


def oversights(model: RegisterText, former: FormerNames) -> Oversights:
    """Each role that supervises, in each of its places, with whom it oversees."""
    found: dict[AgencyRole, Oversight] = {}
    for id, agency in model.agencies.items():
        for role, words in agency.roles.items():
            for place, places in places_of(agency) if words.supervises or words.books else ():
                held = AgencyRole(AgencyId(id), RoleId(role), place)
                over = _reaching(words.supervises, held, agency, places, former)
                found[held] = replace(over, keeps_books=words.books)
    return found


def _reaching(
    reach: Reach | None,
    held: AgencyRole,
    agency: AgencyText,
    places: tuple[PlaceId | None, ...],
    former: FormerNames,
) -> Oversight:
    match reach:
        case None:
            return OVER_NOBODY
        case "city":
            return OVER_THE_CITY
        case "agency":
            return _over(held, agency, places, former)
        case _:
            assert_never(reach)


def _over(
    held: AgencyRole, agency: AgencyText, places: tuple[PlaceId | None, ...], former: FormerNames
) -> Oversight:
    """Everybody of the agency, or of its office in the place where the role is held, under every name they had."""
    agencies = (held.agency, *names_of(agency.was))
    own = Oversight(
        frozenset(each if place is None else f"{each}@{place}" for each in agencies for place in places)
    )
    # A role that came from another agency is hers since, and was the other's before.
    came = (old for old, now in former.roles.items() if (now.agency, now.place) == (held.agency, held.place))
    return Oversight(own.names | {str(old) for old in came if not own.covers(old.agency, old.office)})
