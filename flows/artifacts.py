"""The artifact of an application: a page in the Prefect UI that tells where it stands.

In comes the case file, out goes Markdown: permit, state, where each line waits, on whom, since when, until when, what
would release it, and the timeline. Roles, not people; what was decided, not why: the UI has one password for all
operators. What is personal is marked by its type (`licensing.telling`), and a cell of this page takes plain text.
Every run that pushed the application writes a version, so the artifact's page lists its life across runs.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from prefect.client.schemas.actions import ArtifactCreate

from flows.titles import place
from licensing.city.register import AgencyRegister
from licensing.clock.calendar import WIB
from licensing.clock.wording import until_as_figures
from licensing.history.places import MAIN
from licensing.ports import CaseFile
from licensing.telling import REQUIRED, is_for, tell, waits, why
from licensing.telling.timed import Timed, lines_timed, timed
from licensing.words.identifiers import ApplicationNumber


def artifact_key(application: ApplicationNumber) -> str:
    """Prefect allows lower-case letters, digits and dashes."""
    return application.lower()


def artifact(file: CaseFile, register: AgencyRegister, *, public_url: str, now: datetime) -> ArtifactCreate:
    """The page of an application as it stands now."""
    return ArtifactCreate(
        key=artifact_key(file.case.application),
        type="markdown",
        description=f"{file.process.permit}: {state(file, register)}",
        data=page(file, register, public_url=public_url, now=now),
    )


def page(file: CaseFile, register: AgencyRegister, *, public_url: str, now: datetime) -> str:
    """The Markdown."""
    case, process = file.case, file.process
    parts = (
        f"# {case.application}",
        f"**{process.name.id}** (`{process.permit}`), submitted {wib(case.submitted_at)}",
        f"State: **{state(file, register)}**",
        _next(file, register),
        _clock(file, register, now),
        _table(("line", "waits at", "on", "since (WIB)", "due (WIB)"), _waiting(file, register)),
        _table(("when (WIB)", "at", "who", "what"), _timeline(file, register)),
        f"[Open in the portal]({public_url}/petugas/permohonan/{case.application})",
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def state(file: CaseFile, register: AgencyRegister) -> str:
    """`waits at rekomendasi`, `waits at meja, lapangan / kunjungan`, `Izin is at work on terbit`, `issued`, ..."""
    if file.case.ending is not None:
        return file.case.ending
    if file.case.suspended is not None:
        return f"suspended since {wib(file.case.suspended.at)}"
    standing = waits(file, register=register)
    asking = [place(each.where) for each in standing if any(one.task for one in each.on)]
    if asking:
        return f"waits at {', '.join(asking)}"
    return f"Izin is at work on {', '.join(place(each.where) for each in standing)}"


def wib(at: datetime) -> str:
    """An instant as `2026-11-23 14:05`, wall time of the city."""
    return at.astimezone(WIB).strftime("%Y-%m-%d %H:%M")


def _next(file: CaseFile, register: AgencyRegister) -> str:
    """The one thing awaited, in a sentence; nothing once nothing is."""
    found = why(file, register=register)
    if found is None:
        return ""
    awaited, at = found.awaited, place(found.where)
    due = f", due {until_as_figures(awaited.due)}" if awaited.due else ""
    until = f"{awaited.releases.en} ({REQUIRED.en})" if awaited.is_required else awaited.releases.en
    return f"Next: **{awaited.who.code}** at {at}, since {wib(awaited.since)}{due}, until {until}."


def _clock(file: CaseFile, register: AgencyRegister, now: datetime) -> str:
    """How much of the legal time is used, with its picture, and of the lines with a limit of their own."""
    clock, of_lines = timed(file, register.calendar, now), lines_timed(file, register.calendar, now)
    told = [_told("Clock", clock)] if clock else []
    told += [_told(f"Clock of {each.line.removeprefix(f'{MAIN}/')}", each.timed) for each in of_lines]
    return "\n\n".join(told)


def _told(what: str, clock: Timed) -> str:
    still = "; ".join(
        f"{each.why.en}: {wib(each.begins)} to {wib(each.ends)}" for each in clock.stretches if each.why
    )
    stood = f" Stood still (WIB): {still}." if still else ""
    return f"{what}: {clock.said.en}{stood}\n\n`{clock.bar}`"


def _waiting(file: CaseFile, register: AgencyRegister) -> Iterator[tuple[str, ...]]:
    for each in waits(file, register=register):
        at = f"{each.where.step} ({each.step.id})"
        due = until_as_figures(each.due) if each.due else "no limit"
        on = ", ".join(awaited.who.code for awaited in each.on)
        yield each.where.line.removeprefix(f"{MAIN}/"), at, on, wib(each.since), due


def _timeline(file: CaseFile, register: AgencyRegister) -> Iterator[tuple[str, ...]]:
    """What officers are told; how each effect was performed is left to the runs."""
    for event in file.events:
        told = tell(file, event, register=register)
        if is_for(told, "officers"):
            what = f"**{told.act}**: {told.what.en}" if told.act else told.what.en
            yield wib(told.at), place(told.where) if told.where else "", told.who.code, what


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table, nothing where it has no row. A bar in a text would end its cell."""
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join((f"| {' | '.join(heads)} |", "|---" * len(heads) + "|", *lines)) if lines else ""
