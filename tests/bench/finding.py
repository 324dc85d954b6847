"""How long a search takes: `python -m tests.bench.finding [--cases 100000]`, on a database of its own.

The cases are rows made from one real case, found by what the product itself writes for such an applicant. Each search
is what an officer types, asked by roles that have a part in all cases, in some, and in hardly any. Printed are the
median and the longest in milliseconds, from text to rows. What the process is built of is set aside first, as the
portal does.
"""

import argparse
import dataclasses
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from statistics import median

import psycopg
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

import storage
from licensing.case.finding import found_by
from licensing.clock.calendars import Calendars
from licensing.history.case import Case
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber, FieldId
from portal.entry import set_aside
from storage.finding import find_anew
from tests.bench.database import database
from tests.storage.process import DEFINITION, officer, publish, trial
from tests.storage.stories import submitted

PERSONS = DEFINITION.replace("  luas:", "  penduduk: {type: nik, optional: true}\n  luas:")
FIRST = "Ani Budi Citra Dewi Eko Fitri Gita Hadi Indah Joko Kartika Lestari Maya Nur Putri Rina Sari Tono Wati Yusuf"
LAST = (
    "Wijaya Santoso Rahayu Pratama Saputra Hidayat Kusuma Nugroho Permata Setiawan Utami Wibowo Lubis Siregar"
)
RARE = {5_000: "KH. Ma'ruf Amin", 50_000: "Renée Dijkstra", 70_000: "Bambang Sutrisno"}
TYPED = (
    *("maruf", "Renee", "Sutrisno Bambang", "3674010101037777", "3674 0101 0103 7777", "0812-0003-7777"),
    *(
        "pemohon37777@contoh.id",
        "REG-COBA-20261123-37777",
        "37777",
        "wati",
        "wati wijaya",
        "an",
        "zzzz",
        "reg coba",
    ),
    *("djoko", "Joesoef Widjaja", "joko wibowo"),
    *("contoh", "a b c", "0812", "budi@contoh.id", "2026"),
)
REPEATED = 10


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    chosen = parser.parse_args()
    with database() as measured:
        _measure(measured.url, measured.superuser, chosen.cases)


def _measure(url: str, of_izin: str, cases: int) -> None:
    with (
        closing(storage.connect(url, role="izin_worker", calendar=Calendars(), secret_key="-")) as izin,
        closing(storage.connect(url, role="izin_portal", calendar=Calendars(), secret_key="-")) as portal,
    ):
        publish(izin, PERSONS)
        process = trial(PERSONS)
        one = submitted(portal, process=process)
        case = portal.cases.view(officer("rina"), one).case
        with psycopg.connect(of_izin) as connection:
            _fill(connection, process, case, cases)
        set_aside()
        for typed in TYPED:
            for who in ("rina", "sari", "dewi"):
                took = [_once(portal, who, typed) for _ in range(REPEATED)]
                found = len(portal.cases.search(officer(who), typed))
                _say(
                    f"{typed:26} {who:5} {found:3} found  median {median(took):6.1f}  longest {max(took):6.1f} ms"
                )
    _anew(url)


def _once(portal: storage.Records, who: str, typed: str) -> float:
    began = time.perf_counter()
    portal.cases.search(officer(who), typed)
    return (time.perf_counter() - began) * 1000


def _fill(connection: psycopg.Connection, process: Process, case: Case, cases: int) -> None:
    """Rows as one transaction would have written them, but for histories; 1 in 3 with dinkes, 1 in 1,000 with dlh."""
    connection.execute("""create temporary table told (number integer, application text, searched text)""")
    with connection.cursor().copy("copy told from stdin") as copy:
        for number, applicant in _applicants(process, case, cases):
            copy.write_row((number, applicant.application, found_by(process, applicant)))
    connection.execute(
        """insert into cases select (jsonb_populate_record(c, jsonb_build_object(
               'application', t.application, 'submitted_at', c.submitted_at + make_interval(secs => t.number)))).*
           from told t join cases c on c.application = %s""",
        (case.application,),
    )
    connection.execute(
        """insert into searches select t.application, c.submitted_at, t.searched
           from told t join cases c on c.application = t.application"""
    )
    connection.execute(
        """insert into case_parties select t.application, p.party from told t join (values
               (1, 'applicant'), (1, 'dpmptsp.petugas_loket'), (3, 'dinkes.tim_teknis'), (1000, 'dlh.tim_teknis')
           ) as p (one_in, party) on t.number %% p.one_in = 0""",
        (),
    )
    connection.commit()
    connection.autocommit = True
    connection.execute("vacuum analyze")


def _applicants(process: Process, case: Case, cases: int) -> Iterator[tuple[int, Case]]:
    first, last = FIRST.split(), LAST.split()
    for number in range(2, cases + 1):
        name = RARE.get(number, f"{first[number % len(first)]} {last[number // 7 % len(last)]} {number % 97}")
        typed = {
            process.applicant.name: name,
            process.applicant.email: f"pemohon{number}@contoh.id",
            process.applicant.phone: f"+62812000{number:05d}"[:14],
            FieldId("penduduk"): f"367401010103{number % 10_000:04d}",
        }
        application = ApplicationNumber(f"REG-COBA-20261123-{number:05d}")
        yield number, dataclasses.replace(case, application=application, answers={**case.answers, **typed})


def _anew(url: str) -> None:
    """How long the migration would take for them; those without a history are folded again."""
    engine = create_engine(url, poolclass=NullPool)
    began = time.perf_counter()
    with engine.begin() as connection:
        find_anew(connection)
    _say(f"found anew in {time.perf_counter() - began:.1f} s")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
