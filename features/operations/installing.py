"""What an installation for tests begins with: prepared as any other, and then, explicitly, everything published."""

from datetime import UTC, datetime

from flows.publishing import publish_all
from flows.services.connections import Connections
from flows.settings import Settings
from flows.wiring import connect, prepare_for


def prepare_and_publish(settings: Settings, connections: Connections) -> None:
    """Make the services ready, and publish every draft in the folder of the settings."""
    prepare_for(settings, connections)
    izin = connect(settings, role="izin_worker", connections=connections)
    try:
        publish_all(izin.archive, settings, now=datetime.now(UTC))
    finally:
        izin.close()
