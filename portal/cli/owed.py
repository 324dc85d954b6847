"""`izin owed`: what does not succeed across all cases, why and since when; tried at once, or given up on the record."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from licensing.case.commands import ReportEffect
from licensing.city.people import Service
from licensing.clock.calendar import WIB
from licensing.history.effects import Dismissed
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence, counted
from portal.acts.owed import Choice, OwedStill, owed_still
from portal.cli.failures import REFUSED, Misused, failures
from portal.cli.options import Json, Lang
from portal.cli.people import application_named
from portal.cli.voice import Data, Voice, spoken_here
from portal.cli.wired import wired

if TYPE_CHECKING:
    from flows.wiring import Wired

Applications = Annotated[list[str] | None, typer.Argument(metavar="[APPLICATION]…", help="Only of these.")]
KINDS = ("notify", "copy", "pin-link", "address-letter", "render", "store", "register")


def owed(
    applications: Applications = None,
    *,
    permit: Annotated[str, typer.Option(help="Only of this permit type.")] = "",
    kind: Annotated[str, typer.Option(help=f"Only {', '.join(KINDS[:-1])} or {KINDS[-1]}.")] = "",
    reason: Annotated[str, typer.Option(help="Only where this stands in why it did not succeed.")] = "",
    retry: Annotated[bool, typer.Option("--retry", help="Try all of it at once.")] = False,
    dismiss: Annotated[
        bool, typer.Option("--dismiss", help="Give all of it up: letters only. Needs --by and --why.")
    ] = False,
    by: Annotated[str, typer.Option(help="Who gives it up, by name; it stands on the record.")] = "",
    why: Annotated[str, typer.Option(help="Why it is given up; it stands on the record.")] = "",
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """List what is owed to the outside and does not succeed; with --retry or --dismiss, do something about it."""
    voice = Voice(lang or spoken_here(), as_json)
    now = datetime.now(UTC)
    with failures(voice):
        _check(kind, retry=retry, dismiss=dismiss, by=by, why=why)
        chosen = Choice(frozenset(map(application_named, applications or ())), permit, kind, reason)
        with wired("izin_worker") as izin:
            found = owed_still(izin.outbox.stuck(), chosen)
            retried = _retry(izin, found) if retry else ()
            dismissed, refused = _dismiss(izin, found, Dismissed(by, why), now) if dismiss else ((), ())
    voice.data(
        {
            "owed": [_row(each) for each in found],
            "retried": list(retried),
            "dismissed": list(dismissed),
            "refused": [{"effect": each.effect, "message": voice.of(said)} for each, said in refused],
        }
    )
    _tell(found, voice)
    if retry:
        count = len(retried)
        voice.say(
            f"{count} permohonan dicoba lagi sekarang.", f"{counted(count, 'application')} tried again now."
        )
    for effect in dismissed:
        voice.say(f"{effect}: tidak dikirim lagi", f"{effect}: given up")
    for each, said in refused:
        voice.warn(f"{each.effect}: {voice.of(said)}")
    if refused:
        raise typer.Exit(REFUSED)


def _check(kind: str, *, retry: bool, dismiss: bool, by: str, why: str) -> None:
    if kind and kind not in KINDS:
        raise Misused(f'there is no kind "{kind}". Write one of {", ".join(KINDS)}.')
    if retry and dismiss:
        raise Misused("--retry and --dismiss are two things. Give one of them.")
    if dismiss and not (by.strip() and why.strip()):
        raise Misused("giving something up stands on the record. Say who does with --by, and --why.")


def _retry(izin: "Wired", found: Iterable[OwedStill]) -> tuple[str, ...]:
    numbers = tuple(dict.fromkeys(each.application for each in found))
    return izin.outbox.try_now(numbers) if numbers else ()


def _dismiss(
    izin: "Wired", found: Iterable[OwedStill], said: Dismissed, now: datetime
) -> tuple[tuple[str, ...], tuple[tuple[OwedStill, Sentence], ...]]:
    """What was given up, and what cannot be; what was done meanwhile is told among these."""
    done: list[str] = []
    refused: list[tuple[OwedStill, Sentence]] = []
    for each in found:
        try:
            izin.cases.handle(Service(), each.application, ReportEffect(each.effect, said), now=now)
            done.append(each.effect)
        except CommandRefused as refusal:
            refused.append((each, refusal.sentence))
    return tuple(done), tuple(refused)


def _row(each: OwedStill) -> Data:
    return {
        "application": each.application,
        "permit": each.permit,
        "effect": each.effect,
        "kind": each.kind,
        "what": each.what,
        "since": each.since,
        "why": each.why,
        "retry_at": each.retry_at,
    }


def _tell(found: tuple[OwedStill, ...], voice: Voice) -> None:
    if not found:
        voice.say("Tidak ada yang tertahan.", "Nothing is stuck.")
        return
    table = Table(show_edge=False)
    for heading in (
        Sentence("permohonan", "application"),
        Sentence("apa", "what"),
        Sentence("sejak", "since"),
        Sentence("mengapa", "why"),
        Sentence("dicoba lagi", "tried again"),
    ):
        table.add_column(voice.of(heading), overflow="fold")
    at_work = voice.of(Sentence("sedang dicoba", "at it"))
    for each in found:
        again = f"{each.retry_at.astimezone(WIB):%Y-%m-%d %H:%M}" if each.retry_at else at_work
        since = f"{each.since.astimezone(WIB):%Y-%m-%d %H:%M}"
        table.add_row(each.application, each.what, since, each.why, again)
    voice.show(table)
