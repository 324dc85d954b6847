"""`izin preview`: how a licence, a letter or a notice looks, without a case: for whoever writes templates."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from portal.cli.failures import REFUSED, failures
from portal.cli.options import Json, Lang
from portal.cli.voice import Voice, spoken_here

Template = Annotated[
    str, typer.Argument(metavar="TEMPLATE", help="Such as licences/<permit> or notices/issued.")
]
Long = Annotated[bool, typer.Option("--long", help="With the longest of everything, and everything there.")]
Short = Annotated[bool, typer.Option("--short", help="With the shortest, and nothing that may be missing.")]


def preview_template(
    template: Template, *, long: Long = False, short: Short = False, as_json: Json = False, lang: Lang = None
) -> None:
    """Write the PDF of a template from generated sample data, or print a notice."""
    from flows.previewing import previewed
    from flows.reading_settings import read_folders

    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice):
        made = previewed(
            template, read_folders(), is_long=long and not short, is_short=short, at=datetime.now(UTC)
        )
        if made is None:
            voice.warn(f'No sound definition prints with "{template}". `izin check` says what is wrong.')
            raise typer.Exit(REFUSED)
        if isinstance(made, str):
            voice.data({"text": made})
            if not voice.as_json:
                print(made)
            return
        file = Path(f"{template.rpartition('/')[2]}.pdf")
        file.write_bytes(made)
        voice.data({"file": str(file)})
        voice.say(f"{file} ditulis.", f"{file} written.")
