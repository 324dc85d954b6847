"""`at`: which of an agency's offices is asked, where it has one in each of several places.

    review: {by: kecamatan.camat, at: values.kecamatan}

`at` is a choice that every application answers, or a value that passes one on.
"""

from licensing.city.people import AgencyRole
from licensing.city.register import parse_role
from licensing.process.needs import Place
from licensing.steps.text import Draft
from licensing.text.source import Path


def read_office(
    draft: Draft, path: Path, by: str, *, key: str, at: str | None
) -> tuple[AgencyRole, Place | None]:
    """The role, and the place it is asked in.

    Args:
        path: where `at` stands, and under `key` the role.
    """
    if at is None:
        return draft.agency_role((*path, key), by), None
    place = draft.place((*path, "at"), at, rule="place")
    # Which offices there have to be is not known before the place can be read.
    return (draft.agency_role((*path, key), by, at=place) if place else parse_role(by)), place
