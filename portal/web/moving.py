"""Going from one step of a form to another: what keeps somebody on hers, and where the next one stands.

The form is kept on the way, so that each step has an address a browser can go back to. Where it cannot be kept now,
the next step is the answer, and carries the form along.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from licensing.process.graph import Process
from licensing.words.errors import CommandRefused, StorageFailed
from licensing.words.sentences import Sentence
from portal.acts.files import Received
from portal.acts.steps import ANSWERS, CHECK, step_after, step_named, wrong_at
from portal.door.door import address_of
from portal.door.posted import Posted
from portal.door.throttle import TooMany
from portal.web.drafting import (
    EDITED,
    GONE,
    as_posted,
    is_of_another_edition,
    kept_tokens,
    link_to,
    opened,
    save,
    was_sent,
)
from portal.web.filling import AT, FROM, TOLD, Filled, Form, judged, show_form
from portal.web.receiving import receive_posted
from portal.web.retyping import retyped, typed_into
from portal.web.row_uploads import rules_posted
from portal.web.site import Site

TO: Final = "ke"
"""The step a button leads to whatever is wrong, and the place on its page: `isian:form-nama`."""
_PRESSED: Final = re.compile(r"([a-z]+)(?::([a-z0-9_-]{1,200}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class To:
    """Where to: a step, the place on its page, and whether what is wrong with it is told again."""

    step: str
    place: str = ""
    tells_wrong: bool = False


@dataclass(frozen=True, slots=True)
class Wrong:
    """What keeps somebody where she is, or leads her back."""

    wrong: Mapping[str, Sentence]


@dataclass(frozen=True, slots=True)
class Page:
    """What the address of a kept form says of its page."""

    step: str
    from_check: bool
    tells_wrong: bool


def moved(site: Site, form: Form, filled: Filled, received: Received) -> To | Wrong | None:
    """Where a form that came goes on to; None where it is sent."""
    process, posted = form.process, filled.posted or Posted({}, {})
    pressed = _pressed(process, posted)
    if pressed is None and filled.step == CHECK:
        return None
    if received.wrong:
        return Wrong(received.wrong)
    if pressed is not None:
        return pressed
    wrong = judged(site, form, filled)
    is_whole = not posted.text(AT)
    own = wrong_at(process, filled.step, wrong)
    if own and not is_whole:
        return Wrong(own)
    step = CHECK if filled.from_check or is_whole else step_after(process, filled.step)
    return Wrong(wrong) if wrong and step == CHECK else To(step)


def _pressed(process: Process, posted: Posted) -> To | None:
    found = _PRESSED.fullmatch(posted.text(TO))
    step = step_named(process, found[1], otherwise="") if found else ""
    if not found or not step:
        return None
    return To(step, found[2] or "", tells_wrong=bool(posted.text(TOLD)) and step != CHECK)


def move(request: Request, site: Site, form: Form, filled: Filled, *, to: To) -> Response:
    """Go there."""
    posted = (filled.posted or Posted({}, {})).on(AT, to.step)
    from_check = to.step != CHECK and (filled.step == CHECK or filled.from_check)
    tokens = kept_tokens(site, form.process.permit, filled.files)
    try:
        name = save(site, address_of(request), request.url.path, posted, tokens)
    except (TooMany, CommandRefused, StorageFailed):
        there = replace(filled, posted=posted, step=to.step, from_check=from_check)
        if to.tells_wrong:
            there = replace(there, wrong=judged(site, form, there))
        return show_form(request, site, form, there)
    told = ((FROM, from_check), (TOLD, to.tells_wrong))
    query = urlencode([(AT, to.step), *((each, "1") for each, holds in told if holds)])
    place = f"#{to.place}" if to.place else ""
    return RedirectResponse(f"{link_to(request, name)}&{query}{place}", 303)


def go_on(request: Request, site: Site, form: Form, *, name: str, page: Page) -> HTMLResponse:
    """A form as its writer left it, by the name in her link; nothing is checked while something is wrong."""
    process, draft = form.process, opened(site, name, request.url.path)
    if draft is None or draft.sent_as:
        told = was_sent(draft) if draft else GONE
        filled = Filled(retyped(process.form, form.asked_for.copied), wrong={"": told})
        return show_form(request, site, form, filled, status=200 if draft else 404)
    posted = as_posted(name, draft)
    rules = (*process.documents, *rules_posted(process.form, posted))
    files = receive_posted(site, process.permit, rules, posted).files
    step = step_named(process, page.step or posted.text(AT), otherwise=ANSWERS)
    is_back = page.from_check and step != CHECK
    filled = Filled(
        typed_into(process.form, posted), files, posted, step=step, from_check=is_back, draft=draft
    )
    if step == CHECK or page.tells_wrong:
        filled = replace(filled, wrong=judged(site, form, filled))
    if is_of_another_edition(process, posted):
        filled = replace(filled, wrong={"": EDITED, **filled.wrong})
    return show_form(request, site, form, filled)
