"""For whoever watches over the portal: that it lives, and how the parts around it do.

`/healthz` depends on nothing but this process, so who does not get an answer may start it again. `/readyz` looks at
each part; 503 says that pages cannot be served, so a proxy sends people elsewhere. Neither says an address or a name.
"""

from starlette.responses import JSONResponse, PlainTextResponse

from portal.door.access import for_machines
from portal.door.door import ADoor

router = for_machines()


@router.get("/healthz")
async def alive() -> PlainTextResponse:
    """That this process answers."""
    return PlainTextResponse("ok")


@router.get("/readyz")
def ready(door: ADoor) -> JSONResponse:
    """How each part does."""
    health = door.portal.health
    parts = health.parts() if health else ()
    is_ready = all(part.wrong is None for part in parts if part.is_needed)
    told = {"ready": is_ready, "parts": {part.name: part.wrong or "ok" for part in parts}}
    return JSONResponse(told, 200 if is_ready else 503)
