"""What does not succeed is listed across cases, tried at once, and given up on the record."""

from datetime import timedelta

from licensing.case.commands import ReportEffect
from licensing.city.people import Service
from licensing.history.effects import Dismissed
from licensing.ports import Turn
from licensing.words.identifiers import ApplicationNumber, EffectKey
from portal.acts.owed import Choice, owed_still
from storage import Records
from tests.storage.process import NOW
from tests.storage.stories import submitted, version

AN_HOUR = timedelta(hours=1)
LATER = NOW + AN_HOUR


def fails(portal: Records, worker: Records, why: str) -> ApplicationNumber:
    application = submitted(portal)
    worker.outbox.claim_named("w", (application,), lease_seconds=60)
    seen = version(worker, application)
    told = f"{application} / kelengkapan / notify received: {why}"
    worker.outbox.release("w", [Turn(application, seen, seen, told, AN_HOUR)], now=NOW)
    return application


def test_what_is_stuck_is_listed_with_its_reason_and_tried_at_once(portal: Records, worker: Records) -> None:
    busy, broken = fails(portal, worker, "busy (code 451)."), fails(portal, worker, "this is a bug.")
    submitted(portal)
    found = owed_still(worker.outbox.stuck(), Choice())
    assert {(each.application, each.what, each.why, each.retry_at) for each in found} == {
        (busy, "notify received", "busy (code 451).", LATER),
        (broken, "notify received", "this is a bug.", LATER),
    }
    chosen = owed_still(worker.outbox.stuck(), Choice(reason="CODE 451"))
    assert [each.application for each in chosen] == [busy]
    assert owed_still(worker.outbox.stuck(), Choice(kind="render")) == ()
    assert worker.outbox.claim_named("w", (busy,), lease_seconds=60)
    assert worker.outbox.try_now((busy, broken), now=NOW) == (broken,)
    assert {each.retry_at for each in worker.outbox.stuck()} == {None, NOW}


def test_what_is_given_up_is_owed_no_more(portal: Records, worker: Records) -> None:
    application = fails(portal, worker, "this is a bug.")
    key, gone = EffectKey(f"{application}.received.notify"), Dismissed("Tia", "Ditelepon.")
    case = worker.cases.handle(Service(), application, ReportEffect(key, gone), now=NOW)
    assert case.performed[key] == gone
    assert application not in [each.application for each in worker.outbox.stuck()]
    last = worker.cases.view(Service(), application).events[-1]
    assert (last.type, getattr(last, "result", None)) == ("effect-performed", gone)
