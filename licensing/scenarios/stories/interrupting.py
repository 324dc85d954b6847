"""Sentences about what can be done wherever a case stands, and about objections once it has ended."""

from licensing.case.commands import Cancel, Contest, Resume, Retract, Suspend, Withdraw
from licensing.scenarios.stories.phrases import NAME, Phrase, Said
from licensing.scenarios.stories.story import Story, Unfulfilled
from licensing.words.identifiers import StepId

BECAUSE = r'( karena "(?P<reason>[^"]*)")?'
BECAUSE_EN = r'( because "(?P<reason>[^"]*)")?'
REMEDIES = {"objection": "keberatan", "appeal": "banding"}


def _withdraw(story: Story, said: Said) -> None:
    story.scenario.tell(Withdraw(said["reason"]), by=story.scenario.applicant)


def _cancel(story: Story, said: Said) -> None:
    story.scenario.tell(Cancel(said["reason"]), by=story.officer(said["name"]))


def _suspend(story: Story, said: Said) -> None:
    story.scenario.tell(Suspend(said["reason"]), by=story.officer(said["name"]))


def _resume(story: Story, said: Said) -> None:
    story.scenario.tell(Resume(said["reason"]), by=story.officer(said["name"]))


def _retract(story: Story, said: Said) -> None:
    """She takes back what she decided last."""
    officer = story.officer(said["name"])
    case = story.scenario.case
    hers = [
        task for task in case.tasks.values() if task.asked and not task.is_open and officer.holds(task.asked)
    ]
    if not hers:
        raise Unfulfilled("Ia belum memutuskan apa pun.", "She has decided nothing.")
    story.scenario.tell(Retract(hers[-1].id), by=officer)


def _contest(story: Story, said: Said) -> None:
    remedy = REMEDIES.get(said["remedy"], said["remedy"])
    reason = said["reason"] or "Keputusannya keliru."
    story.scenario.tell(Contest(StepId(remedy), reason), by=story.scenario.applicant)


PHRASES = (
    Phrase(
        "act",
        rf"pemohon (sudah )?menarik permohonannya{BECAUSE}",
        rf"the applicant withd(raws|rew) her application{BECAUSE_EN}",
        _withdraw,
    ),
    Phrase(
        "act",
        rf"{NAME} (sudah )?membatalkan permohonan{BECAUSE}",
        rf"{NAME} cancel(s|ed) the application{BECAUSE_EN}",
        _cancel,
    ),
    Phrase(
        "act",
        rf"{NAME} (sudah )?menangguhkan permohonan{BECAUSE}",
        rf"{NAME} suspend(s|ed) the application{BECAUSE_EN}",
        _suspend,
    ),
    Phrase(
        "act",
        rf"{NAME} (sudah )?melanjutkan permohonan{BECAUSE}",
        rf"{NAME} resume[sd] the application{BECAUSE_EN}",
        _resume,
    ),
    Phrase(
        "act",
        rf"{NAME} (sudah )?menarik kembali keputusannya",
        rf"{NAME} (takes|took) back her decision",
        _retract,
    ),
    Phrase(
        "act",
        rf"pemohon (sudah )?mengajukan (?P<remedy>keberatan|banding){BECAUSE}",
        rf"the applicant raise[sd] an (?P<remedy>objection|appeal){BECAUSE_EN}",
        _contest,
    ),
)
