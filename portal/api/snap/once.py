"""Once a day for each external id: what came again is answered as before, and something else under it is refused.

The day is that of X-TIMESTAMP, which is signed: what is sent again after midnight still belongs to the day before.
"""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from licensing.clock.calendar import WIB
from licensing.ports.incoming import Came, Done
from licensing.systems.snap.answers import CONFLICT, INVALID_ROUTING, Answer
from licensing.systems.snap.messages import Unfit
from licensing.systems.snap.signing import minified
from licensing.words.identifiers import digest_of
from portal.api.snap.proving import Proved
from portal.api.snap.telling import Refused, service_of, told_as, unlike, written
from portal.door.door import door_of


def once(request: Request, call: Proved, answer: Callable[[], Answer]) -> Response:
    """The answer to a call: of the first time it came.

    Raises:
        Refused: something else came under its key.
    """
    service, incoming = service_of(request), door_of(request).portal.incoming
    if incoming is None:
        raise Refused(Answer(service, INVALID_ROUTING))
    day = call.sent_at.astimezone(WIB).date()
    digest = digest_of(minified(call.body))
    came = Came(call.bank.system, day, call.external_id, f"snap {service}", digest)
    before = incoming.take(came)
    if before == "other":
        raise Refused(Answer(service, CONFLICT))
    if before == "to-do":
        found = _answered(request, answer)
        before = incoming.done(came, Done(found.code, written(found)))
    return told_as(request, int(before.outcome[:3]), before.answer)


def _answered(request: Request, answer: Callable[[], Answer]) -> Answer:
    try:
        return answer()
    except Unfit as message:
        return unlike(request, message)
