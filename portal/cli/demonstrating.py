"""`izin demo`: the main job on real input, from starting everything to the licences in S3."""

import signal
from typing import Annotated

import typer

from licensing.words.sentences import Sentence
from portal.cli.failures import failures
from portal.cli.options import Json, Lang
from portal.cli.voice import Voice, spoken_here


def demo(
    permits: Annotated[
        list[str] | None, typer.Argument(help="Only the stories of these permit types.")
    ] = None,
    *,
    as_json: Json = False,
    everything: Annotated[bool, typer.Option("--all", help="Play every story of every permit type.")] = False,
    sandbox: Annotated[
        bool, typer.Option(help="Let a sandbox answer for agencies' systems; else officers are asked.")
    ] = True,
    stop: Annotated[bool, typer.Option("--exit", help="Stop everything at the end.")] = False,
    lang: Lang = None,
) -> None:
    """Start everything and take real applications from their form to the licence in S3."""
    from portal.cli.demo.tour import chosen, give_tour, services

    voice = Voice(lang or spoken_here(), as_json)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with failures(voice):
        only = chosen(permits or ())
        with services(voice, has_sandbox=sandbox) as stage:
            give_tour(stage, voice, only, everything=everything)
            if stage.is_ours and not stop:
                _stay(voice)


def _stay(voice: Voice) -> None:
    stays = Sentence("Semuanya tetap berjalan. Ctrl-C menghentikan.", "Everything stays up. Ctrl-C stops it.")
    voice.warn(voice.of(stays))
    try:
        while True:
            signal.pause()
    except KeyboardInterrupt:
        return
