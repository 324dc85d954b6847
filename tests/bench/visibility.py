"""How long until operators see what happened: from an event in our database to the page in Prefect that tells it.

In come applications, out come lags in seconds. Each version of an application's page tells the history up to some
event; the first version that tells an event made it visible, at the time the Prefect API gives that version.
"""

from collections.abc import Iterable
from datetime import datetime

import httpx
from pydantic import BaseModel

from flows.artifacts import artifact_key, page
from flows.services.connections import Connections
from flows.wiring import Wired
from licensing.city.people import Service
from licensing.city.register import AgencyRegister
from licensing.history.evolving import replay
from licensing.ports import CaseFile
from licensing.words.identifiers import ApplicationNumber


class PageVersion(BaseModel):
    """What the Prefect API says of one version of a page."""

    created: datetime
    data: str


def view_lags(
    connections: Connections, izin: Wired, applications: Iterable[ApplicationNumber]
) -> list[float]:
    """Seconds from each event that is told to the version of the page that first told it."""
    with _prefect(connections) as prefect:
        return [
            lag
            for application in applications
            for lag in _lags(
                izin.cases.view(Service(), application),
                izin.register,
                _versions(prefect, application),
            )
        ]


def shown(connections: Connections) -> dict[str, int]:
    """How much Prefect shows so far: runs of flows and tasks, and versions of pages."""
    with _prefect(connections) as prefect:
        return {
            kind: int(prefect.post(f"{kind}/count", json={}).raise_for_status().text)
            for kind in ("flow_runs", "task_runs", "artifacts")
        }


def _prefect(connections: Connections) -> httpx.Client:
    user, _, password = connections.prefect_auth.partition(":")
    return httpx.Client(base_url=connections.prefect_api_url, auth=(user, password), timeout=30)


def _versions(prefect: httpx.Client, application: ApplicationNumber) -> list[PageVersion]:
    asked = {"artifacts": {"key": {"any_": [artifact_key(application)]}}, "limit": 200}
    answer = prefect.post("artifacts/filter", json=asked).raise_for_status()
    return sorted((PageVersion.model_validate(each) for each in answer.json()), key=lambda each: each.created)


def _lags(file: CaseFile, register: AgencyRegister, versions: list[PageVersion]) -> list[float]:
    lags: list[float] = []
    told = 0
    for count, event in enumerate(file.events, start=1):
        lines = _lines_after(file, register, count)
        if lines == told:
            continue
        told = lines
        seen = next((each.created for each in versions if _lines(each.data) >= lines), None)
        if seen is not None:
            lags.append((seen - event.at).total_seconds())
    return lags


def _lines_after(file: CaseFile, register: AgencyRegister, count: int) -> int:
    case = replay(file.events[:count])
    if case is None:
        return 0
    now = file.events[count - 1].at
    return _lines(page(CaseFile(case, file.process, file.events[:count]), register, public_url="", now=now))


def _lines(text: str) -> int:
    """Lines of the timeline: they begin with a date."""
    return sum(line.startswith("| 20") for line in text.splitlines())
