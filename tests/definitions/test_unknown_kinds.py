"""The checker asks a kind what it opens, chooses and comes to, and so is right about kinds it never heard of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from features.quoting import quoted
from licensing.definition.editions import FIRST
from licensing.definition.soundness.opening import opened
from licensing.definition.soundness.proving import unsound
from licensing.definition.soundness.truths import conditions_of
from licensing.process.graph import Process
from licensing.process.needs import Need
from licensing.process.protocol import Choice, Exit, Reply, StepKind
from licensing.process.step import Step
from licensing.values.conditions import Condition
from licensing.values.types import Facts
from licensing.words.identifiers import OutcomeId, StepId
from tests.lines import city, with_lines

ASKS = """
steps:
  ini:
    consultation:
      ask:
        - {by: kesehatan.tim, when: form.telepon == "08111"}
        - {by: lingkungan.tim, when: form.nama == "Wati"}
        - {by: perhubungan.tim}
    outcomes: {ya: terbit, tidak: gugur}
  terbit: {issue: {template: surat, number: "503/{seq:04d}/{year}"}}
  gugur: {close: {}}
"""


@dataclass(frozen=True, slots=True)
class OneOf:
    """Opens one need only, the first whose condition holds; and goes where its reply says, or where it chooses."""

    choices: tuple[Choice, ...] = ()
    never: bool = False

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return ()

    def readings(self, holds: Callable[[Condition], bool | None]) -> tuple[StepKind, ...]:
        return (self,)

    def opens(self, needs: tuple[Need, ...], facts: Facts) -> tuple[Need, ...]:
        return tuple(need for need in needs if need.is_needed(facts))[:1]

    def outcome(
        self, exits: Mapping[OutcomeId, Exit], replies: tuple[Reply, ...], facts: Facts
    ) -> OutcomeId | None:
        return None if self.never else next((reply.outcome for reply in replies if reply.outcome), None)

    def sum_up(self, exits: Mapping[OutcomeId, Exit], given: tuple[OutcomeId, ...]) -> tuple[OutcomeId, ...]:
        return given


def with_kind(process: Process, step: str, kind: OneOf) -> Process:
    changed: Step = replace(process.steps[StepId(step)], kind=kind)
    return replace(process, steps={**process.steps, changed.id: changed})


def rules(process: Process) -> set[str]:
    return {fault.rule for fault in unsound(process, city(), edition=FIRST)}


def test_it_opens_what_the_kind_opens_of_the_needs_whose_conditions_hold() -> None:
    process = with_kind(quoted(ASKS, city()), "ini", OneOf())
    conditions = conditions_of(process)
    ways = {
        way
        for truths in conditions.combinations
        for way in opened(process.steps[StepId("ini")], conditions, truths, frozenset())
    }
    assert ways == {(0,), (1,), (2,)}


def test_a_step_that_its_kind_never_lets_go_is_a_dead_end() -> None:
    assert rules(with_kind(quoted(ASKS, city()), "ini", OneOf())) == set()
    assert "dead-end" in rules(with_kind(quoted(ASKS, city()), "ini", OneOf(never=True)))


def test_lines_that_one_reply_joins_need_not_all_end() -> None:
    assert rules(with_kind(with_lines(), "pemeriksaan", OneOf())) == set()
    assert "dead-end" in rules(with_kind(with_lines(), "pemeriksaan", OneOf(never=True)))


def test_what_a_kind_chooses_without_asking_is_walked() -> None:
    process = quoted(ASKS, city())
    (condition, *_) = process.steps[StepId("ini")].conditions
    back = replace(process.steps[StepId("gugur")], ending=None, exits=process.steps[StepId("ini")].exits)
    turned = replace(process, steps={**process.steps, back.id: replace(back, needs=())})
    chosen = OneOf((Choice(condition, OutcomeId("ya")), Choice(None, OutcomeId("tidak"))))
    assert rules(with_kind(turned, "gugur", chosen)) == {"dead-end", "loop-without-person"}
