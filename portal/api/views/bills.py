"""Bills as the API tells them."""

from portal.acts.bills import Bill, Paying
from portal.api.models.bills import BillOut, PaidBackOut, PaymentOut
from portal.api.models.said import Said


def bill_out(bill: Bill, *, is_officers: bool) -> BillOut:
    debt = bill.debt
    return BillOut(
        debt=debt.id,
        name=Said.of(bill.name),
        state=bill.state,
        state_name=Said.of(bill.said),
        code=bill.code or None,
        assessed=debt.assessed_rupiah,
        reduced=debt.reduced_rupiah,
        due=debt.due,
        payable=bill.payable_rupiah,
        unpaid=bill.settled.unpaid_rupiah if bill.is_asked else 0,
        interest=bill.interest_rupiah,
        paid=bill.paid_rupiah,
        left=bill.left_rupiah,
        payments=[_payment(each, is_officers=is_officers) for each in bill.payments],
        paid_back=[
            PaidBackOut(amount=back.amount_rupiah, on=back.on, order=back.order) for back in bill.backs
        ],
        documents=[made.number for made in bill.documents],
    )


def _payment(paying: Paying, *, is_officers: bool) -> PaymentOut:
    share = paying.share
    return PaymentOut(
        number=paying.number,
        receipt=share.receipt if is_officers else None,
        amount=paying.amount_rupiah,
        paid_on=share.on,
        channel=paying.channel,
        principal=share.principal_rupiah,
        interest=share.interest_rupiah,
        paid_back=share.paid_back_rupiah,
        left=share.left_rupiah,
    )
