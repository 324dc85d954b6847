"""Reasons: what somebody writes about what she does."""

from licensing.case.refusals.applications import invalid_form
from licensing.case.refusals.naming import reason_too_long
from licensing.case.refusals.reassigning import incomplete_order, order_missing
from licensing.forms.fields import Unreadable, check_printable
from licensing.words.folding import legible
from licensing.words.sentences import Sentence

LONGEST_REASON = 5_000
"""Characters a letter has room for."""


def read_reason(typed: str, *, missing: Sentence | None) -> str:
    """The reason as it is kept.

    Args:
        missing: what to say where there is none; None where there need not be one.

    Raises:
        CommandRefused: `invalid-form`.
    """
    reason = legible(typed).strip()
    fault = fault_of(reason, missing=missing)
    if fault is not None:
        raise invalid_form({"reason": fault})
    return reason


def fault_of(reason: str, *, missing: Sentence | None) -> Sentence | None:
    """What is wrong with a reason, None for nothing."""
    if missing is not None and not reason:
        return missing
    if len(reason) > LONGEST_REASON:
        return reason_too_long(LONGEST_REASON)
    try:
        check_printable(reason)
    except Unreadable as unreadable:
        return unreadable.sentence
    return None


def check_order(*, by: str, reason: str) -> None:
    """Who ordered something, and why: both stay on the record.

    Raises:
        CommandRefused: `invalid-form` with a sentence for each of `by` and `reason`.
    """
    faults = {
        name: fault_of(text, missing=order_missing()) for name, text in (("by", by), ("reason", reason))
    }
    wrong = {name: fault for name, fault in faults.items() if fault is not None}
    if wrong:
        raise incomplete_order(wrong)
