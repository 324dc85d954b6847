"""Reminding: whether somebody still has to be told that an end comes, and of which case the mail speaks.

Where another case gave the licence its last day, the mail speaks of the case that issued it all the same: its number
and PIN are those a renewal begins with.
"""

from dataclasses import replace
from datetime import date

from licensing.case.reminding import last_day
from licensing.city.people import Service
from licensing.history.case import Case
from licensing.history.places import At
from licensing.history.rounds import Document
from licensing.ports import CaseFile, Cases
from licensing.process.graph import Process


def reminded(
    cases: Cases, process: Process, case: Case, where: At, *, on: date
) -> tuple[Process, Case, At] | None:
    """The case that issued the licence, with the last day it has now, and where it did.

    None where nothing is to be said: the licence was renewed, revoked, has expired or ends on another day.
    """
    made = next((each for each in case.made if each.where == where and not each.part), None)
    last = last_day(process, case, made) if made else None
    found = _issued(cases, process, case, made) if made else None
    if found is None or last is None:
        return None
    issuer, licence = found
    entry = cases.licence(licence.verification)
    if entry is None or entry.licence is None or entry.licence.valid_until != last:
        return None
    if entry.status(on=on) not in ("in-force", "not-yet-in-force", "suspended"):
        return None
    return issuer.process, _ending(issuer.case, licence.where, last), licence.where


def is_still_asked(case: Case, where: At) -> bool:
    """Whether the applicant has not answered what a round asks her."""
    return any(task.asked is None and task.is_open for task in case.tasks_at(where))


def _issued(cases: Cases, process: Process, case: Case, made: Document) -> tuple[CaseFile, Document] | None:
    """The case that issued the licence a document concerns, and the licence's own document."""
    if made.kind == "licence":
        return CaseFile(case, process, ()), made
    if case.own is not None:
        number = case.own.number
        own = next((each for each in case.made if each.kind == "licence" and each.number == number), None)
        return (CaseFile(case, process, ()), own) if own else None
    if case.about is None:
        return None
    file, number = cases.view(Service(), case.about.application), case.about.number
    own = (each for each in file.case.made if each.kind == "licence" and each.number == number)
    return next(((file, each) for each in own), None)


def _ending(case: Case, where: At, last: date) -> Case:
    """A case whose licence ends on another day than was printed on it."""
    rounds = (
        replace(each, numbering=replace(each.numbering, valid_until=last))
        if each.where == where and each.numbering
        else each
        for each in case.rounds
    )
    return replace(case, rounds=tuple(rounds))
