"""Disk full: a town on a small disk of its own, filled to the last byte while people work, and given room again.

    python -m tests.drills.disk_full [--json]          (as root: it mounts a tmpfs)

Shows that citizens are told so in a sentence, that operators are, and that what waited goes on by itself.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import httpx

from flows.wiring import Wired
from licensing.ports import Receipt
from licensing.words.errors import StorageFailed
from tests.drills.restore import licence_of, wired
from tests.drills.telling import Drill
from tests.drills.town import Town, apply, decide, decide_all, town, wait_for

SIZE = "600m"
FORM = {"nama": "Wati", "surel": "wati@contoh.id", "telepon": "081234567890", "luas": "12,5"}


@contextmanager
def small_disk(folder: Path) -> Generator[Path]:
    """A disk with little room, in memory."""
    folder.mkdir()
    subprocess.run(("mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=755", "drill", str(folder)), check=True)
    try:
        yield folder
    finally:
        subprocess.run(("umount", "--lazy", str(folder)), check=True)


def fill(ballast: Path) -> None:
    """Take every byte there is."""
    with ballast.open("ab", buffering=0) as taken, suppress(OSError):
        for size in (1 << 20, 1 << 12, 1):
            with suppress(OSError):
                while True:
                    taken.write(bytes(size))


def practise(at: Town, disk: Path) -> Drill:
    """The whole drill."""
    drill, ballast = Drill(), disk / "ballast"
    with at.up() as found:
        portal = found["urls"]["portal"]
        at.izin("publish")
        with wired(at) as izin:
            for _ in range(3):
                apply(izin)
            before = apply(izin)
            wait_for(lambda: _applies(portal).status_code == 201, what="a citizen applies")
            decide(izin, before.application, "loket", "periksa", "lengkap")
            fill(ballast)
            told = _until_refused(portal)
            drill.say(f"the citizen is told: {told}")
            drill.claim("a citizen is told that the storage is full", "full" in told)
            with drill.timing("until the operator is told"):
                wait_for(lambda: "is full (" in _said_by_up(at), what="the operator is told")
            ballast.unlink()
            with drill.timing("until a citizen can apply again"):
                wait_for(lambda: _applies(portal).status_code == 201, what="a citizen applies again")
            with drill.timing("until an officer can decide and the licence is there"):
                wait_for(lambda: _decides(izin, before), what="an officer decides")
                wait_for(lambda: bool(licence_of(izin, before)), seconds=300, what="the licence")
            other = apply(izin)
            decide_all(izin, other.application)
            wait_for(lambda: bool(licence_of(izin, other)), seconds=300, what="the next licence")
        drill.claim("izin verify-audit is clean", at.izin("verify-audit", "--json").returncode == 0)
    drill.claim("the operator is told when there is room again", "has room again" in _said_by_up(at))
    drill.claim(
        "nothing in the portal's log is a bug",
        "Traceback" not in (at.home / "logs" / "portal.log").read_text(),
    )
    return drill


def _said_by_up(at: Town) -> str:
    return (at.drafts / f"{at.home.name}.up.log").read_text()


def _applies(portal: str) -> httpx.Response:
    sent = {"form": json.dumps(FORM)}
    try:
        return httpx.post(
            f"{portal}/api/v1/permits/pulih/applications", data=sent, timeout=60, trust_env=False
        )
    except httpx.HTTPError as failed:
        return httpx.Response(599, text=type(failed).__name__)


def _decides(izin: Wired, receipt: Receipt) -> bool:
    """Whether the signature is taken; a database that comes back may need some tries."""
    try:
        decide(izin, receipt.application, "kepala", "tanda_tangan", "ditandatangani")
    except StorageFailed:
        return False
    return True


def _until_refused(portal: str) -> str:
    """Apply until there is no room for it; return what is said."""
    for _ in range(2000):
        answer = _applies(portal)
        if answer.status_code not in {201, 429}:
            return f"{answer.status_code} {answer.text[:300]}"
    return "nothing"


def main() -> int:
    """Practise, and tell."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--json", action="store_true")
    chosen = asked.parse_args()
    with town() as at, small_disk(at.drafts.parent / "small") as disk:
        drill = practise(replace(at, home=disk / "state"), disk)
    if chosen.json:
        print(json.dumps({"figures": drill.figures, "wrong": drill.wrong}))
    return 1 if drill.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
