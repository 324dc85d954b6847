"""placeholder"""
from dataclasses import dataclass
from collections.abc import Iterator
from datetime import datetime
from licensing.ports import AuditReport
from storage.database import Database
@dataclass(frozen=True, slots=True)
class SqlAudit:
    database: Database
    def seal(self, *, now: datetime) -> bool:
        raise NotImplementedError
    def export(self) -> Iterator[str]:
        raise NotImplementedError
    def verify(self) -> AuditReport:
        raise NotImplementedError
