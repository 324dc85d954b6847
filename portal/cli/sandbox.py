"""`izin sandbox`: a server that answers for every outside system it speaks, with invented data and faults to order."""

import os
from contextlib import suppress
from typing import Annotated

import typer

from portal.cli.failures import failures
from portal.cli.options import Json, Lang
from portal.cli.voice import Voice, spoken_here

USUAL_PORT = 8090


def sandbox(
    *,
    port: Annotated[
        int, typer.Option(help="Where it listens, on this machine alone; 0 for any.")
    ] = USUAL_PORT,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Answer for the outside systems of agencies.yaml until Ctrl-C; print the settings with which Izin asks here."""
    from flows.agencies.sandbox.serving import sandbox_of
    from flows.definitions import city_systems
    from flows.reading_settings import read_folders
    from flows.services.ports import choose_port

    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice):
        systems = city_systems(read_folders().definitions)
        found = sandbox_of(systems, os.environ, port=choose_port("--port", port, voice.note))

        def ready() -> None:
            voice.data({"url": found.url, "settings": dict(found.settings), "absent": list(found.absent)})
            for name, value in found.settings.items():
                voice.say(f"export {name}={value}", f"export {name}={value}")
            for id in found.absent:
                voice.warn(f"{id}: the sandbox does not speak its connector.")
            voice.say(
                f"{found.url}: yang datang, dan gangguan yang dapat dipesan. Semua data rekaan.",
                f"{found.url}: what came, and faults to order. All data is invented.",
            )

        with suppress(KeyboardInterrupt):
            found.serve(ready)
