"""`together`: several lines at once, each a small chain of steps of its own, joined as a consultation's answers are.

    rekomendasi:
      together:
        members:
          meja: {ask: [{by: dlh.tim_teknis, within: 2 working days}]}
          lapangan:
            within: 5 working days
            steps:
              jadwal:
                review: {by: dcktr.penilik}
                form: {tanggal: {type: date}}
                outcomes: {dijadwalkan: kunjungan}
              kunjungan:
                review: {by: dcktr.penilik}
                outcomes: {layak: {end: disetujui}, tidak: {end: ditolak, reason: true}}
        veto: [ditolak]
      outcomes: {disetujui: tanda_tangan, ditolak: penolakan}

A member ends with one of the step's outcomes. One that only asks (`ask`, as in a consultation) is a line of one step
that bears the member's name; where nobody is to be asked it is not opened, and so has joined. Nothing leads into or
out of a line but its end. `within` is its limit, from when it opens: `limiting`. How the lines join: `asking`.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from licensing.forms.text import FormText, Name
from licensing.process.needs import Member
from licensing.process.step import Step
from licensing.steps.asking import JoinText, build_join, check_join
from licensing.steps.consultation import AskText, ConsultationText
from licensing.steps.limiting import SOURCE, LimitRowsText, read_limit
from licensing.steps.requiring import check_required
from licensing.steps.text import Draft, WrittenExit
from licensing.text.labels import LabelText, readable
from licensing.text.model import Text
from licensing.text.source import Path
from licensing.words.identifiers import OutcomeId, StepId

if TYPE_CHECKING:
    from licensing.steps import StepText


class MemberText(Text):
    """A line: its `steps`, beginning with the first one written, or who is asked in its only step."""

    name: LabelText | None = Field(default=None, description="what officers and applicants read")
    when: str | None = Field(default=None, description="the line is opened where this holds")
    required: bool = Field(default=False, description="a quorum of lines counts only with this one among it")
    steps: "dict[Name, StepText]" = Field(default={})
    ask: tuple[AskText, ...] = ()
    join: JoinText = "all"
    veto: tuple[str, ...] = ()
    not_by: tuple[str, ...] = ()
    form: FormText = Field(default={}, description="what each of those asked fills in")
    within: LimitRowsText | None = Field(
        default=None,
        description="how long the line may take, from when it opens; it stands still while only "
        "the applicant is awaited in it",
    )
    source: str = SOURCE

    def consultation(self) -> ConsultationText | None:
        """The only step of a line that just asks."""
        if not self.ask:
            return None
        return ConsultationText(ask=self.ask, join=self.join, veto=self.veto, not_by=self.not_by)


class TogetherText(Text):
    """The lines, how they join, and what ends the step alone."""

    members: Annotated[dict[Name, MemberText], Field(min_length=1)]
    join: JoinText = "all"
    veto: tuple[str, ...] = ()

    def has_outcomes(self) -> bool:
        return True

    def decided_by_officers(self) -> bool:
        return False

    def exits(self) -> Mapping[OutcomeId, WrittenExit]:
        return {}

    def build(self, draft: Draft, path: Path, step: Step) -> Step:
        join = build_join(draft, path, self.join, self.veto, tuple(step.exits))
        written = (
            _member(draft, (*path, "members", name), name, member) for name, member in self.members.items()
        )
        members = tuple(member for member in written if member)
        if len(members) == len(self.members):
            check_join(draft, path, self.join, join=join, needs=members)
            check_required(draft, (*path, "members"), members, join)
        return replace(step, kind=join, needs=members)


def _member(draft: Draft, path: Path, name: str, text: MemberText) -> Member | None:
    if bool(text.steps) == bool(text.ask):
        message = f'line "{name}" has {"both steps and ask" if text.ask else "neither steps nor ask"}.'
        draft.report(path, "line-steps", message, "Give it its steps, or who is asked in its only step.")
        return None
    label = text.name or readable(name)
    when = None if text.when is None else draft.condition((*path, "when"), text.when)
    start = StepId(name if text.ask else next(iter(text.steps)))
    within = () if text.within is None else read_limit(draft, (*path, "within"), text.within, text.source)
    line = Member(name, label, start, when, required=text.required, within=within)
    if any(ask.when is None for ask in text.ask):
        return line
    conditions = (
        draft.condition((*path, "ask", n, "when"), ask.when) for n, ask in enumerate(text.ask) if ask.when
    )
    return replace(line, asked_if=tuple(each for each in conditions if each))
