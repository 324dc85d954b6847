"""The text of `agencies.yaml`: what may stand in it, and nothing of what it means."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, ValidationError, WithJsonSchema

from licensing.city.calendar_text import CalendarText
from licensing.city.offices import PlacesField, PlacesText
from licensing.city.was_text import WasField, WasText, names_of
from licensing.text.labels import label
from licensing.text.model import Text
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class RoleWords:
    """How a role is called, and what it was called before: `petugas`, or `loket.petugas` where it was another's."""

    label: Sentence
    was: tuple[str, ...] = ()


class _Words(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    en: str
    was: WasText


def role_words(value: object) -> RoleWords:
    """A label, perhaps with `was` beside its languages; raises ValueError for anything else."""
    if isinstance(value, RoleWords):
        return value
    try:
        words = _Words.model_validate(value)
    except ValidationError:
        return RoleWords(label(value))
    return RoleWords(Sentence(words.id, words.en), names_of(words.was))


RoleText = Annotated[
    RoleWords,
    PlainValidator(role_words),
    WithJsonSchema(
        {
            "description": "Indonesian, or both languages as {id: …, en: …}; was: what the role was called before",
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
