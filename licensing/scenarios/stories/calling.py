"""Sentences about outside systems: what one answers, that it is silent or cannot be asked, and what it is asked."""

from licensing.case.calling import Calling
from licensing.scenarios.calling import called, fails, is_silent, says
from licensing.scenarios.stories.phrases import OUTCOME, Phrase, Said
from licensing.scenarios.stories.story import Story, Unfulfilled
from licensing.words.folding import meant
from licensing.words.identifiers import FieldId, OutcomeId

AT, AT_EN = r'( di "(?P<step>\w+)")?', r'( at "(?P<step>\w+)")?'
WITH = r'( dengan( (?P<field>\w+) "(?P<value>[^"]*)")?)?'
WITH_EN = r'( with( (?P<field>\w+) "(?P<value>[^"]*)")?)?'


def system_at(story: Story, step: str) -> bool:
    """Whether a system is waited for at a step."""
    return any(each.where.step == step for each in called(story.scenario))


def _waiting(story: Story, step: str) -> Calling:
    """The system that is waited for, at a step where that is said."""
    found = next((each for each in called(story.scenario) if step in ("", each.where.step)), None)
    if found is None:
        raise Unfulfilled(
            f"Tidak ada sistem yang ditunggu. {story.stands().id}",
            f"No system is waited for. {story.stands().en}",
        )
    return found


def system_says(story: Story, said: Said) -> None:
    """A system that is waited for answers, at the step that is named where one is."""
    call = _waiting(story, said["step"])
    exits = story.scenario.process.step(call.where.step).exits
    outcome = meant(said["outcome"], exits)
    if outcome is None:
        names = ", ".join(exits)
        raise Unfulfilled(f"Sistem itu hanya menjawab: {names}.", f"That system answers only: {names}.")
    wrong = says(story.scenario, call.effect, OutcomeId(outcome), said.pairs())
    if wrong:
        told = "; ".join(f"{field}: {sentence.id}" for field, sentence in wrong.items())
        in_english = "; ".join(f"{field}: {sentence.en}" for field, sentence in wrong.items())
        raise Unfulfilled(
            f"Sistem tidak dapat menjawab begitu: {told}", f"The system cannot answer that: {in_english}"
        )


def _silent(story: Story, said: Said) -> None:
    is_silent(story.scenario, _waiting(story, said["step"]))
    story.now = story.scenario.now


def _fails(story: Story, said: Said) -> None:
    fails(story.scenario, _waiting(story, said["step"]).effect)


def _asked(story: Story, said: Said) -> None:
    """That this system is waited for, with that in its question where it is said."""
    scenario = story.scenario
    waiting = {each.effect.system: each for each in called(scenario)}
    call = next((each for id, each in waiting.items() if id == said["system"]), None)
    if call is None:
        names = ", ".join(waiting) or "-"
        raise Unfulfilled(f"Sistem yang ditanya: {names}.", f"The systems asked are: {names}.")
    asks = scenario.process.step(call.where.step).call
    if not said["field"] or asks is None:
        return
    request = asks.request(scenario.process.facts(scenario.case, call.where.line))
    given = request.get(FieldId(said["field"]), "")
    if str(given) != said["value"]:
        raise Unfulfilled(
            f'Yang ditanyakan: {said["field"]} "{given}".', f'It is asked with {said["field"]} "{given}".'
        )


PHRASES = (
    Phrase(
        "act",
        rf"sistem (sudah )?menjawab {OUTCOME}{AT}{WITH}",
        rf"the system answer(s|ed) {OUTCOME}{AT_EN}{WITH_EN}",
        system_says,
    ),
    Phrase("act", rf"sistem (tetap )?diam{AT}", rf"the system (stays|stayed) silent{AT_EN}", _silent),
    Phrase("act", rf"sistem tidak dapat ditanya{AT}", rf"the system cannot be asked{AT_EN}", _fails),
    Phrase(
        "expectation",
        r'sistem "(?P<system>[\w.]+)" ditanya( dengan (?P<field>\w+) "(?P<value>[^"]*)")?',
        r'system "(?P<system>[\w.]+)" is asked( with (?P<field>\w+) "(?P<value>[^"]*)")?',
        _asked,
    ),
)
