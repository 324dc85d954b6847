"""What documents say of the files of a record: each by its label, with names and digests."""

from collections.abc import Mapping
from typing import Final

from licensing.documents.printable import Value
from licensing.forms.files import Files
from licensing.forms.form import Field
from licensing.forms.row_files import of_row

KEY: Final = "documents"
"""Under which a row says it, beside its columns."""


def with_documents(field: Field, rows: tuple[Mapping[str, Value], ...], files: Files) -> tuple[Value, ...]:
    """The rows of a list as they are printed, each with its documents where the list asks for some."""
    rules = field.records.documents if field.records else ()
    if not rules:
        return rows
    return tuple(
        {
            **row,
            KEY: tuple(
                {
                    "label": rule.label.id,
                    "count": len(given),
                    "files": tuple(
                        {"name": file.file_name, "sha256": file.sha256} for file in given.values()
                    ),
                }
                for rule in rules
                if (given := of_row(field, number, rule).of(files))
            ),
        }
        for number, row in enumerate(rows, start=1)
    )
