"""What a bill has come to, in a word: from its debt and where its case stands."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

from licensing.money.debt import DebtId
from licensing.money.settling import Settlement
from licensing.ports import CaseFile
from licensing.process.paying import debt_of
from licensing.words.sentences import Sentence

State = Literal["billed", "partly-paid", "overdue", "demanded", "paid", "closed", "void", "paid-back"]
STATES: Final[Mapping[State, Sentence]] = {
    "billed": Sentence("Belum dibayar", "Not paid yet"),
    "partly-paid": Sentence("Dibayar sebagian", "Partly paid"),
    "overdue": Sentence("Lewat jatuh tempo", "Overdue"),
    "demanded": Sentence("Ditagih dengan surat tagihan (STRD/STPD)", "Demanded with interest (STRD/STPD)"),
    "paid": Sentence("Lunas", "Paid"),
    "closed": Sentence("Tidak ditagih lagi", "Asked for no more"),
    "void": Sentence("Dibatalkan", "Cancelled"),
    "paid-back": Sentence("Sudah dikembalikan", "Paid back"),
}
ASKING: Final[frozenset[State]] = frozenset({"billed", "partly-paid", "overdue", "demanded"})
"""Those in which somebody still has to pay."""


def state_of(file: CaseFile, settled: Settlement, on: date) -> State:  # noqa: PLR0911 one line per state
    """What has become of a debt by a day."""
    debt = settled.debt
    is_left = any(share.left_rupiah for share in settled.shares)
    if debt.paid_back and settled.unpaid_rupiah == debt.owed_rupiah and not is_left:
        return "paid-back"
    if debt.void is not None:
        return "void"
    if settled.is_settled:
        return "paid"
    if debt.ended is not None:
        return "closed"
    if _is_demanded(file, debt.id):
        return "demanded"
    if debt.due is not None and on > debt.due:
        return "overdue"
    return "partly-paid" if debt.paid else "billed"


def _is_demanded(file: CaseFile, debt: DebtId) -> bool:
    """Whether an open step bills it anew that did not assess it."""
    steps = ((where, file.step(where)) for where in file.case.open.values())
    return any(
        step.bill is not None and step.payment is None and debt_of(step.bill.of, where.line) == debt
        for where, step in steps
    )
