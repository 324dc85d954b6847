"""Officers' sign-in. A wrong name and a wrong password read the same and take the same time."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from licensing.words.identifiers import OfficerId
from licensing.words.sentences import Sentence
from portal.door.access import for_anyone
from portal.door.door import ACaller
from portal.door.passwords import password_is_right
from portal.door.posted import APosted, Back
from portal.web.paths import is_below
from portal.web.site import Here

router = for_anyone()

SHORTEST = 10
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
async def enter(request: Request, site: Here, caller: ACaller, posted: APosted, again: Back) -> Response:
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
    # Read first: where another password is set meanwhile, the session is over as it begins.
    mark = await run_in_threadpool(site.portal.accounts.mark, OfficerId(name))
    if await password_is_right(site.door, request, name, password):
        if await run_in_threadpool(site.portal.accounts.must_change, OfficerId(name)):
            return site.pages.show(
                request, "new_password.html", {"back": back, "name": name, "error": None, "is_due": True}
            )
        return _signed_in(request, site, caller, OfficerId(name), mark, back=back)
    return site.pages.show(request, "sign_in.html", {**values, "error": WRONG}, status=422)


@router.get("/petugas/sandi")
def ask_new(request: Request, site: Here) -> HTMLResponse:
    """Where an officer changes her password, whenever she wants to."""
    return site.pages.show(
        request, "new_password.html", {"back": "/petugas", "name": "", "error": None, "is_due": False}
    )


@router.post("/petugas/sandi")
async def choose(request: Request, site: Here, caller: ACaller, posted: APosted) -> Response:
    """Her own password in the place of the one she has, or was given; she is signed in with it, here alone."""
    name, back = posted.text("nama")[:80].lower(), safe_way_back(posted.text("kembali"))
    old, chosen, again = (
        next(iter(posted.texts.get(field, ())), "")[:500] for field in ("sandi", "baru", "ulang")
    )
    error, at = WRONG, "nama"
    if await password_is_right(site.door, request, name, old):
        at = "baru"
        error = unfit(name, old, chosen, again)
        change = site.portal.accounts.change
        if error is None and await run_in_threadpool(change, OfficerId(name), old, chosen):
            mark = await run_in_threadpool(site.portal.accounts.mark, OfficerId(name))
            return _signed_in(request, site, caller, OfficerId(name), mark, back=back)
    # What changed in between, the present password, is told like a wrong one.
    context = {
        "back": back,
        "name": name,
        "error": error or WRONG,
        "at": at if error else "nama",
        "is_due": bool(posted.text("sekali-pakai")),
    }
    return site.pages.show(request, "new_password.html", context, status=422)


def _signed_in(
    request: Request, site: Here, caller: ACaller, officer: OfficerId, mark: str, *, back: str
) -> Response:
    caller.prove_officer(officer, mark)
    answer = RedirectResponse(back, 303)
    site.door.familiar.remember_browser(request, answer, officer)
    return answer


def unfit(name: str, old: str, chosen: str, again: str) -> Sentence | None:
    """What is wrong with a password that somebody chose for herself; None where nothing is."""
    if len(chosen) < SHORTEST:
        return Sentence(
            f"Kata sandi baru paling sedikit {SHORTEST} karakter.",
            f"The new password needs at least {SHORTEST} characters.",
        )
    if chosen in {old, name}:
        return Sentence(
            "Kata sandi baru harus berbeda dari yang lama dan dari nama pengguna.",
            "The new password must differ from the old one and from the user name.",
        )
    if chosen != again:
        return Sentence("Kedua kata sandi baru tidak sama.", "The two new passwords are not the same.")
    return None


def safe_way_back(path: str) -> str:
    """A page of the officers' part, never another site."""
    return path if is_below(path, "/petugas") else "/petugas"
