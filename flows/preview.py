"""Preview: a template with its sample context, as a PDF or a text one can look at.

For whoever writes templates: `python -m flows.preview licences/<permit>` writes `<permit>.pdf` into the current folder;
`python -m flows.preview notices/issued` prints the notice. No case, no database, no service is needed.
"""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from flows.previewing import NOTICES
from flows.rendering import notice, render
from flows.settings import read_settings
from flows.templates import TemplateFolder, sample_context
from licensing.words.errors import ConnectorFailed, DefinitionRejected
from licensing.words.identifiers import TemplateName

USAGE = "Name one template, such as notices/issued, or a licence and its annexes."


def main(arguments: list[str]) -> int:
    """Preview the template named on the command line; the exit code is 1 when it cannot be rendered, 2 for usage."""
    templates = read_settings().templates
    folder = TemplateFolder(templates)
    if not arguments or any(folder.get(name) is None for name in arguments):
        sys.stderr.write(f"{USAGE}\n")
        return 2
    try:
        sys.stdout.write(
            preview(arguments[0], templates, Path.cwd(), at=datetime.now(UTC), annexes=arguments[1:]) + "\n"
        )
    except (ConnectorFailed, DefinitionRejected, FileNotFoundError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def preview(name: str, templates: Path, into: Path, *, at: datetime, annexes: Sequence[str] = ()) -> str:
    """Render a template with its sample, and annexes behind it with the same.

    Returns:
        The name of the PDF that was written, or the whole text of a notice.
    """
    context, folder = sample_context(templates, name), TemplateFolder(templates)
    if name in NOTICES:
        told = notice(NOTICES[name], context, folder)
        return f"Subject: {told.subject}\n\n{told.body}"
    file = into / f"{name.rpartition('/')[2]}.pdf"
    file.write_bytes(
        render(TemplateName(name), context, folder, at=at, annexes=[*map(TemplateName, annexes)])
    )
    return str(file)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
