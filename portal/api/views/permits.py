"""A permit type as the API tells of it."""

from decimal import Decimal

from licensing.city.people import Officer
from licensing.city.register import Box
from licensing.forms.bounds import Bound
from licensing.forms.files import DocumentRule
from licensing.forms.form import Field, Records
from licensing.process.graph import Process
from licensing.process.kinds import Kind
from licensing.telling.standard import service_standard
from portal.acts.people import in_words
from portal.api.models.permits import (
    DocumentOut,
    FieldOut,
    KindOut,
    PeopleOut,
    PermitLine,
    PermitOut,
    RowsOut,
    StatedOut,
    ValueOut,
    WithinOut,
)
from portal.api.models.said import Said


def permit_line(process: Process) -> PermitLine:
    return PermitLine(permit=process.permit, name=Said.of(process.name), summary=Said.of(process.summary))


def permit_out(process: Process) -> PermitOut:
    return PermitOut(
        permit=process.permit,
        name=Said.of(process.name),
        summary=Said.of(process.summary),
        digest=process.digest,
        kinds=[_kind(kind) for kind in process.kinds.values()],
        form=[field_out(field) for field in process.form.fields],
        values=[
            ValueOut(value=value.id, expression=value.text, label=Said.maybe(value.label))
            for value in process.values
        ],
        documents=[document_out(rule) for rule in process.documents],
        standard=[
            StatedOut(
                component=each.component,
                heading=Said.of(each.heading),
                lines=[Said.of(line) for line in each.lines],
            )
            for each in service_standard(process)
        ],
    )


def _kind(kind: Kind) -> KindOut:
    return KindOut(
        kind=kind.id,
        label=Said.of(kind.label),
        about=list(kind.about.permits) if kind.about else [],
        states=list(kind.about.states) if kind.about else [],
        role=str(kind.by) if kind.by else None,
    )


def field_out(field: Field, people: tuple[Officer, ...] = ()) -> FieldOut:
    rule = field.people
    choices = {each.id: in_words(each) for each in people} if rule else field.choices
    return FieldOut(
        id=field.id,
        type=field.type,
        label=Said.of(field.label),
        hint=Said.maybe(field.hint),
        optional=field.optional,
        when=field.when.text if field.when else None,
        choices=None if choices is None else {id: Said.of(label) for id, label in choices.items()},
        minimum=_bound(field.least, field.minimum),
        maximum=_bound(field.most, field.maximum),
        max_length=field.max_length,
        pattern=field.pattern,
        within=_within(field.within),
        rows=None if field.records is None else _rows(field.records),
        people=PeopleOut(role=str(rule.role), least=rule.least, most=rule.most) if rule else None,
    )


def _within(box: Box | None) -> WithinOut | None:
    return box and WithinOut(south=box.south, west=box.west, north=box.north, east=box.east)


def _bound(bound: Bound | None, number: Decimal | None) -> str | None:
    """A bound as the definition writes it."""
    if bound is not None:
        return bound.text
    return None if number is None else str(number)


def _rows(records: Records) -> RowsOut:
    return RowsOut(
        least=records.least,
        most=records.most,
        form=[field_out(column) for column in records.form.fields],
        documents=[document_out(rule) for rule in records.documents],
    )


def document_out(rule: DocumentRule) -> DocumentOut:
    return DocumentOut(
        id=rule.id,
        label=Said.of(rule.label),
        accept=list(rule.accept),
        max_bytes=rule.max_bytes,
        optional=rule.optional,
        when=rule.when.text if rule.when else None,
        least=rule.least,
        most=rule.most,
        geotag=rule.geotag,
    )
