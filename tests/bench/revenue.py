"""How long reports of the books take: `python -m tests.bench.revenue [--postings 1000000]`, on a database of its own.

The postings are made in SQL: five years of assessments, each billed, nine of ten paid, of six account codes, four
agencies and five permit types, with a licence for each twentieth. Each report is asked as a treasurer reads it and as
the head of one agency does. Printed are the median and the longest in milliseconds, from the question to the finished
report, and what of the median the processors of database and portal worked: the first grows with what else the machine
does.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import median

import psutil
import psycopg

import storage
from licensing.city.oversight import OVER_THE_CITY, Oversight
from licensing.clock.calendars import Calendars
from licensing.money.budget.accounts import AccountCode, AccountCodes
from licensing.words.identifiers import AgencyId, PermitId
from licensing.words.sentences import Sentence
from portal.acts import revenue as acts
from tests.bench.database import database
from tests.storage.process import officer

TODAY = date(2026, 11, 28)
READERS = {
    "treasurer": replace(officer("rina"), oversees=Oversight(keeps_books=True)),
    "head of the city": replace(officer("rina"), oversees=OVER_THE_CITY),
    "head of an agency": replace(officer("rina"), oversees=Oversight(frozenset({"bapenda"}))),
}
REPEATED = 5
_OF = """
    array['4.1.01.09.01', '4.1.01.09.02', '4.1.02.03.01', '4.1.02.02.01', '4.1.01.09.03', '4.1.04.12'] as accounts,
    array['dpmptsp', 'bapenda', 'bkad', 'disperkimta'] as agencies, array['ipr', 'pbg', 'iptm', 'pkd', 'slf'] as permits
"""
_DEBTS = """
create temporary table debts as
select n, 'REG-' || permits[1 + n % 5] || '-' || n as application, accounts[1 + n % 6] as account,
       agencies[1 + n % 4] as agency, permits[1 + n % 5] as permit, 100000 + n % 977 * 1000 as amount,
       date '2022-01-01' + (n * 1790::bigint / DEBTS)::integer as day
from generate_series(1, DEBTS) as n cross join (select _OF_) o
""".replace("_OF_", _OF)
_POSTED = (
    """insert into receipts (receipt, bank, transaction, amount, paid_at, reference, channel, source, application)
       select 'bank/' || n, 'bank', n::text, amount, day + interval '9 days 3 hours', '', 'qris', 'notice',
              case when n % 2000 <> 0 then application end
       from debts where n % 10 <> 0 or n % 2000 = 0""",
    """insert into bills
       select application, application, 'skrd', application, account, amount, day, day + 30 from debts""",
    """insert into ledger (kind, debit, credit, amount, account, day, agency, permit, application, debt, event, line)
       select 'assessed', 'receivable', 'revenue', amount, account, day, agency, permit, application, 'skrd', 7, 0
       from debts""",
    """insert into ledger (kind, debit, credit, amount, account, day, agency, permit, application, debt, receipt,
                           event, line)
       select 'paid', 'deposit', 'receivable', amount, account, day + 9, agency, permit, application, 'skrd',
              'bank/' || n, 9, 0
       from debts where n % 10 <> 0""",
    """insert into ledger (kind, debit, credit, amount, day, receipt)
       select 'received', 'cash', 'deposit', amount, day + 9, 'bank/' || n from debts where n % 2000 = 0""",
    """insert into licences (licence, application, permit, number, holder, issued_at, valid_from, valid_until, standing,
                             reason)
       select application || '.terbit.1', application, permit, '503/' || n, 'Toko', day, day, day + 730, 'issued', ''
       from debts where n % 20 = 0""",
    """insert into tax_lists (digest) values ('bench')""",
    """insert into tax_objects (list, object, licence, paid_until)
       select 1, 'OP' || n, '503/' || n, day + 700 from debts where n % 20 = 0 and n % 7 <> 0""",
)


@dataclass(frozen=True, slots=True)
class Watch:
    """Times a question, and finds what the processes of database and portal worked for it."""

    connection: psycopg.Connection

    def once(self, ask: Callable[[], object]) -> tuple[float, float]:
        """Milliseconds that passed, and those of a processor."""
        before, began = self._worked(), time.perf_counter()
        ask()
        return (time.perf_counter() - began) * 1000, (self._worked() - before) * 1000

    def _worked(self) -> float:
        own = self.connection.execute(
            "select pid from pg_stat_activity where application_name = 'izin_portal'"
        )
        times = [psutil.Process(int(pid)).cpu_times() for (pid,) in own]
        return sum(os.times()[:2]) + sum(each.user + each.system for each in times)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postings", type=int, default=1_000_000)
    chosen = parser.parse_args()
    with database() as measured:
        _measure(measured.url, measured.superuser, chosen.postings)


def _measure(url: str, of_izin: str, postings: int) -> None:
    with psycopg.connect(of_izin, autocommit=True) as connection:
        _fill(connection, postings)
    with (
        psycopg.connect(of_izin, autocommit=True) as connection,
        closing(storage.connect(url, role="izin_portal", calendar=Calendars(), secret_key="-")) as portal,
    ):
        watch = Watch(connection)
        for who, party in READERS.items():
            for name, ask in _reports(portal, party).items():
                took, worked = zip(*(watch.once(ask) for _ in range(REPEATED)), strict=True)
                _say(
                    f"{name:14} {who:18} median {median(took):6.0f}  longest {max(took):6.0f} ms  "
                    f"worked {median(worked):6.0f} ms"
                )
        _slips(portal, watch)


def _fill(connection: psycopg.Connection, postings: int) -> None:
    debts = postings * 10 // 19
    connection.execute(_DEBTS.replace("DEBTS", str(debts)).encode())
    # The bounds of each debt are looked at by the suite of storage.
    connection.execute("alter table ledger disable trigger user")
    for statement in _POSTED:
        connection.execute(statement.encode())
    connection.execute("alter table ledger enable trigger user")
    connection.execute("vacuum analyze")
    row = connection.execute("select count(*) from ledger").fetchone()
    _say(f"{row[0] if row else 0} postings")


def _reports(portal: storage.Records, party: acts.Party) -> dict[str, Callable[[], object]]:
    revenue, taxed = portal.revenue, frozenset({PermitId("ipr")})
    return {
        "realisation": lambda: acts.realisation(revenue, party, until=TODAY),
        "owed by age": lambda: acts.aged(revenue.owed(party, on=TODAY)),
        "forecasts": lambda: acts.forecasts(revenue, party, today=TODAY),
        "on deposit": lambda: revenue.adrift(party, limit=acts.MOST),
        "leaks": lambda: revenue.leaks(party, taxed, {}, on=TODAY),
        "not in a slip": lambda: revenue.unslipped(party, on=TODAY),
    }


def _slips(portal: storage.Records, watch: Watch) -> None:
    """The first slip has everything before it; those of further days what one day brings."""
    treasurer, codes = READERS["treasurer"], AccountCodes({AccountCode("4.1.01"): Sentence("Pajak", "Tax")})
    first = date(2026, 10, 1)
    for n in range(REPEATED):
        took, worked = watch.once(
            lambda day=first + timedelta(days=n): acts.slips_of_day(
                portal.revenue, treasurer, codes, day, today=TODAY, agency=AgencyId("bapenda")
            )
        )
        _say(
            f"{'slip':14} {'of all before' if n == 0 else 'of a day':18} {took:6.0f} ms  worked {worked:6.0f} ms"
        )


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
