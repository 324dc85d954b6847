"""The officer's inbox: open tasks of her roles by due date, what she looks for among them, and a search over cases."""

from collections.abc import Mapping
from functools import partial
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse

from licensing.city.people import PREFIX, AgencyRole, Officer
from licensing.telling import ending
from licensing.telling.names import in_role
from portal.acts.records import names_of_rows
from portal.acts.seeking import FIRST, ONLY, counted, sought
from portal.door.access import AnOfficer, for_officers
from portal.web.site import Here

PAGE_ROWS = 25
router = for_officers()


@router.get("/petugas")
def inbox(
    request: Request,
    site: Here,
    officer: AnOfficer,
    cari: str = "",
    halaman: int = 1,
    hanya: str = "semua",
    langkah: str = "",
    urut: str = "mendesak",
) -> HTMLResponse:
    text, page, now = cari.strip()[:100], max(1, min(halaman, 1000)), site.portal.now()
    looked = sought(now, only=hanya, step=langkah[:200], first=urut)
    waiting = site.portal.cases.waiting(officer, now=now)
    counts = counted(waiting, looked)
    rows = site.portal.cases.inbox(officer, sought=looked, limit=PAGE_ROWS, offset=(page - 1) * PAGE_ROWS)
    values = {
        "rows": rows,
        "record_names": names_of_rows(site.portal.cases, officer, rows),
        "page": page,
        "pages": -(-counts[looked.only] // PAGE_ROWS),
        "now": now,
        "calendars": site.portal.register.calendar,
        "sought": looked,
        "only": ONLY,
        "first": FIRST,
        "counts": counts,
        "waiting": waiting,
        "text": text,
        "found": site.portal.cases.search(officer, text) if text else (),
        "ending_of": ending,
        "roles": [(_as(officer, role), in_role(site.portal.register, role)) for role in officer.roles],
        "address": partial(_address, {"hanya": hanya, "langkah": langkah, "urut": urut}),
    }
    return site.pages.show(request, "inbox.html", values)


def _address(kept: Mapping[str, str], **changed: str | int) -> str:
    """Where the inbox is looked at otherwise; what goes without saying is not said."""
    usual = {"hanya": "semua", "urut": "mendesak", "halaman": "1"}
    said = {name: str(value) for name, value in {**kept, **changed}.items()}
    return "/petugas?" + urlencode(
        {name: value for name, value in said.items() if value not in ("", usual.get(name))}
    )


def _as(officer: Officer, role: AgencyRole) -> str:
    """What stands before a role she has for somebody else."""
    deputising = officer.deputises(role)
    return PREFIX[deputising.acting] if deputising else ""
