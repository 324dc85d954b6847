"""Standing: whether the licence a case may change is still one it may change, when its decision is signed.

While a case is open it holds the licence, but an objection opens it again after it let go, and an officer's case goes
before an applicant's. So what others made of the licence meanwhile is looked at once more, and what stands counts. The
licence that a case has issued itself it holds only while a decision about it is signed: others may change that too.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from licensing.case.refusals.register import licence_not_so
from licensing.history.case import Case
from licensing.process.graph import Process
from licensing.process.made import Made
from licensing.register.concerned import Concerned, Sets
from licensing.register.licences import Status

_BY_DATES: Final[Mapping[Status, tuple[Status, ...]]] = {
    "not-yet-in-force": ("in-force", "expired"),
    "in-force": ("expired",),
    "suspended": ("expired",),
}
"""What a licence comes to be while nobody does anything: no reason to refuse what was asked in time."""


def changes_licence(case: Case, makes: Made | None, part: str) -> bool:
    """Whether a document, once signed, changes the licence its case is about."""
    return case.changes is not None and makes is not None and makes.sets is not None and not part


_FOR: Final[Mapping[Sets, tuple[Status, ...]]] = {
    "renewed": ("in-force",),
    "amended": ("in-force", "not-yet-in-force", "suspended"),
    "suspended": ("in-force", "not-yet-in-force"),
    "reinstated": ("suspended",),
    "revoked": ("in-force", "not-yet-in-force", "suspended"),
}
"""As which a licence can be changed so by the case that issued it."""
_WITH_DAYS: Final[Mapping[Status, tuple[Status, ...]]] = {"in-force": ("not-yet-in-force", "expired")}
"""What the register calls a licence because of its days, which the case that issued it leaves out."""


def own_changed_meanwhile(
    process: Process, case: Case, sets: Sets, stands: Concerned | None
) -> Concerned | None:
    """The licence a case has issued, where others changed it since the case last looked; None where it is as it was.

    Raises:
        CommandRefused: `licence-not-so`, where what others made of it cannot be changed so.
    """
    known = process.concerned(case)
    if stands is None or known is None:
        return None
    if stands.status not in (*_FOR[sets], "expired"):
        raise licence_not_so(stands.number, stands.status, _FOR[sets])
    is_so = stands.status in (known.status, *_WITH_DAYS.get(known.status, ("expired",)))
    return None if is_so and replace(stands, status=known.status) == known else stands


def changed_meanwhile(process: Process, case: Case, stands: Concerned | None) -> Concerned | None:
    """The licence as it stands, where others changed it since the case last looked; None where it is as it was.

    Raises:
        CommandRefused: `licence-not-so`, where the kind is not for a licence that stands so.
    """
    kind, known = process.kinds.get(case.kind), case.about
    if stands is None or known is None or kind is None or kind.about is None:
        return None
    may = (*kind.about.states, *_BY_DATES.get(known.status, ()))
    if stands.status not in may:
        raise licence_not_so(stands.number, stands.status, kind.about.states)
    return None if replace(stands, status=known.status) == known else stands
