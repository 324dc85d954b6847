"""Restore drill: a town with so many cases is backed up while people work, and restored on an empty machine.

    python -m tests.drills.restore [--cases 10000] [--json]

Shows that what was restored is whole: `izin up` works, the records verify, a licence verifies, an officer signs in, a
PIN fits, an upload is read, and what was owed goes on. Prints what each took; ends with 1 where something is not so.
"""

import argparse
import json
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import httpx

from flows.services.connections import read_connections
from flows.wiring import Wired, connect
from licensing.city.people import Service
from licensing.ports import Receipt
from licensing.words.identifiers import DocumentId
from tests.drills.telling import Drill
from tests.drills.town import Town, apply, apply_many, decide, decide_all, town, wait_for

LICENCES = 3
WITHIN_SECONDS = 300
GOES_ON_SECONDS = 120
"""However much else is owed: what somebody waits for now does not wait for it."""


@contextmanager
def wired(at: Town) -> Generator[Wired]:
    """Its adapters, with the worker's rights."""
    izin = connect(at.settings, role="izin_worker", connections=read_connections(at.settings))
    try:
        yield izin
    finally:
        izin.close()


@contextmanager
def people_working(izin: Wired) -> Generator[list[Receipt]]:
    """Citizens who go on applying until the context ends."""
    told, receipts = Event(), list[Receipt]()

    def work() -> None:
        while not told.wait(0.02):
            receipts.append(apply(izin))

    working = Thread(target=work)
    working.start()
    try:
        yield receipts
    finally:
        told.set()
        working.join()


def practise(at: Town, folder: Path, cases: int) -> Drill:
    """The whole drill."""
    drill = Drill()
    with at.up():
        at.izin("publish")
        with wired(at) as izin:
            with drill.timing("making the cases"):
                signed = [apply(izin) for _ in range(LICENCES)]
                for receipt in signed:
                    decide_all(izin, receipt.application)
                receipts = (*signed, *apply_many(izin, cases - LICENCES))
                for receipt in receipts[LICENCES:]:
                    decide(izin, receipt.application, "loket", "periksa", "lengkap")
            wait_for(lambda: all(licence_of(izin, each) for each in signed), what="licences are issued")
            with people_working(izin) as later, drill.timing("backup"):
                taken = at.izin("backup", str(folder), "--json")
            codes = [licence_of(izin, each) for each in signed]
    drill.claim("the backup is whole, and no file that the records name is astray", taken.returncode == 0)
    held = int(json.loads(taken.stdout or '{"applications": 0}')["applications"])
    drill.claim(
        "it holds what there was when it began, and it was taken while people applied",
        cases <= held <= cases + len(later) and bool(later),
    )
    drill.figures["backup MB"] = round(
        sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6, 1
    )
    _restore(drill, replace(at, home=at.home.with_name("other")), folder, (*receipts[:20],), codes)
    return drill


def _restore(
    drill: Drill, other: Town, folder: Path, receipts: tuple[Receipt, ...], codes: list[str]
) -> None:
    began = time.monotonic()
    with drill.timing("restore"):
        done = other.izin("restore", str(folder), "--json")
    drill.claim("izin restore ends well", done.returncode == 0)
    if done.returncode:
        drill.say(done.stderr)
        return
    ready = time.monotonic()
    with other.up() as found:
        drill.figures["izin up"] = round(time.monotonic() - ready, 1)
        with drill.timing("verify-audit"):
            audit = other.izin("verify-audit", "--json")
        drill.claim("izin verify-audit is clean", audit.returncode == 0)
        _look(drill, other, found["urls"]["portal"], receipts, codes)
        took = drill.figures["restored and shown to be whole"] = round(time.monotonic() - began, 1)
        drill.claim(f"all of it within {WITHIN_SECONDS} s ({took} s)", took <= WITHIN_SECONDS)
        _go_on(drill, other, receipts[-1])


def _look(drill: Drill, at: Town, portal: str, receipts: tuple[Receipt, ...], codes: list[str]) -> None:
    verified = [httpx.get(f"{portal}/api/v1/licences/{code}", trust_env=False).status_code for code in codes]
    drill.claim("its licences verify", verified == [200] * len(codes))
    passwords = json.loads((at.home / "officers.json").read_text())
    inbox = httpx.get(
        f"{portal}/api/v1/tasks", auth=("kepala", passwords["kepala"]), timeout=30, trust_env=False
    )
    drill.claim("an officer signs in and has her tasks", inbox.status_code == 200)
    with wired(at) as izin:
        drill.claim("PINs fit", all(izin.cases.track(each.application, each.pin) for each in receipts))
        file = izin.cases.view(Service(), receipts[-1].application).case.documents[DocumentId("ktp")]
        izin.documents.read(file, application=receipts[-1].application, name="ktp")
        drill.claim("an upload is read", True)


def _go_on(drill: Drill, at: Town, receipt: Receipt) -> None:
    """A case goes on where it was, while all is worked off that was owed when the backup was taken."""
    with wired(at) as izin, drill.timing("the next licence"):
        decide(izin, receipt.application, "kepala", "tanda_tangan", "ditandatangani")
        wait_for(lambda: bool(licence_of(izin, receipt)), seconds=GOES_ON_SECONDS, what="a case goes on")
    drill.claim("a case goes on to its licence", True)


def licence_of(izin: Wired, receipt: Receipt) -> str:
    """The code of the licence of a case; nothing while there is none."""
    case = izin.cases.view(Service(), receipt.application).case
    return next((made.verification for made in case.made), "") if case.ending else ""


def main() -> int:
    """Practise, and tell."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--cases", type=int, default=10_000)
    asked.add_argument("--json", action="store_true")
    chosen = asked.parse_args()
    with town() as at:
        drill = practise(at, at.drafts / "backup", chosen.cases)
    if chosen.json:
        print(json.dumps({"cases": chosen.cases, "figures": drill.figures, "wrong": drill.wrong}))
    return 1 if drill.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
