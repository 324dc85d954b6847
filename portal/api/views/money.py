"""Money that came in, as the API tells it."""

from licensing.ports import CaseFile
from licensing.ports.treasury import Received
from portal.acts.bills import Bill
from portal.api.models.money import BilledOut, OtherTellingOut, ReceivedOut
from portal.api.models.said import Said
from portal.api.views.bills import bill_out


def received_out(known: Received) -> ReceivedOut:
    told, other = known.receipt, known.other
    return ReceivedOut(
        bank=told.bank,
        transaction=told.transaction,
        amount=told.amount_rupiah,
        paid_at=told.paid_at,
        reference=told.reference,
        channel=told.channel,
        source=told.source,
        known_at=known.known_at,
        application=known.application,
        left=known.left_rupiah if known.application else told.amount_rupiah,
        stated_on=known.stated_on,
        other=other
        and OtherTellingOut(
            amount=other.amount_rupiah, reference=other.reference, source=other.source, paid_on=other.paid_on
        ),
    )


def billed_out(file: CaseFile, bill: Bill) -> BilledOut:
    return BilledOut(
        application=file.case.application,
        permit_name=Said.of(file.process.name),
        bill=bill_out(bill, is_officers=True),
    )
