"""The four services a bank calls: a token, what a code asks for, and money that came by virtual account or QRIS."""

from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response

from licensing.ports.receipts import Receipts
from licensing.systems.snap.answers import INVALID_ROUTING, SUCCESSFUL, Answer
from licensing.systems.snap.messages import (
    Inquiry,
    Payment,
    QrNotice,
    TokenAsked,
    Unfit,
    read_message,
    receipt_of,
)
from portal.acts.banking import inquired, paid, paid_by_qr
from portal.api.snap.describing import described
from portal.api.snap.once import once
from portal.api.snap.proving import TOKEN_SECONDS, AClient, AProved, Proved, new_token
from portal.api.snap.telling import (
    INQUIRY_PATH,
    PAYMENT_PATH,
    QR_NOTICE_PATH,
    TOKEN_PATH,
    Refused,
    service_of,
    told,
    unlike,
)
from portal.door.access import for_systems
from portal.door.door import ADoor, Door

router = for_systems()
Message = TypeVar("Message", Inquiry, Payment)


@router.post(TOKEN_PATH)
async def give_token(request: Request, bank: AClient, door: ADoor) -> Response:
    try:
        read_message(TokenAsked, await request.body())
    except Unfit as message:
        raise Refused(unlike(request, message)) from None
    given = {"accessToken": new_token(door, bank), "tokenType": "Bearer", "expiresIn": str(TOKEN_SECONDS)}
    response = told(request, Answer(service_of(request), SUCCESSFUL, rest=given))
    response.headers["X-CLIENT-KEY"] = bank.client
    return response


@router.post(INQUIRY_PATH)
def inquire(request: Request, call: AProved, door: ADoor) -> Response:
    def answer() -> Answer:
        asked = _of_hers(read_message(Inquiry, call.body), call)
        return inquired(asked, _receipts(door, request), door.portal.now())

    return once(request, call, answer)


@router.post(PAYMENT_PATH)
def take_payment(request: Request, call: AProved, door: ADoor) -> Response:
    def answer() -> Answer:
        message = _of_hers(read_message(Payment, call.body), call)
        receipt = receipt_of(message, call.bank.system, call.sent_at)
        return paid(message, receipt, _receipts(door, request))

    return once(request, call, answer)


@router.post(QR_NOTICE_PATH)
def take_qr_notice(request: Request, call: AProved, door: ADoor) -> Response:
    def answer() -> Answer:
        message = read_message(QrNotice, call.body)
        receipt = receipt_of(message, call.bank.system, call.sent_at)
        return paid_by_qr(message, receipt, _receipts(door, request))

    return once(request, call, answer)


def _of_hers(message: Message, call: Proved) -> Message:
    """A message about a virtual account of the city. Raises Unfit for one of somebody else."""
    if message.partner_service_id.strip() != call.bank.prefix:
        raise Unfit((), ("partnerServiceId",))
    return message


def _receipts(door: Door, request: Request) -> Receipts:
    """Raises Refused where nothing keeps receipts; `proved` has looked."""
    if door.portal.receipts is None:
        raise Refused(Answer(service_of(request), INVALID_ROUTING))
    return door.portal.receipts


ROUTERS = (described(router),)
