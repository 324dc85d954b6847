"""`template`, `by` and `within` as tables: what each row says, and what the step comes to.

    by: [{when: form.luas > 1000, is: dpmptsp.kepala_dinas, within: 5 working days}, {is: dpmptsp.kepala_bidang}]
    within: [{when: form.jenis == "baru", is: 5 working days}, {is: 2 working days}]
    template: [{when: form.bahasa == "en", is: letters/en}, {is: letters/id}]

Of the rows of a table the first that fits counts, when the step is entered; a template's when the number is drawn.
"""

from dataclasses import replace

from pydantic import Field

from licensing.city.people import AgencyRole
from licensing.clock.spans import LimitText, Span
from licensing.process.made import TemplateRow
from licensing.process.needs import Ask
from licensing.process.opening import Opening
from licensing.steps.offices import read_office
from licensing.steps.table import Row, read_rows
from licensing.steps.text import Draft
from licensing.text.model import Text
from licensing.text.source import Path
from licensing.words.identifiers import StepId, TemplateName


class TemplateRowText(Text):
    when: str | None = None
    name: str = Field(alias="is")


class ByRowText(Text):
    """A row of `by`; `within` is for this row, where it is not what the step says for all."""

    when: str | None = None
    role: str = Field(alias="is")
    at: str | None = None
    within: LimitText | None = None
    members: str | None = Field(default=None, description="who of the role, as named before: <step>.<field>")


class WithinRowText(Text):
    when: str | None = None
    length: LimitText = Field(alias="is")


TemplateText = str | tuple[TemplateRowText, ...]
ByText = str | tuple[ByRowText, ...]
WithinText = LimitText | tuple[WithinRowText, ...]


def read_template(
    draft: Draft, path: Path, text: TemplateText, step: StepId, *, of: str = ""
) -> tuple[TemplateName, tuple[TemplateRow, ...]]:
    """The template in every other case, and the rows before it; `of` is the further document it prints."""
    if isinstance(text, str):
        return draft.template(path, text, step, of=of), ()
    rows = read_rows(draft, path, [row.when for row in text], rule="table", table="table of templates")
    named = [draft.template((*path, n, "is"), row.name, step, of=of) for n, row in enumerate(text)]
    before = tuple(TemplateRow(row.when, name) for row, name in zip(rows, named, strict=True) if row.when)
    return (named[-1] if named else TemplateName("")), before


def read_asks(
    draft: Draft, path: Path, by: ByText, within: WithinText | None, *, at: str | None = None
) -> tuple[Ask, ...]:
    """Those an officers' step can ask, of whom it asks one."""
    if isinstance(by, str):
        role, place = read_office(draft, path, by, key="by", at=at)
        return tuple(replace(ask, at=place) for ask in asks_within(draft, path, role, within))
    if at is not None:
        hint = "Write the places into the rows of by: {when: …, is: …, at: …}."
        draft.report((*path, "at"), "place", "by is a table, so at is said in its rows.", hint)
    rows = read_rows(draft, (*path, "by"), [row.when for row in by], rule="table", table="table of roles")
    if isinstance(within, tuple):
        message = "by and within are tables of their own."
        hint = "Write the lengths into the rows of by: {when: …, is: …, within: …}."
        draft.report((*path, "within"), "table", message, hint)
    length = within if isinstance(within, Span) else None
    asks: list[Ask] = []
    for row, text in zip(rows, by, strict=True):
        role, place = read_office(draft, row.path, text.role, key="is", at=text.at)
        asks.append(replace(_ask(row, role, text.within or length), at=place))
    return tuple(asks)


def read_opens(draft: Draft, path: Path, text: str | None) -> Opening | None:
    """From when a step asks; None where it asks as soon as a case comes to it."""
    return None if text is None else draft.opening((*path, "opens"), text)


def asks_within(
    draft: Draft, path: Path, role: AgencyRole | None, within: WithinText | None
) -> tuple[Ask, ...]:
    """The same role, or the applicant, with as much time as the row that fits gives."""
    if not isinstance(within, tuple):
        return (Ask(role, within),)
    at = (*path, "within")
    rows = read_rows(draft, at, [row.when for row in within], rule="table", table="table of lengths")
    return tuple(_ask(row, role, text.length) for row, text in zip(rows, within, strict=True))


def _ask(row: Row, role: AgencyRole | None, within: Span | None) -> Ask:
    return Ask(role, within, row.when, row.earlier)
