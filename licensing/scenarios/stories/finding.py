"""Sentences about checks: what an officer finds not right, and what was found of a document or an answer last.

Whatever a story does not say of what is checked is found right.
"""

from licensing.history.verdicts import Verdict
from licensing.scenarios.stories.phrases import Phrase, Said
from licensing.scenarios.stories.story import Story, Unfulfilled

NOT_RIGHT = r'( menilai (?P<judged>[\w.]+) tidak sesuai( "(?P<why>[^"]*)")?)?'
NOT_RIGHT_EN = r'( finding (?P<judged>[\w.]+) not right( "(?P<why>[^"]*)")?)?'


def not_right(said: Said) -> tuple[Verdict, ...]:
    """What she finds not right, where the sentence says it."""
    if not said["judged"]:
        return ()
    return (Verdict(said["judged"], is_right=False, remark=said["why"] or "Contoh catatan."),)


def _found(story: Story, said: Said) -> None:
    """What was found last, by whoever looked at it last."""
    verdicts = {
        verdict.what: verdict
        for task in story.scenario.case.tasks.values()
        if task.decision is not None
        for verdict in task.decision.checks
    }
    verdict = verdicts.get(said["judged"])
    if verdict is None:
        raise Unfulfilled(f'"{said["judged"]}" belum dinilai.', f'"{said["judged"]}" was not judged yet.')
    if verdict.is_right == bool(said["wrong"]):
        found = ("sesuai", "right") if verdict.is_right else ("tidak sesuai", "not right")
        raise Unfulfilled(f'"{verdict.what}" dinilai {found[0]}.', f'"{verdict.what}" was found {found[1]}.')


PHRASES = (
    Phrase(
        "expectation",
        r'"(?P<judged>[\w.]+)" dinilai (?P<wrong>tidak )?sesuai',
        r'"(?P<judged>[\w.]+)" was found (?P<wrong>not )?right',
        _found,
    ),
)
