"""Answering: the applicant does what a step requested, in questions and documents beside those of her application.

Asked again, she begins from what she answered last: her files stay until she sends others.
"""

from collections.abc import Mapping

from licensing.case.acts.correcting import check_in_time
from licensing.case.acts.interrupting import check_goes_on
from licensing.case.acts.tasks import check_fresh, open_task
from licensing.case.commands import Answer
from licensing.case.course import Course
from licensing.case.dossier import wanted
from licensing.case.refusals.applications import invalid_form
from licensing.case.refusals.authority import not_yours
from licensing.case.refusals.tasks import paid_by_money, wrong_answer
from licensing.forms.answers import Answers, Typed
from licensing.forms.files import Files, replaced
from licensing.forms.reading import read_form
from licensing.forms.uploading import lacking
from licensing.history.case import Case
from licensing.history.events import RequestAnswered
from licensing.process.graph import Process
from licensing.process.step import Step
from licensing.values.types import Fact, Facts
from licensing.words.sentences import Sentence


def answer(course: Course, command: Answer) -> None:
    """Keep what she answered of what is asked, and go on.

    Raises:
        CommandRefused: as for a correction; `no-such-task` where the task is one.
    """
    task = open_task(course, command.task)
    if task.asked is not None:
        raise not_yours()
    step = course.step_of(task)
    if step.bill is not None:
        raise paid_by_money()
    if not step.is_request:
        raise wrong_answer(is_request=False)
    check_goes_on(course)
    check_in_time(course, task)
    check_fresh(course, task, command.seen)
    typed = step.form.over(step.form.typed(answered_last(course.case, step)), command.typed)
    answers, wrong = read_answer(course.process, course.case, step, typed, command.documents)
    if wrong:
        raise invalid_form(wrong)
    facts = request_facts(course.process, course.case, step, answers)
    files = wanted(step.documents, command.documents, facts)
    sent = {step.file_id(name): file for name, file in files.items()}
    course.tell(RequestAnswered(course.now, task.id, answers, sent))
    course.settle(task.where.line)


def read_answer(
    process: Process, case: Case, step: Step, typed: Typed, documents: Files
) -> tuple[Answers, Mapping[str, Sentence]]:
    """The answers to a request, and a sentence for each answer and document that is wrong or missing.

    Args:
        documents: the files that came in, by the ids of the step's documents.
    """
    answers, wrong = read_form(step.form, typed, process.facts(case), prefix=step.id)
    facts = request_facts(process, case, step, answers)
    there = replaced(files_of(case, step), documents)
    return answers, {**wrong, **lacking(step.documents, there, facts)}


def request_facts(process: Process, case: Case, step: Step, answers: Answers) -> Facts:
    """What conditions see of a case in which a request is answered so."""
    given: dict[str, Fact] = {**process.facts(case), **step.form.facts(answers, step.id)}
    return given


def answered_last(case: Case, step: Step) -> Answers:
    """What the applicant answered to a request when she last did; nothing where she never has."""
    nothing: Answers = {}
    given = (task.answers for task in reversed([*case.tasks.values()]) if task.where.step == step.id)
    return next((answers for answers in given if answers is not None), nothing)


def files_of(case: Case, step: Step) -> Files:
    """The files the case keeps of a request, by the ids of the step's documents."""
    names = (name for rule in step.documents for name in rule.names)
    kept = ((name, case.documents.get(step.file_id(name))) for name in names)
    return {name: file for name, file in kept if file is not None}
