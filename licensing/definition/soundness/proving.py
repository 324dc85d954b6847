"""Proving a process sound, or every fault that keeps it from being so.

Comes in a process, perhaps with names that lead nowhere, and who is registered; goes out every fault with its path
into the definition's text.
"""

from collections.abc import Iterator

from licensing.city.people import AgencyRole
from licensing.city.register import AgencyRegister
from licensing.definition.editions import NEWEST
from licensing.definition.soundness.binding import unbound
from licensing.definition.soundness.coming_back import behind_checks
from licensing.definition.soundness.deeming import undone
from licensing.definition.soundness.demanding import demanded_too_early
from licensing.definition.soundness.expiring import over_before_begun
from licensing.definition.soundness.explorer import explorer_of
from licensing.definition.soundness.faults import Fault
from licensing.definition.soundness.findings import findings
from licensing.definition.soundness.judging import unanswerable
from licensing.definition.soundness.licensed import undated, wrongly_changed
from licensing.definition.soundness.line_limits import misjudged
from licensing.definition.soundness.longest import too_long
from licensing.definition.soundness.paneling import too_few_to_name, unnamed_panels
from licensing.definition.soundness.people import people_of
from licensing.definition.soundness.placing import in_each_place, offices_asked
from licensing.definition.soundness.relying import given_anew, kept_from_two
from licensing.definition.soundness.returning import miscounted
from licensing.definition.soundness.sayable import unsayable
from licensing.definition.soundness.shape import misdrawn
from licensing.definition.soundness.silent import silent_rounds
from licensing.definition.soundness.stands import TooMany
from licensing.definition.soundness.taken import without_a_way_out
from licensing.definition.soundness.truths import conditions_of
from licensing.definition.soundness.unnamed import unnamed
from licensing.definition.soundness.unsteady import unsteady
from licensing.process.graph import Process
from licensing.process.step_paths import step_path
from licensing.text.source import Path


def unsound(process: Process, register: AgencyRegister | None, *, edition: int = NEWEST) -> Iterator[Fault]:
    """Everything that keeps a process from being sound.

    Args:
        register: who is there to decide; None to look at the graph alone.
        edition: of the language it is written in; a later one demands more.
    """
    yield from misdrawn(process)
    yield from unsayable(process)
    yield from unbound(process, edition=edition)
    yield from wrongly_changed(process)
    yield from undated(process)
    yield from over_before_begun(process)
    yield from behind_checks(process)
    yield from unnamed(process)
    yield from miscounted(process)
    yield from unanswerable(process)
    yield from given_anew(process)
    yield from unsteady(process)
    yield from unnamed_panels(process)
    yield from without_a_way_out(process)
    yield from undone(process)
    yield from demanded_too_early(process)
    if register is not None:
        yield from _nobody_to_decide(process, register)
        yield from _nobody_to_act(process, register)
        yield from too_few_to_name(process, register)
        yield from _unproved(process, register)
    yield from silent_rounds(process)
    yield from too_long(process)
    yield from misjudged(process)


def _nobody_to_decide(process: Process, register: AgencyRegister) -> Iterator[Fault]:
    for id, step in process.steps.items():
        missing = [
            str(role) for role in offices_asked(step) if register.knows(role) and not register.holding(role)
        ]
        if missing:
            message = f'nobody registered holds {", ".join(missing)}, who decides step "{id}".'
            hint = "Register an officer with this role."
            yield Fault(step_path(process, id), "nobody-to-decide", message, hint)


def _nobody_to_act(process: Process, register: AgencyRegister) -> Iterator[Fault]:
    """A case that nobody could let go on would stand still for ever."""
    limit = process.time_limit
    acting: list[tuple[Path, AgencyRole, str]] = [
        (("anytime",), role, "acts on cases at any time") for role in process.anytime.roles
    ]
    if limit:
        extends = limit.extending.by if limit.extending else None
        consents = limit.capping.by if limit.capping else None
        acting += [(("time_limit", "extend"), extends, "extends the time")] if extends else []
        acting += [(("time_limit", "corrections"), consents, "consents")] if consents else []
        told = "is told that time runs out"
        acting += [(("time_limit", "escalate"), rung.to, told) for rung in limit.on_time.ladder]
    confirming = [
        ((*step_path(process, id), "payment", "confirm", "by"), step.payment.confirm)
        for id, step in process.steps.items()
        if step.payment is not None
    ]
    acting += [(place, role, "confirms payments") for place, role in confirming]
    for place, role, what in acting:
        if register.knows(role) and not register.holding(role):
            message = f"nobody registered holds {role}, who {what}."
            yield Fault(place, "nobody-to-decide", message, "Register an officer with this role.")
    for place, role in confirming:
        holding = register.holding(role)
        if holding and not any(officer.oversees.keeps_books for officer in holding):
            message = f"{role} confirms payments and keeps no books, so it sees no money that came in."
            yield Fault(place, "payment", message, f"Write books: true at {role} in agencies.yaml.")


def _unproved(process: Process, register: AgencyRegister) -> Iterator[Fault]:
    told: set[tuple[Path, str]] = set()
    for placed in in_each_place(process, register):
        try:
            explorer = explorer_of(placed, people_of(placed, register), conditions_of(placed), register)
            space = explorer.main()
        except TooMany:
            message = "so much can happen side by side that nobody can prove that every case ends."
            hint = "Ask fewer at once, put steps one after another, or name fewer steps in not_by."
            yield Fault(("steps",), "too-large", message, hint)
            return
        # One place is enough to show what is wrong in several.
        found = (*findings(explorer, space), *kept_from_two(placed, register))
        faults = [fault for fault in found if (fault.path, fault.rule) not in told]
        told |= {(fault.path, fault.rule) for fault in faults}
        yield from faults
