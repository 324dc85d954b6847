"""The API answers as its own description says, whatever is sent: nothing undocumented, no fault of the server."""

from collections.abc import Iterator

import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, seed, settings

from licensing.words.identifiers import ApplicationNumber
from tests.portal.conftest import Browser
from tests.portal.memory import PIN
from tests.portal.permit import PASSWORDS

TRIES = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
NOT_CHECKED = [
    # Sends what a document cannot forbid, and wants it refused: an answer to no question is refused, with 422, by name.
]


def operations(app: FastAPI) -> Iterator[schemathesis.APIOperation]:
    for each in schemathesis.openapi.from_asgi("/api/v1/openapi.json", app).get_all_operations():
        yield each.ok()


def who_calls(n: int, application: ApplicationNumber) -> dict[str, str]:
    """Officer, applicant, nobody, in turn."""
    officer = Browser.basic("rina", PASSWORDS)
    return ({"authorization": officer}, {"x-pin": PIN}, {})[n % 3]


def test_nothing_is_answered_that_is_not_described(app: FastAPI, application: ApplicationNumber) -> None:
    tried = 0
    for operation in operations(app):

        @TRIES
        @seed(1)
        @given(case=operation.as_strategy())
        def answers_as_described(case: schemathesis.Case) -> None:
            nonlocal tried
            tried += 1
            if "application" in case.path_parameters and tried % 2:
                case.path_parameters["application"] = application
            case.call_and_validate(headers=who_calls(tried, application))

        answers_as_described()
    assert tried > 100
