"""What is wrong with a request that does not have the shape of its route: every part of it at once, by name."""

from collections.abc import Mapping

from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel, TypeAdapter
from starlette.requests import Request

from licensing.forms.told import missing
from licensing.words.sentences import Sentence
from portal.acts.names import unknown


class _Fault(BaseModel):
    """One error as pydantic tells it."""

    type: str
    loc: tuple[str | int, ...]
    msg: str


_FAULTS = TypeAdapter(tuple[_Fault, ...])


def unreadable_parts(request: Request, error: RequestValidationError) -> Mapping[str, Sentence]:
    """A sentence for each part that is missing, unknown or of another kind; named as in the body or the address."""
    known = _known(request)
    return {
        ".".join(map(str, fault.loc[1:])) or "body": _sentence(fault, known)
        for fault in _FAULTS.validate_python(error.errors())
    }


def _sentence(fault: _Fault, known: tuple[str, ...]) -> Sentence:
    match fault.type:
        case "extra_forbidden":
            return unknown(str(fault.loc[-1]), known)
        case "missing":
            name = str(fault.loc[-1])
            return missing(Sentence(name, name))
        case _:
            return Sentence(f"Isinya tidak sesuai: {fault.msg}.", f"{fault.msg}.")


def _known(request: Request) -> tuple[str, ...]:
    """The keys the body of a route can have."""
    route: object = request.scope.get("route")
    body = route.body_field if isinstance(route, APIRoute) else None
    model: object = body.field_info.annotation if body else None
    return tuple(model.model_fields) if isinstance(model, type) and issubclass(model, BaseModel) else ()
