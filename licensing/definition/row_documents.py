"""Documents of the rows of a list, as they can be asked for: in the application, and as many as a page can send."""

from typing import Final

from licensing.definition.form_draft import FormDraft
from licensing.forms.text import FieldText
from licensing.text.source import Path
from licensing.words.sentences import counted

MOST_FILES: Final = 300
"""Files of all rows of one list: browsers send a form with them in one piece."""


def check_rows_documents(draft: FormDraft, path: Path, text: FieldText) -> None:
    """They belong to the application, are called like no column, and are not too many."""
    documents, where = text.documents or {}, (*path, "documents")
    if not documents:
        return
    if path[0] != "form":
        message = "only the lists of the application have documents for each row."
        draft.report(where, "list", message, "Ask for them under documents of this step, with count.")
    for id in documents:
        if id in (text.form or {}) or id in (text.values or {}):
            message = f'"{id}" is a column of this list already.'
            draft.report((*where, id), "reserved-name", message, "Choose another name.")
    for column in (*(text.form or {}), *(text.values or {})):
        if column == "documents":
            message = 'a column called "documents" would hide the documents of its row from templates.'
            draft.report(path, "reserved-name", message, "Choose another name.")
    most = text.least_and_most[1]
    files = sum(each.least_and_most[1] for each in documents.values())
    if most * files > MOST_FILES:
        message = f"{most} rows of {counted(files, 'file')} are more than can be sent at once."
        draft.report(
            where, "too-large", message, f"At most {MOST_FILES}: ask for fewer rows, or for one file of all."
        )
