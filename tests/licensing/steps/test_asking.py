"""How replies join, compared with an answer worked out the long way; and the plainest kind of step."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from licensing.process.needs import Ask
from licensing.process.protocol import Choice, Exit, First, Reply, StepKind
from licensing.steps.asking import Join, JoinRow
from licensing.steps.branch import Branch
from licensing.values.conditions import Vocabulary
from licensing.values.types import Whole
from licensing.words.identifiers import OutcomeId
from licensing.words.sentences import Sentence

A, B, C = OutcomeId("setuju"), OutcomeId("bersyarat"), OutcomeId("ditolak")
EXITS = {outcome: Exit(None, Sentence(outcome, outcome)) for outcome in (A, B, C)}
"""From the mildest to the gravest, which is not how they would be sorted."""
START = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


def replies(*outcomes: OutcomeId | None, order: tuple[int, ...] | None = None) -> tuple[Reply, ...]:
    """One for each who was asked; `order` says as the how-manieth each came, otherwise they came in turn."""
    came = order or tuple(range(len(outcomes)))
    return tuple(
        Reply(outcome, START + timedelta(hours=when) if outcome else None)
        for outcome, when in zip(outcomes, came, strict=True)
    )


def the_long_way(
    quorum: int, veto: frozenset[OutcomeId], given: tuple[OutcomeId | None, ...], order: tuple[int, ...]
) -> OutcomeId | None:
    """What a clerk would say who reads the replies one after another as they came."""
    came = sorted((when, outcome) for outcome, when in zip(given, order, strict=True) if outcome)
    for _, outcome in came:
        if outcome in veto:
            return outcome
    if quorum:
        reached = [one for _, one in came if [other for _, other in came].count(one) >= quorum]
        if reached:
            return reached[0]
    if not came or None in given:
        return None
    return next(outcome for outcome in (C, B, A) if outcome in given)


@pytest.mark.parametrize("quorum", [0, 1, 2, 3])
@pytest.mark.parametrize("veto", [frozenset[OutcomeId](), frozenset({C}), frozenset({A, C})])
def test_replies_join_as_a_clerk_would_count_them(quorum: int, veto: frozenset[OutcomeId]) -> None:
    orders = ((0, 1, 2), (2, 0, 1), (1, 2, 0), (2, 1, 0))
    for given, order in product(product((None, A, B, C), repeat=3), orders):
        joined = Join(quorum, veto).outcome(EXITS, replies(*given, order=order), {})
        assert joined == the_long_way(quorum, veto, given, order), (given, order)


@pytest.mark.parametrize(
    ("quorum", "veto", "given", "outcome"),
    [
        (0, (), (), None),
        (1, (), (), None),
        (0, (), (None,), None),
        (0, (), (A, B, A), B),
        (0, (), (A, C, B), C),
        (0, (), (A, C, None), None),
        (0, (C,), (A, C, None), C),
        (0, (A, C), (None, C, A), C),
        (1, (), (None, B, None), B),
        (2, (), (A, B, None), None),
        (2, (), (B, A, B), B),
        (2, (), (A, B, C), C),
        (2, (C,), (A, A, C), C),
    ],
)
def test_replies_join(
    quorum: int, veto: tuple[OutcomeId, ...], given: tuple[OutcomeId | None, ...], outcome: OutcomeId | None
) -> None:
    assert Join(quorum, frozenset(veto)).outcome(EXITS, replies(*given), {}) == outcome


@pytest.mark.parametrize(
    "kind",
    [
        First(),
        *(
            Join(quorum, veto)
            for quorum in (0, 1, 2)
            for veto in (frozenset[OutcomeId](), frozenset({A}), frozenset({C}))
        ),
    ],
)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_from_replies_summed_up_the_same_follows_whatever_else_is_replied(kind: StepKind, count: int) -> None:
    for given in product((A, B, C), repeat=count):
        if given != tuple(sorted(given)) or kind.outcome(EXITS, replies(*given, None), {}) is not None:
            continue
        summed_up = kind.sum_up(EXITS, given)
        for rest in product((None, A, B, C), repeat=2):
            whole, short = (kind.outcome(EXITS, replies(*each, *rest), {}) for each in (given, summed_up))
            assert whole == short, (given, rest)


def test_where_everybody_is_waited_for_only_the_gravest_reply_is_kept() -> None:
    assert Join(0, frozenset({A})).sum_up(EXITS, (B, C, B)) == (C,)
    assert Join(2, frozenset()).sum_up(EXITS, (A, B)) == (A, B)


def test_what_came_first_counts_first_whoever_was_asked_first() -> None:
    late_then_early = replies(A, B, order=(1, 0))
    assert Join(1, frozenset()).outcome(EXITS, late_then_early, {}) == B
    assert Join(0, frozenset({A, B})).outcome(EXITS, late_then_early, {}) == B


def test_of_replies_at_the_same_instant_that_of_whoever_was_asked_first_counts() -> None:
    at_once = replies(A, B, order=(0, 0))
    assert Join(1, frozenset()).outcome(EXITS, at_once, {}) == A
    assert Join(0, frozenset({A, B})).outcome(EXITS, at_once, {}) == A


def test_what_was_withdrawn_is_no_reply() -> None:
    withdrawn = (Reply(None, START), *replies(A))
    assert Join(0, frozenset()).outcome(EXITS, withdrawn, {}) is None
    assert Join(1, frozenset()).outcome(EXITS, withdrawn, {}) == A


def test_the_first_reply_of_a_plain_step_decides() -> None:
    assert First().outcome(EXITS, (), {}) is None
    assert First().outcome(EXITS, replies(None), {}) is None
    assert First().outcome(EXITS, replies(B), {}) == B
    assert First().outcome(EXITS, replies(None, C), {}) == C
    assert First().outcome(EXITS, replies(A, C), {}) == A


def test_a_plain_step_opens_all_it_needs() -> None:
    needs = (Ask(None), Ask(None))
    assert First().opens(needs, {}) == needs
    assert Join(0, frozenset()).opens(needs, {}) == needs


def test_a_branch_asks_nobody_and_goes_on_at_once() -> None:
    branch = Branch((Choice(None, B),))
    assert branch.opens((Ask(None),), {}) == ()
    assert branch.outcome(EXITS, (), {}) == B


def row(text: str, quorum: int) -> JoinRow:
    return JoinRow(Vocabulary({"form.lama": Whole()}).condition(text), quorum)


TABLE = Join(2, frozenset(), (row("form.lama == 1", 1), row("form.lama > 30", 0), row("form.lama > 40", 1)))


@pytest.mark.parametrize(("days", "quorum"), [(1, 1), (2, 2), (30, 2), (31, 0), (50, 0)])
def test_the_first_row_that_fits_says_how_many_are_enough(days: int, quorum: int) -> None:
    for given in product((None, A, B, C), repeat=3):
        told = TABLE.outcome(EXITS, replies(*given), {"form.lama": days})
        assert told == the_long_way(quorum, frozenset(), given, (0, 1, 2)), given


def test_a_join_can_be_that_of_each_row_that_may_fit_before_one_that_does() -> None:
    joins = [Join(quorum, frozenset()) for quorum in (1, 0, 2)]
    first, second, third = TABLE.conditions
    assert TABLE.readings(lambda _: None) == tuple(joins)
    assert TABLE.readings(lambda _: False) == (joins[2],)
    assert TABLE.readings({first: None, second: True, third: False}.get) == (joins[0], joins[1])


def test_what_a_row_may_still_count_is_kept() -> None:
    assert Join(0, frozenset(), (row("form.lama > 1", 2),)).sum_up(EXITS, (A, B)) == (A, B)
    assert Join(0, frozenset(), (row("form.lama > 1", 0),)).sum_up(EXITS, (A, B)) == (B,)
