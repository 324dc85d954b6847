"""A decision as far as it was typed: what stands on its page again when it was refused, kept or interrupted."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from licensing.forms.answers import Typed
from licensing.forms.files import Files, StoredFile
from licensing.history.named import Named
from licensing.history.verdicts import Verdict
from licensing.process.step import Step
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import DocumentId, OutcomeId
from licensing.words.sentences import Sentence
from portal.acts.decide import Intent
from portal.acts.files import Received
from portal.door.posted import Posted
from portal.web.judging import posted_names, posted_verdicts
from portal.web.kept import Kept
from portal.web.refused import sentences
from portal.web.retyping import typed_into
from portal.web.site import Site


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A decision as far as it was typed, and what was wrong with it."""

    outcome: str = ""
    reason: str = ""
    typed: Typed = field(default_factory=dict[str, tuple[str, ...]])
    refused: CommandRefused | None = None
    named: tuple[Named, ...] = ()
    files: Files = field(default_factory=dict[DocumentId, StoredFile])
    checks: tuple[Verdict, ...] = ()
    why: Sentence | None = None
    kept: Kept | None = None
    out_of_turn: str = ""

    @property
    def is_begun(self) -> bool:
        """Whether there is anything in it."""
        answers = any(text.strip() for texts in self.typed.values() for text in texts)
        return bool(
            answers
            or self.outcome
            or self.reason
            or self.named
            or self.files
            or self.checks
            or self.out_of_turn
        )

    @property
    def remarked(self) -> tuple[Verdict, ...]:
        """What she found not right, and why."""
        return tuple(each for each in self.checks if each.remark)

    @property
    def remarks(self) -> Mapping[str, str]:
        """The remark on each thing she named."""
        return {each.what: each.remark for each in self.named}

    @property
    def wrong(self) -> Mapping[str, Sentence]:
        """A sentence for each input; what is taken is told of the whole: what asks for it is not on her page."""
        if self.refused is not None and self.refused.code == "taken":
            return {"": self.refused.sentence}
        if self.why is not None:
            return {"": self.why}
        return sentences(self.refused) if self.refused else {}


def unfinished_of(step: Step, posted: Posted, files: Files) -> Unfinished:
    """A decision as far as a form says it."""
    return Unfinished(
        posted.text("keputusan"),
        posted.text("alasan"),
        typed_into(step.form, posted),
        named=posted_names(posted),
        files=files,
        checks=posted_verdicts(posted),
        out_of_turn=posted.text("mendahului"),
    )


def intent_of(site: Site, typing: Unfinished, received: Received, posted: Posted) -> Intent:
    """What she means to decide."""
    return Intent(
        OutcomeId(typing.outcome),
        typing.reason,
        posted.typed(),
        posted.version("terlihat"),
        typing.named,
        received,
        site.portal.officers,
        typing.checks,
        typing.out_of_turn,
    )
