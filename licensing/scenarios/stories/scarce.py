"""Sentences about what is scarce: what an application or its licence holds, and what a refusal says is left."""

from licensing.history.case import Hold
from licensing.history.extents import Days, Share
from licensing.scenarios.stories.phrases import Phrase, Said
from licensing.scenarios.stories.story import Story, Unfulfilled
from licensing.words.suggesting import suggestion

THING = r'"(?P<thing>\w+)"'
DAY = r'"(?P<{0}>\d{{4}}-\d\d-\d\d)"'
SINCE, UNTIL = DAY.format("since"), DAY.format("until")


def _held(story: Story, said: Said) -> Hold | None:
    """What is held of a thing that the definition reserves."""
    reservations = {each.name: each for each in story.scenario.process.reservations}
    if said["thing"] not in reservations:
        hint = suggestion(said["thing"], reservations)
        raise Unfulfilled(f'Tidak ada "{said["thing"]}". {hint}', f'There is no "{said["thing"]}". {hint}')
    return story.scenario.case.holds.get(reservations[said["thing"]].pool)


def _expect(is_so: bool, hold: Hold | None) -> None:  # noqa: FBT001 the sentence that is checked reads so
    if is_so:
        return
    match hold.extent if hold else None:
        case Share(takes=takes, of=of):
            raise Unfulfilled(f"Yang dipegang {takes} dari {of}.", f"It holds {takes} of {of}.")
        case Days(first=first, last=last):
            raise Unfulfilled(
                f"Yang dipegang dari {first} sampai {last}.", f"It holds it from {first} to {last}."
            )
        case None:
            told = (f"“{hold.key}”", f"“{hold.key}”") if hold else ("tidak ada", "nothing")
            raise Unfulfilled(f"Yang dipegang: {told[0]}.", f"It holds {told[1]}.")


def _holds(story: Story, said: Said) -> None:
    hold = _held(story, said)
    _expect(hold is not None, hold)


def _holds_none(story: Story, said: Said) -> None:
    hold = _held(story, said)
    _expect(hold is None, hold)


def _holds_some(story: Story, said: Said) -> None:
    hold = _held(story, said)
    wanted = Share(int(said["takes"]), int(said["of"]))
    _expect(hold is not None and hold.extent == wanted, hold)


def _holds_days(story: Story, said: Said) -> None:
    hold = _held(story, said)
    days = hold.extent if hold else None
    is_so = isinstance(days, Days) and (str(days.first), str(days.last)) == (said["since"], said["until"])
    _expect(is_so, hold)


def _says(story: Story, said: Said) -> None:
    """The sentence of a refusal, in either language."""
    why = story.refusal().sentence
    if said["text"] not in f"{why.id} {why.en}":
        raise Unfulfilled(f"Alasannya: {why.id}", f"The reason is: {why.en}")


PHRASES = (
    Phrase(
        "expectation",
        rf"permohonan memegang {THING}",
        rf"the application holds {THING}",
        _holds,
    ),
    Phrase(
        "expectation",
        rf"permohonan tidak memegang {THING}",
        rf"the application does not hold {THING}",
        _holds_none,
    ),
    Phrase(
        "expectation",
        rf"permohonan memegang (?P<takes>\d{{1,9}}) dari (?P<of>\d{{1,9}}) {THING}",
        rf"the application holds (?P<takes>\d{{1,9}}) of (?P<of>\d{{1,9}}) {THING}",
        _holds_some,
    ),
    Phrase(
        "expectation",
        rf"permohonan memegang {THING} dari {SINCE} sampai {UNTIL}",
        rf"the application holds {THING} from {SINCE} to {UNTIL}",
        _holds_days,
    ),
    Phrase(
        "expectation",
        r'alasannya menyebut "(?P<text>[^"]+)"',
        r'the reason says "(?P<text>[^"]+)"',
        _says,
    ),
)
