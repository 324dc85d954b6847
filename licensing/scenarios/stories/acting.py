"""Sentences about what people do, and about time that passes."""

from datetime import timedelta

from licensing.case.commands import Decide
from licensing.city.people import Officer
from licensing.forms.answers import Typed
from licensing.forms.files import DocumentRule
from licensing.forms.row_files import rule_at
from licensing.history.named import Named
from licensing.history.task import Task
from licensing.process.protocol import ANSWERED, LAPSED
from licensing.scenarios.answering import Act, answer
from licensing.scenarios.coming import come
from licensing.scenarios.finding import all_right
from licensing.scenarios.sampling import sample_form
from licensing.scenarios.standing_in import stand_ins
from licensing.scenarios.stories.calling import system_at, system_says
from licensing.scenarios.stories.early import too_early
from licensing.scenarios.stories.finding import NOT_RIGHT, NOT_RIGHT_EN, not_right
from licensing.scenarios.stories.phrases import NAME, OUTCOME, Phrase, Said
from licensing.scenarios.stories.story import Story, Unfulfilled
from licensing.words.identifiers import OutcomeId, StepId

ROW = 2
"""Cells of a row: a step and its outcome."""

RECORD = r"( untuk baris (?P<record>\d{1,3}))?"
RECORD_EN = r"( for record (?P<record>\d{1,3}))?"
AT = rf'( di "(?P<step>\w+)"{RECORD})?'
AT_EN = rf'( at "(?P<step>\w+)"{RECORD_EN})?'
WITH = (
    r'( tanpa dokumen "(?P<document>\w+)")?'
    r'( karena "(?P<reason>[^"]*)")?'
    rf"{NOT_RIGHT}"
    r'( menyebut (?P<what>[\w.]+)( "(?P<remark>[^"]*)")?)?'
    r'( dengan( (?P<field>\w+) "(?P<value>[^"]*)")?)?'
)
WITH_EN = (
    r'( without document "(?P<document>\w+)")?'
    r'( because "(?P<reason>[^"]*)")?'
    rf"{NOT_RIGHT_EN}"
    r'( naming (?P<what>[\w.]+)( "(?P<remark>[^"]*)")?)?'
    r'( with( (?P<field>\w+) "(?P<value>[^"]*)")?)?'
)


def _decide(story: Story, said: Said) -> None:
    """A named officer decides with what is said; files alone are made up."""
    officer = story.officer(said["name"])
    if too_early(story, said["step"], said["record"], OutcomeId(said["outcome"]), officer=officer):
        return
    task = _task_for(story, officer, said["step"], said["record"])
    command = Decide(
        task.id,
        OutcomeId(said["outcome"]),
        said["reason"],
        said.pairs(),
        named=_named(said),
        documents=stand_ins(_documents(story, task), without=said["document"]),
        people=story.scenario.people,
        checks=all_right(
            story.scenario.process, story.scenario.case, task, _named(said), found=not_right(said)
        ),
    )
    story.scenario.tell(command, by=officer)


def _documents(story: Story, task: Task) -> tuple[DocumentRule, ...]:
    return story.scenario.process.step(task.where.step).documents


def _named(said: Said) -> tuple[Named, ...]:
    """What is to be corrected, where the sentence says it."""
    return (Named(said["what"], said["remark"] or "Contoh catatan."),) if said["what"] else ()


def _task_for(story: Story, officer: Officer, step: str, record: str) -> Task:
    """Her open task, of the step that is named; without one the open task that is not hers, to be refused."""
    tasks = story.tasks_at(step, record) if step else story.scenario.open_tasks
    hers = (task for task in tasks if task.is_for(officer))
    task = next(hers, next(iter(tasks), None))
    if task is None:
        raise Unfulfilled(
            f"Tidak ada tugas yang terbuka. {story.stands().id}", f"No task is open. {story.stands().en}"
        )
    return task


def _decide_all(story: Story, said: Said) -> None:
    """Everybody who is asked at a step gives the same answer; what is not said of it is made up."""
    outcome = OutcomeId(said["outcome"])
    if too_early(story, said["step"], said["record"], outcome):
        return
    for task in story.tasks_at(said["step"], said["record"]):
        if story.scenario.case.tasks[task.id].is_open:
            _answer(story, task, outcome, said)


def _decide_rows(story: Story, said: Said) -> None:
    """Row after row a step and what everybody who is asked there answers, the applicant and systems too."""
    for row in said.table:
        if len(row) != ROW:
            raise Unfulfilled(
                "Tiap baris berisi langkah dan keputusannya.", "Each row holds a step and its outcome."
            )
        step, outcome = row
        if system_at(story, step):
            system_says(story, Said({"step": step, "outcome": outcome}))
            story.settle()
            continue
        if too_early(story, step, "", OutcomeId(outcome)):
            story.allowed()
        for task in story.tasks_at(step):
            if story.scenario.case.tasks[task.id].is_open:
                _answer(story, task, OutcomeId(outcome), Said({}))
        story.settle()


def _decide_one(story: Story, said: Said) -> None:
    """One of those who are asked at a step answers, whoever can."""
    outcome = OutcomeId(said["outcome"])
    if not too_early(story, said["step"], said["record"], outcome):
        _answer(story, story.tasks_at(said["step"], said["record"])[0], outcome, said)


