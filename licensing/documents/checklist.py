"""What documents say of the checks in a decision: each thing by its label, whether it is right, and the remark."""

from licensing.case.naming import label_of
from licensing.documents.printable import Value
from licensing.history.task import Decision
from licensing.history.verdicts import Verdict
from licensing.process.graph import Process

RIGHT, NOT_RIGHT = "sesuai", "tidak sesuai"


def checklist(process: Process, checks: tuple[Verdict, ...]) -> tuple[Value, ...]:
    """One entry for each thing that was judged, in the order it is asked."""
    return tuple(
        {
            "label": label_of(process, each.what).id,
            "verdict": RIGHT if each.is_right else NOT_RIGHT,
            "remark": each.remark,
        }
        for each in checks
    )


def remarks(process: Process, decision: Decision) -> str:
    """What the applicant was to correct, as the reason of a decision that gives no other; "" for nothing."""
    return " ".join(f"{label_of(process, each.what).id}: {each.remark}" for each in decision.named)
