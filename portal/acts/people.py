"""People of the city whom an officer can name: who, and how each is called in a list."""

from collections.abc import Mapping

from licensing.case.acts.appointing import nameable_people
from licensing.city.people import Officer
from licensing.history.task import Task
from licensing.ports import CaseFile
from licensing.words.identifiers import FieldId
from licensing.words.sentences import Sentence
from portal.acts.decide import may_decide, names_people
from portal.services import Portal


def named_here(
    portal: Portal, file: CaseFile, task: Task, officer: Officer
) -> Mapping[FieldId, tuple[Officer, ...]]:
    """Whom she can name today, in each question of a task that asks for people; nobody where she cannot decide it."""
    if not may_decide(file.case, task, officer) or not names_people(file, task.id):
        return {}
    return nameable_people(file.process, file.case, task.where, portal.officers(), by=officer.id)


def in_words(officer: Officer) -> Sentence:
    """Somebody of the city, as she is told from others of the same name."""
    return Sentence(f"{officer.name}, {officer.position}", f"{officer.name}, {officer.position}")
