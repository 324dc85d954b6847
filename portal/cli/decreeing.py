"""A decree about the calendar as a command records it, or foretells what it would do."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from licensing.city.almanac import Almanac
from licensing.city.decreeing import Order
from licensing.city.decrees import Decree
from portal.cli.almanacs import moves_data, tell_moves
from portal.cli.decreed import decree_data, said_of
from portal.cli.failures import failures
from portal.cli.people import agency_named
from portal.cli.recounting import tell_recount
from portal.cli.voice import Voice
from portal.cli.wired import wired

if TYPE_CHECKING:
    from flows.wiring import Wired
    from licensing.ports import Recount
    from portal.acts.foretold import Moves

Decreeing = Callable[[Almanac, Order, datetime], tuple[Decree, ...]]
"""What is decreed, by whose order and when, or why not."""


def record_decree(
    decide: Decreeing,
    ordered: tuple[str, str, str | None],
    voice: Voice,
    *,
    dry_run: bool,
) -> None:
    """Foretell or record what is decided, count again, and say what it did. `ordered`: by whom, decree, agency."""
    now, (by, title, agency) = datetime.now(UTC), ordered
    moves: tuple[Moves, ...] = ()
    recount: Recount | None = None
    with failures(voice), wired("izin_worker") as izin:
        order = Order(by, title, agency_named(izin.register, agency))
        if dry_run:
            almanac = izin.decrees.almanac()
            made = decide(almanac, order, now)
            moves = _foretold(izin, almanac, made, now)
        else:
            made = izin.decrees.record(lambda almanac: decide(almanac, order, now))
            # Whoever is stopped here has decreed: the sweep counts again what this did not.
            recount = izin.deadlines.recount(now=now)
    counted = {"moved": recount.moved, "applications": recount.applications} if recount else None
    voice.data(
        {
            "dry_run": dry_run,
            "decreed": [decree_data(each) for each in made],
            "moves": [moves_data(each) for each in moves],
            "recounted": counted,
        }
    )
    for each in made:
        said = said_of(each)
        voice.say(said.id, said.en)
    if dry_run:
        tell_moves(moves, voice)
    else:
        voice.say("Tercatat.", "Recorded.")
    tell_recount(voice, recount)


def _foretold(
    izin: "Wired", almanac: Almanac, made: tuple[Decree, ...], now: datetime
) -> "tuple[Moves, ...]":
    from portal.acts.foretold import foretell

    after = almanac.with_decrees(made).calendars
    return foretell(izin.cases, izin.deadlines.timed(), almanac.calendars, after, now=now)
