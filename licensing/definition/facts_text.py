"""Facts as definitions write them: what our own register of licences is asked.

facts:
  sip_lain:
    register: licences
    of: [praktik]
    key: form.nik
    state: valid
    take: [valid_until]
    label: SIP lain yang berlaku
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from licensing.definition.kinds_text import StateText
from licensing.process.register_facts import names_of_fact
from licensing.register.holdings import FACTS, PART_WORDS, Taken
from licensing.text.labels import LabelText, readable
from licensing.text.model import Text
from licensing.values.term import Label
from licensing.values.types import Type
from licensing.words.sentences import Sentence


class FactText(Text):
    """One look into the register."""

    kept_in: Literal["licences"] = Field(alias="register", description="where it looks")
    of: Annotated[tuple[str, ...], Field(min_length=1, description="permit types")]
    key: str | tuple[str, ...] = Field(
        description="whose: what those licences are issued under (`issue: {key: …}`)"
    )
    state: StateText | Annotated[tuple[StateText, ...], Field(min_length=1)] = "valid"
    take: tuple[Taken, ...] = Field(
        default=(), description="what else is told of the licence that lasts longest"
    )
    label: LabelText | None = Field(default=None, description="with it, officers see what was found")


def fact_names(facts: Mapping[str, FactText]) -> dict[str, Type]:
    """What expressions may name of facts, with the types."""
    return {name: kind for id, text in facts.items() for name, kind in names_of_fact(id, text.take).items()}


def fact_labels(facts: Mapping[str, FactText]) -> dict[str, Label]:
    """What people call what was found: the fact by its label, and which part of it."""
    return {
        f"{FACTS}.{id}.{part}": Label(Sentence(f"{words.id}{said.id}", f"{words.en}{said.en}"))
        for id, text in facts.items()
        for words in (text.label or readable(id),)
        for part, said in PART_WORDS.items()
    }
