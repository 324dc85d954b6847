"""Statement and notices in any order, each perhaps several times: the same receipts, and the same books."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from licensing.money.receipt import Receipt, Source
from storage import Records
from tests.storage.money import BANK, booked, receipt

NUMBERS = count(1)
DAY = date(2026, 11, 28)
Telling = tuple[Source, tuple[int, ...]]
"""By what some of the movements are told: notices one by one, a statement all that it has."""
TELLINGS = some.lists(
    some.tuples(
        some.sampled_from(("notice", "statement")),
        some.lists(some.integers(0, 4), min_size=1, max_size=5, unique=True).map(tuple),
    ),
    max_size=6,
)


def told(portal: Records, worker: Records, movements: Sequence[Receipt], tellings: Sequence[Telling]) -> None:
    for source, places in tellings:
        chosen = [replace(movements[place], source=source) for place in places]
        if source == "notice":
            for each in chosen:
                portal.receipts.receive((each,))
        else:
            worker.receipts.receive(chosen, stated=DAY)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tellings=TELLINGS)
def test_whatever_tells_of_money_first_it_is_received_once(
    portal: Records, worker: Records, database_url: str, tellings: list[Telling]
) -> None:
    day = f"T{next(NUMBERS)}-"
    movements = [receipt(f"{day}{place}", 1_000 + place, "") for place in range(5)]
    # In the end the statement of the day has them all.
    told(portal, worker, movements, (*tellings, ("statement", (0, 1, 2, 3, 4))))
    kept = booked(
        database_url,
        "select r.bank, r.transaction, r.amount, r.other, r.stated_on, l.amount as booked from receipts r "
        "join ledger l on l.receipt = r.receipt and l.kind = 'received' where r.transaction like %s "
        "order by r.transaction",
        f"{day}%",
    )
    assert [tuple(row.values()) for row in kept] == [
        (BANK, each.transaction, each.amount_rupiah, None, DAY, each.amount_rupiah) for each in movements
    ]
