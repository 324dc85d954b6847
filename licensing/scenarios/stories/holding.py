"""Sentences about our own register: what somebody holds already, and what a case was told of it."""

from datetime import date, timedelta

from licensing.clock.calendar import WIB
from licensing.register.concerned import Concerned
from licensing.register.holdings import NOTHING
from licensing.scenarios.stories.phrases import Phrase, Said
from licensing.scenarios.stories.story import Story, Unfulfilled
from licensing.words.identifiers import ApplicationNumber, LicenceId
from licensing.words.suggesting import suggestion

_FOR = timedelta(days=365)


def _holds(story: Story, said: Said) -> None:
    """They began a year ago, under numbers of their own; without a day they end in a year."""
    permit, today = story.process(said["permit"]).permit, story.now.astimezone(WIB).date()
    until = _day(said["day"]) if said["day"] else today + _FOR
    for _ in range(int(said["count"])):
        n = len(story.registered) + 1
        id = f"REG-TERCATAT-{n:05d}"
        held = Concerned(
            LicenceId(f"{id}.terbit.1"),
            permit,
            ApplicationNumber(id),
            f"TERCATAT/{n:04d}",
            "Pemegang",
            min(today, until) - _FOR,
            until,
            "in-force",
        )
        story.registered = (*story.registered, (said["key"], held))
    if story.begun is not None:
        story.begun.registered = story.registered


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Unfulfilled(f"“{written}” bukan tanggal.", f"“{written}” is no date.") from None


def _says(story: Story, said: Said) -> None:
    """What was found when the application last came to a step that looks."""
    process, name = story.scenario.process, said["fact"]
    known = [fact.name for fact in process.register_facts]
    if name not in known:
        hint = suggestion(name, known)
        raise Unfulfilled(f'Tidak ada fakta "{name}". {hint}', f'There is no fact "{name}". {hint}')
    found = story.scenario.case.found.get(name, NOTHING).count
    if found != int(said["count"]):
        raise Unfulfilled(f"Register mencatat {found}.", f"The register says {found}.")


PHRASES = (
    Phrase(
        "act",
        r'register mencatat (?P<count>\d{1,3}) izin "(?P<permit>\w+)" dengan kunci "(?P<key>[^"]+)"'
        r'( sampai "(?P<day>[\d-]+)")?',
        r'the register holds (?P<count>\d{1,3}) licences? "(?P<permit>\w+)" under the key "(?P<key>[^"]+)"'
        r'( until "(?P<day>[\d-]+)")?',
        _holds,
    ),
    Phrase(
        "expectation",
        r'"(?P<fact>\w+)" menemukan (?P<count>\d{1,3}) izin',
        r'"(?P<fact>\w+)" found (?P<count>\d{1,3}) licences?',
        _says,
    ),
)
