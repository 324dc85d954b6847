"""The same words in both languages, as JSON."""

from pydantic import BaseModel

from licensing.words.sentences import Sentence


class Said(BaseModel):
    """The same words in Indonesian and English."""

    id: str
    en: str

    @staticmethod
    def of(sentence: Sentence) -> "Said":
        return Said(id=sentence.id, en=sentence.en)

    @staticmethod
    def maybe(sentence: Sentence | None) -> "Said | None":
        return None if sentence is None else Said.of(sentence)
