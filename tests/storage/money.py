"""A permit type that is paid for, and its story up to the bill."""

from datetime import UTC, datetime
from typing import Final, LiteralString

import psycopg
from psycopg.rows import dict_row
from sqlalchemy import make_url

from licensing.history.case import Case
from licensing.money.debt import Debt
from licensing.money.receipt import Receipt, Source
from licensing.words.identifiers import ApplicationNumber, SystemId
from tests.storage.process import DEFINITION, DOCUMENTS, NOW, TYPED, officer, trial
from tests.storage.stories import WithCases, decide

BANK: Final = SystemId("bjb.va")
PAID_FOR: Final = (
    DEFINITION.replace(
        "documents:\n", 'values:\n  retribusi: {money: form.luas * 100000, round: "down 1"}\ndocuments:\n', 1
    )
    .replace("lengkap: rekomendasi", "lengkap: pembayaran")
    .replace(
        "  rekomendasi:\n",
        """\
  pembayaran:
    payment:
      amount: values.retribusi
      account: 4.1.02.03.01.0001
      bill: {template: licences/coba, number: "SKRD/{seq:03d}/{year}"}
      within: 30 days
      interest: {percent: 1, at_most: 24 months, account: 4.1.04.12.01.0001}
      confirm: {by: dpmptsp.petugas_loket, not_by: [kelengkapan]}
      then: rekomendasi
      on_silence: gugur
  rekomendasi:
""",
        1,
    )
)


def billed(portal: WithCases, name: str = "Ani Wijaya") -> ApplicationNumber:
    """An application over 150,000 rupiah that waits for its money."""
    typed = {**TYPED, "nama": [name]}
    number = portal.cases.submit(trial(PAID_FOR), typed, DOCUMENTS, now=NOW).application
    decide(portal, officer("rina"), number, "kelengkapan", "lengkap")
    return number


def debt_of(case: Case) -> Debt:
    (debt,) = case.debts.values()
    return debt


def receipt(
    transaction: str, amount: int, reference: str, *, at: datetime = NOW, source: Source = "notice"
) -> Receipt:
    return Receipt(BANK, transaction, amount, at.astimezone(UTC), reference, "virtual-account", source)


def booked(url: str, query: LiteralString, *values: str) -> list[dict[str, object]]:
    """What stands in the database, whoever may see it."""
    plain = make_url(url).set(drivername="postgresql", username="postgres", password="")
    with psycopg.connect(plain.render_as_string(hide_password=False)) as connection:
        return connection.cursor(row_factory=dict_row).execute(query, values).fetchall()
