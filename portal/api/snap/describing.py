"""What the API's description says of the services for banks: who may call, what is sent, and every code it may give."""

from collections.abc import Mapping
from typing import Final

from fastapi import APIRouter
from fastapi.routing import APIRoute
from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import models_json_schema

from licensing.systems.snap.messages import Inquiry, Payment, QrNotice, TokenAsked
from portal.api.snap.telling import INQUIRY_PATH, PAYMENT_PATH, QR_NOTICE_PATH, TOKEN_PATH

TEMPLATE: Final = "#/components/schemas/{model}"
MODELS: Final[Mapping[str, type[BaseModel]]] = {
    TOKEN_PATH: TokenAsked,
    INQUIRY_PATH: Inquiry,
    PAYMENT_PATH: Payment,
    QR_NOTICE_PATH: QrNotice,
}
SAID: Final = {
    400: "A field is missing or not as it should be; each is named.",
    401: "No token, one that is over, or a signature, time or client that is wrong; each header is named.",
    404: "There is no such bill, it is paid, over or closed; no such service; or another payment has this number.",
    409: "Something else came with this X-EXTERNAL-ID on this day.",
    413: "The message is too large.",
    429: "Too many calls. Retry-After says when to come again.",
    500: "Something is wrong here; call again.",
}
SCHEMES: Final[Mapping[str, object]] = {
    "snapClient": {
        "type": "apiKey",
        "in": "header",
        "name": "X-CLIENT-KEY",
        "description": "The bank's client, with X-TIMESTAMP and X-SIGNATURE: SHA256withRSA over `client|timestamp`.",
    },
    "snapToken": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token of `access-token/b2b`, 15 minutes.",
    },
    "snapSignature": {
        "type": "apiKey",
        "in": "header",
        "name": "X-SIGNATURE",
        "description": "HMAC-SHA512 over `METHOD:path:token:lower(hex(sha256(minified body))):X-TIMESTAMP`, in base64, "
        "with X-PARTNER-ID, X-EXTERNAL-ID (once a day) and CHANNEL-ID beside it.",
    },
}
NO_SCOPES: Final[tuple[str, ...]] = ()


class SnapAnswer(BaseModel):
    """An answer of a service of SNAP; others than these two fields stand beside them."""

    model_config = ConfigDict(extra="allow")

    response_code: str = Field(alias="responseCode", pattern="^[0-9]{7}$")
    response_message: str = Field(alias="responseMessage", max_length=150)


def schemas() -> Mapping[str, object]:
    """The models of messages and answers, by their names."""
    models: list[type[BaseModel]] = [*MODELS.values(), SnapAnswer]
    _, found = models_json_schema([(each, "validation") for each in models], ref_template=TEMPLATE)
    return dict(found["$defs"])


def described(router: APIRouter) -> APIRouter:
    """The router, its routes with what FastAPI cannot know; once, before an application includes it."""
    for route in router.routes:
        if isinstance(route, APIRoute):
            _complete(route, MODELS[route.path])
    return router


def _complete(route: APIRoute, model: type[BaseModel]) -> None:
    answer = {"application/json": {"schema": {"$ref": TEMPLATE.format(model=SnapAnswer.__name__)}}}
    statuses = {200: "The standard's `Successful`.", **SAID}
    route.responses = {status: {"description": said, "content": answer} for status, said in statuses.items()}
    body = {"application/json": {"schema": {"$ref": TEMPLATE.format(model=model.__name__)}}}
    by_token = {"snapToken": NO_SCOPES, "snapSignature": NO_SCOPES}
    security = {"snapClient": NO_SCOPES} if model is TokenAsked else by_token
    route.openapi_extra = {"security": [security], "requestBody": {"required": True, "content": body}}
