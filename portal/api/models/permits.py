"""What the API says of a permit type: what is asked, what is uploaded, what the public is told."""

from pydantic import BaseModel

from licensing.register.licences import Status
from portal.api.models.said import Said


class PermitLine(BaseModel):
    permit: str
    name: Said
    summary: Said


class FieldOut(BaseModel):
    """One question. `when` is the condition under which it is asked, as the definition writes it.

    Where it asks for people, `choices` are those who can be named today, by their ids; none for who cannot name them.
    """

    id: str
    type: str
    label: Said
    hint: Said | None
    optional: bool
    when: str | None
    choices: dict[str, Said] | None
    minimum: str | None
    maximum: str | None
    max_length: int
    pattern: str | None
    rows: "RowsOut | None"
    within: "WithinOut | None" = None
    people: "PeopleOut | None" = None


class PeopleOut(BaseModel):
    """How many of whom are named; an answer is a list of their ids."""

    role: str
    least: int
    most: int


class WithinOut(BaseModel):
    """Between which degrees a point or an area has to lie."""

    south: float
    west: float
    north: float
    east: float


class ValueOut(BaseModel):
    """A value that conditions call `values.<value>`: its expression, as the definition writes it."""

    value: str
    expression: str
    label: Said | None = None


class RowsOut(BaseModel):
    """What is asked of each row of a list, whose conditions call its columns `<list>.<column>`.

    A document of a row is sent as `<list>.<row>.<document>`. In a correction a row keeps its number, and with it its
    documents: a new row gets a number that no row had.
    """

    least: int
    most: int
    form: list[FieldOut]
    documents: "list[DocumentOut]"


class DocumentOut(BaseModel):
    id: str
    label: Said
    accept: list[str]
    max_bytes: int
    optional: bool
    when: str | None
    least: int
    most: int
    geotag: bool


class StatedOut(BaseModel):
    """One component of the service standard."""

    component: str
    heading: Said
    lines: list[Said]


class KindOut(BaseModel):
    """Something that can be applied for. `about`: the permit types whose licences it is about, and in which states."""

    kind: str
    label: Said
    about: list[str]
    states: list[Status]
    role: str | None


class PermitOut(PermitLine):
    digest: str
    kinds: list[KindOut]
    form: list[FieldOut]
    values: list[ValueOut]
    documents: list[DocumentOut]
    standard: list[StatedOut]
