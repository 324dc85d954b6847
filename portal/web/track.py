"""Tracking: number and PIN open one application; its page says where it waits, and has the licence at the end."""

from dataclasses import dataclass
from datetime import datetime

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from licensing.case.dossier import documents_of
from licensing.city.people import Tracker
from licensing.city.register import AgencyRegister
from licensing.forms.files import StoredFile
from licensing.history.case import Case
from licensing.history.task import Task
from licensing.ports import CaseFile
from licensing.process.numbers import application_typed
from licensing.telling import Audience, ending, holding_up, stands
from licensing.telling.granting import granted_by_law
from licensing.telling.provisional import provisional_task
from licensing.telling.silence import Silence, silence_of_case, silence_of_task
from licensing.telling.timed import lines_timed, timed
from licensing.words.identifiers import AgencyId, DocumentId
from licensing.words.sentences import Sentence
from portal.acts.amounts import shown_amounts
from portal.acts.answer import answered, requests_of
from portal.acts.answers import shown_values
from portal.acts.apply import open_permits
from portal.acts.awaited import awaited_task, beside, line_of
from portal.acts.bills import amounts_beside, bills_of
from portal.acts.correct import correction_name, corrections_of
from portal.acts.files import read_document, read_kept
from portal.acts.further import further_of
from portal.acts.heard import heard
from portal.acts.interrupt import contestable
from portal.acts.kinds import follow_ups
from portal.acts.letters import letters_of
from portal.acts.licences import licences_of
from portal.acts.pace import said
from portal.acts.promised import still_promised
from portal.acts.reaching import is_unconfirmed, unreached, wanted
from portal.acts.records import line_called
from portal.acts.telling import Decided, Teller
from portal.acts.verify import today
from portal.door.access import AnApplicant, for_anyone, for_applicants, pin_is_right, pin_mark
from portal.door.answering import saved, shown
from portal.door.door import ACaller, address_of
from portal.door.posted import APosted, Back
from portal.door.security_log import note
from portal.web.contact import offered_contact
from portal.web.interrupting import offered
from portal.web.paths import is_below
from portal.web.site import Here, Site

public = for_anyone()
applicants = for_applicants()

WRONG_PIN = Sentence(
    "Nomor permohonan dan PIN tidak cocok. Periksa keduanya pada tanda terima Anda.",
    "Number and PIN do not belong together. Check both on your receipt.",
)


@public.get("/lacak")
def ask(
    request: Request, site: Here, nomor: str = "", kembali: str = "", tersimpan: str = ""
) -> HTMLResponse:
    values: dict[str, object] = {
        "typed_at": "/lacak",
        "number": nomor[:60],
        "error": None,
        "back": kembali,
        "is_kept": bool(tersimpan),
    }
    return site.pages.show(request, "track.html", values)


@public.post("/lacak")
def enter(request: Request, site: Here, caller: ACaller, posted: APosted, again: Back) -> Response:
    number = application_typed(posted.text("nomor"))
    values: dict[str, object] = {
        "typed_at": "/lacak",
        "number": number,
        "back": posted.text("kembali"),
        "is_kept": bool(posted.text("tersimpan")),
    }
    if again is not None:
        values |= {"error": again.why}
        return site.pages.show(request, "track.html", values, status=again.status)
    mark = pin_mark(site.door, number) if number else ""
    if number and pin_is_right(site.door, address_of(request), number, posted.text("pin")[:40]):
        caller.prove_application(number, mark)
        note(request, "proved", application=number)
        back = posted.text("kembali")
        return RedirectResponse(back if is_below(back, f"/lacak/{number}") else f"/lacak/{number}", 303)
    note(request, "proof-refused")
    values |= {"error": WRONG_PIN}
    return site.pages.show(request, "track.html", values, status=422)


@applicants.get("/lacak/{application}")
def status(request: Request, site: Here, tracker: AnApplicant, terkirim: str = "") -> HTMLResponse:
    file, now = site.portal.cases.view(tracker, tracker.application), site.portal.now()
    register = site.portal.register_today()
    return site.pages.show(
        request,
        "status.html",
        {
            **case_values(site, file, "everyone", register),
            "foretold": said(site.door.pace.foretold(site.portal.cases, file, register, now), "everyone"),
            "promised": still_promised(file, register.calendar),
            "today": today(now),
            "prefixes": prefixes_of(site, register),
            "sent": terkirim in ("1", "2", "3", "4", "5"),
            "sent_answer": terkirim == "2",
            "sent_contact": terkirim in ("3", "4"),
            "asked_address": terkirim == "4",
            "address_stays": terkirim == "5",
            "wanted": wanted(file, now=now),
            "acts": (*offered(site, file, tracker), offered_contact(tracker)),
            "contestable": contestable(file, now=now, calendar=register.calendar),
        },
    )


