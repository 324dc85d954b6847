"""`izin people`: who there is and who may act as what, from which day to which.

What is recorded takes effect at once, in open sessions too: whoever has no mandate any more is refused, and the tasks
she had taken go back to their role. Nothing is ever taken out, so `izin people list OFFICER` tells everything.
"""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from licensing.city import appointing
from licensing.city.desk import Desk, Person
from licensing.city.people import Deputy
from licensing.city.people_list import read_people_list
from licensing.city.roster import is_absent
from licensing.words.identifiers import OfficerId
from licensing.words.suggesting import suggestion
from portal.cli.entering import first_day, last_day, record
from portal.cli.failures import Misused, failures
from portal.cli.files import text_of
from portal.cli.options import Json, Lang, day_typed
from portal.cli.rosters import entry_data, history_table, officer_data, people_table
from portal.cli.voice import Voice, spoken_here
from portal.cli.wired import wired

app = typer.Typer(help="Who there is, and who may act as what from which day to which.", no_args_is_help=True)


Id = Annotated[str, typer.Argument(metavar="OFFICER", help="The officer's id.")]
From = Annotated[
    datetime | None,
    typer.Option("--from", parser=day_typed, metavar="DAY", help="First day; today if not given."),
]
Until = Annotated[
    datetime | None, typer.Option("--until", parser=day_typed, metavar="DAY", help="Last day, counted in.")
]


class As(StrEnum):
    """How somebody deputises."""

    plh = "plh"
    plt = "plt"
    an = "an"


@app.command("add")
def add(
    officer: Id,
    name: Annotated[str, typer.Option(help="Name, as it is printed.")],
    nip: Annotated[str, typer.Option(help="Civil service number, 18 digits.")],
    position: Annotated[str, typer.Option(help="Position, as it is printed under her name.")],
    role: Annotated[
        list[str] | None, typer.Option(help="A role of hers; may be given several times.")
    ] = None,
    nik: Annotated[str, typer.Option(help="Identity number, to keep her from cases of her own.")] = "",
    since: From = None,
    until: Until = None,
    *,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Add somebody, and print the password to hand to her."""
    person = Person(officer, name, nip, position, tuple(role or ()), nik)
    record(
        lambda desk: appointing.add(desk, person, since=first_day(since), until=last_day(until)),
        Voice(lang or spoken_here(), as_json),
    )


@app.command("assign")
def assign(
    officer: Id,
    role: Annotated[str, typer.Argument(help="A role, as agency.role.")],
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="PLACE", help="In which place, where the agency has several offices."),
    ] = None,
    since: From = None,
    until: Until = None,
    *,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Give somebody a further role of her own."""
    record(
        lambda desk: appointing.assign(
            desk,
            officer,
            role if at is None else f"{role}@{at}",
            since=first_day(since),
            until=last_day(until),
        ),
        Voice(lang or spoken_here(), as_json),
    )


@app.command("deputise")
def deputise(
    officer: Id,
    for_: Annotated[str, typer.Option("--for", metavar="OFFICER", help="Whom she stands in for.")],
    as_: Annotated[As, typer.Option("--as", help="Pelaksana harian, Pelaksana tugas, or atas nama.")],
    role: Annotated[str | None, typer.Option(help="The role; every role of hers if not given.")] = None,
    since: From = None,
    until: Until = None,
    *,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Let somebody act for somebody else; the printed title says so."""
    acting: Deputy = as_.value
    record(
        lambda desk: appointing.deputise(
            desk, officer, for_, role, acting=acting, since=first_day(since), until=last_day(until)
        ),
        Voice(lang or spoken_here(), as_json),
    )


@app.command("absent")
def absent(
    officer: Id,
    until: Annotated[
        datetime, typer.Option("--until", parser=day_typed, metavar="DAY", help="Last day, counted in.")
    ],
    since: From = None,
    *,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Say that somebody is away; her tasks go back to their role, and deputies find them."""
    record(
        lambda desk: appointing.be_absent(desk, officer, since=first_day(since), until=until.date()),
        Voice(lang or spoken_here(), as_json),
    )


@app.command("end")
def end(
    officer: Id,
    role: Annotated[
        str | None, typer.Option(help="Only this role, her own or a deputy's; else she leaves.")
    ] = None,
    since: From = None,
    *,
    absence: Annotated[bool, typer.Option("--absence", help="End an absence instead.")] = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """End a role, or everything where somebody leaves. What she decided stays hers."""
    voice = Voice(lang or spoken_here(), as_json)
    if absence and role is not None:
        with failures(voice):
            raise Misused("--absence and --role are two things. Give one of them.")
    if absence:
        record(lambda desk: appointing.come_back(desk, officer, since=first_day(since)), voice)
    else:
        record(lambda desk: appointing.end(desk, officer, role, since=first_day(since)), voice)


@app.command("reset")
def reset(officer: Id, *, as_json: Json = False, lang: Lang = None) -> None:
    """Give somebody a password for one sign-in, shown this once; she chooses her own at it. It is on the record."""
    from flows.passwords import new_password

    voice = Voice(lang or spoken_here(), as_json)
    now, password = datetime.now(UTC), new_password()
    with failures(voice), wired("izin_worker") as izin:
        # First on the record: a password that nobody knows of would be worse than a record of one never handed out.
        made = izin.people.record(
            lambda roster: appointing.reset_password(
                Desk(roster, izin.register, now), officer, since=first_day(None)
            )
        )
        izin.accounts.reset(OfficerId(officer), password)
    voice.data({"recorded": [entry_data(entry) for entry in made], "passwords": {officer: password}})
    voice.say(
        f"{officer}: kata sandi {password}, untuk satu kali masuk",
        f"{officer}: password {password}, for one sign-in",
    )


@app.command("import")
def import_list(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="A CSV file.")],
    since: From = None,
    *,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Add and change people as a list says: id,name,nip,position,roles and perhaps nik. All of it or nothing."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice):
        text = text_of(file)
    record(lambda desk: read_people_list(text, file.name, desk, since=first_day(since)), voice)


@app.command("list")
def list_people(
    officer: Annotated[
        str | None, typer.Argument(metavar="[OFFICER]", help="Tell everything recorded about her.")
    ] = None,
    on: Annotated[
        datetime | None,
        typer.Option(
            "--on", parser=day_typed, metavar="DAY", help="As it is on this day; today if not given."
        ),
    ] = None,
    *,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """List who there is on a day and what she may act as, or what was recorded about one of them."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        roster = izin.people.roster()
        if officer is not None and officer not in roster.officers():
            raise Misused(f'there is no officer "{officer}". {suggestion(officer, roster.officers())}')
    if officer is not None:
        told = roster.of(OfficerId(officer))
        voice.data([entry_data(entry) for entry in told])
        voice.show(history_table(told, voice))
        return
    day = first_day(on)
    rows = [(each, is_absent(roster.of(each.id), day)) for each in roster.on(day).values()]
    voice.data([officer_data(each, away=away) for each, away in rows])
    voice.show(people_table(rows, voice))
