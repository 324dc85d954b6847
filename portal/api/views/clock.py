"""The legal clock, as the API tells it."""

from licensing.clock.wording import length_of_time
from licensing.telling.clocking import PAUSED
from licensing.telling.forecasting import Forecast, Unknown
from licensing.telling.granting import GrantedByLaw
from licensing.telling.timed import LineTimed, Timed
from portal.api.models.clock import ClockOut, ExtendedOut, ForecastOut, GrantedOut, LineClockOut, StretchOut
from portal.api.models.said import Said


def clock_out(timed: Timed | None) -> ClockOut | None:
    return timed and _clock(timed)


def line_clock_out(of: LineTimed) -> LineClockOut:
    return LineClockOut(line=of.line, name=Said.of(of.name), clock=_clock(of.timed))


def _clock(timed: Timed) -> ClockOut:
    return ClockOut(
        within=Said.of(length_of_time(timed.within)),
        used=float(timed.used),
        left=float(timed.left),
        late_by=float(timed.late_by),
        due=timed.due,
        provisional=timed.provisional is not None,
        stands_still=Said.of(PAUSED[timed.pause.why]) if timed.pause else None,
        since=timed.pause.since if timed.pause else None,
        stopped_at=timed.stopped_at,
        extensions=[
            ExtendedOut(at=each.at, length=Said.of(length_of_time(each.length)), why=Said.of(each.why))
            for each in timed.extensions
        ],
        stretches=[
            StretchOut(since=each.begins, until=each.ends, stood_still=Said.maybe(each.why))
            for each in timed.stretches
        ],
    )


def forecast_out(foretold: Forecast | Unknown | None) -> ForecastOut | None:
    """When it will probably be decided, or why nobody can tell."""
    match foretold:
        case None:
            return None
        case Forecast():
            return ForecastOut(likely=foretold.likely, latest=foretold.latest)
        case _:
            return ForecastOut(likely=None, latest=None, why=foretold)


def granted_out(granted: GrantedByLaw | None) -> GrantedOut | None:
    return granted and GrantedOut(since=granted.at, means=Said.of(granted.means))
