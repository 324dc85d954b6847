"""What was decreed is read for ever: `golden_decrees.jsonl` holds decrees as they stand in the records.

A line is never changed and never taken out.
"""

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import get_args

import pytest

from licensing.city.decrees import (
    CutOffEnded,
    CutOffSet,
    DailyEnded,
    DailySet,
    DayOff,
    DayWorked,
    Decree,
    HoursEnded,
    HoursSet,
    YearAnnounced,
    YearWithdrawn,
    read_decrees,
    write_decree,
)
from licensing.clock.hours import Hours, Week
from licensing.words.identifiers import AgencyId

GOLDEN = Path(__file__).with_name("golden_decrees.jsonl").read_text(encoding="utf-8").splitlines()
AT = datetime(2026, 11, 23, 3, tzinfo=UTC)
LOKET, MAKAM = AgencyId("loket"), AgencyId("makam")
SHORT = Week((*[Hours(time(8), time(15))] * 5, None, None))
POLLS, LEAVE, RAMADAN, ITS_END = date(2026, 12, 10), date(2026, 12, 24), date(2027, 2, 8), date(2027, 3, 9)
EVERY: tuple[Decree, ...] = (
    DayOff(AT, "Sekda", "SE 1/2026", None, POLLS, "Pilkada"),
    DayWorked(AT, "Sekda", "SE 2/2026", LOKET, LEAVE),
    HoursSet(AT, "Sekda", "SE 3/2026", None, RAMADAN, ITS_END, SHORT),
    HoursEnded(AT, "Sekda", "SE 4/2026", None, RAMADAN, None),
    CutOffSet(AT, "Sekda", "SE 5/2026", None, POLLS, LEAVE, time(14)),
    CutOffSet(AT, "Sekda", "SE 5/2026", MAKAM, POLLS, None, None),
    CutOffEnded(AT, "Sekda", "SE 6/2026", None, POLLS, None),
    DailySet(AT, "Sekda", "SE 7/2026", MAKAM, POLLS, None, daily=True),
    DailyEnded(AT, "Sekda", "SE 8/2026", MAKAM, POLLS, POLLS),
    YearAnnounced(AT, "Sekda", "SKB 2027", 2027),
    YearWithdrawn(AT, "Sekda", "SKB 2027", 2027),
)


def test_every_decree_is_read_from_its_golden_text_and_written_so() -> None:
    assert read_decrees(GOLDEN) == EVERY
    assert [write_decree(each) for each in EVERY] == GOLDEN
    assert {type(each) for each in EVERY} == set(get_args(Decree))


@pytest.mark.parametrize("text", GOLDEN)
def test_what_nobody_here_knows_is_not_read(text: str) -> None:
    with pytest.raises(ValueError, match="surplus"):
        read_decrees((text[:-1] + ',"surplus":1}',))
