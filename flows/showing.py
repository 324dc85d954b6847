"""Showing: what operators are told beside the effects themselves: what people did, and where each application stands.

Telling is not the work: when the Prefect server does not listen, the application is shown by a later run.
"""

import asyncio
from collections import Counter
from collections.abc import Coroutine, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias
from uuid import UUID

import httpx
from prefect import Task
from prefect.client.orchestration import PrefectClient
from prefect.exceptions import PrefectHTTPStatusError

from flows.artifacts import artifact
from flows.titles import acts, batch_title
from licensing.city.register import AgencyRegister
from licensing.ports import CaseFile
from licensing.words.identifiers import ApplicationNumber

Tell: TypeAlias = Task[[str], Coroutine[None, None, None]]


@dataclass(frozen=True, slots=True)
class Showing:
    """Tells the operators of one run.

    Args:
        is_coarse: whether what happened alike to several applications is told once.
        turns: how many pages are written at a time; shared by the runs of a backlog.
    """

    client: PrefectClient
    run: UUID
    tell: Tell
    register: AgencyRegister
    public_url: str
    is_coarse: bool
    turns: asyncio.Semaphore

    async def tell_acts(self, since: Iterable[tuple[CaseFile, int]]) -> None:
        """A task run for everything people did since the given versions, or for each kind of it."""
        done = [
            (file.case.application, at, what)
            for file, version in since
            for at, what in acts(file, self.register, since=version)
        ]
        for title in self._titles(done):
            await self.tell(title)

    def _titles(self, done: Sequence[tuple[ApplicationNumber, str, str]]) -> list[str]:
        kinds = Counter((at, what) for _, at, what in done)
        shared = {kind for kind, count in kinds.items() if self.is_coarse and count > 1}
        alone = [f"{number} / {at} / {what}" for number, at, what in done if (at, what) not in shared]
        return [*(batch_title(kinds[at, what], at, what) for at, what in shared), *alone]

    async def write_artifacts(self, files: Sequence[CaseFile]) -> frozenset[ApplicationNumber]:
        """Write a version of each application's page. Returns those whose page is written."""

        async def write(file: CaseFile) -> bool:
            page = artifact(file, self.register, public_url=self.public_url, now=datetime.now(UTC))
            page.flow_run_id = self.run
            async with self.turns:
                try:
                    await self.client.create_artifact(page)
                except (httpx.HTTPError, PrefectHTTPStatusError):
                    return False
            return True

        written = await asyncio.gather(*(write(file) for file in files))
        return frozenset(file.case.application for file, done in zip(files, written, strict=True) if done)
