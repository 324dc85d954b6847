"""Officers' sign-in. A wrong name and a wrong password read the same and take the same time."""

import re

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from licensing.words.identifiers import OfficerId
from licensing.words.sentences import Sentence
from portal.door.access import for_anyone
from portal.door.door import ACaller
from portal.door.passwords import password_is_right
from portal.door.posted import APosted
from portal.web.site import Here

router = for_anyone()

WRONG = Sentence("Nama pengguna atau kata sandi tidak cocok.", "User name or password is not right.")


@router.get("/petugas/masuk")
def ask(request: Request, site: Here, kembali: str = "") -> HTMLResponse:
    return site.pages.show(
        request, "sign_in.html", {"back": safe_way_back(kembali), "name": "", "error": None}
    )


@router.post("/petugas/masuk")
async def enter(request: Request, site: Here, caller: ACaller, posted: APosted) -> Response:
    name, back = posted.text("nama")[:80].lower(), safe_way_back(posted.text("kembali"))
    password = next(iter(posted.texts.get("sandi", ())), "")[:500]
    if await password_is_right(site.door, request, name, password):
        caller.prove(officer=OfficerId(name))
        answer = RedirectResponse(back, 303)
        site.door.familiar.remember_browser(request, answer, name)
        return answer
    return site.pages.show(request, "sign_in.html", {"back": back, "name": name, "error": WRONG}, status=422)


def safe_way_back(path: str) -> str:
    """A page of the officers' part, never another site."""
    return path if re.fullmatch(r"/petugas(/[A-Za-z0-9][A-Za-z0-9._-]*)*", path) else "/petugas"
