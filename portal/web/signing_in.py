"""Officers' sign-in. A wrong name and a wrong password read the same and take the same time."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from licensing.words.identifiers import OfficerId
from licensing.words.sentences import Sentence
from portal.door.access import for_anyone, password_is_right
from portal.door.door import ACaller, address_of
from portal.door.posted import APosted, Back
from portal.web.paths import is_below
from portal.web.site import Here

router = for_anyone()

WRONG = Sentence("Nama pengguna atau kata sandi tidak cocok.", "User name or password is not right.")


@router.get("/petugas/masuk")
def ask(request: Request, site: Here, kembali: str = "", tersimpan: str = "") -> HTMLResponse:
    values: dict[str, object] = {
        "typed_at": "/petugas/masuk",
        "back": safe_way_back(kembali),
        "name": "",
        "error": None,
        "is_kept": bool(tersimpan),
    }
    return site.pages.show(request, "sign_in.html", values)


@router.post("/petugas/masuk")
def enter(request: Request, site: Here, caller: ACaller, posted: APosted, again: Back) -> Response:
    name, back = posted.text("nama")[:80].lower(), safe_way_back(posted.text("kembali"))
    password = next(iter(posted.texts.get("sandi", ())), "")[:500]
    values: dict[str, object] = {
        "back": back,
        "name": name,
        "is_kept": bool(posted.text("tersimpan")),
        "typed_at": "/petugas/masuk",
    }
    if again is not None:
        values |= {"error": again.why}
        return site.pages.show(request, "sign_in.html", values, status=again.status)
    if password_is_right(site.door, address_of(request), name, password):
        caller.prove(officer=OfficerId(name))
        return RedirectResponse(back, 303)
    return site.pages.show(request, "sign_in.html", {**values, "error": WRONG}, status=422)


def safe_way_back(path: str) -> str:
    """A page of the officers' part, never another site."""
    return path if is_below(path, "/petugas") else "/petugas"
