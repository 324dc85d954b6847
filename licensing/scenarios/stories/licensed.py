"""Sentences about licences that outlive their case: what is applied for about one, and what becomes of it."""

from collections.abc import Mapping

from licensing.history.case import Case
from licensing.history.evolving import replay
from licensing.ports import Purpose
from licensing.register.licences import Status
from licensing.scenarios.answering import answer_round
from licensing.scenarios.playing import play
from licensing.scenarios.scenario import Scenario
from licensing.scenarios.stories.phrases import NAME, Phrase, Said
from licensing.scenarios.stories.story import Story, Unfulfilled

PERMIT = r'"(?P<permit>\w+)"'
KIND = r'"(?P<kind>\w+)"'
NUMBER = r'("(?P<number>[^"]+)"|itu)'
NUMBER_EN = r'("(?P<number>[^"]+)"|that licence)'
MOST_ROUNDS = 200

STATES: Mapping[str, Status] = {
    "berlaku": "in-force",
    "belum berlaku": "not-yet-in-force",
    "dibekukan": "suspended",
    "dicabut": "revoked",
    "diperpanjang": "renewed",
    "habis": "expired",
    "valid": "in-force",
    "not yet valid": "not-yet-in-force",
    "suspended": "suspended",
    "revoked": "revoked",
    "renewed": "renewed",
    "expired": "expired",
}
"""What is said of a licence, in both languages."""


def _issued(story: Story, said: Said) -> None:
    """An example, with everybody acting as in it, and from there on with the first outcome, to its end."""
    process = story.process(said["permit"])
    scenario = story.begin(process)
    scenario.submit({**story.example(process), **said.pairs()})
    story.allowed()
    example = story.stage.examples.get(process.permit)
    play(scenario, example.acts if example else (), until="")
    story.allowed()
    _carry_on(story)
    if _issuer(scenario) is None:
        raise Unfulfilled(story.stands().id, story.stands().en)


def _carry_on(story: Story) -> None:
    """Whoever is asked chooses the first outcome, until nobody is."""
    scenario = story.scenario
    for _ in range(MOST_ROUNDS):
        story.settle()
        if not scenario.open_tasks:
            return
        where = scenario.open_tasks[0].where
        answer_round(scenario, where, next(iter(scenario.process.step(where.step).exits)))
        story.allowed()


def _apply_about(story: Story, said: Said) -> None:
    """Her old answers as the kind copies them, filled up with the example and what is said."""
    _begin_about(story, said, Purpose(said["kind"], _number(story, said)))


def _open_about(story: Story, said: Said) -> None:
    officer = story.officer(said["name"])
    _begin_about(story, said, Purpose(said["kind"], _number(story, said), by=officer))


def _begin_about(story: Story, said: Said, purpose: Purpose) -> None:
    old = story.scenario
    issuer = next((case for case in _cases(old) if _holds(case, purpose.licence)), None)
    copied = old.process.copied(purpose.kind, issuer.answers) if issuer else {}
    scenario = story.begin_beside(old)
    scenario.submit({**story.example(old.process), **copied, **said.pairs()}, purpose=purpose)


def _another(story: Story, said: Said) -> None:
    """Somebody else applies for the same permit type; what is held and barred so far counts for her."""
    scenario = story.begin_beside(story.scenario)
    scenario.submit({**story.example(scenario.process), **said.pairs()})


def _decided(story: Story, _: Said) -> None:
    _carry_on(story)


def _is(story: Story, said: Said) -> None:
    number = _number(story, said)
    licence = story.scenario.licence(number)
    if licence is None:
        raise Unfulfilled(f'Tidak ada izin "{number}".', f'There is no licence "{number}".')
    if licence.status != STATES[said["state"]]:
        raise Unfulfilled(f"Izin {number}: {licence.status}.", f"Licence {number}: {licence.status}.")


def _ends(story: Story, said: Said) -> None:
    number = _number(story, said)
    licence = story.scenario.licence(number)
    until = str(licence.valid_until) if licence else "-"
    if until != said["day"]:
        raise Unfulfilled(f"Izin {number} berlaku sampai {until}.", f"Licence {number} ends on {until}.")


def _told(story: Story, said: Said) -> None:
    """How often the applicant was told of one thing."""
    moments = [each.moment for each in story.scenario.performed if each.kind == "notify"]
    count = moments.count(said["moment"])
    if count != int(said["times"]):
        raise Unfulfilled(f"Diberi tahu {count} kali.", f"She was told {count} times.")


def _number(story: Story, said: Said) -> str:
    """The licence that is named, else the one that the first case of the story issued."""
    if said["number"]:
        return said["number"]
    for case in _cases(story.scenario):
        for licence in case.licences.values():
            return licence.number
    raise Unfulfilled("Belum ada izin.", "There is no licence yet.")


def _cases(scenario: Scenario) -> tuple[Case, ...]:
    """Every case of its permit type that the story told, in order."""
    told = (replay(events) for events in (*scenario.before, scenario.events) if events)
    return tuple(case for case in told if case is not None)


def _issuer(scenario: Scenario) -> Case | None:
    return next((case for case in _cases(scenario) if case.licences), None)


def _holds(case: Case, number: str) -> bool:
    return any(each.number == number for each in case.licences.values())


PHRASES = (
    Phrase(
        "act",
        rf"izin {PERMIT} sudah terbit( dengan)?",
        rf"a licence {PERMIT} was issued( with)?",
        _issued,
    ),
    Phrase(
        "act",
        rf"permohonan {KIND} (sudah )?diajukan tentang izin {NUMBER}( dengan)?",
        rf"an application {KIND} (is|was) handed in about {NUMBER_EN}( with)?",
        _apply_about,
    ),
    Phrase(
        "act",
        rf"{NAME} (sudah )?membuka permohonan {KIND} tentang izin {NUMBER}( dengan)?",
        rf"{NAME} (opens|opened) an application {KIND} about {NUMBER_EN}( with)?",
        _open_about,
    ),
    Phrase(
        "act",
        r"pemohon lain (sudah )?mengajukan permohonan( dengan)?",
        r"another applicant (hands|handed) in an application( with)?",
        _another,
    ),
    Phrase(
        "act",
        r"semua yang ditanya (sudah )?menyetujui",
        r"everybody who is asked (agrees|agreed)",
        _decided,
    ),
    Phrase(
        "expectation",
        rf"izin {NUMBER} (?P<state>berlaku|belum berlaku|dibekukan|dicabut|diperpanjang|habis)",
        r'(licence "(?P<number>[^"]+)"|that licence) is (?P<state>valid|not yet valid|suspended|revoked|renewed|expired)',
        _is,
    ),
    Phrase(
        "expectation",
        rf'izin {NUMBER} berakhir pada "(?P<day>\d{{4}}-\d\d-\d\d)"',
        r'(licence "(?P<number>[^"]+)"|that licence) ends on "(?P<day>\d{4}-\d\d-\d\d)"',
        _ends,
    ),
    Phrase(
        "expectation",
        r'pemohon diberi tahu "(?P<moment>\w+)" (?P<times>\d{1,4}) kali',
        r'the applicant was told "(?P<moment>\w+)" (?P<times>\d{1,4}) times?',
        _told,
    ),
)
