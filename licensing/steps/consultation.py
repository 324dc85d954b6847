"""`consultation`: several agencies are asked at once, some only when a condition holds.

    rekomendasi:
      consultation:
        ask:
          - {by: dinkes.tim_teknis, within: 2 working days}
          - {by: dishub.tim_teknis, within: 2 working days, on_silence: disetujui}
          - {by: dlh.tim_teknis, within: 2 working days, when: form.jenis_tempat == "mandiri"}
        join: all        # or any, {quorum: 2}, or a table of them; then some may be asked with required: true
        veto: [ditolak]
      outcomes: {disetujui: tanda_tangan, ditolak: penolakan}

How the answers join: `asking`. With `on_silence` an office that has not answered within its time counts as if it had.
With `opens` all of them are asked from that day on, and whom it asks is asked then.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from pydantic import Field

from licensing.clock.spans import LimitText
from licensing.process.needs import Ask
from licensing.process.step import Step
from licensing.steps.asking import JoinText, build_join, check_join
from licensing.steps.minutes import MinutesText, read_minutes
from licensing.steps.offices import read_office
from licensing.steps.relying import read_reliance
from licensing.steps.requiring import check_required
from licensing.steps.rows import read_opens
from licensing.steps.text import Draft, WrittenExit
from licensing.text.model import Text
from licensing.text.source import Path
from licensing.words.identifiers import OutcomeId


class AskText(Text):
    by: str
    at: str | None = Field(default=None, description="in which place, where the agency has several offices")
    within: LimitText | None = None
    on_silence: str | None = Field(
        default=None, description="the outcome that counts where nobody has answered within that time"
    )
    when: str | None = None
    relies_on: tuple[str, ...] = Field(
        default=(), description="the answer is kept where a correction changed none of these"
    )
    required: bool = Field(default=False, description="a quorum counts only with this answer among it")


class ConsultationText(Text):
    """Who is asked, how the answers join, and which of them decide alone."""

    ask: Annotated[tuple[AskText, ...], Field(min_length=1)]
    join: JoinText = "all"
    veto: tuple[str, ...] = ()
    not_by: tuple[str, ...] = ()
    opens: str | None = Field(
        default=None,
        description="from which day they are asked: jadwal.tanggal, 1 working day before form.mulai",
    )
    minutes: str | MinutesText | None = Field(
        default=None, description="the minutes that all of them sign: a template, or template and number"
    )

    def has_outcomes(self) -> bool:
        return True

    def decided_by_officers(self) -> bool:
        return True

    def exits(self) -> Mapping[OutcomeId, WrittenExit]:
        return {}

    def build(self, draft: Draft, path: Path, step: Step) -> Step:
        join = build_join(draft, path, self.join, self.veto, tuple(step.exits))
        asked = tuple(self._ask(draft, (*path, "ask", n), ask, step) for n, ask in enumerate(self.ask))
        # In a member line that is opened only where somebody is asked, a condition on each of them is right.
        if step.block is None or path[-1] == "consultation" or any(ask.when is None for ask in self.ask):
            check_join(draft, path, self.join, join=join, needs=asked)
        check_required(draft, (*path, "ask"), asked, join)
        roles = [ask.role for ask in asked]
        for n, role in enumerate(roles):
            if role in roles[:n]:
                message = f'role "{role}" is asked twice in one consultation.'
                hint = "Ask another role of the agency, or use review with count: 2."
                draft.report((*path, "ask", n, "by"), "asked-twice", message, hint)
        not_by = tuple(
            draft.decided((*path, "not_by", n), other, step.id) for n, other in enumerate(self.not_by)
        )
        minutes = read_minutes(draft, (*path, "minutes"), self.minutes, step, needs_agreement=False)
        opens = read_opens(draft, path, self.opens)
        return replace(step, kind=join, needs=_seated(asked), not_by=not_by, minutes=minutes, opens=opens)

    def _silence(self, draft: Draft, path: Path, ask: AskText, step: Step) -> OutcomeId | None:
        """What nobody's answer in time counts as: an outcome that needs no reason, for nobody gives one."""
        outcome = OutcomeId(ask.on_silence or "")
        if ask.on_silence is None:
            return None
        exit = step.exits.get(outcome)
        if exit is None:
            message = f'"{outcome}" is no outcome of this step.'
            hint = "The outcomes are: " + ", ".join(step.exits) + "."
            draft.report((*path, "on_silence"), "unknown-outcome", message, hint)
            return None
        if exit.needs_reason or outcome in self.veto:
            message = f'"{outcome}" needs somebody who says it, and silence gives no reason.'
            hint = "Let silence count as an outcome without a reason, which is no veto."
        elif ask.within is None:
            message, hint = "silence is never over here.", "Say within what time the answer is awaited."
        elif self.minutes is not None:
            message = "whoever says nothing signs no minutes."
            hint = "Leave on_silence out, or the minutes."
        else:
            return outcome
        draft.report((*path, "on_silence"), "silent-answer", message, hint)
        return None

    def _ask(self, draft: Draft, path: Path, ask: AskText, step: Step) -> Ask:
        condition = None if ask.when is None else draft.condition((*path, "when"), ask.when)
        role, place = read_office(draft, path, ask.by, key="by", at=ask.at)
        silence = self._silence(draft, path, ask, step)
        asked = Ask(role, ask.within, condition, at=place, required=ask.required, on_silence=silence)
        return read_reliance(draft, (*path, "relies_on"), ask.relies_on, asked, step)


def _seated(asks: tuple[Ask, ...]) -> tuple[Ask, ...]:
    """The same; where an agency is asked in several roles its seats are counted, so that its tasks have names apart."""
    agencies = [ask.role.agency if ask.role else None for ask in asks]
    return tuple(replace(ask, seat=1 + agencies[:n].count(agencies[n])) for n, ask in enumerate(asks))
