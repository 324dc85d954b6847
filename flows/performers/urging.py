"""`urge`: tell an agency by mail that a task waits, while it does; not a word of it is personal."""

from flows.performers.letter import Correspondent, letter
from flows.performers.means import Means, Work
from flows.performers.notify import message_id, sender_of
from flows.rendering import Notice
from licensing.case.line_clocks import clocks_around
from licensing.clock.calendar import WIB
from licensing.clock.wording import until
from licensing.history.effects import Urge
from licensing.history.task import Task
from licensing.words.sentences import Sentence


async def urge(effect: Urge, work: Work, means: Means) -> None:
    """Send it to the address that the agency has today; one without an address reads it in its inbox alone."""
    agency, task = means.register.agency(effect.agency), work.case.tasks.get(effect.task)
    if agency is None or not agency.email or task is None or not task.is_open:
        return
    mail = letter(
        notice_of(effect, task, work, url=means.public_url),
        sender=sender_of(means.register, work.process.issuer),
        to=Correspondent(agency.name, agency.email),
        id=message_id(effect.key),
        at=means.now().astimezone(WIB),
    )
    await means.post.send(effect.key, mail)


def notice_of(effect: Urge, task: Task, work: Work, *, url: str) -> Notice:
    """What the agency reads."""
    number, process, step = work.case.application, work.process, work.process.step(task.where.step)
    why, ends = _why(effect), _ends(task, work)
    body = f"""{process.name.id}, permohonan Nomor {number}: {why.id}.

Langkah: {step.name.id}
{ends.id}
Buka kotak tugas Anda di {url}/petugas.

--
In English: {process.name.en}, application {number}: {why.en}.
Step: {step.name.en}
{ends.en}
Open your inbox at the address above.
"""
    return Notice(f"{number}: {why.id} / {why.en}", body)


def _why(effect: Urge) -> Sentence:
    match effect.why:
        case "reminder":
            return Sentence(
                "tugas menunggu dan waktunya segera habis", "a task waits and its time is nearly over"
            )
        case "escalated":
            return Sentence("dieskalasi kepada Anda", "escalated to you")
        case "urged":
            return Sentence(
                "atasan meminta tugas ini segera diputuskan", "a superior asks to decide this task soon"
            )


def _ends(task: Task, work: Work) -> Sentence:
    """Until when there is time: for the task, for the line it stands in, and for the case."""
    clock, lines = work.case.clock, clocks_around(work.case, task.where.line)
    dues = (
        (Sentence("Batas tugas", "Task due"), task.due),
        (Sentence("Batas jalur", "Line due"), min((each.due for each in lines if each.due), default=None)),
        (Sentence("Batas permohonan", "Application due"), clock.due if clock else None),
    )
    told = [(what, until(due)) for what, due in dues if due is not None]
    return Sentence(
        "\n".join(f"{what.id}: {due.id}" for what, due in told),
        "\n".join(f"{what.en}: {due.en}" for what, due in told),
    )
