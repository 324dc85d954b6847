"""The two ways into Izin: `main`, the command line, and `web`, the portal as an ASGI application.

Everything they stand on is built by `flows.wiring`. Both import it only when called.
"""

import gc
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI

OBJECTS_BETWEEN_SWEEPS = 50_000
"""A command imports and makes very much, and hardly any that only the collector finds: it may look less often."""


def main() -> None:
    """Run the command line; its exit code is 0 done, 1 refused, 2 wrong usage, 3 a service is not reachable."""
    gc.set_threshold(OBJECTS_BETWEEN_SWEEPS)
    from portal.cli.app import app_for

    hear_interrupts()
    # What a terminal of another encoding sends is no text, and nothing could be recorded of it.
    if any(map(has_stray_bytes, sys.argv[1:])):
        print("What was typed is not in UTF-8. Set the terminal to UTF-8 and type it again.", file=sys.stderr)
        sys.exit(2)
    app_for(sys.argv[1:])()


def has_stray_bytes(argument: str) -> bool:
    """Whether there is something in it that is no UTF-8: Python keeps such bytes as halves of a pair."""
    return any("\ud800" <= character <= "\udfff" for character in argument)


def hear_interrupts() -> None:
    """Let SIGINT end this process, also where a shell started it in the background and had it ignored."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def web() -> "FastAPI":
    """Build the portal for an ASGI server: `uvicorn --factory portal.entry:web`."""
    gc.disable()
    from flows.health import health_of
    from flows.reading_settings import read_settings
    from flows.services.room import told_full
    from flows.wiring import connect
    from portal.app import create_app
    from portal.door.log_lines import write_logs
    from portal.services import Portal

    settings = read_settings()
    write_logs(settings.home / "logs")
    wired = connect(settings, role="izin_portal")
    app = create_app(
        Portal(
            archive=wired.archive,
            cases=wired.cases,
            documents=wired.documents,
            accounts=wired.accounts,
            people=wired.people,
            scarce=wired.records.scarce,
            revenue=wired.records.revenue,
            account_codes=wired.account_codes(),
            treasury=wired.records.treasury,
            decrees=wired.decrees,
            drafts=wired.drafts,
            guesses=wired.records.guesses,
            receipts=wired.receipts,
            incoming=wired.records.incoming,
            banks=wired.banks,
            register=wired.register,
            secret_key=wired.connections.secret_key,
            public_url=wired.connections.public_url,
            previews=wired.previews,
            is_full=lambda: bool(told_full(wired.settings.home)),
            health=health_of(wired.connections, wired.archive),
        )
    )
    set_aside()
    return app


def set_aside() -> None:
    """Keep what the process was built of, 200,000 objects, out of every search for what nobody holds any more.

    They live as long as it does, and one search through them keeps whoever asks for a page waiting for 100 to 150 ms.
    Nor is any of it looked for while it is built: that takes a sixth of a start.
    """
    gc.collect()
    gc.freeze()
    gc.enable()
