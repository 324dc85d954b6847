"""The API's routes for what keeps a case's time fair: consent to sending an application back, and more time."""

from licensing.case.commands import ExtendTime
from licensing.process.numbers import application_typed
from licensing.words.identifiers import TaskId
from portal.acts.decide import application_of, task_of
from portal.acts.limits import ask_consent, extend
from portal.api.models.applications import ApplicationOut, ExtensionIn, ReasonIn
from portal.api.models.tasks import TaskOut
from portal.api.views.applications import application_out
from portal.api.views.tasks import task_out
from portal.door.access import AnOfficer, for_officers
from portal.door.door import ADoor
from portal.door.posted import clean

officers = for_officers()


@officers.post("/api/v1/tasks/{task}/consent", tags=["tasks"])
def ask_for_consent(door: ADoor, officer: AnOfficer, task: str, reason: ReasonIn) -> TaskOut:
    """Ask for consent to send the application back; whoever may consent decides a task of her own."""
    portal, id = door.portal, TaskId(task)
    ask_consent(portal.cases, officer, id, reason=clean(reason.reason), now=portal.now())
    file = portal.cases.view(officer, application_of(id))
    return task_out(door, file, task_of(file, id), by=officer)


@officers.post("/api/v1/applications/{application}/extension", tags=["applications"])
def extend_time(door: ADoor, officer: AnOfficer, application: str, extension: ExtensionIn) -> ApplicationOut:
    """Give the application more time, before it is over; the applicant is told."""
    portal, number = door.portal, application_typed(application)
    command = ExtendTime(clean(extension.reason), extension.amount, clean(extension.remark))
    extend(portal.cases, officer, number, command, now=portal.now())
    return application_out(door, portal.cases.view(officer, number), by=officer)
