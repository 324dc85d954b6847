"""The sandbox of agencies' systems as a part of a demonstration: what is asked in it is answered with invented data.

Its secrets are drawn for one life of it. They stand in its own environment and in that of those who ask it, or whom it
calls, and nowhere else: in no file, in no log and on no command line.
"""

from collections.abc import Callable, Mapping

from flows.agencies.sandbox.bank.opening import bank_settings
from flows.agencies.sandbox.doors import doors_of
from flows.definitions import city_systems
from flows.services.ports import LOOPBACK
from flows.services.probe import answers, speaks
from flows.services.service import PYTHON, Service, plain_environment
from flows.services.state import Ports
from flows.settings import Folders, Settings, variable_of
from licensing.words.errors import DefinitionRejected

PAGE = "/"


def sandbox_settings(settings: Settings, ports: Ports, say: Callable[[str], None]) -> Mapping[str, str]:
    """The settings with which workers ask it; none where the register says no systems that can be read."""
    try:
        systems = city_systems(settings.definitions)
    except DefinitionRejected as rejected:
        say(f"Sandbox: it answers for nobody, because of agencies.yaml. {rejected.problems[0]}")
        return {}
    doors = doors_of(systems, {}, ports.sandbox)
    plain = {name: value for door in doors.values() for name, value in door.settings.items()}
    return {**plain, **bank_settings(systems, {}, ports.sandbox)}


def sandbox(settings: Settings, ports: Ports, systems: Mapping[str, str]) -> Service:
    """Describe it; `systems` has the secrets it is asked with."""

    async def is_ready() -> bool:
        return await answers(ports.sandbox, PAGE)

    folders = {variable_of(name): str(getattr(settings, name)) for name in Folders.model_fields}
    return Service(
        name="sandbox",
        title="Sandbox",
        address=f"http://{LOOPBACK}:{ports.sandbox}",
        command=(*PYTHON, "-m", "flows.agencies.sandbox", str(ports.sandbox)),
        environment={**plain_environment(), **folders, **systems, "IZIN_PORTAL_PORT": str(ports.portal)},
        is_ready=is_ready,
        folder=settings.home,
        is_needed=False,
        is_tried_again=False,
        is_alive=lambda: speaks(ports.sandbox, PAGE),
        ready_within_seconds=30,
    )
