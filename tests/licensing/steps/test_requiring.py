"""Who is required beside a quorum: how replies join then, compared with an answer worked out the long way."""

from dataclasses import replace
from itertools import product

import pytest

from licensing.steps.asking import Join
from licensing.words.identifiers import OutcomeId
from tests.licensing.steps.building import built
from tests.licensing.steps.test_asking import EXITS, A, B, C, replies, the_long_way


def without_and_with(
    quorum: int, given: tuple[OutcomeId | None, ...], order: tuple[int, ...], required: tuple[int, ...]
) -> OutcomeId | None:
    """The outcome as it would be if nobody were required, if all who are gave it; else the gravest of all."""
    agreed = [one for one in (A, B, C) if all(given[n] == one for n in required)]
    for one in sorted(
        agreed, key=lambda one: min((order[n] for n in range(3) if given[n] == one), default=9)
    ):
        if quorum and given.count(one) >= quorum:
            return one
    return the_long_way(0, frozenset(), given, order)


@pytest.mark.parametrize("quorum", [0, 1, 2, 3])
@pytest.mark.parametrize("required", [(), (0,), (2,), (0, 1), (0, 1, 2)])
def test_a_quorum_counts_only_with_everybody_who_is_required(quorum: int, required: tuple[int, ...]) -> None:
    for given, order in product(product((None, A, B, C), repeat=3), ((0, 1, 2), (2, 0, 1), (2, 1, 0))):
        came = replies(*given, order=order)
        marked = tuple(replace(each, is_required=n in required) for n, each in enumerate(came))
        joined = Join(quorum, frozenset()).outcome(EXITS, marked, {})
        assert joined == without_and_with(quorum, given, order, required), (given, order)


def test_a_veto_does_not_wait_for_who_is_required() -> None:
    first, second = replies(C, None)
    waiting = (first, replace(second, is_required=True))
    assert Join(2, frozenset({C})).outcome(EXITS, waiting, {}) == C


def test_required_is_read_of_those_who_are_asked_and_of_lines() -> None:
    asked = built("""
  ini:
    consultation:
      ask: [{by: kesehatan.tim, required: true}, {by: lingkungan.tim}, {by: perhubungan.tim}]
      join: {quorum: 2}
    outcomes: {baik: lain}
  lain: {close: {}}
""")
    assert [need.required for need in asked.needs] == [True, False, False]
    lines = built("""
  ini:
    together:
      members:
        meja: {ask: [{by: kesehatan.tim}]}
        pintu: {required: true, ask: [{by: lingkungan.tim, when: form.tempat == "kios"}]}
        lapangan: {required: true, steps: {jadwal: {review: {by: perhubungan.tim}, outcomes: {siap: {end: baik}}}}}
      join: {quorum: 2}
    outcomes: {baik: lain}
  lain: {close: {}}
""")
    assert [need.required for need in lines.needs] == [False, True, True]
