"""Asking several: who is asked, and how their replies join. Shared by `consultation` and `together`.

Outcomes are written from the mildest to the gravest. A veto decides at once. Otherwise `any` decides with the first
reply, a quorum with the first outcome given so often, and when everybody has replied the gravest reply counts. Whoever
is `required` must be among those who gave the outcome of a quorum: `requiring`.

    join: [{when: form.lama == 1, quorum: 1}, {quorum: 2}]

A join may be a table: the first row that fits counts, by what the case knows when a reply comes.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Annotated, Literal

from pydantic import Field

from licensing.process.needs import Member, Need, is_needed_where
from licensing.process.protocol import Choice, Exit, Reply, StepKind
from licensing.steps.table import read_rows
from licensing.steps.text import Draft
from licensing.text.model import Text
from licensing.text.source import Path
from licensing.values.claims import Claim
from licensing.values.conditions import Condition, never
from licensing.values.types import Facts
from licensing.words.identifiers import OutcomeId


@dataclass(frozen=True, slots=True)
class JoinRow:
    """Where `when` holds and no row before it does, this quorum counts."""

    when: Condition
    quorum: int


@dataclass(frozen=True, slots=True)
class Join:
    """`quorum` equal replies are enough, 0 for all of them; an outcome in `veto` is enough alone.

    The first of `rows` that fits has its own quorum instead.
    """

    quorum: int
    veto: frozenset[OutcomeId]
    rows: tuple[JoinRow, ...] = ()

    @property
    def choices(self) -> tuple[Choice, ...]:
        return ()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return tuple(row.when for row in self.rows)

    def readings(self, holds: Callable[[Condition], bool | None]) -> tuple[StepKind, ...]:
        quorums: dict[int, None] = {}
        for row in self.rows:
            fits = holds(row.when)
            if fits is not False:
                quorums[row.quorum] = None
            if fits:
                break
        else:
            quorums[self.quorum] = None
        return tuple(Join(quorum, self.veto) for quorum in quorums)

    def opens(self, needs: tuple[Need, ...], facts: Facts) -> tuple[Need, ...]:
        return tuple(need for need in needs if need.is_needed(facts))

    def outcome(
        self, exits: Mapping[OutcomeId, Exit], replies: tuple[Reply, ...], facts: Facts
    ) -> OutcomeId | None:
        given = sorted(
            ((reply.at, reply.outcome) for reply in replies if reply.outcome and reply.at),
            key=lambda each: each[0],
        )
        outcomes = [outcome for _, outcome in given]
        vetoed = next((outcome for outcome in outcomes if outcome in self.veto), None)
        if vetoed is not None:
            return vetoed
        quorum = next((row.quorum for row in self.rows if row.when.holds(facts)), self.quorum)
        required = {reply.outcome for reply in replies if reply.is_required}
        for outcome, times in Counter(outcomes).items():
            if quorum and times >= quorum and required <= {outcome}:
                return outcome
        if not outcomes or len(outcomes) < len(replies):
            return None
        return max(outcomes, key=list(exits).index)

    def sum_up(self, exits: Mapping[OutcomeId, Exit], given: tuple[OutcomeId, ...]) -> tuple[OutcomeId, ...]:
        """Where everybody is waited for, only the gravest reply so far matters."""
        if self.quorum or any(row.quorum for row in self.rows) or not self.veto.isdisjoint(given):
            return given
        return (max(given, key=list(exits).index),)


class QuorumText(Text):
    quorum: Annotated[int, Field(ge=1)]


class JoinRowText(Text):
    """One row of a join: the first row whose `when` holds counts."""

    when: str | None = None
    quorum: Annotated[int, Field(ge=1)] | Literal["all", "any"]


JoinText = Literal["all", "any"] | QuorumText | tuple[JoinRowText, ...]

MOST_UNSURE = 6
"""Conditions under which somebody is asked, all combinations of which are looked at."""


def build_join(
    draft: Draft, path: Path, join: JoinText, veto: tuple[str, ...], outcomes: tuple[OutcomeId, ...]
) -> Join:
    """The join as it is written; a veto that is no outcome is reported."""
    for n, name in enumerate(veto):
        if name not in outcomes:
            hint = "The outcomes are: " + ", ".join(outcomes) + "."
            message = f'"{name}" is no outcome of this step.'
            draft.report((*path, "veto", n), "unknown-outcome", message, hint)
    vetoes = frozenset(OutcomeId(name) for name in veto)
    if not isinstance(join, tuple):
        return Join(_quorum(join), vetoes)
    whens = [row.when for row in join]
    read = read_rows(draft, (*path, "join"), whens, rule="join-table", table="join")
    rows = tuple(JoinRow(row.when, _quorum(text)) for row, text in zip(read, join, strict=True) if row.when)
    return Join(_quorum(join[-1]) if join else 0, vetoes, rows)


def check_join(draft: Draft, path: Path, text: JoinText, *, join: Join, needs: tuple[Need, ...]) -> None:
    """Somebody replies in every case, and in every case of a row enough for its quorum."""
    who, part = ("line", "members") if any(isinstance(need, Member) for need in needs) else ("agency", "ask")
    if _fewest(needs, ()) == 0:
        message = (
            f"every {who} is asked only under a condition, so perhaps nobody is and the step never ends."
        )
        hint = f"Ask at least one {who} without `when`, or put a branch before this step."
        draft.report((*path, part), "join-cannot-fire", message, hint)
    elif not isinstance(text, tuple):
        _check_quorum(draft, (*path, "join"), join.quorum, fewest=_fewest(needs, ()), where="every case")
    elif len(text) == len(join.rows) + 1:
        # What a condition says that cannot be read is not known, nor which cases are left to the rows after it.
        for n, quorum in enumerate((*(row.quorum for row in join.rows), join.quorum)):
            earlier = tuple(Claim(row.when.term, holds=False) for row in join.rows[:n])
            own = tuple(Claim(row.when.term) for row in join.rows[n : n + 1])
            _check_quorum(
                draft,
                (*path, "join", n, "quorum"),
                quorum,
                fewest=_fewest(needs, (*earlier, *own)),
                where="every case of this row",
            )


def _check_quorum(draft: Draft, path: Path, quorum: int, *, fewest: int, where: str) -> None:
    if quorum > fewest:
        message = f"the quorum is {quorum}, but only {fewest} of those asked are asked in {where}."
        hint = f"Lower the quorum to {fewest}, or ask more without `when`."
        draft.report(path, "join-cannot-fire", message, hint)


def _fewest(needs: tuple[Need, ...], claims: tuple[Claim, ...]) -> int:
    """How many are asked at the least where all the claims are true; everybody where they never are."""
    conditions = {each.text: each for need in needs for each in need.conditions}
    if len(conditions) > MOST_UNSURE:
        return sum(not need.conditions for need in needs)
    counted: list[tuple[int, tuple[bool, ...]]] = []
    for each in product((True, False), repeat=len(conditions)):
        holds = dict(zip(conditions, each, strict=True))
        counted.append((sum(is_needed_where(need, holds) for need in needs), each))
    for count, each in sorted(counted):
        answers = zip(conditions.values(), each, strict=True)
        if not never(*claims, *(Claim(condition.term, holds=holds) for condition, holds in answers)):
            return count
    return len(needs)


def _quorum(join: Literal["all", "any"] | QuorumText | JoinRowText) -> int:
    quorum = join if isinstance(join, str) else join.quorum
    match quorum:
        case "all":
            return 0
        case "any":
            return 1
        case int():
            return quorum
