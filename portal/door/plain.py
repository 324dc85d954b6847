"""Addresses without what no database takes."""

import re
from typing import Final

from fastapi import HTTPException
from starlette.requests import Request

from portal.door.posted import clean

_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What no database takes; a mark nobody sees can have been pasted with what somebody looks for."""


def plain_address(request: Request) -> None:
    """Application-wide: nothing is at an address with control characters in it, and no port is asked for one."""
    path = request.scope["path"]
    asked = request.query_params.values()
    if clean(path) != path or any(_CONTROLS.search(text.replace("\r", "\n")) for text in asked):
        raise HTTPException(404, "control characters in the address")
