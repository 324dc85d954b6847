"""`notify`: tell the applicant by mail. Personal data goes into the mail and nowhere else."""

from email.message import EmailMessage
from email.utils import format_datetime, formataddr

from flows.performers.means import Means, Work
from flows.rendering import notice
from licensing.agencies import Agency
from licensing.calendar import WIB
from licensing.effects import Notify
from licensing.identifiers import EffectKey

MESSAGE_IDS = "izin"


async def notify(effect: Notify, work: Work, means: Means) -> None:
    """Send the notice of a moment, if the applicant left an address."""
    applicant = work.process.applicant_of(work.case.answers)
    if not applicant.email:
        return
    written = notice(
        effect.moment, work.context(work.visit(effect.step, effect.round), means), means.templates
    )
    issuer = means.register.agencies.get(work.process.issuer)
    message = EmailMessage()
    message["Message-ID"] = message_id(effect.key)
    message["Date"] = format_datetime(means.now().astimezone(WIB))
    message["From"] = _sender(issuer)
    message["To"] = formataddr((applicant.name, applicant.email))
    message["Subject"] = written.subject
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(written.body)
    await means.post.send(effect.key, message)


def message_id(effect: EffectKey) -> str:
    """The same for the same effect, however often it is performed."""
    return f"<{effect}@{MESSAGE_IDS}>"


def _sender(issuer: Agency | None) -> str:
    if issuer is None:
        return formataddr(("Izin", "izin@localhost"))
    return formataddr((issuer.short, issuer.email or "izin@localhost"))
