"""Every test makes its processes anew, so that a mutant of what makes them is noticed by all that need them."""

from features import quoting
from tests.licensing import events, histories


def pytest_runtest_setup() -> None:
    """Forget what earlier tests made."""
    events.process.cache_clear()
    events.city.cache_clear()
    histories.city.cache_clear()
    histories.process.cache_clear()
    histories.begun.cache_clear()
    quoting.quoted_here.cache_clear()
    quoting.small_city.cache_clear()
