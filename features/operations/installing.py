"""What an installation for tests begins with: prepared as any other, and then, explicitly, everything published.

What is shipped is read once in a process, and its documents are proved where that is the rule: not again each time.
"""

from datetime import UTC, datetime

from features.permits.shipped import DEFINITIONS, whole
from flows.publishing import publish_all
from flows.services.connections import Connections
from flows.settings import Settings
from flows.texts import definition_files
from flows.wiring import connect, prepare_for
from licensing.ports import Archive


def prepare_and_publish(settings: Settings, connections: Connections) -> None:
    """Make the services ready, and publish every draft in the folder of the settings."""
    prepare_for(settings, connections)
    izin = connect(settings, role="izin_worker", connections=connections)
    try:
        _publish(izin.archive, settings)
    finally:
        izin.close()


def _publish(archive: Archive, settings: Settings) -> None:
    now = datetime.now(UTC)
    if settings.definitions.resolve() == DEFINITIONS:
        publish_shipped(archive, now=now)
    else:
        publish_all(archive, settings, now=now)


def publish_shipped(archive: Archive, *, now: datetime) -> None:
    """Publish what is shipped."""
    for path in definition_files(DEFINITIONS):
        shipped = whole(path.stem)
        archive.publish(shipped.process, shipped.bundle, now=now)
