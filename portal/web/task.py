"""A task: everything an officer needs to decide, and her decision.

A refused decision shows the page as it stands now, with the reason and what she typed. Whether she may decide is the
core's to say; this page only leaves the form out where it could not succeed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from licensing.city.people import Officer
from licensing.forms.answers import Typed
from licensing.forms.files import Files, StoredFile
from licensing.history.named import Named
from licensing.history.verdicts import Verdict
from licensing.ports import CaseFile
from licensing.process.graph import Step
from licensing.words.errors import CommandRefused, RefusalCode
from licensing.words.identifiers import ApplicationNumber, DocumentId, OutcomeId, TaskId
from licensing.words.sentences import Sentence
from portal.acts import decide as deciding
from portal.acts.alike import alike_to
from portal.acts.answers import shown_answers
from portal.acts.changed import changed_since
from portal.acts.checks import checklist
from portal.acts.files import document_made
from portal.acts.meanwhile import with_what_happened
from portal.acts.naming import nameables
from portal.acts.people import named_here
from portal.acts.records import files_of_record, line_called, record_of, task_name, times_on_line
from portal.acts.register_facts import shown_facts
from portal.acts.seeking import next_for
from portal.acts.taken import file_of, taken_in
from portal.door.access import AnOfficer, for_officers
from portal.door.faults import status_of
from portal.door.posted import APosted, Back, Posted, Returned
from portal.web.drafting import kept_tokens
from portal.web.fields import form_facts, questions, typed_answers, typed_into
from portal.web.interrupting import offered
from portal.web.judging import places_of, posted_verdicts
from portal.web.kept import Kept, keep, kept_on, let_go
from portal.web.receiving import receive_posted
from portal.web.refused import sentences
from portal.web.rows import CHANGE, changed
from portal.web.site import Here, Site
from portal.web.track import case_values, open_file
from portal.web.uploading import uploads

router = for_officers()
REMARK = "catatan."
PLACES = {"outcome": "keputusan", "reason": "alasan", "named": "perbaiki", "checks": "periksa"}
NOT_THERE: frozenset[RefusalCode] = frozenset({"no-such-application", "no-such-task"})


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A decision as far as it was typed, and what was wrong with it."""

    outcome: str = ""
    reason: str = ""
    typed: Typed = field(default_factory=dict[str, tuple[str, ...]])
    refused: CommandRefused | None = None
    named: tuple[Named, ...] = ()
    files: Files = field(default_factory=dict[DocumentId, StoredFile])
    checks: tuple[Verdict, ...] = ()
    why: Sentence | None = None
    kept: Kept | None = None

    @property
    def is_begun(self) -> bool:
        """Whether there is anything in it."""
        answers = any(text.strip() for texts in self.typed.values() for text in texts)
        return bool(answers or self.outcome or self.reason or self.named or self.files or self.checks)

    @property
    def remarked(self) -> tuple[Verdict, ...]:
        """What she found not right, and why."""
        return tuple(each for each in self.checks if each.remark)

    @property
    def remarks(self) -> Mapping[str, str]:
        """The remark on each thing she named."""
        return {each.what: each.remark for each in self.named}

    @property
    def wrong(self) -> Mapping[str, Sentence]:
        """A sentence for each input; what is taken is told of the whole: what asks for it is not on her page."""
        if self.refused is not None and self.refused.code == "taken":
            return {"": self.refused.sentence}
        if self.why is not None:
            return {"": self.why}
        return sentences(self.refused) if self.refused else {}


@router.get("/petugas/tugas/{task}")
def show(request: Request, site: Here, officer: AnOfficer, task: str) -> HTMLResponse:
    kept = kept_on(request, site, officer)
    if kept is None:
        return _show(request, site, officer, TaskId(task), Unfinished())
    step = _step(site, officer, task)
    files = receive_posted(site, task, step.documents, kept.posted).files
    unfinished = unfinished_of(step, kept.posted, files)
    return _show(request, site, officer, TaskId(task), replace(unfinished, kept=kept))


