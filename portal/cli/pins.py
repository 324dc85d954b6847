"""`izin pin`: an officer at the counter gives an applicant a new PIN, after she checked her identity card."""

from datetime import UTC, datetime
from secrets import token_urlsafe
from typing import Annotated

import typer

from licensing.case.commands import GivePin
from licensing.words.codes import pin_grouped
from portal.acts.pins import give
from portal.cli.failures import failures
from portal.cli.options import Application, AsOfficer, Json, Lang
from portal.cli.people import application_named, officer_named
from portal.cli.voice import Voice, spoken_here
from portal.cli.wired import wired


def pin(
    application: Application,
    officer: AsOfficer,
    checked: Annotated[
        str, typer.Option(help="What was checked: 'identity card, photo agrees'. No NIK, no PIN.")
    ],
    *,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Give the applicant a new PIN at the counter; the old one stops working at once."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_portal") as izin:
        register, number = izin.register_today(), application_named(application)
        who = officer_named(register, officer)
        given = give(
            izin.cases,
            who,
            number,
            GivePin(checked, register.counters),
            once=token_urlsafe(18),
            now=datetime.now(UTC),
        )
    voice.data({"application": number, "pin": given})
    shown = pin_grouped(given)
    voice.say(
        f"{number}: PIN baru {shown}. Serahkan sekarang.", f"{number}: new PIN {shown}. Hand it over now."
    )
