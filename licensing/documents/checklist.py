"""What documents say of the checks in a decision: each thing by its label, whether it is right, and the remark."""

from licensing.documents.printable import Value
from licensing.history.case import Decision
from licensing.history.verdicts import Verdict
from licensing.process.graph import Process

RIGHT, NOT_RIGHT = "sesuai", "tidak sesuai"


def checklist(process: Process, checks: tuple[Verdict, ...]) -> tuple[Value, ...]:
    """One entry for each thing that was judged, in the order it is asked."""
    labels = _labels(process)
    return tuple(
        {
            "label": labels.get(each.what, each.what),
            "verdict": RIGHT if each.is_right else NOT_RIGHT,
            "remark": each.remark,
        }
        for each in checks
    )


def remarks(process: Process, decision: Decision) -> str:
    """What the applicant was to correct, as the reason of a decision that gives no other; "" for nothing."""
    labels = _labels(process)
    return " ".join(f"{labels.get(each.what, each.what)}: {each.remark}" for each in decision.named)


def _labels(process: Process) -> dict[str, str]:
    fields = {str(field.id): field.label.id for field in process.form.fields}
    return {**fields, **{str(rule.id): rule.label.id for rule in process.documents}}
