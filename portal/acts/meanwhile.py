"""Meanwhile: who did what to a case since somebody opened its page, told with the refusal that it led to."""

from collections.abc import Callable
from typing import Final

from licensing.city.register import AgencyRegister
from licensing.clock.wording import wall_time
from licensing.ports import CaseFile
from licensing.telling import Told, is_for, tell
from licensing.telling.personal import reveal
from licensing.words.errors import CommandRefused, RefusalCode
from licensing.words.sentences import Sentence

OF_OTHERS: Final[frozenset[RefusalCode]] = frozenset(("stale-page", "already-ended", "held-by-other"))
"""Refusals that somebody else's doing led to, and that do not say themselves what it was."""
MOST: Final = 5
"""So many doings are told; the history on the page has all."""


def happened_since(file: CaseFile, version: int, register: AgencyRegister) -> tuple[Sentence, ...]:
    """What people did since a version of a case, oldest first, the last of many: who, when and what."""
    told = (tell(file, event, register=register) for event in file.events[version:])
    return tuple(_said(each) for each in told if is_for(each, "officers") and _is_of_people(each))[-MOST:]


def with_what_happened(
    refused: CommandRefused, seen: int | None, register: AgencyRegister, *, file: Callable[[], CaseFile]
) -> CommandRefused:
    """The same refusal, with who did what since the version that was seen; for officers of the case.

    Args:
        file: reads the case as it stands now; asked only where somebody else's doing led to the refusal.
    """
    if seen is None or refused.code not in OF_OTHERS:
        return refused
    happened, sentence = happened_since(file(), seen, register), refused.sentence
    id = " ".join((sentence.id, *(each.id for each in happened)))
    en = " ".join((sentence.en, *(each.en for each in happened)))
    return CommandRefused(refused.code, Sentence(id, en), refused.fields)


def _is_of_people(told: Told) -> bool:
    return told.who.person is not None or told.act == "answered"


def _said(told: Told) -> Sentence:
    at, person = wall_time(told.at), told.who.person
    id = reveal(person.name) if person else told.who.name.id.capitalize()
    en = reveal(person.name) if person else told.who.name.en.capitalize()
    return Sentence(f"{id}, {at.id}: {told.what.id}.", f"{en}, {at.en}: {told.what.en}.")
