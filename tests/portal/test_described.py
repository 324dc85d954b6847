"""The API answers as its own description says, whatever is sent: nothing undocumented, no fault of the server."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import schemathesis
from fastapi import FastAPI
from hypothesis import Phase, given, settings
from hypothesis import strategies as some
from schemathesis import CheckFunction, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from licensing.words.identifiers import ApplicationNumber
from tests.portal.conftest import Browser
from tests.portal.memory import PIN
from tests.portal.test_api import RINA

if TYPE_CHECKING:
    from schemathesis.specs.openapi.schemas import OpenApiCase

DESCRIPTION = "/api/v1/openapi.json"
# Not that what a document allows is accepted: what a permit type asks is not in it. Who is let in: `test_access`.
CHECKS: list[CheckFunction] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    unsupported_method,
]
TRIES = settings(max_examples=6, deadline=None, derandomize=True, database=None, phases=[Phase.generate])
CALLERS = some.sampled_from((RINA, RINA, {"x-pin": PIN}, {}))


def strategies(app: FastAPI) -> "Iterator[some.SearchStrategy[OpenApiCase]]":
    """What may be sent to each operation."""
    for each in schemathesis.openapi.from_asgi(DESCRIPTION, app).get_all_operations():
        assert isinstance(each, Ok)
        yield each.ok().as_strategy(GenerationMode.POSITIVE) | each.ok().as_strategy(GenerationMode.NEGATIVE)


def test_nothing_is_answered_that_is_not_described(app: FastAPI, application: ApplicationNumber) -> None:
    names = {"application": application, "task": f"{application}.kelengkapan.1.dpmptsp", "permit": "coba"}
    tried = 0
    for strategy in strategies(app):

        @TRIES
        @given(case=strategy, is_real=some.booleans(), caller=CALLERS)
        def answers_as_described(case: "OpenApiCase", caller: Mapping[str, str], *, is_real: bool) -> None:
            nonlocal tried
            tried += 1
            if is_real:
                case.path_parameters |= {
                    name: text for name, text in names.items() if name in case.path_parameters
                }
            case.call_and_validate(headers=dict(caller), checks=CHECKS)

        answers_as_described()
    assert tried > 100


def test_every_operation_says_who_may_call_and_what_is_sent(visitor: Browser) -> None:
    document = visitor.get(DESCRIPTION).json()
    people, banks = {"password", "pin", "session", "token"}, {"snapClient", "snapToken", "snapSignature"}
    assert set(document["components"]["securitySchemes"]) == people | banks
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            assert operation["security"], path
            answered = {"400", "404", "500"} if path.startswith("/snap/") else {"404", "422", "500", "503"}
            assert answered <= set(operation["responses"]), path
            is_sent = method == "post" and not path.endswith(("/claim", "/release", "/retraction"))
            assert ("requestBody" in operation) == is_sent, path
            named = {each["name"] for each in operation.get("parameters", ()) if each["in"] == "path"}
            assert named == {part[1:-1] for part in path.split("/") if part.startswith("{")}, path
