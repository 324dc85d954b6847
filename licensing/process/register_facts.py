"""Facts: what a definition asks of our own register of licences, and what expressions may name of the answer.

    facts:
      sip_lain: {register: licences, of: [praktik], key: form.nik, state: valid, take: [valid_until]}

Looked up is the key that the licences of a permit type were issued under (`issue: {key: form.nik}`). The licence a
case is about and those it issued itself do not count: of these `licence.…` and its own documents speak.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from licensing.process.kinds import Key
from licensing.register.holdings import ALWAYS, FACTS, PARTS, Taken
from licensing.register.licences import Status
from licensing.values.types import Type
from licensing.words.identifiers import PermitId
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class RegisterFact:
    """One look into the register; with a label officers see what it found."""

    name: str
    permits: tuple[PermitId, ...]
    key: Key
    states: tuple[Status, ...] = ("in-force",)
    takes: tuple[Taken, ...] = ()
    label: Sentence | None = None


def names_of_fact(name: str, takes: tuple[Taken, ...]) -> Mapping[str, Type]:
    """What expressions may name of a fact, with the types."""
    return {f"{FACTS}.{name}.{part}": PARTS[part] for part in (*ALWAYS, *takes)}
