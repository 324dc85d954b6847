"""Which office is asked: whether a role says it where it has to, and whether there is one in every place."""

from collections.abc import Iterator

from licensing.city.offices import place_id
from licensing.city.people import AgencyRole
from licensing.city.register import Agency
from licensing.process.needs import Place
from licensing.words.suggesting import suggestion


def office_faults(agency: Agency, role: AgencyRole, at: Place | None) -> Iterator[tuple[str, str]]:
    """What is wrong with where a role of this agency is asked, each as message and hint."""
    if not agency.offices:
        if at is not None or role.place is not None:
            yield f'agency "{agency.id}" has no offices in several places.', "Leave the place out."
        return
    if at is None:
        if role.place is None:
            message = f'agency "{agency.id}" has an office in each place, and nothing says which is asked.'
            yield message, f"Say where: at: form.<a choice>, or {role}@{next(iter(agency.offices))}."
        elif role.place not in agency.offices:
            yield (
                f'agency "{agency.id}" has no office in "{role.place}".',
                suggestion(role.place, agency.offices),
            )
        return
    if role.place is not None:
        yield f'"{role}" names a place, and so does at.', "Keep one of the two."
    missing = sorted(each for each in at.offers if place_id(each) not in agency.offices)
    if missing:
        some = ", ".join(missing[:7]) + (", …" if len(missing) > 7 else "")
        hint = "Name a value whose answers are its places, or add these under `places` in agencies.yaml."
        yield f'"{at.text}" can be {some}, where agency "{agency.id}" has no office.', hint
