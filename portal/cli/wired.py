"""What a command stands on, built when it is needed and closed behind it."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from flows.settings import Settings
    from flows.wiring import Wired


@contextmanager
def wired(
    role: Literal["izin_portal", "izin_worker"], *, settings: "Settings | None" = None
) -> "Generator[Wired]":
    """The adapters of the running services.

    Args:
        role: `izin_portal` for what a person does, who sees her own cases; `izin_worker` for what an operator looks
            at, who sees all of them.
        settings: those of the environment where left out.
    """
    from flows.reading_settings import read_settings
    from flows.wiring import connect

    connected = connect(settings or read_settings(), role=role)
    try:
        yield connected
    finally:
        connected.close()
