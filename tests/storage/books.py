"""Rows in the books, as the worker posts them, and a licence in the register, for what is read out of them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import text

from licensing.money.budget.accounts import AccountCode
from storage import Records

POST = text("""
insert into ledger (kind, debit, credit, amount, account, day, agency, permit, application, debt, receipt, event, line)
values (:kind, :debit, :credit, :amount, :account, :day, :agency, :permit, :application, :debt, :receipt, :event, 0)
""")
SIDES = {
    "assessed": ("receivable", "revenue"),
    "paid": ("deposit", "receivable"),
    "void": ("revenue", "receivable"),
    "interest": ("receivable", "revenue"),
}
REKLAME, PBG = AccountCode("4.1.01.09.01"), AccountCode("4.1.02.03.01")


@dataclass
class Books:
    """Writes postings of one permit and agency unless told otherwise; each event by a number of its own."""

    worker: Records
    event: int = 0

    def post(  # noqa: PLR0913 what a row says beside its kind, amount and day
        self,
        kind: str,
        amount: int,
        day: str,
        *,
        application: str = "A",
        account: str = REKLAME,
        agency: str = "bapenda",
        permit: str = "ipr",
        receipt: str | None = None,
    ) -> None:
        self.event += 1
        debit, credit = SIDES[kind]
        row = {
            "kind": kind, "debit": debit, "credit": credit, "amount": amount, "account": account,
            "day": date.fromisoformat(day), "agency": agency, "permit": permit, "application": application,
            "debt": "skpd", "receipt": receipt, "event": self.event,
        }  # fmt: skip
        with self.worker.database.transaction() as connection:
            connection.execute(POST, row)

    def receive(self, receipt: str, amount: int, at: str, application: str | None = None) -> str:
        """Money that came in: its key."""
        told = text("select kept from receive_v1(cast(:told as jsonb))")
        item = (
            f'[{{"receipt": "{receipt}", "bank": "bjb.va", "transaction": "{receipt}", "amount": {amount}, '
            f'"paid_at": "{at}", "reference": "VA", "channel": "virtual-account", "source": "notice"}}]'
        )
        with self.worker.database.transaction() as connection:
            connection.execute(told, {"told": item}).all()
            if application:
                known = text("update receipts set application = :application where receipt = :receipt")
                connection.execute(known, {"application": application, "receipt": receipt})
        return receipt

    def pay(self, amount: int, day: str, **of: str) -> None:
        """A payment that belongs to a debt, received at noon."""
        receipt = self.receive(f"R{self.event}", amount, f"{day}T05:00:00Z", of.get("application", "A"))
        self.post("paid", amount, day, receipt=receipt, **of)

    def bill(self, application: str, due: str) -> None:
        bill = text(
            "insert into bills (code, application, debt, number, account, amount, billed_at, due) "
            "values (:application, :application, 'skpd', 'SKPD', '4.1', 1, now(), :due)"
        )
        with self.worker.database.transaction() as connection:
            connection.execute(bill, {"application": application, "due": due})

    def license(
        self, number: str, *, until: str | None, permit: str = "ipr", standing: str = "issued"
    ) -> None:
        """A licence in the register, without a case behind it."""
        row = text(
            "insert into licences (licence, application, permit, number, holder, issued_at, valid_from, valid_until, "
            "standing, changed_at, reason) values (:licence, :number, :permit, :number, 'Toko', '2024-01-05', "
            "'2024-01-05', :until, :standing, '2026-03-01', '')"
        )
        values = {
            "licence": f"{number}.terbit.1", "number": number, "permit": permit, "standing": standing,
            "until": date.fromisoformat(until) if until else None,
        }  # fmt: skip
        with self.worker.database.transaction() as connection:
            connection.execute(row, values)
