"""Turns: cases whose rows the release before wrote do not say what keeps her from them, and are read on past."""

from datetime import timedelta

import psycopg

from licensing.case.ahead import Ahead, AllAhead
from licensing.case.commands import Suspend
from storage import Records
from tests.storage.process import DEFINITION, DOCUMENTS, NOW, TYPED, officer, publish, trial
from tests.storage.stories import task

SUSPENDABLE = DEFINITION.replace(
    "steps:", "anytime: {suspend: {by: dpmptsp.kepala_dinas, resume: dpmptsp.kepala_dinas}}\nsteps:", 1
)


def test_behind_suspended_cases_of_the_release_before_the_next_one_is_found_and_counted(
    portal: Records, worker: Records, database_url: str
) -> None:
    publish(worker, SUSPENDABLE)
    process = trial(SUSPENDABLE)
    *waiting, first, mine = (
        portal.cases.submit(process, TYPED, DOCUMENTS, now=NOW - timedelta(days=days)).application
        for days in (*[7] * 41, 6, 0)
    )
    for each in waiting:
        portal.cases.handle(officer("budi"), each, Suspend("Sengketa."), now=NOW)
    with psycopg.connect(database_url.replace("+psycopg", "")) as owner:
        owner.execute("set role izin_worker")
        told = owner.execute("update tasks set is_suspended = false where is_suspended")
    assert told.rowcount == len(waiting)
    rina = officer("rina")
    file = portal.cases.view(rina, mine)
    found = portal.cases.ahead(rina, file, task(mine, "kelengkapan", "dpmptsp"))
    assert found == AllAhead((Ahead(first, NOW - timedelta(days=6)),), 1)
