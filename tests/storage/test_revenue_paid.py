"""What a case that is billed and paid leaves in the reports of the books."""

from dataclasses import replace
from datetime import date, timedelta

from licensing.city.oversight import Oversight
from licensing.money.budget.accounts import AccountCode
from licensing.process.graph import Process
from portal.acts.revenue import aged, forecasts, realisation, taxed
from storage import Records
from tests.storage.money import PAID_FOR, billed, debt_of, receipt
from tests.storage.process import NOW, officer, publish, trial

CHARGE = AccountCode("4.1.02.03.01.0001")
TREASURER = replace(officer("budi"), oversees=Oversight(keeps_books=True))
HEAD = replace(officer("budi"), oversees=Oversight(frozenset({"dpmptsp"})))
TODAY = NOW.date()


def taxing() -> Process:
    return trial(PAID_FOR.replace(CHARGE, "4.1.01.09.01.0001"))


def test_reports_tell_what_a_case_left_in_the_books(portal: Records, worker: Records) -> None:
    publish(worker, PAID_FOR)
    application = billed(portal)
    code = debt_of(portal.cases.view(officer("rina"), application).case).codes[-1]
    billed(portal, "Budi Santoso")
    assert portal.receipts.receive([receipt("A1", 150_000, code), receipt("A2", 9_000, "salah")]) == [
        "new",
        "new",
    ]
    for who in (TREASURER, HEAD):
        found = realisation(portal.revenue, who, until=TODAY)
        assert [(each.account, each.amount) for each in found.accounts] == [(CHARGE, 150_000)]
        (debt,) = aged(portal.revenue.owed(who, on=TODAY + timedelta(days=31)))
        assert (debt.account, debt.amounts["1-30"], debt.count) == (CHARGE, 150_000, 1)
        assert forecasts(portal.revenue, who, today=TODAY)[0].pipeline == 150_000
    assert [(each.amount, each.left) for each in portal.revenue.adrift(TREASURER, limit=9)] == [
        (9_000, 9_000)
    ]
    assert portal.revenue.paid(officer("rina"), since=date(2026, 1, 1), until=TODAY) == ()


def test_permit_types_are_taxed_by_what_they_ask_to_be_paid() -> None:
    assert taxed((), (trial(PAID_FOR),)) == frozenset[str]()
    assert taxed((), (taxing(),)) == {taxing().permit}
