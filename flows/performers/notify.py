"""`notify`: tell the applicant by mail. Personal data goes into the mail and nowhere else."""

from flows.performers.letter import Correspondent, letter
from flows.performers.means import Means, Work
from flows.rendering import notice
from licensing.city.register import Agency
from licensing.clock.calendar import WIB
from licensing.history.effects import Notify
from licensing.words.identifiers import EffectKey

MESSAGE_IDS = "izin"


async def notify(effect: Notify, work: Work, means: Means) -> None:
    """Send the notice of a moment, if the applicant left an address; a reminder only while there is need of it."""
    applicant = work.process.applicant_of(work.case.answers)
    if not applicant.email or (effect.moment == "expiring" and not _still_ends(effect, work, means)):
        return
    templates = work.templates(effect.where, means)
    written = notice(effect.moment, work.context(effect.where, means), templates)
    mail = letter(
        written,
        sender=sender_of(means.register.agencies.get(work.process.issuer)),
        to=Correspondent(applicant.name, applicant.email),
        id=message_id(effect.key),
        at=means.now().astimezone(WIB),
    )
    await means.post.send(effect.key, mail)


def _still_ends(effect: Notify, work: Work, means: Means) -> bool:
    """Whether the licence still ends as it did: not renewed, amended, revoked or expired since."""
    made = next((each for each in work.case.made if each.where == effect.where), None)
    entry = means.cases.licence(made.verification) if made else None
    day = means.now().astimezone(WIB).date()
    own = next((each for each in work.case.licences.values() if made and each.number == made.number), None)
    if entry is None or entry.licence is None or own is None:
        return False
    ends_as_told = entry.licence.valid_until == own.valid_until
    return ends_as_told and entry.status(on=day) in ("in-force", "not-yet-in-force", "suspended")


def message_id(effect: EffectKey) -> str:
    """The same for the same effect, however often it is performed."""
    return f"<{effect}@{MESSAGE_IDS}>"


def sender_of(issuer: Agency | None) -> Correspondent:
    """Whoever issues, or Izin itself where she has no address."""
    name, address = (issuer.short, issuer.email) if issuer else ("Izin", "")
    return Correspondent(name, address or "izin@localhost")
