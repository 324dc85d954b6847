"""The pace of services: how long steps took lately, and what that foretells of an application.

Counting it costs a query over a permit's decisions, so a process counts each permit once an hour at most.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from licensing.city.register import AgencyRegister
from licensing.clock.calendars import Calendars
from licensing.clock.wording import written_day
from licensing.ports import CaseFile, Cases, ServedTasks
from licensing.telling.forecasting import Forecast, Past, Unknown, forecast
from licensing.telling.told import Audience
from licensing.words.identifiers import AgencyId, PermitId, StepId
from licensing.words.sentences import Sentence
from portal.acts.served import days_taken

LATELY: Final = timedelta(days=365)
COUNTED_FOR: Final = timedelta(hours=1)


@dataclass(slots=True)
class Pace:
    """What was counted, and when; whoever asks twice at once may count twice."""

    counted: dict[PermitId, tuple[datetime, Past]] = field(
        default_factory=dict[PermitId, tuple[datetime, Past]]
    )

    def of(self, cases: Cases, permit: PermitId, calendars: Calendars, now: datetime) -> Past:
        """How long decisions of a permit took in the last year."""
        at, past = self.counted.get(permit, (None, None))
        if at is None or past is None or now - at > COUNTED_FOR:
            past = past_of(cases.served_tasks(permit, since=now - LATELY, until=now), calendars)
            self.counted[permit] = now, past
        return past

    def foretold(
        self, cases: Cases, file: CaseFile, register: AgencyRegister, now: datetime
    ) -> Forecast | Unknown | None:
        """When an application will probably be decided."""
        if file.case.ending is not None:
            return None
        past = self.of(cases, file.case.permit, register.calendar, now)
        return forecast(file.process, file.case, past, register=register, now=now)


def past_of(tasks: Iterable[ServedTasks], calendars: Calendars) -> Past:
    """By step and agency how many tasks took how many working days."""
    grouped: defaultdict[tuple[StepId, AgencyId], list[ServedTasks]] = defaultdict(list)
    for each in tasks:
        grouped[each.step, each.agency].append(each)
    return {key: days_taken(own, calendars) for key, own in grouped.items()}


def said(foretold: Forecast | Unknown | None, reader: Audience) -> Sentence | None:
    """A forecast in words; nothing where the applicant is asked, or there is nothing to foretell.

    Only officers are told that it cannot be known: to an applicant that says nothing.
    """
    if foretold is None or foretold == "hers" or (foretold == "thin" and reader == "everyone"):
        return None
    if foretold == "thin":
        return Sentence(
            "Perkiraan selesai: belum cukup permohonan serupa yang selesai untuk memperkirakannya.",
            "Forecast: not enough like it were finished yet to tell.",
        )
    likely, latest = written_day(foretold.likely), written_day(foretold.latest)
    return Sentence(
        f"Perkiraan selesai: separuh permohonan serupa selesai pada {likely.id}, sembilan dari sepuluh pada "
        f"{latest.id}. Ini perkiraan, bukan janji.",
        f"Forecast: half of those like it are finished by {likely.en}, nine in ten by {latest.en}. "
        "It is a forecast, no promise.",
    )
