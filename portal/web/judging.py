"""Judging on a page: the verdicts that were sent, and where on the page each is given."""

from collections.abc import Mapping
from typing import Final

from licensing.history.named import Named
from licensing.history.verdicts import Verdict
from portal.acts.checks import Checked
from portal.door.posted import NAMED, APosted

REMARK: Final = "catatan."
VERDICT: Final = "nilai."
WHY: Final = "sebab."


def posted_verdicts(posted: APosted) -> tuple[Verdict, ...]:
    """What she found; a remark without a verdict is of what is not right."""
    remarks = {name.removeprefix(WHY): posted.text(name) for name in posted.texts if name.startswith(WHY)}
    said = {name.removeprefix(VERDICT) for name in posted.texts if name.startswith(VERDICT)}
    names = (what for what in dict.fromkeys((*remarks, *sorted(said))) if what in said or remarks[what])
    return tuple(
        Verdict(what, posted.text(f"{VERDICT}{what}") == "sesuai", remarks.get(what, "")) for what in names
    )


def places_of(checks: tuple[Checked, ...]) -> Mapping[str, str]:
    """Where on the page each verdict is given; of what is not right, its remark."""
    wrong = {each.what for each in checks if each.verdict and not each.verdict.is_right}
    return {
        f"checks.{each.what}": f"nilai-{each.what}{'-sebab' if each.what in wrong else ''}" for each in checks
    }


def posted_names(posted: APosted) -> tuple[Named, ...]:
    """What she ticked or wrote a remark on; what is ticked without one the core asks about."""
    ticked = posted.texts.get(NAMED, ())
    remarks = {
        name.removeprefix(REMARK): posted.text(name) for name in posted.texts if name.startswith(REMARK)
    }
    return tuple(
        Named(what, remarks.get(what, ""))
        for what in dict.fromkeys((*ticked, *remarks))
        if what in ticked or remarks[what]
    )
