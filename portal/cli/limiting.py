"""`izin consent` and `extend`: asking for consent to send an application back, and giving a case more time."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from licensing.case.commands import ExtendTime
from licensing.clock.wording import until
from licensing.process.numbers import application_typed
from portal.acts.limits import ask_consent
from portal.acts.limits import extend as extend_time
from portal.cli.failures import failures
from portal.cli.options import Application, AsOfficer, Json, Lang, TaskName
from portal.cli.people import officer_named, task_named
from portal.cli.voice import Voice, spoken_here
from portal.cli.wired import wired

Reason = Annotated[str, typer.Option(help="Why it has to be sent back once more.")]


def consent(
    task: TaskName, officer: AsOfficer, reason: Reason, *, as_json: Json = False, lang: Lang = None
) -> None:
    """Ask a superior for consent to send the application back; she decides a task of her own."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_portal") as izin:
        who, id = officer_named(izin.register_today(), officer), task_named(task)[1]
        case = ask_consent(izin.cases, who, id, reason=reason, now=datetime.now(UTC))
    asks = case.consents[id].asks
    voice.data({"application": case.application, "asks": asks})
    voice.say(f"Persetujuan diminta: {asks}", f"Consent was asked for: {asks}")


def extend(
    application: Application,
    amount: Annotated[int, typer.Argument(help="How much, in the unit of the limit.")],
    officer: AsOfficer,
    reason: Annotated[str, typer.Option(help="One of the reasons of the definition, by its id.")],
    remark: Annotated[str, typer.Option(help="What happened; officers read it in the history.")],
    *,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Give an application more time, before it is over; the applicant is told."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_portal") as izin:
        who, command = officer_named(izin.register_today(), officer), ExtendTime(reason, amount, remark)
        number = application_typed(application)
        case = extend_time(izin.cases, who, number, command, now=datetime.now(UTC))
    due = case.clock.due if case.clock else None
    voice.data({"application": case.application, "due": due})
    if due is not None:
        voice.say(f"Diperpanjang sampai {until(due).id}.", f"Extended until {until(due).en}.")
