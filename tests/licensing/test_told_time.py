"""Notices name days; beside one that may still move stands that it may, and beside a certain one nothing."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from features.quoting import APPLICANT, quoted_here, small_city
from licensing.clock.calendar import WIB
from licensing.documents.context import context
from licensing.scenarios.scenario import Scenario, typed

PROCESS = """time_limit: {within: 9 working days}
steps:
  periksa:
    review: {by: loket.petugas, within: 2 working days}
    outcomes: {baik: selesai, kembali: {to: perbaikan, reason: true}}
  perbaikan: {correction: {within: WITHIN, changes: all, then: periksa}}
  selesai: {close: {as: done}}
"""


def story(within: str) -> Scenario:
    register = small_city()
    city = replace(register.calendar.city, announced=frozenset({2026}))
    register = replace(register, calendar=replace(register.calendar, city=city))
    told = Scenario(register, quoted_here(PROCESS.replace("WITHIN", within)))
    told.now = datetime(2026, 12, 28, 9, tzinfo=WIB)
    told.submit(typed(APPLICANT))
    return told


def said(told: Scenario, of: str) -> object:
    where = told.case.main
    return context(told.process, told.case, where, told.register, public_url="")[of]


@pytest.mark.parametrize(
    ("within", "due", "mark"),
    [
        ("9 working days", date(2027, 1, 12), "Sementara: hari libur 2027 belum ditetapkan."),
        ("2 working days", date(2026, 12, 30), ""),
        ("14 days", date(2027, 1, 11), ""),
    ],
)
def test_the_applicants_day_says_whether_it_may_move(within: str, due: date, mark: str) -> None:
    told = story(within)
    told.decide(told.officer("Rina"), "kembali", reason="Buram")
    task = said(told, "task")
    assert isinstance(task, dict)
    assert (task["due_on"], task["provisional"]) == (due, mark)


def test_so_does_the_end_of_the_cases_time() -> None:
    limit = said(story("14 days"), "time_limit")
    assert isinstance(limit, dict)
    assert limit["provisional_en"] == "Provisional: the holidays of 2027 are not decreed yet."
