"""A full disk: whoever sends is told that nothing is kept yet and when to come back, and a log that it is no bug."""

import logging
from collections.abc import Callable
from errno import EDQUOT, EIO, ENOSPC

import httpx
import pytest
from fastapi import FastAPI

from licensing.words.errors import StorageFailed
from portal.door.access import for_anyone
from tests.portal.conftest import Browser

Failing = Callable[[Exception], httpx.Response]


@pytest.fixture
def failing(app: FastAPI, visitor: Browser) -> Failing:
    """What a page answers in which this goes wrong."""

    def answered(failed: Exception) -> httpx.Response:
        def fail() -> None:
            raise failed

        broken = for_anyone()
        broken.add_api_route("/rusak", fail)
        app.include_router(broken)
        return visitor.get("/rusak")

    return answered


@pytest.mark.parametrize(
    "failed",
    [
        OSError(ENOSPC, "no"),
        OSError(EDQUOT, "no"),
        StorageFailed("the bucket has no room", retryable=True, is_full=True),
    ],
)
def test_a_full_disk_is_told_as_such_and_is_no_bug(
    failing: Failing, failed: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    page = failing(failed)
    assert page.status_code == 503
    assert page.headers["retry-after"] == "60"
    assert "Tempat penyimpanan kami penuh" in page.text
    (told,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert "the disk is full" in told.getMessage()
    assert told.exc_info is None


@pytest.mark.parametrize("failed", [OSError(EIO, "no"), RuntimeError("no room")])
def test_what_else_fails_is_a_bug(
    failing: Failing, failed: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    assert failing(failed).status_code == 500
    assert [record.exc_info is not None for record in caplog.records if record.levelno >= logging.ERROR] == [
        True
    ]
