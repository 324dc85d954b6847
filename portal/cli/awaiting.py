"""`izin why`: the one thing an application waits for, on whom, since when, and what would release it."""

from datetime import UTC, datetime
from typing import assert_never

from licensing.city.people import Service
from licensing.ports import Trouble
from licensing.telling import HasEnded, HeldUp, holding_up
from portal.cli.failures import failures
from portal.cli.options import Application, Json, Lang
from portal.cli.people import application_named
from portal.cli.showing import again
from portal.cli.voice import Data, Voice, spoken_here
from portal.cli.wired import wired


def why(application: Application, *, as_json: Json = False, lang: Lang = None) -> None:
    """Say what an application waits for: on whom, since when, what would release it, and whose clock runs."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        file = izin.cases.view(Service(), application_named(application))
        held = holding_up(file, register=izin.register_today(), now=datetime.now(UTC))
        trouble = izin.outbox.trouble(file.case.application)
    voice.data({"application": file.case.application, **_data(held, trouble, voice)})
    for said in held.said:
        voice.say(said.id, said.en)
    if trouble is not None:
        retried = again(trouble)
        voice.say(
            f"Belum berhasil, {retried.id}:\n{trouble.message}",
            f"Not done yet, {retried.en}:\n{trouble.message}",
        )


def _data(held: HeldUp | HasEnded, trouble: Trouble | None, voice: Voice) -> dict[str, Data]:
    match held:
        case HasEnded(how=how, at=at):
            return {"awaited": None, "ended": {"how": voice.of(how), "at": at}}
        case HeldUp():
            return {"awaited": held_data(held, voice), "ended": None, "trouble": trouble and trouble.message}
        case _:
            assert_never(held)


def held_data(held: HeldUp, voice: Voice) -> dict[str, Data]:
    """What is awaited, as data; `on` is `applicant`, `izin`, or agency and role."""
    return {
        "on": held.on.code,
        "name": voice.of(held.on.name),
        "step": voice.of(held.step),
        "since": held.since,
        "working_days": held.working_days,
        "due": held.due,
        "released_when": voice.of(held.releases),
        "others": held.others,
        "clock": voice.of(held.clock),
        "task": held.task,
    }
