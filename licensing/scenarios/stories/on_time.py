"""Sentences about the time of an application: consent to sending it back, more time, reminders, the ladder, silence."""

from licensing.case.commands import AskConsent, Decide, ExtendTime
from licensing.history.effects import Notify, Urge
from licensing.history.events import EffectOwed
from licensing.process.capping import CONSENT, CONSENTED, REFUSED
from licensing.scenarios.stories.interrupting import BECAUSE, BECAUSE_EN
from licensing.scenarios.stories.phrases import NAME, Phrase, Said
from licensing.scenarios.stories.story import Story, Unfulfilled
from licensing.words.sentences import counted

SOME_REASON = "Contoh alasan."
APPLICANT = frozenset({"pemohon", "the applicant"})
REFUSES = ("menolak", "refuse")


def _ask(story: Story, said: Said) -> None:
    officer, step = story.officer(said["name"]), said["step"]
    hers = [
        task
        for task in story.scenario.open_tasks
        if task.is_for(officer) and task.where.step != CONSENT and step in ("", task.where.step)
    ]
    if not hers:
        raise Unfulfilled(f"{said['name']} tidak ditanya.", f"{said['name']} is asked nothing.")
    story.scenario.tell(AskConsent(hers[0].id, said["reason"] or SOME_REASON), by=officer)


def _consent(story: Story, said: Said) -> None:
    asked = [task for task in story.scenario.open_tasks if task.where.step == CONSENT]
    if not asked:
        raise Unfulfilled("Tidak ada yang minta persetujuan.", "Nobody has asked for consent.")
    outcome = REFUSED if said["what"].startswith(REFUSES) else CONSENTED
    decided = Decide(asked[0].id, outcome, said["reason"] or SOME_REASON, {})
    story.scenario.tell(decided, by=story.officer(said["name"]))


def _extend(story: Story, said: Said) -> None:
    command = ExtendTime(said["why"], int(said["amount"]), said["remark"] or SOME_REASON)
    story.scenario.tell(command, by=story.officer(said["name"]))


def _reminded(story: Story, said: Said) -> None:
    agency, wanted = said["agency"], int(said["times"])
    owed = [event.effect for event in story.scenario.events if isinstance(event, EffectOwed)]
    if agency in APPLICANT:
        times = sum(isinstance(each, Notify) and each.moment == "reminder" for each in owed)
    else:
        told = [each for each in owed if isinstance(each, Urge) and each.why == "reminder"]
        times = sum(each.agency == agency for each in told)
    if times != wanted:
        raise Unfulfilled(f"Diingatkan {times} kali.", f"It was reminded {counted(times, 'time')}.")


def _escalated(story: Story, said: Said) -> None:
    case = story.scenario.case
    told = {(case.tasks[task].where.step, str(each.to)) for each in case.escalated for task in each.tasks}
    if (said["step"], said["role"]) not in told:
        listed = ", ".join(sorted(f"{step}: {role}" for step, role in told)) or "-"
        raise Unfulfilled(f"Yang dieskalasi: {listed}.", f"What is escalated: {listed}.")


def _nothing_escalated(story: Story, _: Said) -> None:
    listed = ", ".join(sorted(str(each.to) for each in story.scenario.case.escalated))
    if listed:
        raise Unfulfilled(f"Dieskalasi kepada {listed}.", f"It is escalated to {listed}.")


def _granted(story: Story, said: Said) -> None:
    is_granted = story.scenario.case.granted is not None
    if is_granted == bool(said["not"]):
        raise Unfulfilled(
            f"Permohonan {'sudah' if is_granted else 'belum'} dikabulkan menurut hukum.",
            f"The law has {'' if is_granted else 'not '}granted the application.",
        )


PHRASES = (
    Phrase(
        "act",
        rf'{NAME} (sudah )?meminta persetujuan( di "(?P<step>\w+)")?{BECAUSE}',
        rf'{NAME} ask(s|ed) for consent( at "(?P<step>\w+)")?{BECAUSE_EN}',
        _ask,
    ),
    Phrase(
        "act",
        rf"{NAME} (sudah )?(?P<what>memberi|menolak memberi) persetujuan{BECAUSE}",
        rf"{NAME} (?P<what>gives|gave|refuses|refused) consent{BECAUSE_EN}",
        _consent,
    ),
    Phrase(
        "act",
        rf'{NAME} (sudah )?memperpanjang waktunya (?P<amount>\d{{1,4}}) karena "(?P<why>\w+)"'
        r'( dengan keterangan "(?P<remark>[^"]*)")?',
        rf'{NAME} extend(s|ed) its time by (?P<amount>\d{{1,4}}) for "(?P<why>\w+)"'
        r'( remarking "(?P<remark>[^"]*)")?',
        _extend,
    ),
    Phrase(
        "expectation",
        r"(?P<agency>\w+) diingatkan (?P<times>\d{1,3}) kali",
        r"(?P<agency>\w+|the applicant) was reminded (?P<times>\d{1,3}) times?",
        _reminded,
    ),
    Phrase(
        "expectation",
        r'"(?P<step>\w+)" dieskalasi kepada (?P<role>[\w.@]+)',
        r'"(?P<step>\w+)" is escalated to (?P<role>[\w.@]+)',
        _escalated,
    ),
    Phrase("expectation", r"tidak ada yang dieskalasi", r"nothing is escalated", _nothing_escalated),
    Phrase(
        "expectation",
        r"permohonan (?P<not>belum )?dikabulkan menurut hukum",
        r"the law has (?P<not>not )?granted the application",
        _granted,
    ),
)
