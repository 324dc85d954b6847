"""`Archive` in memory: every bundle that was published here, and in which order."""

from dataclasses import dataclass, field
from datetime import datetime

from licensing.case.refusals.applications import no_such_permit
from licensing.ports import Published
from licensing.process.bundle import Bundle
from licensing.process.graph import Process
from licensing.words.errors import StorageFailed
from licensing.words.identifiers import Digest, PermitId


@dataclass(slots=True)
class MemoryArchive:
    """`published` is in the order of publication."""

    published: list[Published] = field(default_factory=list[Published])
    processes: dict[Digest, Process] = field(default_factory=dict[Digest, Process])
    bundles: dict[Digest, Bundle] = field(default_factory=dict[Digest, Bundle])

    def publish(self, process: Process, bundle: Bundle, *, now: datetime) -> tuple[Published, bool]:
        if bundle.digest != process.digest:
            raise ValueError(f"{process.permit}: the process was not built from this bundle")
        newest = self._newest(process.permit)
        if newest is not None and newest.digest == process.digest:
            return newest, False
        version = newest.version + 1 if newest else 1
        made = Published(process.permit, version, process.digest, process.name, now)
        self.processes.setdefault(process.digest, process)
        self.bundles.setdefault(bundle.digest, bundle)
        self.published.append(made)
        return made, True

    def versions(self) -> tuple[Published, ...]:
        return tuple(sorted(self.published, key=lambda each: (each.permit, -each.version)))

    def process(self, digest: Digest) -> Process:
        if digest not in self.processes:
            raise _missing(digest)
        return self.processes[digest]

    def bundle(self, digest: Digest) -> Bundle:
        if digest not in self.bundles:
            raise _missing(digest)
        return self.bundles[digest]

    def newest(self, permit: PermitId) -> Process:
        newest = self._newest(permit)
        if newest is None:
            raise no_such_permit()
        return self.process(newest.digest)

    def _newest(self, permit: PermitId) -> Published | None:
        return next((each for each in reversed(self.published) if each.permit == permit), None)


def _missing(digest: Digest) -> StorageFailed:
    return StorageFailed(
        f"Archive: bundle {digest} is missing. Publish the definition it was made of.", retryable=False
    )
