"""Submitting: the applicant opens the case."""

from licensing.case.commands import Submit
from licensing.case.course import Course
from licensing.case.dossier import asked_documents, read_dossier
from licensing.history.effects import Notify
from licensing.history.events import ApplicationSubmitted
from licensing.history.places import MAIN, At
from licensing.words.identifiers import EffectKey


def submit(course: Course, command: Submit) -> None:
    """Keep what is asked of the form and the documents, and begin."""
    process = course.process
    answers = read_dossier(process, command.typed, command.documents, submitted=course.now)
    documents = asked_documents(process, answers, command.documents, submitted=course.now)
    course.tell(
        ApplicationSubmitted(
            course.now, command.application, process.permit, process.digest, answers, documents
        )
    )
    received = EffectKey(f"{command.application}.received.notify")
    course.owe(Notify(received, At(MAIN, process.start, 1), "received"))
    course.begin()
