"""Sentences about what comes at any time: giving up, cancelling, standing still, taking back; and about objections."""

from licensing.case.commands import Cancel, Contest, Resume, Retract, Suspend, TakeBackObjection, Withdraw
from licensing.scenarios.stories.phrases import NAME, Phrase, Said
from licensing.scenarios.stories.story import Story, Unfulfilled
from licensing.words.identifiers import StepId

BECAUSE = r'( karena "(?P<reason>[^"]*)")?'
BECAUSE_EN = r'( because "(?P<reason>[^"]*)")?'


def _withdraw(story: Story, said: Said) -> None:
    story.scenario.tell(Withdraw(said["reason"]), by=story.scenario.applicant)


def _contest(story: Story, said: Said) -> None:
    grounds = said["reason"] or "Contoh alasan."
    story.scenario.tell(Contest(StepId(said["remedy"]), grounds), by=story.scenario.applicant)


def _take_back(story: Story, said: Said) -> None:
    story.scenario.tell(TakeBackObjection(said["reason"]), by=story.scenario.applicant)


def _cancel(story: Story, said: Said) -> None:
    story.scenario.tell(Cancel(said["reason"]), by=story.officer(said["name"]))


def _suspend(story: Story, said: Said) -> None:
    story.scenario.tell(Suspend(said["reason"]), by=story.officer(said["name"]))


def _resume(story: Story, said: Said) -> None:
    story.scenario.tell(Resume(said["reason"]), by=story.officer(said["name"]))


def _retract(story: Story, said: Said) -> None:
    """Her last decision."""
    officer = story.officer(said["name"])
    tasks = story.scenario.case.tasks.values()
    hers = [task for task in tasks if task.decision is not None and task.decision.by.officer == officer.id]
    if not hers:
        raise Unfulfilled(f"{said['name']} belum memutuskan apa pun.", f"{said['name']} has decided nothing.")
    story.scenario.tell(Retract(hers[-1].id), by=officer)


PHRASES = (
    Phrase(
        "act",
        rf"pemohon (sudah )?menarik permohonannya{BECAUSE}",
        rf"the applicant (withdraws|withdrew){BECAUSE_EN}",
        _withdraw,
    ),
    Phrase(
        "act",
        rf'pemohon (sudah )?mengajukan "(?P<remedy>\w+)"{BECAUSE}',
        rf'the applicant raise(s|d) "(?P<remedy>\w+)"{BECAUSE_EN}',
        _contest,
    ),
    Phrase(
        "act",
        rf"pemohon (sudah )?menarik kembali keberatannya{BECAUSE}",
        rf"the applicant (takes|took) the objection back{BECAUSE_EN}",
        _take_back,
    ),
    Phrase(
        "act",
        rf"{NAME} (sudah )?membatalkan permohonan{BECAUSE}",
        rf"{NAME} cancel(s|led) the application{BECAUSE_EN}",
        _cancel,
    ),
    Phrase(
        "act",
        rf"{NAME} (sudah )?menghentikan sementara permohonan{BECAUSE}",
        rf"{NAME} suspend(s|ed) the application{BECAUSE_EN}",
        _suspend,
    ),
    Phrase(
        "act",
        rf"{NAME} (sudah )?melanjutkan permohonan{BECAUSE}",
        rf"{NAME} resume(s|d) the application{BECAUSE_EN}",
        _resume,
    ),
    Phrase(
        "act",
        rf"{NAME} (sudah )?menarik kembali keputusannya",
        rf"{NAME} (takes|took) back (his|her) decision",
        _retract,
    ),
)
