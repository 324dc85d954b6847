"""Files named on the command line: forms as `field: value`, and documents as `NAME=PATH`.

A form file is YAML or JSON (which is YAML). Everything in it is given to the form as if it had been typed, so the
rules are those of the portal.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path
from typing import Final

from licensing.city.register import Box
from licensing.forms.answers import Typed
from licensing.forms.fields.numbers import typed_decimal
from licensing.forms.files import DocumentRule
from licensing.forms.form import Form
from licensing.forms.records import typed_rows
from licensing.forms.row_files import rules_named
from licensing.ports import Documents
from licensing.text.reading import read
from licensing.text.source import Plain
from licensing.words.errors import DefinitionRejected
from licensing.words.suggesting import suggestion
from portal.acts.files import Received, Uploaded, receive
from portal.cli.failures import Misused

NO_FORM: Final = Form()


def read_form_file(path: Path | None, form: Form) -> Typed:
    """What a form file says, as typed texts.

    Args:
        form: what is asked.

    Raises:
        DefinitionRejected: it is no plain YAML.
        Misused: it is no text, not `field: value`, or answers what nobody asks.
    """
    typed, unasked = form_and_unasked(path, form)
    if unasked:
        raise Misused("\n".join(unasked))
    return typed


def form_and_unasked(path: Path | None, form: Form) -> tuple[Typed, tuple[str, ...]]:
    """What a form file says, and a sentence for each answer that nobody asks for, so that more can be said with it.

    Raises:
        DefinitionRejected: it is no plain YAML.
        Misused: it is no text, or not `field: value`.
    """
    if path is None:
        return {}, ()
    source, problems = read(text_of(path), path.name)
    if source is None or problems:
        raise DefinitionRejected(problems)
    typed = as_typed(source.tree, str(path))
    known = [field.id for field in form.fields]
    unknown = [id for id in typed if not form.knows(id)]
    return typed, tuple(
        f"{path}: {id}: no such answer is asked. {suggestion(id, known)}".rstrip() for id in unknown
    )


def text_of(path: Path) -> str:
    """What stands in a file. Raises Misused where it is no text."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Misused(f"{path}: byte {error.start} is not UTF-8 text. Save the file as UTF-8.") from None


def as_typed(tree: Plain, where: str) -> Typed:
    """A mapping of `field: value` as typed texts; several values make a list."""
    if tree is None:
        return {}
    if not isinstance(tree, dict):
        raise Misused(f"{where}: this is no form. Write one `field: value` per line.")
    typed: dict[str, tuple[str, ...]] = {}
    for field, value in tree.items():
        rows = [each for each in value if isinstance(each, dict)] if isinstance(value, tuple) else []
        texts = [
            {column: _texts(cell, f"{where}: {field}.{n}.{column}") for column, cell in row.items()}
            for n, row in enumerate(rows, start=1)
        ]
        if texts:
            typed |= {name: tuple(each) for name, each in typed_rows(field, texts)}
        else:
            typed[field] = _texts(value, f"{where}: {field}")
    return typed


def _texts(value: Plain, where: str) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(text for each in value for text in _texts(each, where))
    if isinstance(value, dict):
        raise Misused(
            f"{where}: a mapping cannot be an answer. Write one value, a list of values, or a list of rows."
        )
    if isinstance(value, bool):
        return ("true" if value else "false",)
    if isinstance(value, Decimal):
        return (typed_decimal(value),)
    return () if value is None else (str(value),)


def received(
    given: Iterable[str] | None,
    rules: tuple[DocumentRule, ...],
    documents: Documents,
    *,
    box: Box | None = None,
    form: Form = NO_FORM,
) -> Received:
    """Upload each `NAME=PATH`, for the rows of the lists of a form too (`armada.2.stnk=scan.pdf`).

    Raises:
        Misused: a name the permit type does not ask for, or a file that is not there.
    """
    texts = (*(given or ()),)
    rules += rules_named(form, (text.partition("=")[0] for text in texts))
    named = [_named(text, rules) for text in texts]
    with ExitStack() as streams:
        uploads = [
            Uploaded(rule.id, path.name, streams.enter_context(path.open("rb"))) for rule, path in named
        ]
        return receive(documents, rules, uploads, kept={}, box=box)


def _named(text: str, rules: tuple[DocumentRule, ...]) -> tuple[DocumentRule, Path]:
    name, equals, where = text.partition("=")
    if not equals or not where:
        raise Misused(f"--document {text}: this names no file. Write --document ktp=scan.pdf.")
    rule = next((rule for rule in rules if rule.id == name), None)
    if rule is None:
        raise Misused(
            f"--document {name}: no such document is asked. {suggestion(name, (rule.id for rule in rules))}"
        )
    path = Path(where)
    if not path.is_file():
        raise Misused(f"--document {name}: there is no file {path}.")
    return rule, path


def write_file(out: Path, content: bytes) -> None:
    """Write what was made to the file that was named.

    Raises:
        Misused: it cannot be written.
    """
    try:
        out.write_bytes(content)
    except OSError as error:
        raise Misused(f"{out}: {error.strerror}. Name a file in a folder you can write to.") from None
