"""An export of the records: one JSON text per line, for whoever checks them without the database.

Every published bundle, every part of one, every entry about people, every decree about working days, every receipt,
every commit in the order it was recorded, after the commits that a head covers that head, then one line per application
with its last digest, one per document and per licence of the public register, one per row of the books, then the
counts. Snapshots are no part of it: they follow from the commits, and are compared with them where they are kept.
"""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from licensing.words.identifiers import ApplicationNumber, Digest, LicenceId, OfficerId, PermitId


@dataclass(frozen=True, slots=True)
class BundleLine:
    """What cases run on: the manifest names every part with its digest."""

    digest: Digest
    manifest: str
    line: Literal["bundle"] = "bundle"


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part of bundles: its text, or its bytes in base64 where it is none."""

    digest: Digest
    text: str | None
    base64: str | None = None
    line: Literal["part"] = "part"

    @staticmethod
    def of(digest: Digest, content: bytes) -> "PartLine":
        try:
            return PartLine(digest, content.decode())
        except UnicodeDecodeError:
            return PartLine(digest, None, b64encode(content).decode())

    @property
    def content(self) -> bytes:
        """Raises ValueError where it is neither."""
        return (self.text or "").encode() if self.base64 is None else b64decode(self.base64, validate=True)


@dataclass(frozen=True, slots=True)
class CommitLine:
    """What one transaction added to a case: `events` is their text, `first` and `last` are their sequences."""

    application: ApplicationNumber
    number: int
    first: int
    last: int
    at: datetime
    events: str
    previous: Digest
    digest: Digest
    line: Literal["commit"] = "commit"


@dataclass(frozen=True, slots=True)
class PersonLine:
    """The `number`-th entry about people: its text, as it was recorded."""

    number: int
    officer: OfficerId
    entry: str
    previous: Digest
    digest: Digest
    line: Literal["person"] = "person"


@dataclass(frozen=True, slots=True)
class DecreeLine:
    """The `number`-th decree about working days: its text, as it was recorded."""

    number: int
    entry: str
    previous: Digest
    digest: Digest
    line: Literal["decree"] = "decree"


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """The `number`-th receipt: its text, as it was first told, and the columns that repeat it."""

    number: int
    receipt: str
    amount: int
    paid_at: datetime
    reference: str
    entry: str
    previous: Digest
    digest: Digest
    line: Literal["receipt"] = "receipt"


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A row of the books, the `row`-th because of `event`; without `application` it is that of a receipt alone."""

    kind: str
    debit: str
    credit: str
    amount: int
    account: str
    day: date
    agency: str
    permit: str
    application: ApplicationNumber | None
    debt: str
    receipt: str | None
    event: int | None
    row: int | None
    line: Literal["ledger"] = "ledger"


@dataclass(frozen=True, slots=True)
class HeadLine:
    """`people_digest` is that of the last of the `people` entries that stood; None in heads that cover none of them.

    So are `decrees_digest` and `decrees`, and `receipts_digest` and `receipts`.
    """

    number: int
    sealed_at: datetime
    commits: int
    previous: Digest
    digest: Digest
    line: Literal["head"] = "head"
    people: int = 0
    people_digest: Digest | None = None
    decrees: int = 0
    decrees_digest: Digest | None = None
    receipts: int = 0
    receipts_digest: Digest | None = None


@dataclass(frozen=True, slots=True)
class CaseLine:
    application: ApplicationNumber
    version: int
    digest: Digest
    line: Literal["case"] = "case"


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """What the public register says of a document, a licence or a letter of refusal, and of which permit it is."""

    verification: str
    application: ApplicationNumber
    kind: str
    number: str
    name_id: str
    name_en: str
    holder: str
    made_at: datetime
    sha256: Digest
    line: Literal["document"] = "document"


@dataclass(frozen=True, slots=True)
class LicenceLine:
    """What the register says of a licence: what it was issued with, and what was last done to it."""

    licence: LicenceId
    application: ApplicationNumber
    permit: PermitId
    number: str
    holder: str
    issued_at: datetime
    valid_from: date
    valid_until: date | None
    standing: str
    changed_at: datetime | None
    reason: str
    renewed_by: LicenceId | None
    key: str | None = None
    line: Literal["licence"] = "licence"


@dataclass(frozen=True, slots=True)
class EndLine:
    applications: int
    commits: int
    heads: int
    line: Literal["end"] = "end"
    people: int = 0
    decrees: int = 0
    receipts: int = 0
    postings: int = 0


Line = (
    BundleLine
    | PartLine
    | PersonLine
    | DecreeLine
    | ReceiptLine
    | LedgerLine
    | CommitLine
    | HeadLine
    | CaseLine
    | DocumentLine
    | LicenceLine
    | EndLine
)

_LINE: TypeAdapter[Line] = TypeAdapter(Annotated[Line, Field(discriminator="line")])


def write_line(line: Line) -> str:
    """A line of an export, without its line break."""
    return _LINE.dump_json(line).decode()


def read_line(text: str) -> Line:
    """The line of a text; raises ValueError for any other."""
    return _LINE.validate_json(text)