@applicants.get("/lacak/{application}/izin")
def licence(site: Here, tracker: AnApplicant, nomor: str | None = None) -> Response:
    """The licence, or the refusal letter, checked against its digest as it leaves; the last one if none is named."""
    case = site.portal.cases.view(tracker, tracker.application).case
    return saved(*read_document(site.portal.documents, case, nomor, by=tracker))


@applicants.get("/lacak/{application}/berkas/{document}")
def document(site: Here, tracker: AnApplicant, document: str) -> Response:
    case = site.portal.cases.view(tracker, tracker.application).case
    return open_file(site, case, document, case.documents.get(DocumentId(document)))


@public.post("/keluar")
def leave(request: Request, caller: ACaller) -> RedirectResponse:
    if caller.session is not None and caller.session.officer is not None:
        note(request, "signed-out", officer=caller.session.officer)
    caller.leave()
    return RedirectResponse("/", 303)


def prefixes_of(site: Site, register: AgencyRegister) -> dict[str, str]:
    """What each bank that calls puts before a billing code in the number of a virtual account, by its name."""
    banks = (
        (register.agency(AgencyId(each.system.partition(".")[0])), each)
        for each in site.portal.banks.values()
    )
    return {agency.short if agency else each.system: each.prefix for agency, each in banks}


def case_values(site: Site, file: CaseFile, reader: Audience, register: AgencyRegister) -> dict[str, object]:
    """What pages about a case have in common. `register`: as it is today."""
    case, process = file.case, file.process
    teller, now = Teller(register), site.portal.now()
    standing = stands(file, register=register, reader=reader)
    held = holding_up(file, register=register, now=now, reader=reader)
    awaited, bills = awaited_task(file, held), bills_of(file, on=today(now))
    return {
        "file": file,
        "case": case,
        "process": process,
        "now": now,
        "calendars": register.calendar,
        "applicant": process.applicant_of(case.answers),
        "standing": standing,
        "elsewhere": beside(standing, held),
        "decided": teller.decided(file),
        "heard": heard(file, register),
        "corrections": [asked_of(teller, file, task, now) for task in corrections_of(file)],
        "requests": [
            {
                "task": task,
                "step": file.step(task.where),
                "provisional": provisional_task(task, register.calendar),
                "silence": silence_of_task(file, task, register=register, now=now, reader=reader),
            }
            for task in requests_of(file)
        ],
        "answered": answered(file),
        "history": teller.history(file, reader),
        "step": file.step(case.main).name if case.main else None,
        "issuer": register.agency(process.issuer),
        "computed": shown_values(process, case),
        "bills": bills,
        "amounts": amounts_beside(shown_amounts(process, case.answers, case.beside), bills),
        "documents": [
            (rule, name, stored)
            for rule in documents_of(process, case)
            for name, stored in rule.of(case.documents).items()
        ],
        "timed": timed(file, register.calendar, now),
        "lines_timed": lines_timed(file, register.calendar, now),
        "granted": granted_by_law(case),
        "held": held,
        "held_line": line_of(standing, held),
        "silence": awaited and silence_of_task(file, awaited, register=register, now=now, reader=reader),
        "undecided": silence_of_case(file, register=register, now=now),
        "unreached": unreached(file),
        "unconfirmed": is_unconfirmed(file),
        "ending": ending(case.ending) if case.ending else None,
        "licences": licences_of(site.portal.cases, case, on=today(now)),
        "letters": letters_of(file),
        "follow_ups": follow_ups(open_permits(site.portal.archive), case) if case.licences else (),
        "further": further_of(case, on=today(now)),
        "letter": next((each for each in reversed(case.made) if each.kind == "refusal"), None),
    }


@dataclass(frozen=True, slots=True)
class AskedBack:
    """A correction the applicant is asked for, and who asks for what."""

    task: Task
    step: Sentence
    line: Sentence | None
    name: Sentence
    reasons: tuple[Decided, ...]
    provisional: Sentence | None
    silence: Silence | None


def asked_of(teller: Teller, file: CaseFile, task: Task, now: datetime) -> AskedBack:
    """An open correction as a page shows it."""
    where = task.where
    return AskedBack(
        task,
        file.step(where).name,
        line_called(file, where.line, by=Tracker(file.case.application)),
        correction_name(file, task),
        teller.asked_for(file, task),
        provisional_task(task, teller.register.calendar),
        silence_of_task(file, task, register=teller.register, now=now, reader="everyone"),
    )


def open_file(site: Site, case: Case, name: str, file: StoredFile | None) -> Response:
    """Show a file of a case. Raises `no-such-document`."""
    return shown(*read_kept(site.portal.documents, case.application, name, file))
