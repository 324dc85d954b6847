"""Licences: what each event makes of one, and what it is worth on a day."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from licensing.register.events import (
    LicenceAmended,
    LicenceEvent,
    LicenceExpired,
    LicenceIssued,
    LicenceReinstated,
    LicenceRenewed,
    LicenceRevoked,
    LicenceSuspended,
)
from licensing.register.licences import Licence, evolve
from licensing.words.identifiers import LicenceId

THEN, NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC), datetime(2026, 5, 4, 2, 0, tzinfo=UTC)
ID, OTHER = LicenceId("REG-CONTOH-20260302-00001.terbit.1"), LicenceId("REG-CONTOH-20270302-00001.terbit.1")
FROM, UNTIL = date(2026, 3, 5), date(2027, 3, 4)
ISSUED = LicenceIssued(THEN, ID, "7/2026", FROM, UNTIL)
LICENCE = Licence(ID, "7/2026", THEN, FROM, UNTIL)
SUSPENDED = replace(LICENCE, standing="suspended", reason="belum bayar", changed_at=THEN)


def test_a_licence_is_issued() -> None:
    assert evolve(None, ISSUED) == LICENCE
    assert (LICENCE.standing, LICENCE.changed_at, LICENCE.reason, LICENCE.renewed_by) == (
        "issued",
        None,
        "",
        None,
    )


@pytest.mark.parametrize(
    ("before", "event", "after"),
    [
        (
            LICENCE,
            LicenceSuspended(NOW, ID, "sebab"),
            replace(LICENCE, standing="suspended", reason="sebab", changed_at=NOW),
        ),
        (SUSPENDED, LicenceReinstated(NOW, ID), replace(LICENCE, changed_at=NOW)),
        (
            LICENCE,
            LicenceAmended(NOW, ID, date(2030, 1, 1)),
            replace(LICENCE, valid_until=date(2030, 1, 1), changed_at=NOW),
        ),
        (
            SUSPENDED,
            LicenceAmended(NOW, ID, None),
            replace(SUSPENDED, valid_until=None, changed_at=NOW),
        ),
        (
            LICENCE,
            LicenceRenewed(NOW, ID, OTHER),
            replace(LICENCE, standing="renewed", renewed_by=OTHER, changed_at=NOW),
        ),
        (
            SUSPENDED,
            LicenceRevoked(NOW, ID, "sebab"),
            replace(LICENCE, standing="revoked", reason="sebab", changed_at=NOW),
        ),
        (LICENCE, LicenceExpired(NOW, ID), replace(LICENCE, standing="expired", changed_at=NOW)),
    ],
)
def test_each_event_changes_exactly_this(before: Licence, event: LicenceEvent, after: Licence) -> None:
    assert evolve(before, event) == after


def test_a_licence_begins_by_being_issued() -> None:
    with pytest.raises(ValueError, match=rf"^{ID} begins with licence-issued, not licence-expired$"):
        evolve(None, LicenceExpired(NOW, ID))


def test_no_licence_is_issued_twice() -> None:
    with pytest.raises(ValueError, match=rf"^{ID} was issued already$"):
        evolve(LICENCE, ISSUED)


BEFORE, FIRST, LAST, AFTER = date(2026, 3, 4), FROM, UNTIL, date(2027, 3, 5)
DAYS: dict[str, tuple[str, str, str, str]] = {
    "issued": ("not-yet-in-force", "in-force", "in-force", "expired"),
    "suspended": ("suspended", "suspended", "suspended", "expired"),
    "renewed": ("renewed", "renewed", "renewed", "renewed"),
    "revoked": ("revoked", "revoked", "revoked", "revoked"),
    "expired": ("expired", "expired", "expired", "expired"),
}


@pytest.mark.parametrize(
    ("event", "statuses"),
    [
        (None, DAYS["issued"]),
        (LicenceSuspended(NOW, ID, ""), DAYS["suspended"]),
        (LicenceRenewed(NOW, ID, OTHER), DAYS["renewed"]),
        (LicenceRevoked(NOW, ID, ""), DAYS["revoked"]),
        (LicenceExpired(NOW, ID), DAYS["expired"]),
    ],
)
def test_a_licence_is_worth_this_before_on_and_after_its_first_and_last_day(
    event: LicenceEvent | None, statuses: tuple[str, ...]
) -> None:
    licence = LICENCE if event is None else evolve(LICENCE, event)
    assert tuple(licence.status(on=day) for day in (BEFORE, FIRST, LAST, AFTER)) == statuses


def test_a_licence_without_end_does_not_expire_of_itself() -> None:
    for_ever = replace(LICENCE, valid_until=None)
    assert for_ever.status(on=date(2126, 3, 5)) == "in-force"
    assert replace(for_ever, standing="suspended").status(on=date(2126, 3, 5)) == "suspended"


def test_a_licence_of_one_day_is_in_force_on_it() -> None:
    licence = replace(LICENCE, valid_until=FROM)
    assert [licence.status(on=day) for day in (BEFORE, FROM, date(2026, 3, 6))] == [
        "not-yet-in-force",
        "in-force",
        "expired",
    ]
