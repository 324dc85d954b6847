"""`izin reassign`: move open tasks to another role, on the record."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from licensing.case.commands import Reassign
from licensing.city.people import AgencyRole, Service
from licensing.city.register import AgencyRegister, parse_role
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber, TaskId
from licensing.words.suggesting import suggestion
from portal.cli.failures import REFUSED, Misused, failures
from portal.cli.options import Json, Lang
from portal.cli.people import task_named
from portal.cli.stranding import stranded_data, tell_stranded
from portal.cli.voice import Voice, spoken_here
from portal.cli.wired import wired

if TYPE_CHECKING:
    from flows.wiring import Wired
    from portal.acts.stranding import Ahead

Tasks = Annotated[
    list[str] | None, typer.Argument(metavar="[TASK]…", help="Names of tasks, as `izin tasks` lists them.")
]


def reassign(
    tasks: Tasks = None,
    *,
    to: Annotated[
        str, typer.Option("--to", metavar="ROLE", help="The role they go to, as agency.role[@place].")
    ],
    by: Annotated[str, typer.Option("--by", help="Who ordered it, by name; it stands on the record.")],
    reason: Annotated[str, typer.Option("--reason", help="Why; it stands on the record.")],
    role: Annotated[
        str | None, typer.Option("--role", help="Every open task that asks this role, gone or not.")
    ] = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Move open tasks to another role, where somebody can decide them; whoever had taken one has it no longer."""
    voice = Voice(lang or spoken_here(), as_json)
    now = datetime.now(UTC)
    moved: list[TaskId] = []
    refused: list[tuple[TaskId, CommandRefused]] = []
    with failures(voice):
        if not tasks and role is None:
            raise Misused("nothing says which tasks. Name some, or give --role.")
        with wired("izin_worker") as izin:
            target, register = _role_named(izin.register, to), izin.register_today()
            for application, task in _chosen(izin, tasks or [], role):
                order = Reassign(task, target, by, reason, register.officers)
                try:
                    izin.cases.handle(Service(), application, order, now=now)
                    moved.append(task)
                except CommandRefused as refusal:
                    refused.append((task, refusal))
            numbers = list(dict.fromkeys(task_named(each)[0] for each in moved))
            ahead = _ahead(izin, numbers, register)
    voice.data(
        {
            "moved": [str(task) for task in moved],
            "refused": [
                {"task": str(task), "refused": each.code, "message": voice.of(each.sentence)}
                for task, each in refused
            ],
            **stranded_data(ahead),
        }
    )
    for task in moved:
        voice.say(f"{task}: dialihkan kepada {target}", f"{task}: moved to {target}")
    for task, refusal in refused:
        voice.warn(f"{task}: {voice.of(refusal.sentence)}")
    tell_stranded(ahead, voice)
    if not moved and not refused:
        voice.say("Tidak ada tugas seperti itu.", "There is no such task.")
    if refused:
        raise typer.Exit(REFUSED)


def _role_named(register: AgencyRegister, name: str) -> AgencyRole:
    """A role of today."""
    role = parse_role(name)
    if not register.knows(role):
        hint = suggestion(name, map(str, register.roles()))
        raise Misused(f'there is no role "{name}" in the register. {hint}')
    return role


def _ahead(izin: "Wired", moved: list[ApplicationNumber], register: AgencyRegister) -> "tuple[Ahead, ...]":
    """The steps that what was moved comes to next and that nobody will answer either."""
    from flows.wiring import today
    from portal.acts.stranding import ahead_of

    return ahead_of(izin.cases, moved, register, izin.people.roster().appointed(today()))


def _chosen(izin: "Wired", tasks: list[str], role: str | None) -> list[tuple[ApplicationNumber, TaskId]]:
    from portal.acts.stranding import tasks_asking

    named = [task_named(each) for each in tasks]
    asking = tasks_asking(izin.cases, parse_role(role)) if role is not None else ()
    return list(dict.fromkeys((*named, *((row.application, row.task) for row in asking))))
