"""Prefect, S3 and mail down at start: `izin up` goes on, people apply and decide, and Prefect comes later.

    python -m tests.drills.prefect_down [--json]

Shows how soon the portal answers, what `izin up` says is missing, that an application with a file is taken in and read
meanwhile, and that its licence, and one that waited for Prefect alone, are made by themselves once it answers; the file
is in S3 by then or a sweep later. S3 and mail run elsewhere and stay down in the first half.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import httpx

from flows.services.ports import draw_ports
from licensing.ports import Receipt
from tests.drills.restore import licence_of, wired
from tests.drills.telling import Drill
from tests.drills.town import Town, apply, apply_at, decide_all, read_at, town, wait_for

SWEPT_WITHIN_SECONDS = 400


@dataclass(frozen=True, slots=True)
class Without:
    """What was said to be missing, and who applied meanwhile, with which file."""

    missing: list[str]
    receipt: Receipt
    content: bytes


@contextmanager
def prefect_at(port: int, folder: Path) -> Generator[None]:
    """A Prefect server somewhere else, with a database of its own."""
    environment = {
        **os.environ,
        "PREFECT_HOME": str(folder),
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{folder}/prefect.db",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    }
    serve = ("uvicorn", "--factory", "prefect.server.api.server:create_app", "--log-level", "error")
    folder.mkdir()
    with subprocess.Popen(
        (sys.executable, "-m", *serve, "--host", "127.0.0.1", "--port", str(port)),
        env=environment,
        cwd=folder,
    ) as server:
        try:
            yield
        finally:
            server.kill()


def practise(at: Town) -> Drill:
    """The whole drill."""
    drill, (prefect,) = Drill(), draw_ports(1)
    without = people_work_without(drill, at)
    drill.claim("all three are told as missing", without.missing == ["s3", "prefect", "mail"])
    only_prefect = replace(at, chosen={"PREFECT_API_URL": f"http://127.0.0.1:{prefect}/api"})
    with only_prefect.up() as found, wired(only_prefect) as izin:
        drill.claim("only Prefect is told as missing", [*found["missing"]] == ["prefect"])
        waiting = apply(izin)
        decide_all(izin, waiting.application)
        with prefect_at(prefect, at.drafts / "prefect"), drill.timing("the licence, once Prefect starts"):
            wait_for(lambda: bool(licence_of(izin, waiting)), seconds=300, what="the licence")
            wait_for(
                lambda: bool(licence_of(izin, without.receipt)),
                seconds=300,
                what="the licence of who applied without Prefect and S3",
            )
            with drill.timing("the file in S3"):
                wait_for(
                    lambda: not izin.waiting.waiting().files,
                    seconds=SWEPT_WITHIN_SECONDS,
                    what="the file is in S3",
                )
        drill.claim("the licences that waited are there", True)
        read = read_at(found["urls"]["portal"], without.receipt)
        drill.claim("the file that waited is read from S3", read == without.content)
    return drill


def people_work_without(drill: Drill, town: Town) -> Without:
    """One applies with a file and all decide, over nothing but the records."""
    prefect, s3, mail = draw_ports(3)
    down = {"PREFECT_API_URL": f"http://127.0.0.1:{prefect}/api", "IZIN_SMTP_URL": f"smtp://127.0.0.1:{mail}"}
    store = {
        "IZIN_S3_ENDPOINT": f"http://127.0.0.1:{s3}",
        "IZIN_S3_ACCESS_KEY": "a",
        "IZIN_S3_SECRET_KEY": "b",
    }
    at = replace(town, chosen={**down, **store})
    began = time.monotonic()
    with at.up() as found:
        drill.figures["izin up without Prefect, S3 and mail"] = round(time.monotonic() - began, 1)
        drill.claim(
            "the portal answers", httpx.get(f"{found['urls']['portal']}/healthz", trust_env=False).is_success
        )
        at.izin("publish")
        portal = found["urls"]["portal"]
        with drill.timing("applying with a file"):
            receipt, content = apply_at(portal)
        drill.claim("the file is read while it waits", read_at(portal, receipt) == content)
        with wired(at) as izin:
            decide_all(izin, receipt.application)
        told = json.loads(at.izin("status", "--json").stdout)
        drill.claim("a citizen applies with a file and all decide", told["owed"]["effects"] > 0)
        drill.claim("the operator is told that it waits", told["files_waiting"]["files"] == 1)
        return Without([*found["missing"]], receipt, content)


def main() -> int:
    """Practise, and tell."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--json", action="store_true")
    chosen = asked.parse_args()
    with town() as at:
        drill = practise(at)
    if chosen.json:
        print(json.dumps({"figures": drill.figures, "wrong": drill.wrong}))
    return 1 if drill.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
