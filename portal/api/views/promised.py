"""The promised day, as the API tells it."""

from licensing.clock.wording import length_of_time
from portal.acts.promised import Promised
from portal.api.models.clock import PromisedOut
from portal.api.models.said import Said


def promised_out(promised: Promised | None) -> PromisedOut | None:
    return promised and PromisedOut(
        by=promised.by,
        within=Said.of(length_of_time(promised.within)),
        counted_from=promised.counted_from,
        provisional=promised.provisional is not None,
    )
