"""What the core's users need from the outside, as interfaces. `storage` implements them, `flows.wiring` connects them.

`scenarios` has them in memory, all but the outbox and the audit; `tests/ports` holds each to the same promises.

Every call that concerns a case says who asks: a `Party` sees only what it may see, in the query and again in the
database. All instants are aware; `now` is an argument, save for leases: workers on many machines share the clock of the
records.
"""

from licensing.ports.accounts import Accounts
from licensing.ports.archive import Archive, Published
from licensing.ports.audit import Audit, AuditReport, Breach
from licensing.ports.cases import CaseFile, Cases, Found
from licensing.ports.deadlines import Deadlines, Recount
from licensing.ports.decrees import Decrees
from licensing.ports.documents import Documents
from licensing.ports.drafts import Drafts
from licensing.ports.guesses import Guesses
from licensing.ports.health import Health, PartHealth
from licensing.ports.inboxes import EscalatedTask, First, InboxRow, Only, Sought, TaskCount
from licensing.ports.incoming import Incoming
from licensing.ports.outbox import HANDED_OVER, Outbox, Owing, Push, Stuck, Trouble, Turn
from licensing.ports.people import People
from licensing.ports.previews import Previews
from licensing.ports.receipts import Payable, Receipts
from licensing.ports.registered import RegisteredLicence
from licensing.ports.revenue import Revenue
from licensing.ports.scarce import Scarce, Taken
from licensing.ports.served import Served, ServedCases, ServedLines, ServedTasks, Skip, StoodStill
from licensing.ports.submissions import Purpose, Receipt
from licensing.ports.treasury import OtherTelling, Received, Treasury, Which
from licensing.ports.waiting import FilesMoved, FilesWaiting, WaitingFiles

__all__ = [
    "HANDED_OVER",
    "Accounts",
    "Archive",
    "Audit",
    "AuditReport",
    "Breach",
    "CaseFile",
    "Cases",
    "Deadlines",
    "Decrees",
    "Documents",
    "Drafts",
    "EscalatedTask",
    "FilesMoved",
    "FilesWaiting",
    "First",
    "Found",
    "Guesses",
    "Health",
    "InboxRow",
    "Incoming",
    "Only",
    "OtherTelling",
    "Outbox",
    "Owing",
    "PartHealth",
    "Payable",
    "People",
    "Previews",
    "Published",
    "Purpose",
    "Push",
    "Receipt",
    "Receipts",
    "Received",
    "Recount",
    "RegisteredLicence",
    "Revenue",
    "Scarce",
    "Served",
    "ServedCases",
    "ServedLines",
    "ServedTasks",
    "Skip",
    "Sought",
    "StoodStill",
    "Stuck",
    "Taken",
    "TaskCount",
    "Treasury",
    "Trouble",
    "Turn",
    "WaitingFiles",
    "Which",
]
