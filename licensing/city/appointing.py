"""Appointing: what is to be recorded about somebody, checked against everybody who was recorded before.

Each function answers with entries, or refuses with everything that is wrong at once, under the names of what was given.
"""

from datetime import date

from licensing.city.desk import (
    Desk,
    Faults,
    Person,
    check_order,
    check_role,
    check_there,
    faults_of,
    refuse,
    unknown,
)
from licensing.city.entries import (
    Absent,
    Assigned,
    Deputised,
    Entry,
    Left,
    MandateEnded,
    PasswordReset,
    Recorded,
    Returned,
)
from licensing.city.people import AgencyRole, Deputy
from licensing.city.register import parse_role
from licensing.city.roster import details_on, in_force
from licensing.words.folding import legible
from licensing.words.identifiers import OfficerId
from licensing.words.sentences import Sentence


def add(desk: Desk, person: Person, *, since: date, until: date | None = None) -> tuple[Entry, ...]:
    """Somebody new, or who comes back, with her roles. Raises CommandRefused `invalid-form`."""
    faults = faults_of(desk, person, since)
    if desk.there(OfficerId(person.id), since):
        faults["id"] = Sentence(f"{person.id} sudah ada.", f"there is a {person.id} already.")
    check_order(faults, since, until)
    refuse(faults)
    id = OfficerId(person.id)
    roles = tuple(dict.fromkeys(person.roles))
    who = Recorded(desk.at, id, since, _kept(person.name), person.nip, _kept(person.position), person.nik)
    return (who, *(Assigned(desk.at, id, since, parse_role(role), until) for role in roles))


def renew(desk: Desk, person: Person, *, since: date) -> tuple[Entry, ...]:
    """Somebody as a list of people has her: new, or changed, or with further roles; nothing where nothing is new.

    Raises:
        CommandRefused: `invalid-form`.
    """
    id = OfficerId(person.id)
    told = desk.roster.of(id)
    known = details_on(told, since)
    if known is None:
        return add(desk, person, since=since)
    refuse(faults_of(desk, person, since))
    nik = person.nik or known.nik
    who = Recorded(desk.at, id, since, _kept(person.name), person.nip, _kept(person.position), nik)
    is_new = (who.name, who.nip, who.position, nik) != (known.name, known.nip, known.position, known.nik)
    held = {each.role for each in in_force(told, since) if isinstance(each, Assigned)}
    missing = [role for role in map(parse_role, dict.fromkeys(person.roles)) if role not in held]
    return (*((who,) if is_new else ()), *(Assigned(desk.at, id, since, role) for role in missing))


def assign(desk: Desk, id: str, role: str, *, since: date, until: date | None) -> tuple[Entry, ...]:
    """A further role of her own. Raises CommandRefused `invalid-form`."""
    faults: Faults = {}
    check_there(faults, desk, "officer", id, since)
    check_role(faults, desk, role)
    check_order(faults, since, until)
    if not faults and parse_role(role) in _held(desk, id, since):
        faults["role"] = Sentence(f"{id} sudah memegang {role}.", f"{id} holds {role} already.")
    refuse(faults)
    return (Assigned(desk.at, OfficerId(id), since, parse_role(role), until),)


def deputise(  # noqa: PLR0913 what a letter of deputising says
    desk: Desk, id: str, for_: str, role: str | None, *, acting: Deputy, since: date, until: date | None
) -> tuple[Entry, ...]:
    """The role of somebody else, under the position she has then; without a role, every role of hers.

    Raises:
        CommandRefused: `invalid-form`.
    """
    faults: Faults = {}
    check_there(faults, desk, "officer", id, since)
    office = [each for each in desk.roster.of(OfficerId(for_)) if isinstance(each, Recorded)]
    if not office:
        faults["for"] = unknown(desk, for_)
    if id == for_:
        faults["for"] = Sentence("Tidak ada yang mewakili dirinya sendiri.", "nobody deputises for herself.")
    if role is not None:
        check_role(faults, desk, role)
    check_order(faults, since, until)
    if acting == "plh" and until is None:
        faults["until"] = Sentence(
            "Pelaksana harian memerlukan hari terakhir: --until.", "a Plh. has a last day: give --until."
        )
    roles = _ever_held(desk, for_) if role is None else (parse_role(role),)
    lent = [each for each in roles if each not in _held(desk, id, since)]
    if not faults and not set(lent) & {*_ever_held(desk, for_)}:
        faults["role"] = Sentence(
            f"{for_} tidak memegang peran yang dapat diwakili {id}.",
            f"{for_} has no role that {id} could take.",
        )
    refuse(faults)
    in_it = [each for each in office if each.since <= since] or office
    who, whom, position = OfficerId(id), OfficerId(for_), in_it[-1].position
    return tuple(Deputised(desk.at, who, since, each, acting, whom, position, until) for each in lent)


def be_absent(desk: Desk, id: str, *, since: date, until: date) -> tuple[Entry, ...]:
    """Away from a day to a day. Raises CommandRefused `invalid-form`."""
    faults: Faults = {}
    check_there(faults, desk, "officer", id, since)
    check_order(faults, since, until)
    refuse(faults)
    return (Absent(desk.at, OfficerId(id), since, until),)


def come_back(desk: Desk, id: str, *, since: date) -> tuple[Entry, ...]:
    """Back before the last day of an absence. Raises CommandRefused `invalid-form`."""
    faults: Faults = {}
    check_there(faults, desk, "officer", id, since)
    refuse(faults)
    return (Returned(desk.at, OfficerId(id), since),)


def reset_password(desk: Desk, id: str, *, since: date) -> tuple[Entry, ...]:
    """That she is given a new password. Raises CommandRefused `invalid-form`."""
    faults: Faults = {}
    check_there(faults, desk, "officer", id, since)
    refuse(faults)
    return (PasswordReset(desk.at, OfficerId(id), since),)


def end(desk: Desk, id: str, role: str | None, *, since: date) -> tuple[Entry, ...]:
    """One role from a day on, or everything: she leaves. Raises CommandRefused `invalid-form`."""
    faults: Faults = {}
    check_there(faults, desk, "officer", id, since)
    if role is not None:
        check_role(faults, desk, role)
        has = {each.role for each in in_force(desk.roster.of(OfficerId(id)), since)}
        if not faults and parse_role(role) not in has:
            faults["role"] = Sentence(f"{id} tidak memegang {role}.", f"{id} does not have {role}.")
    refuse(faults)
    who = OfficerId(id)
    return (
        (Left(desk.at, who, since),)
        if role is None
        else (MandateEnded(desk.at, who, since, parse_role(role)),)
    )


def _kept(name: str) -> str:
    return " ".join(legible(name).split())


def _held(desk: Desk, id: str, day: date) -> tuple[AgencyRole, ...]:
    told = in_force(desk.roster.of(OfficerId(id)), day)
    return tuple(each.role for each in told if isinstance(each, Assigned))


def _ever_held(desk: Desk, id: str) -> tuple[AgencyRole, ...]:
    """Her own roles, also of an office she has left: somebody acts in it until it is filled."""
    told = desk.roster.of(OfficerId(id))
    return tuple(dict.fromkeys(each.role for each in told if isinstance(each, Assigned)))
