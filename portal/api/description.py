"""The API's description of itself, as FastAPI makes it, with what FastAPI cannot know.

Who may call what, and by what she proves it, follows from the audience of a route; the statuses a route answers with,
from its audience and method; the parts of a form with files, from what is declared at the route.
"""

from collections.abc import Mapping
from typing import Final

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute

from portal.api.models.problems import Problem
from portal.api.snap.describing import SCHEMES as SNAP_SCHEMES
from portal.api.snap.describing import schemas as snap_schemas
from portal.door.access import anyone, applicant, officer, party
from portal.door.faults import FAULTS

TEMPLATE: Final = "#/components/schemas/{model}"
REF: Final = {"$ref": "#/components/schemas/Problem"}
NO_SCOPES: Final[tuple[str, ...]] = ()
WITH_PASSWORD, WITH_PIN = {"password": NO_SCOPES}, {"pin": NO_SCOPES}
WITH_SESSION, WITH_FORM_OF_SESSION = {"session": NO_SCOPES}, {"session": NO_SCOPES, "token": NO_SCOPES}
EVERY: Final = (404, 422, 500, 503)
SENDING: Final = (400, 403, 409, 413, 429)
PROVING: Final = (401, 403, 429)
PERHAPS_PROVING: Final = {"/api/v1/permits/{permit}/applications", "/api/v1/permits/{permit}/alike"}
"""Open to everybody, but whoever says who she is has to prove it."""
COUNTED: Final = {"/api/v1/licences/{verification}"}
SAID: Final = {
    400: "The request cannot be read, or it says its length in two ways.",
    401: "Nobody has proved to be who this needs.",
    **{status: fault.title.en + "." for status, fault in FAULTS.items()},
}


def describe(app: FastAPI, cookie: str) -> dict[str, object]:
    """The OpenAPI document. It is made once and then kept by the application.

    Args:
        cookie: the name of the session's cookie.
    """
    if app.openapi_schema:
        return app.openapi_schema
    document = app.openapi()
    document["components"]["schemas"]["Problem"] = Problem.model_json_schema(ref_template=TEMPLATE)
    document["components"]["schemas"]["Problem"].pop("$defs")
    document["components"]["schemas"] |= snap_schemas()
    document["components"]["securitySchemes"] = {**_schemes(cookie), **SNAP_SCHEMES}
    return document


def described(router: APIRouter) -> APIRouter:
    """A router whose routes say who may call them and what they answer; once, before an application includes it."""
    for route in router.routes:
        if isinstance(route, APIRoute) and route.include_in_schema:
            _complete(route)
    return router


def _schemes(cookie: str) -> Mapping[str, object]:
    return {
        "password": {
            "type": "http",
            "scheme": "basic",
            "description": "An officer's name and password, or for one application its number and PIN.",
        },
        "pin": {"type": "apiKey", "in": "header", "name": "X-PIN", "description": "The application's PIN."},
        "session": {"type": "apiKey", "in": "cookie", "name": cookie, "description": "A browser's session."},
        "token": {
            "type": "apiKey",
            "in": "header",
            "name": "X-CSRF-Token",
            "description": "`csrf` of `/api/v1/session`: whoever relies on the cookie sends it with every change.",
        },
    }


def _complete(route: APIRoute) -> None:
    sends = not (route.methods or set[str]()) <= {"GET", "HEAD"}
    audience: set[object] = {each.dependency for each in route.dependencies}
    proves = anyone not in audience or route.path_format in PERHAPS_PROVING
    statuses = {*EVERY, *(SENDING if sends else ()), *(PROVING if proves else ())}
    if route.path_format in COUNTED:
        statuses |= {429}
    route.responses = {**route.responses, **{status: _problem(status) for status in sorted(statuses)}}
    declared = {each.alias for each in route.dependant.path_params}
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in route.param_convertors
        if name not in declared
    ]
    extra = {"security": _security(audience, sends=sends), "parameters": parameters}
    route.openapi_extra = {**(route.openapi_extra or {}), **extra}


def _problem(status: int) -> dict[str, object]:
    return {"description": SAID[status], "content": {"application/problem+json": {"schema": REF}}}


def _security(audience: set[object], *, sends: bool) -> list[Mapping[str, object]]:
    """The ways of proving who calls; an empty one means that nothing has to be proved."""
    by_session = WITH_FORM_OF_SESSION if sends else WITH_SESSION
    if officer in audience:
        return [WITH_PASSWORD, by_session]
    if applicant in audience or party in audience:
        return [WITH_PIN, WITH_PASSWORD, by_session]
    return [{}, WITH_PASSWORD, by_session]


def parts(required: tuple[str, ...], **texts: str) -> dict[str, object]:
    """What a route says of a form with files, as `openapi_extra`.

    Args:
        texts: the parts that are texts, each with what it says. Every other part is a file, by its document's name.
    """
    properties = {name: {"type": "string", "description": said} for name, said in texts.items()}
    files = {"type": "string", "contentMediaType": "application/octet-stream"}
    schema = {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": files,
    }
    return {
        "requestBody": {"required": bool(required), "content": {"multipart/form-data": {"schema": schema}}}
    }


def a_file(*media_types: str) -> dict[int | str, dict[str, object]]:
    """What a route says that answers with a file of one of these kinds, as `responses`."""
    content = {
        each: {"schema": {"type": "string", "contentMediaType": each}} for each in dict.fromkeys(media_types)
    }
    return {200: {"description": "The file, under its own name.", "content": content}}
