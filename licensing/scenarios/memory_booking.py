"""What the books refuse, in memory: a receipt is told by one case and no other."""

from collections.abc import Iterable, Mapping

from licensing.case.refusals.paying import assigned_already
from licensing.history.events import Event, MoneyReceived
from licensing.words.identifiers import ApplicationNumber


def check_once(
    histories: Mapping[ApplicationNumber, Iterable[Event]],
    application: ApplicationNumber,
    events: Iterable[Event],
) -> None:
    """Raises CommandRefused where another case tells a receipt already."""
    told = {event.receipt for event in events if isinstance(event, MoneyReceived)}
    others = (each for number, history in histories.items() if number != application for each in history)
    if told and any(isinstance(each, MoneyReceived) and each.receipt in told for each in others):
        raise assigned_already()
