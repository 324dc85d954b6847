"""`izin free`: what is free of what definitions reserve, for whoever answers a telephone."""

from datetime import datetime
from typing import Annotated

import typer
from rich.table import Table

from licensing.city.people import Service
from licensing.clock.calendar import WIB
from licensing.clock.wording import written_day
from licensing.words.folding import meant
from licensing.words.identifiers import PermitId
from licensing.words.sentences import Sentence
from licensing.words.suggesting import suggestion
from portal.acts.apply import open_permits
from portal.acts.scarce import Pool, Thing, free
from portal.cli.failures import Misused, failures
from portal.cli.options import Json, Lang
from portal.cli.voice import Data, Voice, spoken_here
from portal.cli.wired import wired

OfPermit = Annotated[str, typer.Argument(metavar="[PERMIT]", help="Only of this permit type.")]
Find = Annotated[str, typer.Option("--find", help="Only things with this in their number or name.")]


def free_things(permit: OfPermit = "", find: Find = "", *, as_json: Json = False, lang: Lang = None) -> None:
    """Say what is held of numbers, places and days that many share, and what is left."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        known = {each.permit: each for each in open_permits(izin.archive)}
        id = meant(permit, known) if permit else None
        if permit and id is None:
            raise Misused(f'there is no permit type "{permit}". {suggestion(permit, known)}')
        asked = known.values() if id is None else (known[PermitId(id)],)
        today = datetime.now(WIB).date()
        pools = free(izin.records.scarce, Service(), asked, on=today, sought=find.strip())
    voice.data([_data(each, voice) for each in pools])
    if not pools:
        voice.say("Tidak ada yang dipakai bersama.", "Nothing is shared.")
    for pool in pools:
        _tell(pool, voice)


def _data(pool: Pool, voice: Voice) -> Data:
    return {
        "permit": pool.process.permit,
        "pool": pool.reservation.pool,
        "name": voice.of(pool.reservation.label),
        "is_complete": pool.is_complete,
        "more": pool.more,
        "things": [_thing(each, pool, voice) for each in pool.things],
    }


def _thing(thing: Thing, pool: Pool, voice: Voice) -> Data:
    named: dict[str, Data] = {"key": thing.key, "name": voice.of(thing.name)}
    match pool.sort:
        case "whole":
            return {**named, "is_held": thing.is_held, "until": thing.until}
        case "number":
            return {**named, "taken": thing.taken, "of": thing.of, "left": thing.left}
        case "days":
            return {**named, "days": [{"first": each.first, "last": each.last} for each in thing.days]}


def _tell(pool: Pool, voice: Voice) -> None:
    label = pool.reservation.label
    voice.say(f"{label.id} ({pool.process.permit})", f"{label.en} ({pool.process.permit})")
    if not pool.things:
        voice.say("  tidak ada yang dipakai", "  nothing is in use")
        return
    table = Table(show_edge=False, show_header=False)
    for thing in pool.things:
        name = voice.of(thing.name) or voice.of(label)
        table.add_row(name, voice.of(_state(thing, pool)))
    voice.show(table)
    if pool.more:
        voice.say(f"  dan {pool.more} lagi: --find", f"  and {pool.more} more: --find")


def _state(thing: Thing, pool: Pool) -> Sentence:
    match pool.sort:
        case "number" if thing.of is not None:
            return Sentence(
                f"tersisa {thing.left} dari {thing.of}, dipakai {thing.taken}",
                f"{thing.left} of {thing.of} left, {thing.taken} in use",
            )
        case "number":
            return Sentence(f"dipakai {thing.taken}", f"{thing.taken} in use")
        case "days" if thing.days:
            spans = [(written_day(each.first), written_day(each.last)) for each in thing.days]
            return Sentence(
                "dipakai " + "; ".join(f"{first.id} s.d. {last.id}" for first, last in spans),
                "in use " + "; ".join(f"{first.en} to {last.en}" for first, last in spans),
            )
        case "whole" if thing.is_held and thing.until is not None:
            until = written_day(thing.until)
            return Sentence(f"dipakai sampai dengan {until.id}", f"in use up to and including {until.en}")
        case "whole" if thing.is_held:
            return Sentence("dipakai", "in use")
        case _:
            return Sentence("bebas", "free")
