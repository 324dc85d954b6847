"""Guesses: counted where every process sees them, in memory and in the records by the same rules."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import count

from licensing.ports.guesses import (
    FORGOTTEN_AFTER_SECONDS,
    FREE_GUESSES,
    LONGEST_SECONDS,
    Growing,
    Window,
    wait_after,
)
from tests.ports.stories import Ports
from tests.storage.process import NOW

NAMES = (f"kunci-{n}" for n in count())


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def test_a_window_lets_some_through_whichever_process_they_ask(portal: Ports, another_portal: Ports) -> None:
    window = Window(next(NAMES), 5, 60)
    both = (portal, another_portal, portal, another_portal, portal)
    assert [each.guesses.begin((window,), now=after(n)) for n, each in enumerate(both)] == [0] * 5
    assert another_portal.guesses.begin((window,), now=after(10)) == 50
    assert portal.guesses.begin((window,), now=after(60)) == 0, "a new minute"


def test_a_guess_that_is_taken_back_is_not_counted_and_what_is_forgotten_begins_anew(portal: Ports) -> None:
    window, growing = Window(next(NAMES), 2, 60), Growing(next(NAMES))
    for _ in range(FREE_GUESSES + 5):
        assert portal.guesses.begin((window, growing), now=NOW) == 0
        portal.guesses.take_back((window, growing))
    assert portal.guesses.begin((window,), now=NOW) == 0
    assert portal.guesses.begin((window,), now=NOW) == 0
    assert portal.guesses.begin((window,), now=NOW) > 0
    portal.guesses.forget((window,), now=NOW)
    assert portal.guesses.begin((window,), now=NOW) == 0


def test_each_guess_waits_longer_never_longer_than_a_minute_and_an_hour_of_peace_forgets(
    portal: Ports, another_portal: Ports
) -> None:
    growing = Growing(next(NAMES))
    pauses = (0, 0, 1, 0, 2, 0, 17, 1, 0, 40, 90, 0, 1, 2, 4)
    wrong, last = 0, 0.0
    at = 0.0
    for turn in range(60):
        process = portal if turn % 2 else another_portal
        at += pauses[turn % len(pauses)]
        wait = process.guesses.begin((growing,), now=after(at))
        expected = max(0, last + wait_after(wrong) - at) if wrong else 0
        assert wait == expected
        assert wait <= LONGEST_SECONDS
        if not wait:
            wrong, last = wrong + 1, at
    assert wrong > FREE_GUESSES
    assert portal.guesses.begin((growing,), now=after(last + FORGOTTEN_AFTER_SECONDS)) == 0
    again = [portal.guesses.begin((growing,), now=after(last + FORGOTTEN_AFTER_SECONDS)) for _ in range(5)]
    assert again == [0] * (FREE_GUESSES - 1) + [1]


def test_many_at_once_are_one_after_another(portal: Ports, another_portal: Ports) -> None:
    window, growing = Window(next(NAMES), 30, 60), Growing(next(NAMES))

    def guess(turn: int) -> int:
        process = portal if turn % 2 else another_portal
        return process.guesses.begin((Window(f"{window.key} {turn}", 5, 60), window, growing), now=NOW)

    with ThreadPoolExecutor(8) as threads:
        waits = list(threads.map(guess, range(24)))
    assert waits.count(0) == FREE_GUESSES


def test_whoever_is_told_to_wait_uses_up_nobody_elses_tries(portal: Ports) -> None:
    address, pair, account = Window(next(NAMES), 6, 60), Window(next(NAMES), 2, 60), Growing(next(NAMES))
    waits = [portal.guesses.begin((address, pair, account), now=after(n)) for n in range(20)]
    assert [wait > 0 for wait in waits] == [False] * 2 + [True] * 18
    assert [portal.guesses.begin((address,), now=after(20)) for _ in range(5)][:4] == [0] * 4
    assert [portal.guesses.begin((account,), now=after(20)) for _ in range(4)] == [0, 0, 0, 1]


def test_an_address_that_is_told_to_wait_leaves_every_account_alone(portal: Ports) -> None:
    address, accounts = Window(next(NAMES), 3, 60), [Growing(next(NAMES)) for _ in range(10)]
    waits = [portal.guesses.begin((address, each), now=NOW) for each in accounts]
    assert [wait > 0 for wait in waits] == [False] * 3 + [True] * 7
    for each in accounts[3:]:
        assert [portal.guesses.begin((each,), now=NOW) for _ in range(6)] == [0] * 5 + [1]


def test_the_wait_of_an_account_counts_as_a_try_from_there(portal: Ports) -> None:
    """Otherwise a stranger could ask without end, and take each place the moment there is one."""
    pair, account = Window(next(NAMES), FREE_GUESSES + 2, 60), Growing(next(NAMES))
    waits = [portal.guesses.begin((pair, account), now=NOW) for _ in range(FREE_GUESSES + 4)]
    assert waits == [0] * FREE_GUESSES + [1, 1, 60, 60]
