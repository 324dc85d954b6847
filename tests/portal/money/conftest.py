"""A city whose permit is paid for, one application that was billed, and the treasurer, signed in."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from fastapi import FastAPI

from licensing.words.identifiers import ApplicationNumber
from tests.portal import bayar
from tests.portal.conftest import Browser, Clock
from tests.portal.memory import Memory


@pytest.fixture
def memory() -> Memory:
    return bayar.city()


@pytest.fixture
def code(memory: Memory, clock: Clock, application: ApplicationNumber) -> str:
    return bayar.billed(memory, application, clock.now)


@pytest.fixture
def tuti(app: FastAPI) -> Browser:
    browser = Browser(app)
    browser.signs_in("tuti")
    return browser


@pytest.fixture
def arrives(memory: Memory, clock: Clock) -> Callable[..., None]:
    """Money that comes in, so many days ago."""

    def arrive(name: str, amount: int, reference: str = "", days_ago: int = 0) -> None:
        bayar.is_paid(memory, name, amount, reference, at=clock.now - timedelta(days=days_ago))

    return arrive
