"""The text of `agencies.yaml`: what may stand in it, and nothing of what it means."""

from dataclasses import dataclass
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, StrictBool, ValidationError, WithJsonSchema

from licensing.city.calendar_text import CalendarText
from licensing.city.offices import PlacesField, PlacesText
from licensing.city.was_text import NO_NAMES, WasField, WasText, names_of
from licensing.text.labels import label
from licensing.text.model import Text
from licensing.words.sentences import Sentence

Reach = Literal["agency", "city"]
"""How far it reaches: to everybody of the agency (of her office, where it has several), or of the whole city."""


@dataclass(frozen=True, slots=True)
class RoleWords:
    """How a role is called, and what it was called before: `petugas`, or `loket.petugas` where it was another's.

    `supervises`: whose figures it reads beside its own. `books`: whether it keeps the books.
    """

    label: Sentence
    was: tuple[str, ...] = ()
    supervises: Reach | None = None
    books: bool = False


_SHAPE: Final = (
    "a role is text, or {id: …, en: …}, which `was: …`, `supervises: agency` or `city`, "
    "and `books: true` may follow"
)


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    en: str
    was: WasText = NO_NAMES
    supervises: Reach | None = None
    books: StrictBool = False


def role_words(value: object) -> RoleWords:
    """A label, perhaps with more beside its languages; raises ValueError for anything else."""
    if isinstance(value, RoleWords):
        return value
    if not isinstance(value, dict):
        return RoleWords(label(value))
    try:
        words = _Words.model_validate(value)
    except ValidationError:
        raise ValueError(_SHAPE) from None
    return RoleWords(Sentence(words.id, words.en), names_of(words.was), words.supervises, words.books)


RoleText = Annotated[
    RoleWords,
    PlainValidator(role_words),
    WithJsonSchema(
        {
            "description": "Indonesian, or both languages as {id: …, en: …}; was: what the role was called before; "
            "supervises: whose figures it reads beside its own; books: whether it keeps the books",
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "properties": {
                        "id": {"type": "string"},
                        "en": {"type": "string"},
                        "was": {
                            "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
                        },
                        "supervises": {"enum": ["agency", "city"]},
                        "books": {"type": "boolean"},
                    },
                    "required": ["id", "en"],
                    "additionalProperties": False,
                },
            ],
        }
    ),
]


class BoxText(Text):
    """The degrees between which the whole city lies, south of the equator negative."""

    south: float = Field(ge=-90, le=90)
    west: float = Field(ge=-180, le=180)
    north: float = Field(ge=-90, le=90)
    east: float = Field(ge=-180, le=180)


class CityText(Text):
    name: str
    government: str
    place: str
    box: BoxText | None = Field(default=None, description="between which degrees the whole city lies")


class AgencyText(Text):
    name: str
    short: str
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    calendar: CalendarText | None = Field(default=None, description="where it differs from the city's")
    places: PlacesText = PlacesField
    was: WasText = WasField
    roles: dict[str, RoleText]
    systems: dict[str, object] = Field(
        default={}, description="its systems that Izin asks; what stands here is read by `definition.systems`"
    )


class OfficerText(Text):
    name: str
    nip: str = Field(pattern=r"^\d{18}$")
    position: str
    roles: tuple[str, ...]


class RegisterText(Text):
    """The whole of `agencies.yaml`."""

    city: CityText
    calendar: CalendarText = CalendarText()
    counters: tuple[str, ...] = Field(
        default=(), description="roles that give a new PIN to an applicant who shows her identity card"
    )
    agencies: dict[str, AgencyText]
    officers: dict[str, OfficerText]
