"""Books in which nothing stands yet: every question has an answer, and there is nothing in it."""

from dataclasses import replace
from datetime import date

from licensing.city.oversight import Oversight
from licensing.words.identifiers import AgencyId, PermitId
from portal.acts.revenue import aged, forecasts, realisation
from storage import Records
from tests.storage.process import NOW, officer

TREASURER = replace(officer("budi"), oversees=Oversight(keeps_books=True))
TODAY = NOW.date()


def test_nothing_is_told_of_nothing(portal: Records) -> None:
    revenue = portal.revenue
    assert revenue.moved(TREASURER, until=TODAY) == ()
    assert realisation(revenue, TREASURER, until=TODAY).accounts == ()
    assert aged(revenue.owed(TREASURER, on=TODAY)) == ()
    assert [each.came for each in forecasts(revenue, TREASURER, today=TODAY)] == [()]
    assert revenue.leaks(TREASURER, frozenset({PermitId("coba")}), {}, on=TODAY) == ()
    assert revenue.slip(TREASURER, AgencyId("dpmptsp"), date(2026, 1, 5), {}) is None
    assert revenue.unslipped(TREASURER, on=TODAY) == ()
    assert revenue.adrift(TREASURER, limit=5) == ()
