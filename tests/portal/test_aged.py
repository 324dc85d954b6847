"""What was signed is known again for as long as it holds, whatever the clock did meanwhile."""

import time
from functools import partial

import pytest
from itsdangerous import BadData, URLSafeTimedSerializer
from itsdangerous.timed import TimestampSigner

from portal.door.aged import read_aged

SERIALIZER = URLSafeTimedSerializer("kunci")
MINUTE = 60


def signed(monkeypatch: pytest.MonkeyPatch, *, seconds_ago: float) -> str:
    at = int(time.time() - seconds_ago)
    with monkeypatch.context() as then:
        then.setattr(TimestampSigner, "get_timestamp", partial(int, at))
        return str(SERIALIZER.dumps("denah"))


@pytest.mark.parametrize("seconds_ago", [0, 50, -5 * MINUTE])
def test_what_holds_is_known_also_after_the_clock_went_back(
    monkeypatch: pytest.MonkeyPatch, seconds_ago: float
) -> None:
    text = signed(monkeypatch, seconds_ago=seconds_ago)
    assert read_aged(SERIALIZER, text, most_seconds=MINUTE) == "denah"


def test_what_is_too_old_or_forged_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    text = signed(monkeypatch, seconds_ago=2 * MINUTE)
    for wrong in (text, text[:-1], ""):
        with pytest.raises(BadData):
            read_aged(SERIALIZER, wrong, most_seconds=MINUTE)
