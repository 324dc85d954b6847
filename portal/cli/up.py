"""`izin up`: start every service, keep them running, stop them on Ctrl-C."""

from portal.cli.failures import failures
from portal.cli.options import Lang
from portal.cli.voice import Voice, spoken_here


def up(*, lang: Lang = None) -> None:
    """Start PostgreSQL, S3, Prefect, the worker and the portal, and stay until Ctrl-C."""
    from flows.services.supervise import run
    from flows.settings import read_settings
    from flows.wiring import prepare

    voice = Voice(lang or spoken_here())
    with failures(voice):
        run(read_settings(), prepare=prepare, say=voice.note)
