"""`signature`: the signing role approves what will be issued, with four eyes.

Until electronic certificates are connected it is a review whose decision names the signatory of the licence.

    tanda_tangan:
      signature: {by: dpmptsp.kepala_dinas, not_by: [kelengkapan, rekomendasi]}
      outcomes: {ditandatangani: terbit, kembalikan: {to: verifikasi, reason: true}}
"""

from dataclasses import replace

from licensing.process.step import Step
from licensing.steps.review import ReviewText
from licensing.steps.text import Draft
from licensing.text.source import Path


class SignatureText(ReviewText):
    """As a review; `not_by` names at least one step, so that no one person carries a case alone.

    What the law has granted nobody decided, so that anybody may certify it.
    """

    def build(self, draft: Draft, path: Path, step: Step) -> Step:
        if not self.not_by and not draft.certifies(step.id):
            message = "a signature without not_by lets one person decide and sign."
            draft.report(
                path, "four-eyes-missing", message, "Name the steps whose deciding officers may not sign."
            )
        if self.relies_on:
            hint = "Remove relies_on: what is signed is looked at as it stands."
            draft.report(
                (*path, "relies_on"), "relies-on", "a signature is kept from no earlier round.", hint
            )
        return replace(super().build(draft, path, step), signs=True)
