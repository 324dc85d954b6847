"""What can be done at any time: a page that says what it means and asks once more, for the applicant and for officers.

What is not possible any more is refused on the page where it is asked for, before anybody writes a reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from licensing.city.people import Officer, Tracker
from licensing.ports import CaseFile
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber
from licensing.words.sentences import Sentence
from portal.acts.interrupt import ACTS, Act, check_possible, contested, interrupt, needs_reason, possible
from portal.door.access import AnApplicant, AnOfficer, for_applicants, for_officers
from portal.door.faults import status_of
from portal.door.posted import APosted, Back, Posted, Returned
from portal.web.kept import Kept, kept_on, let_go
from portal.web.refused import sentences
from portal.web.site import Here, Site

applicants, officers = for_applicants(), for_officers()


@dataclass(frozen=True, slots=True)
class Wording:
    """How an act is called in an address and on its button, and what a person is told before she does it.

    `{name}` is what a definition calls that which is raised or taken back.
    """

    path: str
    button: Sentence
    meaning: Sentence


WORDINGS: Final[Mapping[Act, Wording]] = {
    "withdraw": Wording(
        "cabut",
        Sentence("Cabut permohonan", "Withdraw the application"),
        Sentence(
            "Permohonan ini berakhir sekarang dan tidak diproses lagi. Ini tidak dapat dibatalkan; Anda dapat "
            "mengajukan permohonan baru kapan saja.",
            "This application ends now and nobody decides on it any more. This cannot be undone; you can apply anew at "
            "any time.",
        ),
    ),
    "cancel": Wording(
        "batalkan",
        Sentence("Batalkan permohonan", "Cancel the application"),
        Sentence(
            "Permohonan ini berakhir sekarang tanpa keputusan, dan tidak ada lagi yang ditanya. Ini tidak dapat "
            "dibatalkan. Pemohon membaca alasan Anda.",
            "This application ends now without a decision, and nobody is asked any more. This cannot be undone. The "
            "applicant reads your reason.",
        ),
    ),
    "suspend": Wording(
        "tangguhkan",
        Sentence("Tangguhkan permohonan", "Suspend the application"),
        Sentence(
            "Sampai dilanjutkan, tidak ada yang dapat memutuskan atau memperbaiki, dan tidak ada yang lewat waktu. "
            "Pemohon membaca alasan Anda.",
            "Until it is resumed nobody can decide or correct, and nothing lapses. The applicant reads your reason.",
        ),
    ),
    "contest": Wording(
        "keberatan",
        Sentence("Ajukan {name}", "Raise your {name}"),
        Sentence(
            "Tulis mengapa keputusan itu menurut Anda keliru. Keputusan tetap berlaku sampai {name} diputuskan.",
            "Write why you think the decision is wrong. It stands until your {name} is decided.",
        ),
    ),
    "stand": Wording(
        "tarik-keberatan",
        Sentence("Tarik kembali {name}", "Take your {name} back"),
        Sentence(
            "Yang Anda ajukan tidak diputuskan lagi, dan keputusan tetap seperti semula. Selama batas waktunya belum "
            "lewat Anda dapat mengajukannya lagi.",
            "Nobody decides about your {name} any more, and the decision stands as it was. You can raise it again "
            "while there is time.",
        ),
    ),
    "interest": Wording(
        "benturan",
        Sentence("Saya punya benturan kepentingan", "I have a conflict of interest"),
        Sentence(
            "Anda tidak dapat lagi mengambil atau memutuskan tugas apa pun dalam permohonan ini, dan tugas yang Anda "
            "pegang kembali ke perannya. Ini tidak dapat dibatalkan. Hanya petugas yang membaca alasan Anda.",
            "You cannot take or decide any task of this application any more, and what you hold goes back to its role. "
            "This cannot be undone. Only officers read your reason.",
        ),
    ),
    "resume": Wording(
        "lanjutkan",
        Sentence("Lanjutkan permohonan", "Resume the application"),
        Sentence(
            "Permohonan berjalan lagi dari tempatnya berhenti, dan setiap batas waktu dihitung penuh mulai sekarang.",
            "The application goes on where it stood, and every time limit counts in full from now.",
        ),
    ),
}


_ANY_NAME: Final = Sentence("Keberatan", "Objection")


def wording_of(file: CaseFile, act: Act) -> Wording:
    """How an act on a case is called."""
    wording, name = WORDINGS[act], contested(file, act) or _ANY_NAME

    def named(sentence: Sentence) -> Sentence:
        id, en = (each[:1].lower() + each[1:] for each in (name.id, name.en))
        return Sentence(sentence.id.replace("{name}", id), sentence.en.replace("{name}", en))

    return replace(wording, button=named(wording.button), meaning=named(wording.meaning))


@dataclass(frozen=True, slots=True)
class Offered:
    """An act somebody can do now: its button, and where it leads."""

    button: Sentence
    address: str


def offered(site: Site, file: CaseFile, by: Officer | Tracker) -> tuple[Offered, ...]:
    """What she can do with a case at any time, as links."""
    here = _address(file.case.application, by)
    acts = possible(file, by, now=site.portal.now(), calendar=site.portal.register_today().calendar)
    wordings = (wording_of(file, act) for act in acts)
    return tuple(Offered(each.button, f"{here}/tindakan/{each.path}") for each in wordings)


@applicants.get("/lacak/{application}/tindakan/{act}")
def ask_applicant(request: Request, site: Here, tracker: AnApplicant, act: str) -> HTMLResponse:
    return _ask(request, site, tracker, tracker.application, act)


@applicants.post("/lacak/{application}/tindakan/{act}")
def applicant_does(
    request: Request, site: Here, tracker: AnApplicant, act: str, posted: APosted, back: Back
) -> Response:
    return _do(request, site, tracker, tracker.application, act, posted, back)


@officers.get("/petugas/permohonan/{application}/tindakan/{act}")
def ask_officer(request: Request, site: Here, officer: AnOfficer, application: str, act: str) -> HTMLResponse:
    return _ask(request, site, officer, ApplicationNumber(application), act)


@officers.post("/petugas/permohonan/{application}/tindakan/{act}")
def officer_does(
    request: Request, site: Here, officer: AnOfficer, application: str, act: str, posted: APosted, back: Back
) -> Response:
    return _do(request, site, officer, ApplicationNumber(application), act, posted, back)


def _ask(
    request: Request, site: Site, by: Officer | Tracker, application: ApplicationNumber, path: str
) -> HTMLResponse:
    """Raises CommandRefused where it is not possible now."""
    act, file = _act(path), site.portal.cases.view(by, application)
    check_possible(file, by, act, now=site.portal.now(), calendar=site.portal.register_today().calendar)
    kept = kept_on(request, site, by)
    reason = kept.posted.text("alasan") if kept else ""
    return _show(request, site, by, file, act, reason=reason, wrong={}, kept=kept)


def _do(
    request: Request,
    site: Site,
    by: Officer | Tracker,
    application: ApplicationNumber,
    path: str,
    posted: Posted,
    back: Returned | None,
) -> Response:
    act, reason = _act(path), posted.text("alasan")
    if back is not None:
        file, wrong = site.portal.cases.view(by, application), {"": back.why} if back.why else {}
        return _show(request, site, by, file, act, reason=reason, wrong=wrong, status=back.status)
    try:
        interrupt(site.portal.cases, by, application, act, reason=reason, now=site.portal.now())
    except CommandRefused as refused:
        # Where there is no such case for her, this says so.
        file, status = site.portal.cases.view(by, application), status_of(refused.code)
        wrong = sentences(refused)
        return _show(request, site, by, file, act, reason=reason, wrong=wrong, status=status)
    let_go(request, site, by)
    return RedirectResponse(_address(application, by), 303)


def _show(
    request: Request,
    site: Site,
    by: Officer | Tracker,
    file: CaseFile,
    act: Act,
    *,
    reason: str,
    wrong: Mapping[str, Sentence],
    status: int = 200,
    kept: Kept | None = None,
) -> HTMLResponse:
    values = {
        "typed_at": request.url.path,
        "kept": kept,
        "case": file.case,
        "process": file.process,
        "applicant": file.process.applicant_of(file.case.answers),
        "wording": wording_of(file, act),
        "is_end": act in ("withdraw", "cancel"),
        "needs_reason": needs_reason(file, act),
        "reason": reason,
        "wrong": wrong,
        "back": _address(file.case.application, by),
    }
    return site.pages.show(request, "interrupt.html", values, status=status)


def _act(path: str) -> Act:
    for act in ACTS:
        if WORDINGS[act].path == path:
            return act
    raise HTTPException(404, "there is no such act")


def _address(application: ApplicationNumber, by: Officer | Tracker) -> str:
    """The page of the case, for her."""
    return f"/petugas/permohonan/{application}" if isinstance(by, Officer) else f"/lacak/{application}"
