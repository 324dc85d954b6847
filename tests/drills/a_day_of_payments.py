"""A day of payments: people pay at a bank whose notices go wrong, while portal and worker are killed again and again.

    python -m tests.drills.a_day_of_payments [--payments 5000] [--json]

One notice in five is lost, comes twice, late, in another order, wrongly signed or stale; one payment in ten is told by
the statement alone. Shows that every rupiah is booked once and for its case, that every case has moved, and that the
same statement twice changes nothing.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from datetime import datetime
from threading import Event, Thread

from flows.services.plan import EVERYTHING, Part
from licensing.clock.calendar import WIB
from licensing.money.statements.comma_separated import read_csv
from licensing.words.identifiers import ApplicationNumber
from tests.connectors.bank_and_izin import BANK
from tests.drills.bank_town import BankTown, Bill, bank_town, bill_all, pay_all
from tests.drills.telling import Drill

FAULTS = (
    ("lost", 0.04), ("twice", 0.04), ("late", 0.04), ("out-of-order", 0.03), ("wrong-signature", 0.03),
    ("stale", 0.02),
)  # fmt: skip
KILLED: tuple[Part, ...] = ("portal", "worker")
PAID_IN_A_SECOND = 20


@contextmanager
def killing(
    at: BankTown, parts: Sequence[Part], every_seconds: float, at_most: int
) -> Generator[Counter[str]]:
    """Kill one part after the other until the context ends, each so long after the portal answers again."""
    told, killed = Event(), Counter[str]()

    def kill() -> None:
        while killed.total() < at_most and not told.wait(every_seconds):
            if at.answers():
                part = parts[killed.total() % len(parts)]
                killed[part] += at.kill(part)

    thread = Thread(target=kill)
    thread.start()
    try:
        yield killed
    finally:
        told.set()
        thread.join()


def practise(
    payments: int,
    parts: frozenset[Part],
    drill: Drill,
    *,
    kill_every_seconds: float = 15,
    kills: int = 1_000,
) -> None:
    """The whole day."""
    with bank_town(parts) as at:
        with drill.timing("until everybody is billed"):
            bills = bill_all(at, payments)
        for fault, share in FAULTS:
            at.bank.order(fault, share=share, seconds=2)
        killed_parts: list[Part] = [part for part in KILLED if part in parts]
        with drill.timing("until everybody has paid and every notice was taken"):
            with killing(at, killed_parts, kill_every_seconds, kills) as killed:
                pay_all(at, bills, over_seconds=payments / PAID_IN_A_SECOND)
            at.bank.settles(600)
        _tell(drill, at, killed)
        _state(drill, at)
        with drill.timing("until every receipt found its case"):
            _match(at, bills)
        _check(drill, at, bills)


def _tell(drill: Drill, at: BankTown, killed: Counter[str]) -> None:
    told = at.bank.told()
    faults = Counter(str(each["fault"]) for each in told if each["fault"])
    drill.say(f"killed: {dict(killed)}; notices: {len(told)}, of which went wrong: {dict(faults)}")
    drill.figures |= {"notices": len(told), "faults": sum(faults.values()), "kills": sum(killed.values())}
    drill.claim("every notice that was sent was taken in the end", all(
        each["fault"] == "lost" or each["is_taken"] for each in told
    ))  # fmt: skip


def _state(drill: Drill, at: BankTown) -> None:
    """The statement of the day, three times: as a file, and as the bank is asked for it."""
    today = datetime.now(WIB).date()
    file = at.at.drafts / "koran.csv"
    file.write_bytes(at.bank.admin.get(f"/admin/statements/{today}.csv").content)
    stated = read_csv(file.read_bytes(), BANK, "koran.csv")
    first = at.izin.receipts.receive(stated.receipts, stated=stated.stated_on)
    again = at.izin.receipts.receive(stated.receipts, stated=stated.stated_on)
    drill.say(f"the statement: {len(stated.receipts)} lines, {first.count('new')} of them not known before")
    drill.figures["told by the statement alone"] = first.count("new")
    drill.claim("the statement differs nowhere from what was told", "differs" not in first)
    drill.claim("the same statement twice changes nothing", set(again) <= {"known"})
    pulled = at.at.izin("bank", "pull", "--day", today.isoformat(), "--json")
    drill.claim(
        "the bank says the same when it is asked",
        pulled.returncode == 0 and json.loads(pulled.stdout)["new"] == 0,
    )


def _match(at: BankTown, bills: Sequence[Bill]) -> None:
    ends = time.monotonic() + 120
    while _waiting(at, bills) and time.monotonic() < ends:
        at.izin.receipts.match(now=datetime.now(WIB))
        time.sleep(0.5)


def _waiting(at: BankTown, bills: Sequence[Bill]) -> list[ApplicationNumber]:
    """Cases that still stand where they wait for money."""
    found: list[ApplicationNumber] = []
    for each in bills:
        main = at.case(each.application).main
        if main is not None and main.step == "bayar":
            found.append(each.application)
    return found


def _check(drill: Drill, at: BankTown, bills: Sequence[Bill]) -> None:
    drill.claim("every case has moved on", not _waiting(at, bills))
    billed = {each.code: each.amount_rupiah for each in bills}
    came = Counter[str]()
    for each in bills:
        for debt in at.case(each.application).debts.values():
            came[each.code] += sum(paid.amount_rupiah for paid in debt.paid)
    drill.claim("every case has what it was billed, once", came == Counter(billed))
    drill.figures["rupiah"] = sum(billed.values())
    drill.claim("izin verify-audit is clean", at.at.izin("verify-audit", "--json").returncode == 0)


def main() -> int:
    """Practise, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--payments", type=int, default=5_000)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    drill = Drill()
    practise(asked.payments, EVERYTHING, drill)
    if asked.json:
        print(json.dumps({"figures": drill.figures, "wrong": drill.wrong}))
    return 1 if drill.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