def _answer(story: Story, task: Task, outcome: OutcomeId, said: Said) -> None:
    typed: Typed = said.pairs()
    answer(
        story.scenario,
        task,
        outcome,
        Act(
            StepId(task.where.step),
            outcome,
            None,
            said["reason"],
            typed,
            _named(said),
            said["document"],
            not_right(said),
        ),
    )
    story.allowed()


def _correct(story: Story, said: Said) -> None:
    document = said["document"]
    process = story.scenario.process
    of_row = rule_at(process.form, document)
    rules = [rule for rule in (*process.documents, *((of_row,) if of_row else ())) if rule.id == document]
    files = stand_ins(rules, of="baru ")
    if document and not rules:
        raise Unfulfilled(f'"{document}" bukan dokumen izin ini.', f'"{document}" is no document here.')
    if not any(task.asked is None for task in story.scenario.case.tasks.values()):
        raise Unfulfilled("Pemohon tidak ditanya.", "The applicant is not asked.")
    story.scenario.correct(said.pairs(), files)


def _fulfil(story: Story, said: Said) -> None:
    """The applicant answers a request with what is said; what is not said of it is made up, files too."""
    if too_early(story, said["step"], "", ANSWERED):
        return
    task = story.tasks_at(said["step"])[0]
    step = story.scenario.process.step(task.where.step)
    if not step.is_request:
        raise Unfulfilled(f'"{step.id}" bukan permintaan.', f'"{step.id}" is no request.')
    files = stand_ins(step.documents, without=said["document"])
    example = sample_form(step.form, now=story.scenario.now)
    story.scenario.fulfil(task, {**example, **said.pairs()}, files)


def _be_silent(story: Story, _: Said) -> None:
    """The time given to the applicant passes without an answer."""
    task = next((each for each in story.scenario.open_tasks if each.asked is None), None)
    if task is None:
        raise Unfulfilled("Pemohon tidak ditanya.", "The applicant is not asked.")
    answer(story.scenario, task, LAPSED, None)


def _working_days(story: Story, said: Said) -> None:
    story.scenario.pass_working_days(int(said["days"]))
    story.now = story.scenario.now


def _days(story: Story, said: Said) -> None:
    story.now = story.scenario.now + timedelta(days=int(said["days"]))
    story.scenario.pass_until(story.now)


def _awaited_day(story: Story, _: Said) -> None:
    """Time passes until the first step opens whose day has not come."""
    if not come(story.scenario):
        raise Unfulfilled("Tidak ada langkah yang menunggu harinya.", "No step waits for its day.")
    story.now = story.scenario.now


PHRASES = (
    Phrase(
        "act",
        "keputusan ini (sudah )?diambil( berturut-turut)?",
        "these decisions (are|were) made( in turn)?",
        _decide_rows,
    ),
    Phrase(
        "act",
        rf'petugas di "(?P<step>\w+)"{RECORD} (sudah )?memutuskan {OUTCOME}{WITH}',
        rf'an officer at "(?P<step>\w+)"{RECORD_EN} decide[sd] {OUTCOME}{WITH_EN}',
        _decide_one,
    ),
    Phrase(
        "act",
        rf'semua petugas di "(?P<step>\w+)"{RECORD} (sudah )?memutuskan {OUTCOME}{WITH}',
        rf'every officer at "(?P<step>\w+)"{RECORD_EN} decide[sd] {OUTCOME}{WITH_EN}',
        _decide_all,
    ),
    Phrase(
        "act",
        rf"{NAME} (sudah )?memutuskan {OUTCOME}{AT}{WITH}",
        rf"{NAME} decide[sd] {OUTCOME}{AT_EN}{WITH_EN}",
        _decide,
    ),
    Phrase(
        "act",
        r"pemohon (sudah )?memperbaiki"
        r'( dokumen "(?P<document>[\w.]+)"| isian "(?P<field>\w+)" menjadi "(?P<value>[^"]*)")?',
        r"the applicant correct(s|ed)"
        r'( document "(?P<document>[\w.]+)"| answer "(?P<field>\w+)" to "(?P<value>[^"]*)")?',
        _correct,
    ),
    Phrase(
        "act",
        r'pemohon (sudah )?menjawab "(?P<step>\w+)"( tanpa dokumen "(?P<document>\w+)")?'
        r'( dengan( (?P<field>\w+) "(?P<value>[^"]*)")?)?',
        r'the applicant answer(s|ed) "(?P<step>\w+)"( without document "(?P<document>\w+)")?'
        r'( with( (?P<field>\w+) "(?P<value>[^"]*)")?)?',
        _fulfil,
    ),
    Phrase("act", r"pemohon (tetap )?diam", r"the applicant (stays|stayed) silent", _be_silent),
    Phrase(
        "act",
        r"(?P<days>\d{1,4}) hari kerja berlalu",
        r"(?P<days>\d{1,4}) working days? (pass(es)?|passed)",
        _working_days,
    ),
    Phrase(
        "act", r"hari yang ditunggu (sudah )?tiba", r"the awaited day (comes|came|has come)", _awaited_day
    ),
    Phrase("act", r"(?P<days>\d{1,4}) hari berlalu", r"(?P<days>\d{1,4}) days? (pass(es)?|passed)", _days),
)
