"""`izin schema`: what an editor reads to complete and underline."""

from portal.cli.failures import failures
from portal.cli.options import Json, Lang
from portal.cli.voice import Voice, spoken_here


def write_editors_schema(as_json: Json = False, lang: Lang = None) -> None:
    """Write schema.json anew, so that an editor completes the steps, questions, values and agencies there are."""
    from flows.reading_settings import read_folders
    from flows.schema import write_schema

    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice):
        folders = read_folders()
        written = write_schema(folders.definitions, folders.templates)
    voice.data({"schema": str(written)})
    voice.say(f"Editor kini melengkapi dari {written}.", f"Editors now complete from {written}.")
