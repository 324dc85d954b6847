"""`notify`: tell the applicant by mail. Personal data goes into the mail and nowhere else."""

from flows.performers.letter import Correspondent, letter
from flows.performers.means import Means, Work
from flows.performers.plainly import link_to_confirm, plain_notice
from flows.performers.reminding import is_still_asked, reminded
from flows.rendering import notice
from licensing.case.confirming import is_confirmed
from licensing.city.register import AgencyRegister
from licensing.clock.calendar import WIB
from licensing.history.effects import Notify
from licensing.words.identifiers import AgencyId, EffectKey

MESSAGE_IDS = "izin"


async def notify(effect: Notify, work: Work, means: Means) -> None:
    """Send the notice of a moment, if the applicant left an address; a reminder only while there is need of it.

    To an address that nobody has confirmed goes only that there is something to read.
    """
    applicant = work.process.applicant_of(work.case.answers)
    if not applicant.email:
        return
    about, where = work, effect.where
    if effect.moment == "reminder" and not is_still_asked(work.case, effect.where):
        return
    if effect.moment == "expiring":
        day = means.now().astimezone(WIB).date()
        found = reminded(means.cases, work.process, work.case, effect.where, on=day)
        if found is None:
            return
        about, where = Work(found[0], found[1]), found[2]
    if is_confirmed(work.process, work.case):
        templates = work.templates(effect.where, means)
        written = notice(effect.moment, about.context(where, means), templates)
        to = Correspondent(applicant.name, applicant.email)
    else:
        url, secret = means.public_url, means.secret_key
        link = link_to_confirm(work.case, applicant.email, public_url=url, secret_key=secret)
        written = plain_notice(
            effect, work.process, work.case, means.register_today(), public_url=url, link=link
        )
        to = Correspondent("", applicant.email)
    mail = letter(
        written,
        sender=sender_of(means.register, work.process.issuer),
        to=to,
        id=message_id(effect.key),
        at=means.now().astimezone(WIB),
    )
    await means.post.send(effect.key, mail)


def message_id(effect: EffectKey) -> str:
    """The same for the same effect, however often it is performed."""
    return f"<{effect}@{MESSAGE_IDS}>"


def sender_of(register: AgencyRegister, issues: AgencyId) -> Correspondent:
    """Whoever issues, under the name of today, or Izin itself where she has no address."""
    issuer = register.agency(issues)
    name, address = (issuer.short, issuer.email) if issuer else ("Izin", "")
    return Correspondent(name, address or "izin@localhost")
