"""What systems send by themselves: done once for each of their keys, and answered the same ever after."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import pytest
from sqlalchemy.exc import ProgrammingError

from licensing.ports.incoming import Came, Done
from licensing.words.identifiers import SystemId, digest_of
from tests.ports.stories import Ports

DAY = date(2026, 11, 28)
KEYS = (f"{n:020}" for n in count(1))
DONE = Done("2002500", '{"responseCode":"2002500"}')


def message() -> Came:
    return Came(SystemId("bank.va"), DAY, next(KEYS), "payment", digest_of("{}"))


def test_the_same_message_is_answered_the_same(portal: Ports, another_portal: Ports) -> None:
    came = message()
    assert portal.incoming.take(came) == "to-do"
    assert portal.incoming.done(came, DONE) == DONE
    assert another_portal.incoming.take(came) == DONE
    assert another_portal.incoming.done(came, Done("5002500", "{}")) == DONE


def test_whoever_died_over_it_left_it_to_be_done(portal: Ports, another_portal: Ports) -> None:
    came = message()
    assert portal.incoming.take(came) == "to-do"
    assert another_portal.incoming.take(came) == "to-do"


def test_another_message_under_the_same_key_is_none(portal: Ports) -> None:
    came = message()
    portal.incoming.take(came)
    assert portal.incoming.take(replace(came, digest=digest_of("{ }"))) == "other"
    assert portal.incoming.take(replace(came, what="inquiry")) == "other"
    portal.incoming.done(came, DONE)
    assert portal.incoming.take(replace(came, digest=digest_of("{ }"))) == "other"


def test_a_key_is_one_of_a_system_on_a_day(portal: Ports) -> None:
    came = message()
    portal.incoming.take(came)
    portal.incoming.done(came, DONE)
    assert portal.incoming.take(replace(came, day=DAY + timedelta(days=1))) == "to-do"
    assert portal.incoming.take(replace(came, system=SystemId("other.va"))) == "to-do"


def test_of_many_at_once_one_is_first(portal: Ports) -> None:
    came = message()
    others = [replace(came, digest=digest_of(str(n))) for n in range(8)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(portal.incoming.take, others))
    assert sorted(map(str, found)) == ["other"] * 7 + ["to-do"]


def test_whoever_keeps_the_books_reads_what_came(izin: Ports, portal: Ports) -> None:
    day, came = date(2027, 1, 4), replace(message(), day=date(2027, 1, 4))
    portal.incoming.take(came)
    portal.incoming.take(replace(came, key=next(KEYS)))
    portal.incoming.done(came, DONE)
    assert sorted((each.what, each.outcome) for each in izin.incoming.on(day)) == [
        ("payment", ""), ("payment", "2002500"),
    ]  # fmt: skip


def test_other_roles_note_nothing(izin: Ports, request: pytest.FixtureRequest) -> None:
    if "memory" in request.node.name:
        return
    with pytest.raises(ProgrammingError, match="permission denied"):
        izin.incoming.take(message())
