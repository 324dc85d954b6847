"""The kinds of step a definition can use: one file each, with its text and its meaning.

A new kind is a new file and its line in `StepText`.
"""

from functools import cache
from typing import TypeGuard

from licensing.steps.branch import BranchText
from licensing.steps.call import CallText
from licensing.steps.close import CloseText
from licensing.steps.consultation import ConsultationText
from licensing.steps.correction import CorrectionText
from licensing.steps.demand import DemandText
from licensing.steps.each import EachText
from licensing.steps.issue import IssueText
from licensing.steps.letter import LetterText
from licensing.steps.payment import PaymentText
from licensing.steps.refuse import RefuseText
from licensing.steps.request import RequestText
from licensing.steps.review import ReviewText
from licensing.steps.signature import SignatureText
from licensing.steps.text import KindText, StepCommon
from licensing.steps.together import MemberText, TogetherText


class StepText(StepCommon):
    """A step as written: exactly one kind, and what every kind has in common."""

    review: ReviewText | None = None
    correction: CorrectionText | None = None
    request: RequestText | None = None
    consultation: ConsultationText | None = None
    call: CallText | None = None
    payment: PaymentText | None = None
    demand: DemandText | None = None
    together: TogetherText | None = None
    each: EachText | None = None
    branch: BranchText | None = None
    signature: SignatureText | None = None
    letter: LetterText | None = None
    issue: IssueText | None = None
    refuse: RefuseText | None = None
    close: CloseText | None = None

    def kinds(self) -> dict[str, KindText]:
        """The kinds that are given, by key; a sound step has one."""
        given: dict[str, object] = {
            key: getattr(self, key) for key in type(self).model_fields if key not in StepCommon.model_fields
        }
        return {key: kind for key, kind in given.items() if _is_kind(kind)}


def _is_kind(value: object) -> TypeGuard[KindText]:
    return _are_kinds(type(value))


@cache
def _are_kinds(values: type) -> bool:
    """Whether values of a type are kinds of steps: a question that is asked of each key of each step, and slow."""
    return issubclass(values, KindText)


# A line holds steps, and a step may hold lines.
MemberText.model_rebuild(_types_namespace={"StepText": StepText})
TogetherText.model_rebuild(force=True)
EachText.model_rebuild(_types_namespace={"StepText": StepText})
StepText.model_rebuild(force=True)
