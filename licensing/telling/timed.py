"""The legal clocks of a case as people see them: how much is used, when it is over, and when it ran and stood still.

Comes from the case and the calendars of today; amounts are exact in the core, and rounded to a tenth here, down what is
used and up what is left, so that nobody reads of time that there is not.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from typing import Final

from babel.numbers import format_decimal

from licensing.case.line_clocks import running_lines
from licensing.clock.calendars import Calendars
from licensing.clock.provisional import by_working_time, in_brackets, provisional
from licensing.clock.running import Clock, Pause, Why, running, used
from licensing.clock.spans import Span
from licensing.clock.wording import length_of_time, until, wall_time
from licensing.history.places import Line
from licensing.ports import CaseFile
from licensing.telling.clocking import PAUSED
from licensing.telling.names import line_name
from licensing.words.sentences import Sentence

TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the case's time, and where it lies in the picture, in hundredths; `why` is None where the clock ran."""

    begins: datetime
    ends: datetime
    why: Sentence | None
    offset: Decimal
    share: Decimal


BAR_WIDTH: Final = 40


@dataclass(frozen=True, slots=True)
class Extended:
    """That the limit grew: when, by how much, and why."""

    at: datetime
    length: Span
    why: Sentence


@dataclass(frozen=True, slots=True)
class Timed:
    """What is shown of a clock. `left` is zero when its time is over; `late_by` is by how much it is over.

    `provisional` says that its end may still move with a decree, and why; None where it is certain.
    """

    within: Span
    used: Decimal
    left: Decimal
    late_by: Decimal
    due: datetime | None
    pause: Pause | None
    stopped_at: datetime | None
    stretches: tuple[Stretch, ...]
    provisional: Sentence | None = None
    extensions: tuple[Extended, ...] = ()

    @property
    def said(self) -> Sentence:
        """What is used of how much, and until when, or why it stands still."""
        return _said(self)

    @property
    def bar(self) -> str:
        """The picture in characters: `█` where the clock ran, `░` where it stood still, `·` what is to come."""
        cells = ["·"] * BAR_WIDTH
        for each in self.stretches:
            first, past = (int(at * BAR_WIDTH / 100) for at in (each.offset, each.offset + each.share))
            cells[first:past] = ["░" if each.why else "█"] * (min(past, BAR_WIDTH) - first)
        return "".join(cells)


@dataclass(frozen=True, slots=True)
class LineTimed:
    """What is shown of the clock of a line that goes on: the line, what it is called, and its time."""

    line: Line
    name: Sentence
    timed: Timed


def timed(file: CaseFile, calendars: Calendars, now: datetime) -> Timed | None:
    """A case's clock at an instant; None before it starts, and where there is none."""
    clock, limit = file.case.clock, file.process.time_limit
    if clock is None:
        return None
    rule = limit.extending if limit else None
    extensions = tuple(
        Extended(each.at, each.length, rule.called(each.reason) if rule else Sentence("", ""))
        for each in clock.extensions
    )
    return replace(_timed(clock, calendars, now), extensions=extensions)


def lines_timed(file: CaseFile, calendars: Calendars, now: datetime) -> tuple[LineTimed, ...]:
    """The lines that go on and have a limit of their own, in the order they were opened."""
    return tuple(
        LineTimed(line, line_name(file, line) or Sentence(line, line), _timed(clock, calendars, now))
        for line, clock in running_lines(file.case)
    )


def _timed(clock: Clock, calendars: Calendars, now: datetime) -> Timed:
    spent = used(clock, calendars, now)
    left = clock.within.amount - spent
    return Timed(
        clock.within,
        _rounded(spent, ROUND_FLOOR),
        _rounded(max(left, Fraction()), ROUND_CEILING),
        _rounded(max(-left, Fraction()), ROUND_FLOOR),
        clock.due,
        clock.pause,
        clock.stopped_at,
        tuple(_stretches(clock, min(now, clock.stopped_at or now))),
        provisional(clock.due, by_working_time(clock.within, calendars.of(clock.whose))),
    )


def _said(timed: Timed) -> Sentence:
    within = length_of_time(timed.within)
    used = Sentence(
        f"Terpakai {_number(timed.used).id} dari {within.id}", f"{_number(timed.used).en} of {within.en} used"
    )
    if timed.late_by:
        late = _number(timed.late_by)
        return Sentence(f"{used.id}: terlambat {late.id}.", f"{used.en}: {late.en} late.")
    if not timed.left:
        # Answered or not: nobody was in time, be it only since an office closed, and silence may have granted it.
        return Sentence(f"{used.id}: waktunya habis.", f"{used.en}: the time is over.")
    if timed.stopped_at is not None:
        return Sentence(f"{used.id}, lalu dijawab.", f"{used.en} when it was answered.")
    if timed.pause is not None:
        since, why = wall_time(timed.pause.since), PAUSED[timed.pause.why]
        return Sentence(
            f"{used.id}. Berhenti sejak {since.id}: {why.id}.",
            f"{used.en}. It stands still since {since.en}: {why.en}.",
        )
    if timed.due is None:
        return Sentence(f"{used.id}.", f"{used.en}.")
    left, due, may_move = _number(timed.left), until(timed.due), in_brackets(timed.provisional)
    return Sentence(
        f"{used.id}, sisa {left.id}; berakhir {due.id}{may_move.id}.",
        f"{used.en}, {left.en} left; it ends {due.en}{may_move.en}.",
    )


def _number(amount: Decimal) -> Sentence:
    return Sentence(*(format_decimal(amount.normalize(), locale=locale) for locale in ("id", "en")))


def _stretches(clock: Clock, until: datetime) -> Iterator[Stretch]:
    """In order, without gaps, from the start to an instant; the picture ends where the time does, if that is later."""
    whole = max((max(until, clock.due or until) - clock.started_at).total_seconds(), 1)
    for begins, ends, why in sorted(_parts(clock, until), key=lambda each: each[0]):
        offset, share = (
            Decimal(seconds * 100 / whole).quantize(TENTH)
            for seconds in ((begins - clock.started_at).total_seconds(), (ends - begins).total_seconds())
        )
        yield Stretch(begins, ends, PAUSED[why] if why else None, offset, share)


def _parts(clock: Clock, until: datetime) -> Iterator[tuple[datetime, datetime, Why | None]]:
    for since, end in running(clock, until):
        yield since, end, None
    for pause in clock.stood_still:
        yield pause.since, pause.until or until, pause.why


def _rounded(amount: Fraction, rounding: str) -> Decimal:
    exact = Decimal(amount.numerator) / Decimal(amount.denominator)
    return exact.quantize(TENTH, rounding)
