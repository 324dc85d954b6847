"""`copy`: tell an agency by mail that a document was made which concerns it, and where it can be verified."""

from flows.performers.letter import Correspondent, letter
from flows.performers.means import Means, Work
from flows.performers.notify import message_id, sender_of
from flows.rendering import notice
from licensing.clock.calendar import WIB
from licensing.history.effects import Copy
from licensing.words.errors import ConnectorFailed


async def send_copy(effect: Copy, work: Work, means: Means) -> None:
    """Send the notice of a copy to the address that the agency has today.

    Raises:
        ConnectorFailed: it has none, or has left the register.
    """
    agency = means.register.agency(effect.agency)
    if agency is None or not agency.email:
        message = (
            f'agency "{effect.agency}" has no address to be told at. Give it an `email` in agencies.yaml.'
        )
        raise ConnectorFailed(message, retryable=False)
    templates = work.templates(effect.where, means)
    mail = letter(
        notice("copy", work.context(effect.where, means), templates),
        sender=sender_of(means.register, work.process.issuer),
        to=Correspondent(agency.name, agency.email),
        id=message_id(effect.key),
        at=means.now().astimezone(WIB),
    )
    await means.post.send(effect.key, mail)
