"""Cases: what an officer looks for in her inbox, and how many tasks wait for her."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product

import pytest

from licensing.city.people import Officer
from licensing.ports import InboxRow, Only, Sought
from licensing.ports.inboxes import First
from licensing.words.identifiers import PermitId, StepId
from tests.ports.stories import Ports
from tests.storage.process import DEFINITION, DOCUMENTS, NOW, TYPED, officer, publish, trial
from tests.storage.stories import claim, complete, submitted

SLOW = DEFINITION.replace("within: 1 working day", "within: 9 working days")
NEVER = DEFINITION.replace(", within: 1 working day}", "}")
ONLY: tuple[Only, ...] = ("all", "mine", "late", "today")
FIRST: tuple[First, ...] = ("urgent", "oldest", "newest")


@pytest.fixture
def rina(portal: Ports, izin: Ports) -> Officer:
    """A desk with tasks of every sort: taken, late, due today, due later, and for ever."""
    for text in (SLOW, NEVER):
        publish(izin, text)
    for text, days in ((DEFINITION, 0), (DEFINITION, -1), (SLOW, 0), (NEVER, -3)):
        portal.cases.submit(trial(text), TYPED, DOCUMENTS, now=NOW + timedelta(days=days))
    claim(portal, officer("rina"), submitted(portal), "kelengkapan")
    claim(portal, officer("joko"), submitted(portal), "kelengkapan")
    complete(portal)
    rina, sari = officer("rina"), officer("sari")
    return replace(rina, roles=(*rina.roles, *sari.roles))


def expected(rows: tuple[InboxRow, ...], sought: Sought, who: Officer) -> list[str]:
    """What is looked for, from the whole inbox by the words of the promise."""
    found: list[InboxRow] = []
    for row in rows:
        late = row.due is not None and sought.now >= row.due
        sort = {
            "all": True,
            "mine": row.claimed_by == who.id,
            "late": late,
            "today": row.due is not None
            and not late
            and row.due - timedelta(microseconds=1) < midnight(sought.now),
        }
        if sought.is_free and row.claimed_by not in (None, who.id):
            continue
        if sort[sought.only] and sought.permit in (None, row.permit) and sought.step in (None, row.step):
            found.append(row)
    if sought.first == "oldest":
        found.sort(key=lambda row: (row.opened_at, row.task))
    if sought.first == "newest":
        found.sort(key=lambda row: (row.opened_at, row.task), reverse=True)
    return [row.task for row in found]


def midnight(now: datetime) -> datetime:
    """The next one in the city, which is seven hours ahead of UTC all year."""
    return (now + timedelta(hours=7)).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(hours=17)


def test_what_is_looked_for_is_found_in_the_order_asked_for(portal: Ports, rina: Officer) -> None:
    whole = portal.cases.inbox(rina, limit=500)
    permits = (None, whole[0].permit, PermitId("lain"))
    steps = (None, *{row.step for row in whole}, StepId("lain"))
    some = 0
    for now, only, permit, step, first, is_free in product(
        (NOW, NOW + timedelta(hours=26)), ONLY, permits, steps, FIRST, (False, True)
    ):
        sought = Sought(now, only, permit, step, first, is_free)
        found = [row.task for row in portal.cases.inbox(rina, sought=sought, limit=500)]
        assert found == expected(whole, sought, rina), sought
        some += 0 < len(found) < len(whole)
    assert some > 40


def test_what_is_looked_for_is_read_page_by_page(portal: Ports, rina: Officer) -> None:
    sought = Sought(NOW, first="newest")
    whole = portal.cases.inbox(rina, sought=sought, limit=500)
    assert portal.cases.inbox(rina, sought=sought, limit=2, offset=1) == whole[1:3]


def test_as_many_are_counted_as_are_found(portal: Ports, rina: Officer) -> None:
    for now in (NOW, NOW + timedelta(hours=26)):
        counts = portal.cases.waiting(rina, now=now)
        assert len({(each.permit, each.step) for each in counts}) == len(counts)
        for only, each in product(ONLY, counts):
            sought = Sought(now, only, each.permit, each.step)
            assert each.of(only) == len(portal.cases.inbox(rina, sought=sought, limit=500)), sought
        assert sum(each.all for each in counts) == len(portal.cases.inbox(rina, limit=500))


def test_nothing_waits_for_whoever_has_no_role(portal: Ports, rina: Officer) -> None:
    nobody = replace(rina, roles=())
    assert portal.cases.waiting(nobody, now=NOW) == ()
    assert portal.cases.inbox(nobody, sought=Sought(NOW, "late")) == ()
