"""QR codes: a bank is asked for the one with which a bill can be paid, as long as it can.

What it is asked for is right today: amount and billing code. Where nothing is to be paid any more it is not asked.
Nobody waits for it, so what cannot be mended by asking again is told to operators and left.
"""

import asyncio
import logging
from datetime import UTC, datetime, time, timedelta

from flows.performers.means import Means, Work
from licensing.case.billing import debt_at
from licensing.clock.calendar import WIB
from licensing.history.effects import AskQr, Result, Unanswered
from licensing.money.settling import settle
from licensing.process.paying import ASKED_AMOUNT, ASKED_CODE, ASKED_UNTIL
from licensing.words.errors import ConnectorFailed

LOG = logging.getLogger("izin.systems")


async def ask_qr(effect: AskQr, work: Work, means: Means) -> Result:
    """Ask, and say what the bank said.

    Raises:
        ConnectorFailed: it gave no answer, and asking again can help.
    """
    application, now = work.case.application, means.now()
    file = (await asyncio.to_thread(means.outbox.files, (application,)))[application]
    debt, bill = debt_at(file.process, file.case, effect.where), file.process.step(effect.where.step).bill
    payment = file.process.step(bill.of).payment if bill else None
    if debt is None or payment is None or payment.bank is None or means.systems is None:
        return Unanswered("failed")
    today = now.astimezone(WIB).date()
    amount = settle(debt).payable_rupiah(today)
    if not amount or debt.ended is not None:
        return Unanswered("unneeded")
    last = debt.due if debt.due and debt.due >= today else today
    until = datetime.combine(last + timedelta(days=1), time(), WIB).astimezone(UTC)
    request = {
        ASKED_CODE: effect.code,
        ASKED_AMOUNT: amount,
        ASKED_UNTIL: until.astimezone(WIB).isoformat(timespec="seconds"),
    }
    try:
        return await means.systems.ask(payment.bank, request, effect.key)
    except ConnectorFailed as failed:
        if failed.retryable:
            raise
        LOG.error("%s: the bill goes without a QR, because asking again cannot help. %s", effect.key, failed)  # noqa: TRY400 a trace could quote what was asked
        return Unanswered("failed")
