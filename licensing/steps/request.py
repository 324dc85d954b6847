"""`request`: the applicant does something else than correct her application, and says so.

laporan:
  request: {within: 30 days, on_silence: teguran, then: penilaian, notice: {id: …, en: …}}
  form: {selesai: {type: date}}
  documents: {foto: {accept: [jpg]}}

Its questions and documents stand beside those of the application, which she cannot change here.
"""

from collections.abc import Mapping
from dataclasses import replace

from pydantic import Field

from licensing.process.protocol import ANSWERED
from licensing.process.step import Step
from licensing.steps.rows import WithinText, asks_within, read_opens
from licensing.steps.silence import answered_or_silent
from licensing.steps.text import Draft, WayText, WrittenExit
from licensing.text.labels import LabelText
from licensing.text.model import Text
from licensing.text.source import Path
from licensing.words.identifiers import OutcomeId
from licensing.words.sentences import Sentence


class RequestText(Text):
    """How long the applicant has, where her answer leads, where her silence does, and what she is told."""

    then: str | WayText
    within: WithinText | None = None
    on_silence: str | WayText | None = None
    notice: LabelText | None = Field(
        default=None, description="what the applicant reads, on her page and by mail"
    )
    opens: str | None = Field(
        default=None, description="from which day she is asked: 7 days before form.selesai"
    )

    def has_outcomes(self) -> bool:
        return False

    def decided_by_officers(self) -> bool:
        return False

    def exits(self) -> Mapping[OutcomeId, WrittenExit]:
        said = Sentence("dijawab", "answered")
        return answered_or_silent(ANSWERED, said, then=self.then, on_silence=self.on_silence)

    def build(self, draft: Draft, path: Path, step: Step) -> Step:
        if not step.form.fields and not step.documents:
            message = f'step "{step.id}" requests nothing.'
            hint = "Say what under form or documents, beside request."
            draft.report(path, "request-empty", message, hint)
        if self.on_silence is not None and self.within is None:
            message = "silence never ends this: it has no time to pass."
            draft.report((*path, "on_silence"), "request-silence", message, "Add within: 14 days.")
        return replace(
            step,
            needs=asks_within(draft, path, None, self.within),
            notice="request",
            changes="none",
            words=self.notice,
            opens=read_opens(draft, path, self.opens),
        )
