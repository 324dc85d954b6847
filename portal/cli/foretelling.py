"""What commands tell of an application beside its history: the day it is promised by, and what it is once more."""

from typing import Final

from licensing.clock.provisional import in_brackets
from licensing.clock.wording import length_of_time, wall_time, written_day
from licensing.telling.forecasting import Forecast, Unknown
from licensing.telling.timed import LineTimed, Timed
from licensing.words.sentences import Sentence
from portal.acts.alike import Alike
from portal.acts.licences import STATUSES
from portal.acts.promised import Promised
from portal.cli.voice import Data, Voice

GOES_ON: Final = Sentence("masih diproses", "still open")


def promised_data(promised: Promised | None) -> Data:
    """The promised day as data; null where none is promised."""
    return promised and {
        "by": promised.by,
        "within": str(promised.within),
        "counted_from": promised.counted_from,
        "provisional": promised.provisional is not None,
    }


def clock_data(timed: Timed | None) -> Data:
    """The legal clock as data; null before it starts. Amounts are exact to a tenth, in the limit's unit."""
    return timed and {
        "within": str(timed.within),
        "used": float(timed.used),
        "left": float(timed.left),
        "late_by": float(timed.late_by),
        "due": timed.due,
        "provisional": timed.provisional is not None,
        "stands_still": timed.pause.why if timed.pause else None,
        "since": timed.pause.since if timed.pause else None,
        "stopped_at": timed.stopped_at,
        "extensions": [
            {"at": each.at, "length": str(each.length), "why": each.why.id} for each in timed.extensions
        ],
    }


def forecast_data(foretold: Forecast | Unknown | None) -> Data:
    """The forecast as data; null where there is nothing to foretell, `why` where it cannot be."""
    if foretold is None:
        return None
    if isinstance(foretold, Forecast):
        return {"likely": foretold.likely, "latest": foretold.latest, "why": None}
    return {"likely": None, "latest": None, "why": foretold}


def tell_promised(promised: Promised, voice: Voice) -> None:
    """Say by when it is answered, and what that counts from."""
    by, within = written_day(promised.by), length_of_time(promised.within)
    since = written_day(promised.counted_from)
    may_move = in_brackets(promised.provisional)
    voice.say(
        f"Dijawab paling lambat {by.id}{may_move.id}: {within.id}, dihitung dari {since.id}.",
        f"Answered by {by.en}{may_move.en}: {within.en}, counted from {since.en}.",
    )


def tell_clocks(clock: Timed | None, of_lines: tuple[LineTimed, ...], voice: Voice) -> None:
    """Say how the time of a case stands, and that of its lines."""
    if clock is not None:
        voice.say(f"Jangka waktu: {clock.said.id}", f"Time limit: {clock.said.en}")
        for each in clock.extensions:
            length, at = length_of_time(each.length), wall_time(each.at)
            voice.say(
                f"Diperpanjang {length.id} pada {at.id}: {each.why.id}",
                f"Extended by {length.en} on {at.en}: {each.why.en}",
            )
    for of in of_lines:
        name, used = of.name, of.timed.said
        voice.say(f"Jangka waktu “{name.id}”: {used.id}", f"Time limit of “{name.en}”: {used.en}")


def alike_data(alike: tuple[Alike, ...]) -> list[Data]:
    """Applications that are probably the same, as data."""
    return [
        {
            "application": each.application,
            "applicant": each.applicant,
            "submitted_at": each.submitted_at,
            "licence": each.licence
            and {"number": each.licence.licence.number, "status": each.licence.status},
        }
        for each in alike
    ]


def tell_alike(alike: tuple[Alike, ...], voice: Voice) -> None:
    """Say of each that it is probably the same, and what became of it."""
    for each in alike:
        worth = STATUSES[each.licence.status] if each.licence else GOES_ON
        number = f": {each.licence.licence.number}" if each.licence else ""
        voice.say(
            f"Mungkin permohonan yang sama: {each.application}, {each.applicant} ({worth.id}{number})",
            f"Probably the same application: {each.application}, {each.applicant} ({worth.en}{number})",
        )
