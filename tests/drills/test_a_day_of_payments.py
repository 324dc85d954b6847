"""A small day of payments: notices that go wrong, a portal that is killed, and every rupiah booked once."""

import pytest

from tests.drills.a_day_of_payments import practise
from tests.drills.telling import Drill


@pytest.mark.slow
def test_every_rupiah_is_booked_once_whatever_goes_wrong() -> None:
    drill = Drill()
    practise(200, frozenset({"postgres", "s3", "portal"}), drill, kill_every_seconds=3, kills=2)
    assert drill.wrong == []
    assert drill.figures["faults"] > 10
    assert drill.figures["kills"] > 0
