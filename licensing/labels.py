"""Labels: what people read, in Indonesian and English. A plain text is both."""

from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from licensing.errors import Sentence


def _label(value: object) -> Sentence:
    match value:
        case Sentence():
            return value
        case str():
            return Sentence(value, value)
        case {"id": str(indonesian), "en": str(english), **others} if not others:
            return Sentence(indonesian, english)
        case _:
            raise ValueError("a label is text, or both languages as {id: …, en: …}")


LabelText = Annotated[
    Sentence,
    PlainValidator(_label),
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
