"""File names that people send: harmless in a header, on a disk and before an officer's eyes."""

import re

LONGEST = 120
UNNAMED = "dokumen"
OTHER_ENDINGS = {"jpg": ("jpeg", "heic", "heif")}
"""What else a file may have been called that is one, or was made one."""


def tidy(name: str, ending: str) -> str:
    """The last part of a name, without anything invisible or meaning something to a shell, a path or a header.

    The ending says what the file is, whatever its sender called it: `a.exe` that is a PDF becomes `a.exe.pdf`.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    visible = "".join(character if character.isprintable() else " " for character in last)
    stem = re.sub(r'[\s"\'<>|:*?;%`$&]+', " ", visible).strip()
    said = next(
        (each for each in (ending, *OTHER_ENDINGS.get(ending, ())) if stem.lower().endswith(f".{each}")), ""
    )
    if said:
        stem = stem[: -len(said) - 1]
    return f"{stem.strip(' .')[:LONGEST].strip(' .') or UNNAMED}.{ending}"
