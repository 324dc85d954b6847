"""Forms and document lists as definitions write them."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from licensing.forms.fields import FieldType
from licensing.forms.fields.areas import LONGEST
from licensing.text.labels import LabelText

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
ROWS = r"^[0-9]{1,3}\.\.[1-9][0-9]{0,2}$"
PEOPLE = r"^[1-9]\.\.[1-9]$"
COUNT = r"^[1-9][0-9]?\.\.[1-9][0-9]?$"
Ending = Literal["pdf", "jpg", "png"]


class DocumentText(BaseModel):
    """One document that is uploaded, by the applicant or by the officers who decide a step."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    label: LabelText | None = None
    hint: LabelText | None = None
    accept: tuple[Ending, ...] = Field(
        default=("pdf", "jpg", "png"),
        description="what its files can be; without a word a scan or a photo of it, [pdf] where only a PDF will do",
    )
    max_mb: Annotated[int, Field(ge=1, le=100)] = 5
    optional: bool = False
    when: str | None = None
    count: Annotated[int, Field(ge=1, le=50)] | Annotated[str, Field(pattern=COUNT)] | None = Field(
        default=None, description="how many files it is: 3, or the fewest and the most, 2..20"
    )
    geotag: bool = Field(default=False, description="photos that say where in the city they were taken")

    @property
    def least_and_most(self) -> tuple[int, int]:
        """How many files it can be."""
        if isinstance(self.count, str):
            least, _, most = self.count.partition("..")
            return int(least), int(most)
        return self.count or 1, self.count or 1


class FieldText(BaseModel):
    """One question of a form."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    type: FieldType
    label: LabelText | None = None
    hint: LabelText | None = None
    optional: bool = False
    when: str | None = Field(default=None, description="condition under which it is asked")
    min: int | Decimal | str | None = Field(
        default=None, description="a number, a date, or an expression: form.mulai, submitted + 1 year"
    )
    max: int | Decimal | str | None = None
    max_length: Annotated[int, Field(ge=1, le=20_000)] | None = None
    within: Literal["city"] | None = Field(
        default=None,
        description="a point or an area that lies between the degrees agencies.yaml gives the city",
    )
    pattern: str | None = Field(default=None, description="regular expression the whole answer must fit")
    of: dict[str, LabelText] | tuple[str, ...] | str | None = Field(
        default=None, description="the answers of a choice; of people the role they hold"
    )
    count: Annotated[int, Field(ge=1, le=9)] | Annotated[str, Field(pattern=PEOPLE)] | None = Field(
        default=None, description="how many people: 3, or the fewest and the most, 3..7"
    )
    codes: str | None = Field(default=None, description="a code list under process_definitions/codes/")
    rows: Annotated[str, Field(pattern=ROWS)] | None = Field(
        default=None, description="the fewest and the most rows of a list: 1..50"
    )
    form: "dict[Name, FieldText] | None" = Field(default=None, description="the columns of a list")
    values: dict[Name, str] | None = Field(
        default=None, description="columns of a list that are computed for each row from <list>.<column>"
    )
    documents: dict[Name, DocumentText] | None = Field(
        default=None, description="documents that are uploaded for each row of a list of the application"
    )

    @property
    def lowest(self) -> int | Decimal | None:
        """The least number, where it is always the same."""
        return None if isinstance(self.min, str) else self.min

    @property
    def highest(self) -> int | Decimal | None:
        """The greatest number, where it is always the same."""
        return None if isinstance(self.max, str) else self.max

    @property
    def least_and_most(self) -> tuple[int, int]:
        """How many rows a list can have."""
        least, _, most = (self.rows or "1..50").partition("..")
        return int(least), int(most)

    @property
    def offered(self) -> dict[str, LabelText] | tuple[str, ...] | None:
        """The answers of a choice that are written here."""
        return None if isinstance(self.of, str) else self.of

    @property
    def fewest_and_most(self) -> tuple[int, int]:
        """How many people can be named."""
        if isinstance(self.count, str):
            least, _, most = self.count.partition("..")
            return int(least), int(most)
        return self.count or 1, self.count or 1

    @property
    def longest(self) -> int:
        """How many characters a text can have."""
        return self.max_length or {"textarea": 5_000, "area": LONGEST}.get(self.type, 500)


FormText = dict[Name, FieldText]
