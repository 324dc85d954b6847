"""The tables, as queries name them. The migrations make them; a test keeps the two equal.

`commits` is the truth; `bundles` and their `parts` are what it is read with. `cases`, `searches`, `tasks`, `licences`
and `documents_made` are read models, written in the transaction that writes the commit; `case_parties` says who may see
a case; `effects` is what is owed to the outside. `receipts` is the truth about money that came in; what stands in
`bills` and `ledger` follows from both. What each is for and who may see it: README.md. The list is one file, so that it
can be held against the database as a whole.
"""

from decimal import Decimal

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    Table,
    Text,
    UniqueConstraint,
    and_,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import DATEMULTIRANGE, JSONB, ExcludeConstraint

metadata = MetaData()

_INSTANT = DateTime(timezone=True)
_DAYS_APART: ExcludeConstraint = ExcludeConstraint(
    ("pool", "="), ("key", "="), ("days", "&&"), name="shares_days"
)

parts = Table(
    "parts",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

bundles = Table(
    "bundles",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("manifest", Text, nullable=False),
    Column("archived_at", _INSTANT, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("permit", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("digest", Text, ForeignKey("bundles.digest"), nullable=False),
    Column("name_id", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("published_at", _INSTANT, nullable=False),
)

cases = Table(
    "cases",
    metadata,
    Column("application", Text, primary_key=True),
    Column("permit", Text, nullable=False),
    Column("definition", Text, ForeignKey("bundles.digest"), nullable=False),
    Column("submitted_at", _INSTANT, nullable=False),
    Column("applicant", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("commits", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("ending", Text),
    Column("licence_number", Text),
    Column("wakes_at", _INSTANT),
    Column("snapshot", Text),
    Column("snapshot_edition", Text),
    Column("snapshot_digest", Text),
    Column("snapshot_seal", Text),
    Column("counted_by", Text, nullable=False, server_default=""),
    Column("shown", Integer, nullable=False, server_default=text("0")),
    Column("owing", Integer, nullable=False),
    Column("ready_at", _INSTANT),
    Column("worker", Text),
    Column("leased_until", _INSTANT),
    Column("left_by", Text),
    Column("trouble", Text),
    Column("barred", ARRAY(Text), nullable=False, server_default=text("'{}'")),
)
Index("cases_ready", cases.c.ready_at, postgresql_where=text("ready_at IS NOT NULL"))
Index("cases_counted", cases.c.counted_by, postgresql_where=text("ending IS NULL"))
Index("cases_waking", cases.c.wakes_at, postgresql_where=text("wakes_at IS NOT NULL"))

searches = Table(
    "searches",
    metadata,
    Column("application", Text, ForeignKey("cases.application"), primary_key=True),
    Column("submitted_at", _INSTANT, nullable=False),
    Column("searched", Text, nullable=False),
)
Index(
    "searches_searched",
    searches.c.searched,
    postgresql_using="gin",
    postgresql_ops={"searched": "gin_trgm_ops"},
)
Index("searches_newest", searches.c.submitted_at)

case_parties = Table(
    "case_parties",
    metadata,
    Column("application", Text, primary_key=True),
    Column("party", Text, primary_key=True),
)
Index("case_parties_of", case_parties.c.party)

commits = Table(
    "commits",
    metadata,
    Column("application", Text, ForeignKey("cases.application"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("position", BigInteger, Identity(always=True), nullable=False),
    Column("at", _INSTANT, nullable=False),
    Column("events", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("digest", Text, nullable=False),
    UniqueConstraint("position", name="commits_position"),
)

tasks = Table(
    "tasks",
    metadata,
    Column("task", Text, primary_key=True),
    Column("application", Text, nullable=False),
    Column("line", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("round", Integer, nullable=False),
    Column("agency", Text),
    Column("role", Text),
    Column("opened_at", _INSTANT, nullable=False),
    Column("due", _INSTANT),
    Column("claimed_by", Text),
    Column("claimed_name", Text),
    Column("is_open", Boolean, nullable=False),
    Column("member", Text),
    Column("comes_at", _INSTANT),
    Column("ended_at", _INSTANT),
    Column("ended_as", Text),
    Column("is_suspended", Boolean, nullable=False, server_default=text("false")),
    Column("kept_from", ARRAY(Text), nullable=False, server_default=text("'{}'")),
)
Index("tasks_open", tasks.c.agency, tasks.c.role, tasks.c.due, postgresql_where=text("is_open"))
Index("tasks_ended", tasks.c.ended_at, postgresql_where=text("ended_as is not null"))
Index(
    "tasks_taken",
    tasks.c.application,
    tasks.c.step,
    tasks.c.round,
    postgresql_where=text("claimed_by is not null"),
)

escalations = Table(
    "escalations",
    metadata,
    Column("application", Text, ForeignKey("cases.application"), primary_key=True),
    Column("rung", Integer, primary_key=True),
    Column("told", Text, nullable=False),
    Column("since", _INSTANT, nullable=False),
    Column("due", _INSTANT, nullable=False),
    Column("tasks", ARRAY(Text), nullable=False),
)
Index("escalations_of", escalations.c.told, escalations.c.due)
case_clocks = Table(
    "case_clocks",
    metadata,
    Column("application", Text, primary_key=True),
    Column("whose", Text, nullable=False),
    Column("within_amount", Integer, nullable=False),
    Column("within_unit", Text, nullable=False),
    Column("started_at", _INSTANT, nullable=False),
    Column("due", _INSTANT),
    Column("stopped_at", _INSTANT),
    Column("is_late", Boolean, nullable=False),
    Column("pauses", JSONB, nullable=False),
)
Index("case_clocks_stopped", case_clocks.c.stopped_at)
line_clocks = Table(
    "line_clocks",
    metadata,
    Column("application", Text, primary_key=True),
    Column("line", Text, primary_key=True),
    Column("started_at", _INSTANT, primary_key=True),
    Column("step", Text, nullable=False),
    Column("member", Text, nullable=False),
    Column("whose", Text, nullable=False),
    Column("within_amount", Integer, nullable=False),
    Column("within_unit", Text, nullable=False),
    Column("due", _INSTANT),
    Column("stopped_at", _INSTANT),
    Column("is_late", Boolean, nullable=False),
)
Index("line_clocks_stopped", line_clocks.c.stopped_at)

skips = Table(
    "skips",
    metadata,
    Column("task", Text, primary_key=True),
    Column("at", _INSTANT, primary_key=True),
    Column("application", Text, nullable=False),
    Column("permit", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("officer", Text, nullable=False),
    Column("officer_name", Text, nullable=False),
    Column("first", Text, nullable=False),
    Column("others", Integer, nullable=False),
    Column("reason", Text, nullable=False),
)
Index("skips_at", skips.c.at)

licences = Table(
    "licences",
    metadata,
    Column("licence", Text, primary_key=True),
    Column("application", Text, nullable=False),
    Column("permit", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("holder", Text, nullable=False),
    Column("issued_at", _INSTANT, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_until", Date),
    Column("standing", Text, nullable=False),
    Column("changed_at", _INSTANT),
    Column("reason", Text, nullable=False),
    Column("renewed_by", Text),
    Column("key", Text),
    UniqueConstraint("number", name="licences_number"),
)
Index("licences_keyed", licences.c.key, licences.c.permit, postgresql_where=licences.c.key.is_not(None))

documents_made = Table(
    "documents_made",
    metadata,
    Column("verification", Text, primary_key=True),
    Column("application", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("name_id", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("holder", Text, nullable=False),
    Column("made_at", _INSTANT, nullable=False),
    Column("sha256", Text, nullable=False),
)
Index("documents_made_of", documents_made.c.application)
Index("documents_made_read", func.read_as_v1(documents_made.c.verification))
Index("documents_made_numbered", func.read_as_v1(documents_made.c.number))

effects = Table(
    "effects",
    metadata,
    Column("effect", Text, primary_key=True),
    Column("position", BigInteger, Identity(always=True), nullable=False),
    Column("application", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("owed_at", _INSTANT, nullable=False),
    Column("performed_at", _INSTANT),
)
Index(
    "effects_owed", effects.c.application, effects.c.position, postgresql_where=text("performed_at IS NULL")
)
Index(
    "effects_urgent",
    effects.c.application,
    postgresql_where=text(
        "performed_at IS NULL AND kind NOT IN ('notify', 'copy', 'address-letter', 'urge')"
    ),
)

submissions = Table(
    "submissions",
    metadata,
    Column("name", Text, primary_key=True),
    Column(
        "application",
        Text,
        ForeignKey("cases.application", deferrable=True, initially="DEFERRED"),
        nullable=False,
    ),
    Column("submitted_at", _INSTANT, nullable=False),
)

pins = Table(
    "pins",
    metadata,
    Column("application", Text, primary_key=True),
    Column("seal", Text, nullable=False),
    Column("given_at", _INSTANT),
)

counters = Table(
    "counters",
    metadata,
    Column("series", Text, primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("value", Integer, nullable=False),
)

accounts = Table(
    "accounts",
    metadata,
    Column("officer", Text, primary_key=True),
    Column("password_hash", Text, nullable=False),
    Column("is_one_time", Boolean, nullable=False, server_default=text("false")),
)

holds = Table(
    "holds",
    metadata,
    Column("pool", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("application", Text, nullable=False),
    Column("is_kept", Boolean, nullable=False, server_default=text("false")),
    Column("until", Date),
    Column("claim", Text, nullable=False, server_default=text("'applied'")),
)
Index("holds_of", holds.c.application)

shares = Table(
    "shares",
    metadata,
    Column("pool", Text, primary_key=True),
    Column("application", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("instead_of", Text),
    Column[Decimal]("takes", Numeric()),
    Column("days", DATEMULTIRANGE),
    Column("is_kept", Boolean, nullable=False, server_default=text("false")),
    Column("until", Date),
    _DAYS_APART,
)
Index("shares_of", shares.c.application)
Index("shares_on", shares.c.pool, shares.c.key)

bars = Table(
    "bars",
    metadata,
    Column("position", BigInteger, Identity(always=True), primary_key=True),
    Column("permit", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("until", Date, nullable=False),
    Column("reason_id", Text, nullable=False),
    Column("reason_en", Text, nullable=False),
    Column("application", Text, nullable=False),
)
Index("bars_of", bars.c.permit, bars.c.key)
people = Table(
    "people",
    metadata,
    Column("position", BigInteger, Identity(always=True), primary_key=True),
    Column("officer", Text, nullable=False),
    Column("entry", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("digest", Text, nullable=False),
)

decrees = Table(
    "decrees",
    metadata,
    Column("position", BigInteger, Identity(always=True), primary_key=True),
    Column("entry", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("digest", Text, nullable=False),
)

heads = Table(
    "heads",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("sealed_at", _INSTANT, nullable=False),
    Column("through", BigInteger, nullable=False),
    Column("commits", Integer, nullable=False),
    Column("previous", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("people", Integer, nullable=False, server_default=text("0")),
    Column("people_digest", Text),
    Column("decrees", Integer, nullable=False, server_default=text("0")),
    Column("decrees_digest", Text),
    Column("receipts", Integer, nullable=False, server_default=text("0")),
    Column("receipts_digest", Text),
)

calendars = Table(
    "calendars",
    metadata,
    Column("position", BigInteger, Identity(always=True), primary_key=True),
    Column("digest", Text, nullable=False),
    Column("counted_at", _INSTANT, nullable=False),
    Column("decrees", Integer, nullable=False, server_default=text("0")),
)

drafts = Table(
    "drafts",
    metadata,
    Column("key", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("kept_at", _INSTANT, nullable=False),
    Column("until", _INSTANT, nullable=False),
    Column("is_marked", Boolean, nullable=False, server_default=text("false")),
    Index("drafts_until", "until"),
)

waiting = Table(
    "waiting",
    metadata,
    Column("key", Text, primary_key=True),
    Column("place", BigInteger, Identity(always=True), nullable=False, unique=True),
    Column("sha256", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("kept_at", _INSTANT, nullable=False, server_default=text("now()")),
)

waiting_pieces = Table(
    "waiting_pieces",
    metadata,
    Column(
        "key",
        Text,
        ForeignKey("waiting.key", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
        primary_key=True,
    ),
    Column("number", Integer, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

guesses = Table(
    "guesses",
    metadata,
    Column("key", Text, primary_key=True),
    Column("wrong", Integer, nullable=False),
    Column("since", _INSTANT, nullable=False),
    Column("until", _INSTANT, nullable=False),
    Index("guesses_until", "until"),
)

receipts = Table(
    "receipts",
    metadata,
    Column("receipt", Text, primary_key=True),
    Column("bank", Text, nullable=False),
    Column("transaction", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("paid_at", _INSTANT, nullable=False),
    Column("reference", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("known_at", _INSTANT, nullable=False, server_default=text("now()")),
    Column("application", Text),
    Column("stated_on", Date),
    Column("other", JSONB),
    Column("left_over", BigInteger, nullable=False, server_default=text("0")),
    Column("position", BigInteger, nullable=False),
    Column("entry", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("digest", Text, nullable=False),
    UniqueConstraint("bank", "transaction"),
)
Index("receipts_unmatched", receipts.c.known_at, postgresql_where=receipts.c.application.is_(None))
Index("receipts_paid", receipts.c.paid_at)
Index("receipts_differing", receipts.c.paid_at, postgresql_where=receipts.c.other.is_not(None))
Index("receipts_unstated", receipts.c.paid_at, postgresql_where=receipts.c.stated_on.is_(None))
Index(
    "receipts_left_over",
    receipts.c.paid_at,
    postgresql_where=and_(receipts.c.left_over > 0, receipts.c.application.is_not(None)),
)
Index("receipts_position", receipts.c.position, unique=True)

bills = Table(
    "bills",
    metadata,
    Column("code", Text, primary_key=True),
    Column("application", Text, nullable=False),
    Column("debt", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("billed_at", _INSTANT, nullable=False),
    Column("due", _INSTANT),
)
Index("bills_of", bills.c.application)

ledger = Table(
    "ledger",
    metadata,
    Column("position", BigInteger, Identity(always=True), primary_key=True),
    Column("kind", Text, nullable=False),
    Column("debit", Text, nullable=False),
    Column("credit", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("account", Text, nullable=False, server_default=text("''")),
    Column("day", Date, nullable=False),
    Column("posted_at", _INSTANT, nullable=False, server_default=text("now()")),
    Column("agency", Text, nullable=False, server_default=text("''")),
    Column("permit", Text, nullable=False, server_default=text("''")),
    Column("application", Text),
    Column("debt", Text, nullable=False, server_default=text("''")),
    Column("receipt", Text, ForeignKey("receipts.receipt")),
    Column("event", Integer),
    Column("line", Integer),
    UniqueConstraint("application", "event", "line"),
)
Index("ledger_received", ledger.c.receipt, unique=True, postgresql_where=ledger.c.kind == "received")
Index("ledger_receipt", ledger.c.receipt, postgresql_where=ledger.c.receipt.is_not(None))
Index(
    "ledger_debt",
    *(ledger.c.application, ledger.c.debt, ledger.c.account),
    postgresql_include=["debit", "credit", "amount", "agency", "permit", "day"],
    postgresql_where=ledger.c.application.is_not(None),
)
Index(
    "ledger_day",
    ledger.c.day,
    ledger.c.kind,
    postgresql_include=["account", "agency", "permit", "amount"],
)

targets = Table(
    "targets",
    metadata,
    Column("position", BigInteger, Identity(always=True), primary_key=True),
    Column("year", Integer, nullable=False),
    Column("account", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("since", Date, nullable=False),
    Column("decree", Text, nullable=False),
    Column("entered_at", _INSTANT, nullable=False, server_default=text("now()")),
    Column("takes_back", BigInteger, ForeignKey("targets.position"), unique=True),
)

slips = Table(
    "slips",
    metadata,
    Column("number", Text, primary_key=True),
    Column("agency", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("year", Integer, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("made_at", _INSTANT, nullable=False, server_default=text("now()")),
    UniqueConstraint("agency", "day"),
    UniqueConstraint("agency", "year", "sequence"),
)

slip_lines = Table(
    "slip_lines",
    metadata,
    Column("number", Text, ForeignKey("slips.number"), primary_key=True),
    Column("of_day", Date, primary_key=True),
    Column("account", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("payments", Integer, nullable=False),
)

slip_postings = Table(
    "slip_postings",
    metadata,
    Column("position", BigInteger, ForeignKey("ledger.position"), primary_key=True, autoincrement=False),
    Column("number", Text, ForeignKey("slips.number"), nullable=False),
)
Index("slip_postings_of", slip_postings.c.number)

tax_lists = Table(
    "tax_lists",
    metadata,
    Column("position", BigInteger, Identity(always=True), primary_key=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("added_at", _INSTANT, nullable=False, server_default=text("now()")),
)

tax_objects = Table(
    "tax_objects",
    metadata,
    Column("list", BigInteger, ForeignKey("tax_lists.position"), primary_key=True, autoincrement=False),
    Column("object", Text, primary_key=True),
    Column("licence", Text, nullable=False),
    Column("paid_until", Date),
    Column("latitude", Numeric(9, 6)),
    Column("longitude", Numeric(9, 6)),
)
Index("tax_objects_licensed", tax_objects.c.list, tax_objects.c.licence)

came = Table(
    "came",
    metadata,
    Column("system", Text, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("what", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("came_at", _INSTANT, nullable=False, server_default=func.now()),
    Column("outcome", Text),
    Column("answer", Text),
)
Index("came_day", came.c.day, came.c.came_at)
