"""What the books tell. The SQL is in `sql/`: `revenue_v1`, `targets_v1`, `tax_lists_v1`; here are lists of tables.

Who asks is the transaction's to say (`Database.reading`).
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Final

from pydantic import TypeAdapter
from sqlalchemy import Connection, TextClause, func, insert, select, text

from licensing.case.refusals.paying import slip_not_hers, slip_too_early
from licensing.city.people import Party, keeps_books
from licensing.clock.calendar import WIB
from licensing.money.budget.accounts import AccountCode
from licensing.money.budget.lists import Taxed
from licensing.money.budget.rows import (
    Adrift,
    Expiring,
    Leak,
    Moved,
    Owed,
    Slip,
    SlipLine,
    Takings,
    Unslipped,
    Worked,
)
from licensing.money.budget.targets import Entering, Target
from licensing.words.identifiers import AgencyId, PermitId
from storage.database import Database
from storage.tables import slip_lines, slips, targets, tax_lists, tax_objects

_LOCK: Final = 4_921_570_314
"""Any number, as long as only this module uses it."""
_LOOKED_AT: Final = 200
"""So many of the latest decisions of a step say how long one takes."""

_PAID: Final = text("select * from paid_v1(:since, :until) order by day, account, agency, permit")
_MOVED: Final = text("select * from moved_v1('-infinity', :until)")
_OWED: Final = text("select * from owed_v1(:on)")
_ENDING: Final = text("select * from ending_v1()")
_WORKED: Final = text("select * from worked_v1(:since, :until, :most)")
_UNSLIPPED: Final = text("select * from unslipped_v1(:on) order by agency")
_LEAKS: Final = text("""
select * from leaks_v1(cast(:taxed as jsonb), cast(:points as jsonb), :on) order by leak, permit, number, object
""")
_ADRIFT: Final = text("""
select receipt, paid_at, reference, channel, amount, left_over as left
from receipts
where application is null
order by paid_at, receipt
limit :limit
""")
_SLIP: Final = text("select slip_v1(:agency, :day, cast(:names as jsonb))")

_READ_PAID: Final = TypeAdapter(tuple[Takings, ...])
_READ_MOVED: Final = TypeAdapter(tuple[Moved, ...])
_READ_OWED: Final = TypeAdapter(tuple[Owed, ...])
_READ_ENDING: Final = TypeAdapter(tuple[Expiring, ...])
_READ_WORKED: Final = TypeAdapter(tuple[Worked, ...])
_READ_UNSLIPPED: Final = TypeAdapter(tuple[Unslipped, ...])
_READ_LEAKS: Final = TypeAdapter(tuple[Leak, ...])
_READ_ADRIFT: Final = TypeAdapter(tuple[Adrift, ...])
_READ_LINE: Final = TypeAdapter(SlipLine)


@dataclass(frozen=True, slots=True)
class SqlRevenue:
    """`Revenue` on PostgreSQL."""

    database: Database

    def paid(self, party: Party, *, since: date, until: date) -> tuple[Takings, ...]:
        return _READ_PAID.validate_python(self._rows(party, _PAID, since=since, until=until))

    def moved(self, party: Party, *, until: date) -> tuple[Moved, ...]:
        return _READ_MOVED.validate_python(self._rows(party, _MOVED, until=until))

    def owed(self, party: Party, *, on: date) -> tuple[Owed, ...]:
        return _READ_OWED.validate_python(self._rows(party, _OWED, on=on))

    def ending(self, party: Party) -> tuple[Expiring, ...]:
        return _READ_ENDING.validate_python(self._rows(party, _ENDING))

    def worked(self, party: Party, *, since: datetime, until: datetime) -> tuple[Worked, ...]:
        asked = {"since": since, "until": until, "most": _LOOKED_AT}
        return _READ_WORKED.validate_python(self._rows(party, _WORKED, **asked))

    def adrift(self, party: Party, *, limit: int) -> tuple[Adrift, ...]:
        return _READ_ADRIFT.validate_python(self._rows(party, _ADRIFT, limit=limit))

    def leaks(
        self, party: Party, taxed: frozenset[PermitId], points: Mapping[PermitId, str], *, on: date
    ) -> tuple[Leak, ...]:
        asked = {"taxed": json.dumps(sorted(taxed)), "points": json.dumps(dict(points)), "on": on}
        return _READ_LEAKS.validate_python(self._rows(party, _LEAKS, **asked))

    def targets(self, party: Party) -> tuple[Target, ...]:
        with self.database.reading(party) as connection:
            return _targets(connection)

    def enter_targets(
        self, decide: Callable[[tuple[Target, ...]], tuple[Entering, ...]]
    ) -> tuple[Target, ...]:
        with self.database.transaction() as connection:
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
            known = _targets(connection)
            made = decide(known)
            if made:
                connection.execute(insert(targets), [asdict(each) for each in made])
            return _targets(connection)[len(known) :]

    def add_tax_list(self, objects: tuple[Taxed, ...]) -> bool:
        rows = [asdict(each) for each in sorted(objects, key=lambda each: each.object)]
        digest = sha256(json.dumps(rows, default=str).encode()).hexdigest()
        with self.database.transaction() as connection:
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
            newest = select(tax_lists.c.digest).order_by(tax_lists.c.position.desc()).limit(1)
            if connection.scalar(newest) == digest:
                return False
            position = connection.scalar(
                insert(tax_lists).values(digest=digest).returning(tax_lists.c.position)
            )
            if rows:
                connection.execute(insert(tax_objects), [{"list": position, **row} for row in rows])
        return True

    def slip(
        self, party: Party, agency: AgencyId, day: date, names: Mapping[AccountCode, str]
    ) -> Slip | None:
        if not keeps_books(party):
            raise slip_not_hers()
        if day >= datetime.now(WIB).date():
            raise slip_too_early()
        asked = {"agency": agency, "day": day, "names": json.dumps(dict(names))}
        with self.database.reading(party) as connection:
            number = connection.scalar(_SLIP, asked)
            return next(iter(_slips(connection, number=number)), None) if number else None

    def slips(self, party: Party, *, since: date, until: date) -> tuple[Slip, ...]:
        with self.database.reading(party) as connection:
            return _slips(connection, since=since, until=until)

    def unslipped(self, party: Party, *, on: date) -> tuple[Unslipped, ...]:
        return _READ_UNSLIPPED.validate_python(self._rows(party, _UNSLIPPED, on=on))

    def _rows(self, party: Party, query: TextClause, **asked: object) -> list[dict[str, object]]:
        with self.database.reading(party) as connection:
            return [dict(row) for row in connection.execute(query, asked).mappings()]


def _targets(connection: Connection) -> tuple[Target, ...]:
    rows = connection.execute(select(targets).order_by(targets.c.position)).mappings()
    return tuple(
        Target(
            row["position"],
            Entering(
                row["year"], AccountCode(row["account"]), row["amount"], row["since"], row["decree"],
                row["takes_back"],
            ),
        )
        for row in rows
    )  # fmt: skip


def _slips(
    connection: Connection, *, number: str | None = None, since: date = date.min, until: date = date.max
) -> tuple[Slip, ...]:
    """Those of some days, or the one of a number."""
    is_asked = slips.c.number == number if number else slips.c.day.between(since, until)
    query = (
        select(slips.c.number, slips.c.agency, slips.c.day, slip_lines)
        .join(slip_lines, slip_lines.c.number == slips.c.number)
        .where(is_asked)
        .order_by(slips.c.day, slips.c.number, slip_lines.c.of_day, slip_lines.c.account)
    )
    heads: dict[str, tuple[AgencyId, date]] = {}
    lines: dict[str, list[SlipLine]] = {}
    names = tuple(SlipLine.__dataclass_fields__)
    for row in connection.execute(query).mappings():
        heads[row["number"]] = AgencyId(row["agency"]), row["day"]
        line = _READ_LINE.validate_python({name: row[name] for name in names})
        lines.setdefault(row["number"], []).append(line)
    return tuple(Slip(each, *heads[each], tuple(own)) for each, own in lines.items())
