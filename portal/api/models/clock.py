"""What the API says of an application's time: what is promised, used and foretold, and what is awaited."""

from datetime import date, datetime

from pydantic import BaseModel

from portal.api.models.said import Said


class PromisedOut(BaseModel):
    """The last day by which an application is answered: `within`, counted from the day its file was complete.

    It is `provisional` while the holidays of its year are not decreed yet.
    """

    by: date
    within: Said
    counted_from: date
    provisional: bool = False


class ExtendedOut(BaseModel):
    """That the limit grew: when, by how much, and for which reason."""

    at: datetime
    length: Said
    why: Said


class StretchOut(BaseModel):
    """A part of the clock's time; `stood_still` says for what, null where it ran."""

    since: datetime
    until: datetime
    stood_still: Said | None


class ForecastOut(BaseModel):
    """Half of those like it are finished by `likely`, nine in ten by `latest`.

    Where nothing can be foretold both are null, and `why` is `thin` (too few were finished yet) or `hers` (the
    applicant is asked).
    """

    likely: date | None
    latest: date | None
    why: str | None = None


class GrantedOut(BaseModel):
    """That the law granted it, because nobody decided in time: since when, and what that means."""

    since: datetime
    means: Said


class ClockOut(BaseModel):
    """The legal clock: the limit, how much of it is used and left, in its unit, and when it is over.

    `stretches` are the bar of its time: when it ran and when it stood still, in order, without gaps.
    `due` is null while the clock stands still, for what `stands_still` says, and once it has stopped. It is
    `provisional` while the holidays of its year are not decreed yet.
    """

    within: Said
    used: float
    left: float
    late_by: float
    due: datetime | None
    provisional: bool = False
    stands_still: Said | None
    since: datetime | None
    stopped_at: datetime | None
    extensions: list[ExtendedOut] = []
    stretches: list[StretchOut] = []


class LineClockOut(BaseModel):
    """The clock of a line that goes on and has a limit of its own."""

    line: str
    name: Said
    clock: ClockOut


class AwaitedOut(BaseModel):
    """The one thing a case waits for: on whom, since when, what would release it, and how many more are awaited.

    `on` is `applicant`, `izin`, or agency and role; `clock` says whose time runs meanwhile.
    """

    on: str
    name: Said
    step_name: Said
    since: datetime
    working_days: int
    due: datetime | None
    released_when: Said
    others: int
    clock: Said
