"""The API's routes for what can be done at any time."""

from licensing.process.numbers import application_typed
from licensing.words.identifiers import ApplicationNumber
from portal.acts.interrupt import Act, interrupt
from portal.api.models.applications import ApplicationOut, ReasonIn
from portal.api.views.applications import application_out
from portal.door.access import AnApplicant, AnOfficer, for_applicants, for_officers
from portal.door.door import ADoor, Door
from portal.door.posted import clean

applicants, officers = for_applicants(), for_officers()


@applicants.post("/api/v1/applications/{application}/withdrawal", tags=["applications"])
def withdraw(door: ADoor, tracker: AnApplicant, reason: ReasonIn) -> ApplicationOut:
    return _done(door, tracker, tracker.application, "withdraw", reason)


@applicants.post("/api/v1/applications/{application}/objection", tags=["applications"])
def contest(door: ADoor, tracker: AnApplicant, reason: ReasonIn) -> ApplicationOut:
    """Raise an objection, and after that was rejected an appeal, against how the application ended."""
    return _done(door, tracker, tracker.application, "contest", reason)


@applicants.post("/api/v1/applications/{application}/objection/withdrawal", tags=["applications"])
def take_objection_back(door: ADoor, tracker: AnApplicant, reason: ReasonIn) -> ApplicationOut:
    """Take back an objection or an appeal that nobody has decided yet; the decision stands."""
    return _done(door, tracker, tracker.application, "stand", reason)


@officers.post("/api/v1/applications/{application}/cancellation", tags=["applications"])
def cancel(door: ADoor, officer: AnOfficer, application: str, reason: ReasonIn) -> ApplicationOut:
    return _done(door, officer, _number(application), "cancel", reason)


@officers.post("/api/v1/applications/{application}/suspension", tags=["applications"])
def suspend(door: ADoor, officer: AnOfficer, application: str, reason: ReasonIn) -> ApplicationOut:
    return _done(door, officer, _number(application), "suspend", reason)


@officers.post("/api/v1/applications/{application}/resumption", tags=["applications"])
def resume(door: ADoor, officer: AnOfficer, application: str, reason: ReasonIn) -> ApplicationOut:
    return _done(door, officer, _number(application), "resume", reason)


@officers.post("/api/v1/applications/{application}/interest", tags=["applications"])
def declare_interest(door: ADoor, officer: AnOfficer, application: str, reason: ReasonIn) -> ApplicationOut:
    """Declare a conflict of interest: from then on none of the application is hers to take or decide."""
    return _done(door, officer, _number(application), "interest", reason)


def _number(application: str) -> ApplicationNumber:
    return application_typed(application)


def _done(
    door: Door, by: AnOfficer | AnApplicant, application: ApplicationNumber, act: Act, given: ReasonIn
) -> ApplicationOut:
    portal = door.portal
    interrupt(portal.cases, by, application, act, reason=clean(given.reason), now=portal.now())
    return application_out(door, portal.cases.view(by, application), by=by)
