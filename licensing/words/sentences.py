"""Sentences for people, in both languages of the portal."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """The same sentence in Indonesian and in English."""

    id: str
    en: str

    def __str__(self) -> str:
        return self.id


def counted(count: int, one: str, several: str = "") -> str:
    """An English noun with its number: `1 day`, `2 days`; `several` where it takes more than an s."""
    return f"{count} {one if count == 1 else several or f'{one}s'}"
