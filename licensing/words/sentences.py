"""Sentences for people, in both languages of the portal."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """The same sentence in Indonesian and in English."""

    id: str
    en: str

    def __str__(self) -> str:
        return self.id
