"""What the books tell to whoever may read them: sums by account code, and lists of what belongs together nowhere.

Whoever keeps the books is told of every agency, who oversees an agency what is that agency's, anybody else nothing.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Protocol

from licensing.city.people import Party
from licensing.money.budget.accounts import AccountCode
from licensing.money.budget.lists import Taxed
from licensing.money.budget.rows import Adrift, Expiring, Leak, Moved, Owed, Slip, Takings, Unslipped, Worked
from licensing.money.budget.targets import Entering, Target
from licensing.words.identifiers import AgencyId, PermitId


class Revenue(Protocol):
    """The books as reports read them."""

    def paid(self, party: Party, *, since: date, until: date) -> tuple[Takings, ...]:
        """What was paid from one day to another, both included, in the order of days."""
        ...

    def moved(self, party: Party, *, until: date) -> tuple[Moved, ...]:
        """Everything that changed what is owed, by months, from the first posting to a day."""
        ...

    def owed(self, party: Party, *, on: date) -> tuple[Owed, ...]:
        """What is owed at the end of a day, by age."""
        ...

    def ending(self, party: Party) -> tuple[Expiring, ...]:
        """Every licence there was, by the months in which it was issued and ends."""
        ...

    def worked(self, party: Party, *, since: datetime, until: datetime) -> tuple[Worked, ...]:
        """Decisions, and how long they took, of those whom the party oversees; of all for whoever keeps the books."""
        ...

    def adrift(self, party: Party, *, limit: int) -> tuple[Adrift, ...]:
        """Money that belongs to nobody yet, oldest first; for whoever keeps the books."""
        ...

    def leaks(
        self, party: Party, taxed: frozenset[PermitId], points: Mapping[PermitId, str], *, on: date
    ) -> tuple[Leak, ...]:
        """Where the register and the newest tax list disagree on a day; nothing before there is a list.

        Args:
            taxed: permit types that pay tax.
            points: of a permit type the answer that is its place.
        """
        ...

    def targets(self, party: Party) -> tuple[Target, ...]:
        """Every target that was entered, in that order; for whoever keeps books or oversees somebody."""
        ...

    def enter_targets(
        self, decide: Callable[[tuple[Target, ...]], tuple[Entering, ...]]
    ) -> tuple[Target, ...]:
        """Add what `decide` makes of those there are, one writer at a time; needs the role `izin_worker`."""
        ...

    def add_tax_list(self, objects: tuple[Taxed, ...]) -> bool:
        """Keep a list as the newest; False where it is the newest already. Needs the role `izin_worker`."""
        ...

    def slip(
        self, party: Party, agency: AgencyId, day: date, names: Mapping[AccountCode, str]
    ) -> Slip | None:
        """The slip of an agency for a day that is over, the same however often; None where nothing is handed over.

        Args:
            names: of account codes, as they stand on a slip that is made now.

        Raises:
            CommandRefused: `not-yours` for whoever keeps no books, `too-early` for a day that is not over.
        """
        ...

    def slips(self, party: Party, *, since: date, until: date) -> tuple[Slip, ...]:
        """The slips of these days that were made, by day and number; for whoever keeps the books."""
        ...

    def unslipped(self, party: Party, *, on: date) -> tuple[Unslipped, ...]:
        """What was paid up to a day and is in no slip, by agency; for whoever keeps the books."""
        ...
