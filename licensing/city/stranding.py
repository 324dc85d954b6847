"""Stranded tasks: what is open compared with the register and the people of today.

In come the roles that open tasks ask; out go those in which nobody will ever answer, and why. Not known here: the
tasks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, assert_never

from licensing.city.people import AgencyRole, Officer
from licensing.city.register import AgencyRegister
from licensing.words.sentences import Sentence, counted

Why = Literal["no-agency", "no-role", "no-office", "nobody"]
"""The agency is not in the register, has no such role, has no office there; or nobody holds the role."""


@dataclass(frozen=True, slots=True)
class Stranded:
    """A role that open tasks ask and in which nobody answers."""

    role: AgencyRole
    tasks: int
    why: Why


def stranded(
    asked: Mapping[AgencyRole, int], register: AgencyRegister, appointed: Iterable[Officer]
) -> tuple[Stranded, ...]:
    """The roles in which nobody answers, in the order of their names.

    Args:
        asked: the roles that open tasks ask, and how many do.
        appointed: who holds the offices; whoever is away for some days is among them.
    """
    people = tuple(appointed)
    roles = sorted(asked, key=str)
    return tuple(
        Stranded(role, asked[role], why) for role in roles if (why := why_nobody(role, register, people))
    )


def why_nobody(role: AgencyRole, register: AgencyRegister, people: tuple[Officer, ...]) -> Why | None:
    """Why nobody answers in a role, whatever it was called before; None where somebody does."""
    now = register.former.role(role)
    agency = register.agencies.get(now.agency)
    if agency is None:
        return "no-agency"
    if now.role not in agency.roles:
        return "no-role"
    if not register.knows(now):
        return "no-office"
    return None if any(officer.holds(now) for officer in people) else "nobody"


def told(each: Stranded) -> Sentence:
    """What is wrong, and what would be right."""
    number, many = f"{each.tasks} tugas terbuka", counted(each.tasks, "open task")
    verb = "asks" if each.tasks == 1 else "ask"
    said = f"{each.role}: {number} menunggu peran ini", f"{each.role}: {many} {verb} this role"
    what, remedy = _reason(each, f"izin reassign --role {each.role} --to …")
    return Sentence(f"{said[0]}, {what.id}. {remedy.id}", f"{said[1]}, {what.en}. {remedy.en}")


def told_ahead(each: Stranded, step: Sentence) -> Sentence:
    """The same of a step that open applications have yet to come to; `each.tasks` counts those."""
    number, many = f"{each.tasks} permohonan terbuka", counted(each.tasks, "open application")
    verb = "comes" if each.tasks == 1 else "come"
    what, remedy = _reason(each, f"izin reassign --role {each.role} --to …")
    return Sentence(
        f"{each.role}: {number} nanti sampai di langkah “{step.id}” yang menunggu peran ini, {what.id}. {remedy.id}",
        f"{each.role}: {many} {verb} to the step “{step.en}” later, which asks this role, {what.en}. {remedy.en}",
    )


def _reason(each: Stranded, move: str) -> tuple[Sentence, Sentence]:
    role = each.role
    match each.why:
        case "no-agency":
            what = Sentence("padahal instansinya tidak ada lagi", "and its agency is gone")
            of = role.agency
        case "no-role":
            what = Sentence("yang tidak ada lagi di instansinya", "and its agency has no such role any more")
            of = role.role
        case "no-office":
            what = Sentence(
                "padahal kantor di tempat itu tidak ada lagi", "and the office in that place is gone"
            )
            of = role.place or role.agency
        case "nobody":
            return Sentence("dan tidak ada yang memegangnya", "and nobody holds it"), Sentence(
                f"Berikan kepada seseorang (izin people assign PETUGAS {role}), atau alihkan: {move}",
                f"Give it to somebody (izin people assign OFFICER {role}), or move them: {move}",
            )
        case _:
            assert_never(each.why)
    return what, Sentence(
        f"Tulis was: {of} pada penerusnya di agencies.yaml, atau alihkan: {move}",
        f"Write was: {of} at what goes on for it in agencies.yaml, or move them: {move}",
    )
