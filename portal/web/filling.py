"""A form on its way: shown at one of its steps, the others carried along hidden, or as the page that checks it all.

Every page sends the whole form, so that nothing depends on where it was kept meanwhile.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse

from licensing.forms.answers import Typed
from licensing.forms.files import Files, StoredFile
from licensing.forms.reading import read_form
from licensing.forms.row_files import with_rows_of
from licensing.process.graph import Process
from licensing.words.identifiers import DocumentId
from licensing.words.sentences import Sentence
from portal.acts.dossier import wrong_in
from portal.acts.drafts import Draft
from portal.acts.files import Received
from portal.acts.kinds import Asking
from portal.acts.steps import ANSWERS, CHECK, documents_step, first_wrong, step_asking, steps_of
from portal.door.posted import Posted
from portal.web.already import alike_here
from portal.web.checking import checked
from portal.web.drafting import ONCE, homeless, standing
from portal.web.fields import form_facts, questions
from portal.web.row_uploads import Sent, with_uploads
from portal.web.site import Site
from portal.web.uploading import uploads

AT: Final = "langkah"
"""The step a page shows."""
FROM: Final = "dari"
"""That a step was opened from the check, and leads back there."""
TOLD: Final = "salah"
"""That what is wrong was told, and is told again on the step it leads to."""


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a permit type, and what it is filled in for."""

    process: Process
    asked_for: Asking


@dataclass(frozen=True, slots=True)
class Filled:
    """The form as far as it is filled in: what was typed, the files that are here, what is wrong, and what came.

    `draft` is what is kept of it, where that was read already.
    """

    typed: Typed
    files: Files = field(default_factory=dict[DocumentId, StoredFile])
    posted: Posted | None = None
    wrong: Mapping[str, Sentence] = field(default_factory=dict[str, Sentence])
    step: str = ANSWERS
    from_check: bool = False
    draft: Draft | None = None


def judged(site: Site, form: Form, filled: Filled) -> Mapping[str, Sentence]:
    """Everything that is wrong with a form as it stands, before it is sent."""
    asked_for = form.asked_for
    return wrong_in(
        form.process,
        filled.typed,
        Received(filled.files, {}),
        kept={},
        beside=asked_for.beside(site.portal.now()),
        standing=asked_for.purpose.copied,
    )


def show_form(request: Request, site: Site, form: Form, filled: Filled, *, status: int = 200) -> HTMLResponse:
    """The page of a step; where something is wrong that another step asks for, of the first of those."""
    process, asked_for = form.process, form.asked_for
    beside = asked_for.beside(site.portal.now())
    typed, files, wrong, posted = filled.typed, filled.files, filled.wrong, filled.posted
    facts = form_facts(process.form, typed, beside, "form")
    purpose = asked_for.purpose
    step = _step_shown(process, filled)
    asked = questions(process.form, typed, wrong, facts=beside, prefix="form", contact=process.applicant)
    shown = with_uploads(site, asked, process.form, typed, facts, Sent(process.permit, files, wrong))
    choosers = uploads(site, process.permit, process.documents, process.form, facts, files, wrong)
    values: dict[str, object] = {
        "process": process,
        "asked_for": asked_for,
        "query": urlencode({"jenis": purpose.kind, "izin": purpose.licence}) if asked_for.kind else "",
        "issuer": site.portal.register.agency(process.issuer),
        "questions": shown,
        "uploads": choosers,
        "wrong": wrong,
        "once": (posted.text(ONCE) if posted else "") or secrets.token_urlsafe(18),
        "typed_at": request.url.path,
        "alike": alike_here(request, site, process, asked_for, typed),
        "draft": standing(site, request, posted, filled.draft),
        "was_moved": AT in request.query_params,
        "homeless": homeless(process, posted),
        "steps": steps_of(process),
        "at": step,
        "asks_documents": documents_step(process),
        "from_check": filled.from_check,
        "untold": [said for name, said in wrong.items() if name and first_wrong(process, (name,)) is None],
        "step_of": {each.field.id: step_asking(process, each.field.id) for each in shown}
        | {each.rule.id: step_asking(process, each.rule.id) for each in choosers},
    }
    if step == CHECK:
        answers, _ = read_form(
            process.form,
            with_rows_of(process.form, typed, files),
            beside,
            standing=purpose.copied,
        )
        values["checked"] = checked(process, shown, choosers, answers=answers, beside=beside)
    return site.pages.show(request, "apply.html", values, status=status)


def _step_shown(process: Process, filled: Filled) -> str:
    """A step stays where something is wrong with it; nothing is checked while something is."""
    if any(name and step_asking(process, name) == filled.step for name in filled.wrong):
        return filled.step
    return first_wrong(process, filled.wrong) or filled.step
