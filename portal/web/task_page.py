"""What the page of a task shows: all that an officer needs to decide, and what she has written so far."""

from starlette.requests import Request
from starlette.responses import HTMLResponse

from licensing.case.ahead import NOBODY
from licensing.telling.calling import named
from licensing.telling.names import in_role
from licensing.telling.provisional import provisional_task
from licensing.telling.silence import silence_of_task
from licensing.words.identifiers import TaskId
from portal.acts import decide as deciding
from portal.acts import foresee as foreseeing
from portal.acts.changed import changed_since
from portal.acts.checks import checklist
from portal.acts.limits import asked_here, consenting
from portal.acts.naming import nameables
from portal.acts.once import ReadOnce
from portal.acts.people import named_here
from portal.acts.records import files_of_record, line_called, record_of, times_on_line
from portal.acts.seeking import next_for
from portal.web.case import officers_values
from portal.web.fields import form_facts, questions
from portal.web.judging import places_of
from portal.web.retyping import typed_answers
from portal.web.site import Site
from portal.web.unfinished import Unfinished
from portal.web.uploading import uploads

PLACES = {
    "outcome": "keputusan",
    "reason": "alasan",
    "named": "perbaiki",
    "checks": "periksa",
    "out_of_turn": "mendahului",
}


def task_page(
    request: Request, site: Site, read: ReadOnce, id: TaskId, unfinished: Unfinished, *, status: int = 200
) -> HTMLResponse:
    """The page as it stands now.

    Raises:
        CommandRefused: there is no such task for her.
    """
    file, officer = read(), read.officer
    task = deciding.task_of(file, id)
    step = file.step(task.where)
    typed = unfinished.typed or typed_answers(step.form, {})
    people = named_here(site.portal, file, task, officer)
    facts, names = file.process.facts(file.case, task.where.line), nameables(file, task)
    exits = deciding.offered_exits(file, task)
    checks = checklist(file, task, unfinished.checks) if task.is_open else ()
    has_conflict = deciding.has_conflict(file, officer)
    apart = deciding.kept_apart(file, task, officer)
    may_decide = deciding.may_decide(file.case, task, officer) and not has_conflict and apart is None
    now, register = site.portal.now(), site.portal.register_today()
    calendars = register.calendar
    values = {
        **officers_values(site, officer, file),
        "task": task,
        "task_step": step,
        "task_line": line_called(file, task.where.line),
        "task_times": times_on_line(file, task),
        "record": record_of(file, task.where.line),
        "record_files": files_of_record(file, task.where.line),
        "unfinished": unfinished,
        "questions": [
            each
            for each in questions(
                step.form, typed, unfinished.wrong, facts=facts, prefix=step.id, people=people
            )
            if step.call is None or each.field.id not in step.call.follows or each.error
        ],
        "stands_in_for": named(register, step.call.shape) if step.call else None,
        "uploads": uploads(
            site,
            task.id,
            step.documents,
            step.form,
            form_facts(step.form, typed, facts, step.id),
            unfinished.files,
            unfinished.wrong,
            prefix=step.id,
        ),
        "due_provisional": provisional_task(task, calendars),
        "task_silence": silence_of_task(file, task, register=register, now=now),
        "may_decide": may_decide,
        "ahead": site.portal.cases.ahead(officer, file, id) if may_decide else NOBODY,
        "may_foresee": may_decide and foreseeing.may_foresee(site.portal, file, task),
        "typed_at": f"/petugas/tugas/{task.id}" if may_decide else None,
        "has_conflict": has_conflict,
        "apart": apart,
        "may_retract": deciding.may_retract(file, task, officer, now=now, calendar=calendars),
        "has_answered": deciding.has_answered(file.case, task, officer),
        "is_hers": deciding.is_hers(task, officer),
        "nameables": names,
        "consent": (consent := consenting(file, task, officer, now=now, calendar=calendars)),
        "consents": in_role(register, consent.by).name if consent else None,
        "asked_here": here[1] if (here := asked_here(file, task.id)) else None,
        "checklist": checks,
        "places": {
            **PLACES,
            **places_of(checks),
            **{f"named.{each}": f"catatan-{each}" for each in names.labels},
        },
        "place_names": {
            **{f"named.{each}": label for each, label in names.labels.items()},
            **{f"checks.{each.what}": each.label for each in checks},
        },
        "next_reason": [exit.label for exit in exits.values() if exit.needs_reason],
        "exits": exits,
        "changed": changed_since(file, task) if task.is_open else (),
        "next_task": None
        if task.is_open
        else next_for(site.portal.cases, officer, file, task, site.portal.now()),
    }
    return site.pages.show(request, "task.html", values, status=status)
