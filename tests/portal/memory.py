"""The ports in memory as the portal's suite needs them: one PIN for all, codes to be read, bundles nobody opens."""

from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from licensing.case.commands import ReportEffect
from licensing.city.people import Service
from licensing.city.register import AgencyRegister
from licensing.city.roster import Roster, beginning
from licensing.clock.calendar import WIB
from licensing.forms.inspected import Inspect, by_beginning
from licensing.history.effects import Effect, Result, Store, Stored
from licensing.money.budget.accounts import NO_ACCOUNT_CODES, AccountCodes
from licensing.process.bundle import Bundle
from licensing.process.graph import Process
from licensing.scenarios.memory_accounts import MemoryAccounts
from licensing.scenarios.memory_archive import MemoryArchive
from licensing.scenarios.memory_cases import MemoryCases
from licensing.scenarios.memory_documents import MemoryDocuments
from licensing.scenarios.memory_drafts import MemoryDrafts
from licensing.scenarios.memory_people import MemoryPeople
from licensing.scenarios.memory_pins import MemoryPins
from licensing.scenarios.memory_receipts import MemoryReceipts
from licensing.scenarios.memory_revenue import MemoryRevenue
from licensing.scenarios.memory_treasury import MemoryTreasury
from licensing.scenarios.numbers import Numbers
from licensing.scenarios.standing_in import performed
from licensing.words.identifiers import ApplicationNumber, OfficerId

PIN = "482913"


@dataclass(frozen=True, slots=True)
class Memory:
    """Everything a portal stands on, in memory."""

    register: AgencyRegister
    archive: MemoryArchive
    documents: MemoryDocuments
    accounts: MemoryAccounts
    people: MemoryPeople
    drafts: MemoryDrafts
    cases: MemoryCases
    receipts: MemoryReceipts
    treasury: MemoryTreasury
    revenue: MemoryRevenue = field(default_factory=MemoryRevenue)
    account_codes: AccountCodes = NO_ACCOUNT_CODES

    def perform(self, application: ApplicationNumber, now: datetime) -> None:
        """Carry out all that is owed."""
        while owed := self.cases.view(Service(), application).case.owed:
            for effect in owed.values():
                report = ReportEffect(effect.key, self._performed(effect))
                self.cases.handle(Service(), application, report, now=now)

    def _performed(self, effect: Effect) -> Result:
        if not isinstance(effect, Store):
            return performed(effect)
        key, content = f"licences/{effect.key}.pdf", f"%PDF-{effect.where.step}".encode()
        return Stored(
            self.documents.put_once(key, content, media_type="application/pdf", file_name="izin.pdf")
        )


def in_memory(
    register: AgencyRegister,
    processes: tuple[Process, ...],
    passwords: dict[OfficerId, str],
    *,
    inspect: Inspect = by_beginning,
) -> Memory:
    archive = MemoryArchive()
    for process in processes:
        # No page asks what a process was built from.
        archive.publish(process, Bundle("", process.digest, {}), now=datetime(2026, 1, 1, tzinfo=WIB))
    numbers = Numbers(code=lambda _series, _year, sequence: f"kode{sequence:04d}")
    cases = MemoryCases(archive, register.calendar, MemoryPins(lambda: PIN), Lock(), numbers)
    begun = datetime(2026, 1, 1, tzinfo=WIB)
    people = MemoryPeople(
        Roster(
            beginning(register.officers, since=begun.date(), at=begun), register.former, register.oversights
        )
    )
    return Memory(
        register,
        archive,
        MemoryDocuments(inspect=inspect),
        MemoryAccounts(dict(passwords)),
        people,
        MemoryDrafts(),
        cases,
        receipts := MemoryReceipts(cases),
        MemoryTreasury(receipts),
    )
