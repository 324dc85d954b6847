"""Prefect, S3 and mail down at start: `izin up` goes on, people apply and decide, and Prefect comes later.

    python -m tests.drills.prefect_down [--json]

Shows how soon the portal answers, what `izin up` says is missing, and that a licence that waited for Prefect is made
by itself once it answers. S3 and mail run elsewhere and stay down in the first half.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import httpx

from flows.services.ports import draw_ports
from tests.drills.restore import licence_of, wired
from tests.drills.telling import Drill
from tests.drills.town import Town, apply, decide, decide_all, town, wait_for


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
    drill.claim("all three are told as missing", people_work_without(drill, at) == ["s3", "prefect", "mail"])
    only_prefect = replace(at, chosen={"PREFECT_API_URL": f"http://127.0.0.1:{prefect}/api"})
    with only_prefect.up() as found, wired(only_prefect) as izin:
        drill.claim("only Prefect is told as missing", [*found["missing"]] == ["prefect"])
        waiting = apply(izin)
        decide_all(izin, waiting.application)
        with prefect_at(prefect, at.drafts / "prefect"), drill.timing("the licence, once Prefect starts"):
            wait_for(lambda: bool(licence_of(izin, waiting)), seconds=300, what="the licence")
        drill.claim("the licence that waited is there", True)
    return drill


def people_work_without(drill: Drill, town: Town) -> list[str]:
    """One applies and one decides, over nothing but the records; return what is missing."""
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
        with wired(at) as izin:
            receipt = apply(izin, with_upload=False)
            case = decide(izin, receipt.application, "loket", "periksa", "lengkap")
            drill.claim("a citizen applies and an officer decides", bool(case.open_tasks))
        return [*found["missing"]]


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
