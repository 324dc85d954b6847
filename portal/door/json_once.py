"""JSON in which a name stands once: of two values for one name one reader takes the last, another the first."""

import json
from collections.abc import Sequence

from starlette.requests import Request

from licensing.case.refusals.applications import invalid_form
from portal.door.posted import TWO_VALUES


async def one_value_each(request: Request) -> None:
    """Application-wide: refuse a JSON body with a name that stands twice.

    Raises:
        CommandRefused: `invalid-form`, at the name.
    """
    if "json" in request.headers.get("content-type", ""):
        check_names(await request.body())


def check_names(text: str | bytes) -> None:
    """Refuse a JSON text with a name that stands twice; what is no JSON at all is for its reader to refuse.

    Raises:
        CommandRefused: `invalid-form`, at the name.
    """
    try:
        json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return


def _once(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    read = dict(pairs)
    if len(read) < len(pairs):
        names = [name for name, _ in pairs]
        raise invalid_form({name: TWO_VALUES for name in names if names.count(name) > 1})
    return read
