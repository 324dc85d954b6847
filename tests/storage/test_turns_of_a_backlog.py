"""Whose turn comes when more waits than workers take: the longest waiting, and whoever waits for something now."""

from datetime import timedelta
from typing import get_args

import psycopg
import pytest

from licensing.history.effects import Effect
from licensing.ports import Turn
from licensing.words.identifiers import ApplicationNumber
from storage import Records
from storage.queue import CLAIM
from tests.storage.owing import claim, nothing_waits
from tests.storage.process import NOW
from tests.storage.stories import signed, submitted

__all__ = ["nothing_waits"]
LATER = 9000


def backlog(
    portal: Records, worker: Records, ages: list[int], *, signed_ones: set[int]
) -> list[ApplicationNumber]:
    """Applications that came to wait so many seconds ago; the signed ones owe a licence, the others a letter."""
    made = [signed(portal) if nth in signed_ones else submitted(portal) for nth, _ in enumerate(ages)]
    held = {push.application: push for push in claim(worker, limit=4 * len(made))}
    assert {*held} == {*made}
    for number, age in zip(made, ages, strict=True):
        waits = timedelta(seconds=LATER - age)
        worker.outbox.release("w", [Turn(number, held[number].version, 0, None, waits)], now=NOW)
    return made


def claimed(worker: Records, limit: int) -> set[ApplicationNumber]:
    pushes = claim(worker, limit=limit, after_seconds=LATER)
    assert len({push.application for push in pushes}) == len(pushes)
    return {push.application for push in pushes}


@pytest.mark.parametrize("limit", [1, 2, 5, 6, 7, 8, 20])
def test_half_are_the_oldest_and_the_others_what_somebody_waits_for_now(
    portal: Records, worker: Records, limit: int
) -> None:
    ages, signed_ones = [3, 800, 41, 7000, 650, 12, 90], {limit % 7, limit % 5}
    made = backlog(portal, worker, ages, signed_ones=signed_ones)
    by_age = sorted(range(7), key=lambda nth: -ages[nth])
    oldest, others = by_age[: (limit + 1) // 2], by_age[(limit + 1) // 2 :]
    waited_for_now = sorted(others, key=lambda nth: (nth not in signed_ones, ages[nth]))[: limit // 2]
    assert claimed(worker, limit) == {made[nth] for nth in (*oldest, *waited_for_now)}


def test_a_licence_that_came_last_does_not_wait_behind_letters(portal: Records, worker: Records) -> None:
    made = backlog(portal, worker, [*range(4000, 4008), 1], signed_ones={8})
    assert made[8] in claimed(worker, 2)


def test_a_licence_in_the_midst_of_a_backlog_of_letters_does_not_wait_for_them(
    portal: Records, worker: Records
) -> None:
    made = backlog(portal, worker, [*range(4000, 4009)], signed_ones={4})
    assert made[4] in claimed(worker, 2)


def test_nobody_waits_for_ever_though_new_ones_keep_coming(portal: Records, worker: Records) -> None:
    made = backlog(portal, worker, [4000, 3999, 3998, 3, 2, 1], signed_ones={3, 4, 5})
    order = [claimed(worker, 2) for _ in range(3)]
    assert [made[:3][nth] in taken for nth, taken in enumerate(order)] == [True, True, True]


@pytest.mark.parametrize("kind", [each.__dataclass_fields__["kind"].default for each in get_args(Effect)])
def test_what_tells_somebody_something_comes_in_its_turn_and_all_else_first(
    portal: Records, worker: Records, database_url: str, kind: str
) -> None:
    made = backlog(portal, worker, [*range(4000, 4009)], signed_ones=set())
    asked = {
        "now": NOW + timedelta(seconds=LATER),
        "edition": "-",
        "limit": 2,
        "worker": "w",
        "seconds": 60,
    }
    with superuser(database_url) as connection:
        connection.execute("update effects set kind = %s where application = %s", (kind, made[4]))
        taken = {row[0] for row in connection.execute(CLAIM, asked)}
        connection.rollback()
    assert (made[4] in taken) == (kind not in {"notify", "copy", "address-letter", "urge"})


def test_who_owes_more_than_letters_is_found_without_reading_letters(database_url: str) -> None:
    asked = {"now": NOW, "edition": "-", "limit": 2, "worker": "w", "seconds": 60}
    with superuser(database_url) as connection:
        connection.execute("set local enable_seqscan = off")
        # The other way to look through what is owed.
        connection.execute("drop index effects_owed")
        plan = "\n".join(row[0] for row in connection.execute(f"explain {CLAIM}", asked))
        connection.rollback()
    assert "effects_urgent" in plan


def superuser(database_url: str) -> psycopg.Connection[tuple[str, ...]]:
    return psycopg.connect(database_url.replace("+psycopg", "").replace("owner@", "postgres@"))
