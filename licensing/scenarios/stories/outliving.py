"""Sentences that carry a whole application through, and about others who apply beside it."""

from licensing.scenarios.answering import answer_round
from licensing.scenarios.calling import called, hear_all
from licensing.scenarios.coming import come
from licensing.scenarios.playing import play
from licensing.scenarios.stories.phrases import Phrase, Said
from licensing.scenarios.stories.story import Story, Unfulfilled

PERMIT = r'"(?P<permit>\w+)"'
DAY = r'"(?P<day>\d{4}-\d\d-\d\d)"'
MOST_ROUNDS = 200


def _issued(story: Story, said: Said) -> None:
    """An example, with everybody acting as in it, and from there on with the first outcome, to its end."""
    process = story.process(said["permit"])
    scenario = story.begin(process)
    scenario.submit({**story.example(process), **said.pairs()})
    story.allowed()
    example = story.example_of(process)
    play(scenario, example.acts if example else (), until="")
    story.allowed()
    _carry_on(story)
    while not scenario.case.licences and come(scenario):
        story.now = scenario.now
        _carry_on(story)
    if not scenario.case.licences:
        raise Unfulfilled(story.stands().id, story.stands().en)


def _agreed(story: Story, _: Said) -> None:
    _carry_on(story)


def _carry_on(story: Story) -> None:
    """Whoever is asked chooses the first outcome, systems as well, until nobody is."""
    scenario = story.scenario
    for _ in range(MOST_ROUNDS):
        story.settle()
        if called(scenario):
            hear_all(scenario)
            continue
        if not scenario.open_tasks:
            return
        where = scenario.open_tasks[0].where
        answer_round(scenario, where, next(iter(scenario.process.step(where.step).exits)))
        story.allowed()


def _another(story: Story, said: Said) -> None:
    """Somebody else applies for the same permit type; what is held and barred so far counts for her."""
    process = story.scenario.process
    story.begin_another().submit({**story.example(process), **said.pairs()})


def _ends(story: Story, said: Said) -> None:
    """The licence of a number, whichever application issued it."""
    licence = story.scenario.licence(said["number"])
    until = str(licence.valid_until) if licence else "-"
    if until != said["day"]:
        raise Unfulfilled(f"Berlaku sampai {until}.", f"It is valid until {until}.")


def _told(story: Story, said: Said) -> None:
    """How often the applicant was told of one thing."""
    moments = [each.moment for each in story.scenario.performed if each.kind == "notify"]
    count = moments.count(said["moment"])
    if count != int(said["times"]):
        raise Unfulfilled(f"Diberi tahu {count} kali.", f"She was told {count} times.")


PHRASES = (
    Phrase(
        "act",
        rf"izin {PERMIT} sudah terbit( dengan)?",
        rf"a licence {PERMIT} was issued( with)?",
        _issued,
    ),
    Phrase(
        "act",
        r"semua yang ditanya (sudah )?menyetujui",
        r"everybody who is asked agree(s|d)",
        _agreed,
    ),
    Phrase(
        "act",
        r"pemohon lain (sudah )?mengajukan permohonan( dengan)?",
        r"another applicant hand(s|ed) in an application( with)?",
        _another,
    ),
    Phrase(
        "expectation",
        rf'izin "(?P<number>[^"]+)" berlaku sampai {DAY}',
        rf'licence "(?P<number>[^"]+)" is valid until {DAY}',
        _ends,
    ),
    Phrase(
        "expectation",
        r'pemohon diberi tahu "(?P<moment>\w+)" (?P<times>\d{1,4}) kali',
        r'the applicant was told "(?P<moment>\w+)" (?P<times>\d{1,4}) times?',
        _told,
    ),
)
