"""Faults as programs read them: RFC 9457, with the stable code, both sentences and the fields."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from licensing.words.sentences import Sentence
from portal.door.faults import Fault


def problem(_: Request, fault: Fault, wrong: Mapping[str, Sentence]) -> Response:
    """The problem that tells of a fault."""
    body = {
        "type": "about:blank",
        "title": fault.title.en,
        "status": fault.status,
        "code": fault.code,
        "detail": fault.sentence.en,
        "sentence": _both(fault.sentence),
        "fields": {name: _both(sentence) for name, sentence in wrong.items()},
    }
    return JSONResponse(body, fault.status, media_type="application/problem+json")


def _both(sentence: Sentence) -> dict[str, str]:
    return {"id": sentence.id, "en": sentence.en}