@router.post("/petugas/tugas/{task}")
def decide(
    request: Request, site: Here, officer: AnOfficer, task: str, posted: APosted, back: Back
) -> Response:
    step = _step(site, officer, task)
    received = receive_posted(site, task, step.documents, posted)
    typing = unfinished_of(step, posted, received.files)
    if back is not None:
        unfinished = replace(typing, why=back.why)
        return _show(request, site, officer, TaskId(task), unfinished, status=back.status)
    if posted.text(CHANGE):
        other = changed(step.form, typing.typed, posted)
        if other is not None:
            return _show(request, site, officer, TaskId(task), replace(typing, typed=other))
    intent = deciding.Intent(
        OutcomeId(typing.outcome),
        typing.reason,
        posted.typed(),
        posted.version("terlihat"),
        typing.named,
        received,
        site.portal.officers,
        typing.checks,
    )
    try:
        deciding.decide(site.portal.cases, officer, TaskId(task), intent, now=site.portal.now())
    except CommandRefused as refused:
        if refused.code in NOT_THERE:
            raise
        told = _told(site, officer, TaskId(task), refused, intent.seen)
        unfinished = replace(typing, typed=intent.typed, refused=told)
        return _show(request, site, officer, TaskId(task), unfinished, status=status_of(refused.code))
    let_go(request, site, officer)
    return RedirectResponse(f"/petugas/tugas/{task}", 303)


def unfinished_of(step: Step, posted: Posted, files: Files) -> Unfinished:
    """A decision as far as a form says it."""
    return Unfinished(
        posted.text("keputusan"),
        posted.text("alasan"),
        typed_into(step.form, posted),
        named=posted_names(posted),
        files=files,
        checks=posted_verdicts(posted),
    )


def _step(site: Site, officer: Officer, task: str) -> Step:
    """What a task asks for. Raises CommandRefused when there is no such task for her."""
    file = site.portal.cases.view(officer, deciding.application_of(TaskId(task)))
    return file.step(deciding.task_of(file, TaskId(task)).where)


@router.post("/petugas/tugas/{task}/ambil")
def claim(
    request: Request, site: Here, officer: AnOfficer, task: str, posted: APosted, back: Back
) -> Response:
    return _hold(request, site, officer, TaskId(task), deciding.claim, posted, back)


@router.post("/petugas/tugas/{task}/lepas")
def release(
    request: Request, site: Here, officer: AnOfficer, task: str, posted: APosted, back: Back
) -> Response:
    return _hold(request, site, officer, TaskId(task), deciding.release, posted, back)


@router.post("/petugas/tugas/{task}/tarik")
def retract(
    request: Request, site: Here, officer: AnOfficer, task: str, posted: APosted, back: Back
) -> Response:
    return _hold(request, site, officer, TaskId(task), deciding.retract, posted, back)


@router.get("/petugas/permohonan/{application}")
def case(request: Request, site: Here, officer: AnOfficer, application: str) -> HTMLResponse:
    file = site.portal.cases.view(officer, ApplicationNumber(application))
    return site.pages.show(request, "case.html", officers_values(site, officer, file))


@router.get("/petugas/permohonan/{application}/berkas/{document}")
def document(site: Here, officer: AnOfficer, application: str, document: str) -> Response:
    case = site.portal.cases.view(officer, ApplicationNumber(application)).case
    return open_file(site, case, document, case.documents.get(DocumentId(document)))


@router.get("/petugas/tugas/{task}/berkas/{document}")
def taken_file(site: Here, officer: AnOfficer, task: str, document: str) -> Response:
    """A file that came with a decision."""
    file = site.portal.cases.view(officer, deciding.application_of(TaskId(task)))
    return open_file(site, file.case, document, file_of(deciding.task_of(file, TaskId(task)), document))


@router.get("/petugas/permohonan/{application}/izin")
def licence(site: Here, officer: AnOfficer, application: str, nomor: str | None = None) -> Response:
    case = site.portal.cases.view(officer, ApplicationNumber(application)).case
    made = document_made(case, nomor)
    return open_file(site, case, made.number if made else "", made.file if made else None)


def officers_values(site: Site, officer: Officer, file: CaseFile) -> dict[str, object]:
    """What every officer's page about a case shows."""
    process, case = file.process, file.case
    return {
        **case_values(site, file, "officers"),
        "officer": officer,
        "acts": offered(site, file, officer),
        "alike": alike_to(site.portal.cases, officer, file, site.portal.now()),
        "answers": shown_answers(process.form, case.answers),
        "facts": shown_facts(process, case),
        "taken": taken_in(file),
        "yours": [(task, task_name(file, task)) for task in deciding.open_tasks(file, officer)],
    }


