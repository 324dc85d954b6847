"""What is held of scarce things. No SQL beside the name of the function, `scarce_v1` in `sql/scarce_v1.sql`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from pydantic import TypeAdapter
from pydantic_core import to_json
from sqlalchemy import text

from licensing.city.people import Officer, Service
from licensing.ports.scarce import Taken
from storage.database import Database

_TAKEN: Final = text("""
select pool, key, things, coalesce(is_held, false) as is_held, until, coalesce(takes, 0) as takes,
       coalesce(days, '[]') as days
from scarce_v1(cast(:asked as jsonb), :roles, :today, :sought, :most)
order by pool, key collate "C"
""")
_ROWS: Final = TypeAdapter(tuple[Taken, ...])


@dataclass(frozen=True, slots=True)
class SqlScarce:
    """`Scarce` on PostgreSQL."""

    database: Database

    def taken(
        self,
        party: Officer | Service,
        pools: Mapping[str, bool],
        *,
        on: date,
        sought: str = "",
        limit: int = 200,
    ) -> tuple[Taken, ...]:
        if not pools:
            return ()
        roles = ",".join(map(str, party.known_by)) if isinstance(party, Officer) else None
        asked = [{"pool": pool, "is_open": is_open} for pool, is_open in pools.items()]
        values = {
            "asked": to_json(asked).decode(),
            "roles": roles,
            "today": on,
            "sought": sought,
            "most": limit,
        }
        with self.database.transaction() as connection:
            rows = [dict(row) for row in connection.execute(_TAKEN, values).mappings()]
        return _ROWS.validate_python(rows)
