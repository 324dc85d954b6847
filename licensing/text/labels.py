"""Labels: what people read, in Indonesian and English. A plain text is both."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, PlainValidator, ValidationError, WithJsonSchema

from licensing.words.sentences import Sentence


class _Both(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    id: str
    en: str


def label(value: object) -> Sentence:
    """What a definition wrote as a label, in both languages; raises ValueError for anything else."""
    if isinstance(value, Sentence):
        return value
    if isinstance(value, str):
        return Sentence(value, value)
    try:
        both = _Both.model_validate(value)
    except ValidationError:
        raise ValueError("a label is text, or both languages as {id: …, en: …}") from None
    return Sentence(both.id, both.en)


LabelText = Annotated[
    Sentence,
    PlainValidator(label),
    WithJsonSchema(
        {
            "description": "Indonesian, or both languages as {id: …, en: …}",
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "properties": {"id": {"type": "string"}, "en": {"type": "string"}},
                    "required": ["id", "en"],
                    "additionalProperties": False,
                },
            ],
        }
    ),
]


def readable(name: str) -> Sentence:
    """A label for something nobody named: `alamat_praktik` becomes "Alamat praktik"."""
    words = name.replace("_", " ").capitalize()
    return Sentence(words, words)
