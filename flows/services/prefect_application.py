"""Prefect's own application, as an ASGI server asks for it: `flows.services.prefect_application:create`.

What it is built of stays as long as the process: nothing of it is looked through for what nobody holds any more,
neither while it is built, which took a sixth of a start, nor ever after.
"""

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI


def create() -> "FastAPI":
    """Build it."""
    gc.disable()
    from prefect.server.api.server import create_app  # noqa: PLC0415 what it makes is not to be collected

    application = create_app()
    gc.collect()
    gc.freeze()
    gc.enable()
    return application
