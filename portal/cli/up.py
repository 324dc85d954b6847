"""`izin up`: start every service, say what waits to be published, keep them running, stop them on Ctrl-C."""

from portal.cli.failures import failures
from portal.cli.options import Json, Lang
from portal.cli.voice import Voice, spoken_here


def up(*, as_json: Json = False, lang: Lang = None) -> None:
    """Start PostgreSQL, S3, Prefect, the workers and the portal, and stay until Ctrl-C."""
    from flows.reading_settings import read_settings
    from flows.services.connections import Connections
    from flows.services.missing import missing_parts, told_missing
    from flows.services.supervise import run
    from flows.wiring import prepare
    from portal.cli.addresses import addresses_of, as_data
    from portal.cli.recounting import tell_recount
    from portal.cli.stranding import stranded_data, tell_stranded
    from portal.cli.waiting import look, tell_drafts, waiting_data

    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice):
        settings = read_settings()

        def ready(connections: Connections) -> None:
            found = look(settings, connections)
            missing = missing_parts(settings, connections)
            voice.data(
                {
                    **as_data(addresses_of(settings, connections)),
                    "waiting": waiting_data(found.drafts),
                    "missing": [part.name for part in missing],
                    **stranded_data(found.in_vain),
                }
            )
            tell_drafts(found.drafts, voice)
            tell_stranded(found.in_vain, voice)
            if missing:
                voice.warn(told_missing(missing))

        def make_ready(connections: Connections) -> None:
            tell_recount(voice, prepare(connections))

        run(settings, prepare=make_ready, say=voice.note, ready=ready)
