"""Which outside systems a worker can ask: those of the register, with the settings of its own environment."""

import logging
import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from flows.agencies.reaching import Reach
from flows.definitions import city_systems
from flows.settings import Settings
from licensing.words.errors import DefinitionRejected

LOG = logging.getLogger("izin.systems")


def reach_of(settings: Settings) -> Reach | None:
    """The systems of the register. A register that is wrong there keeps no worker from its work: people answer."""
    try:
        return Reach(city_systems(settings.definitions), os.environ)
    except DefinitionRejected as rejected:
        LOG.warning("No outside system can be asked: agencies.yaml is wrong. %s", rejected.problems[0])
        return None


@asynccontextmanager
async def closing(reach: Reach | None) -> AsyncGenerator[None]:
    """Let go of every connection to a system at the end, whatever that is."""
    try:
        yield
    finally:
        if reach is not None:
            await reach.close()