def posted_names(posted: APosted) -> tuple[Named, ...]:
    """What she ticked or wrote a remark on; what is ticked without one the core asks about."""
    ticked = posted.texts.get("perbaiki", ())
    remarks = {
        name.removeprefix(REMARK): posted.text(name) for name in posted.texts if name.startswith(REMARK)
    }
    return tuple(
        Named(what, remarks.get(what, ""))
        for what in dict.fromkeys((*ticked, *remarks))
        if what in ticked or remarks[what]
    )


def _hold(
    request: Request,
    site: Site,
    officer: Officer,
    id: TaskId,
    hold: deciding.Hold,
    posted: Posted,
    back: Returned | None,
) -> Response:
    """Take, release or take back a task; what was typed into the decision meanwhile stays."""
    step = _step(site, officer, id)
    files = receive_posted(site, id, step.documents, posted).files
    typing = unfinished_of(step, posted, files)
    if back is not None:
        return _show(request, site, officer, id, replace(typing, why=back.why), status=back.status)
    try:
        hold(site.portal.cases, officer, id, now=site.portal.now())
    except CommandRefused as refused:
        if refused.code in NOT_THERE:
            raise
        told = _told(site, officer, id, refused, posted.version("terlihat"))
        unfinished = replace(typing, refused=told)
        return _show(request, site, officer, id, unfinished, status=status_of(refused.code))
    if typing.is_begun:
        keep(site, officer, f"/petugas/tugas/{id}", posted.with_files(kept_tokens(site, id, files)))
    return RedirectResponse(f"/petugas/tugas/{id}", 303)


def _told(
    site: Site, officer: Officer, id: TaskId, refused: CommandRefused, seen: int | None
) -> CommandRefused:
    """A refusal, with who did what since she opened the page."""
    file = site.portal.cases.view(officer, deciding.application_of(id))
    return with_what_happened(refused, file, seen, site.portal.register)


def _show(
    request: Request, site: Site, officer: Officer, id: TaskId, unfinished: Unfinished, *, status: int = 200
) -> HTMLResponse:
    """Raises CommandRefused when there is no such task for her."""
    file = site.portal.cases.view(officer, deciding.application_of(id))
    task = deciding.task_of(file, id)
    step = file.step(task.where)
    typed = unfinished.typed or typed_answers(step.form, {})
    people = named_here(site.portal, file, task, officer)
    facts, names = file.process.facts(file.case, task.where.line), nameables(file, task)
    exits = deciding.offered_exits(file, task)
    checks = checklist(file, task, unfinished.checks) if task.is_open else ()
    may_decide = deciding.may_decide(file.case, task, officer) and not deciding.has_conflict(file, officer)
    values = {
        **officers_values(site, officer, file),
        "task": task,
        "task_step": step,
        "task_line": line_called(file, task.where.line),
        "task_times": times_on_line(file, task),
        "record": record_of(file, task.where.line),
        "record_files": files_of_record(file, task.where.line),
        "unfinished": unfinished,
        "questions": questions(
            step.form, typed, unfinished.wrong, facts=facts, prefix=step.id, people=people
        ),
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
        "may_decide": may_decide,
        "typed_at": f"/petugas/tugas/{task.id}" if may_decide and task.is_open else None,
        "has_conflict": deciding.has_conflict(file, officer),
        "may_retract": deciding.may_retract(
            file, task, officer, now=site.portal.now(), calendar=site.portal.register.calendar
        ),
        "has_answered": deciding.has_answered(file.case, task, officer),
        "is_hers": deciding.is_hers(task, officer),
        "nameables": names,
        "checklist": checks,
        "places": {
            **PLACES,
            **places_of(checks),
            **{f"named.{each}": f"catatan-{each}" for each in names.labels},
        },
        "next_reason": [exit.label for exit in exits.values() if exit.needs_reason],
        "exits": exits,
        "changed": changed_since(file, task) if task.is_open else (),
        "next_task": None
        if task.is_open
        else next_for(site.portal.cases, officer, file, task, site.portal.now()),
    }
    return site.pages.show(request, "task.html", values, status=status)
