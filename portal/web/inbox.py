"""The officer's inbox: open tasks of her roles by due date, what she looks for among them, and a search over cases."""

from collections.abc import Mapping
from functools import partial
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse

from licensing.city.people import PREFIX, AgencyRole, Officer
from licensing.ports import Cases, Sought
from licensing.telling import ending
from licensing.telling.names import in_role
from licensing.words.sentences import Sentence
from portal.acts.records import names_of_rows
from portal.acts.reminded import reminder_mark
from portal.acts.seeking import FIRST, ONLY, counted, sought
from portal.door.access import AnOfficer, for_officers
from portal.web.site import Here, Site

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
    text, page, cases = cari.strip()[:100], max(1, min(halaman, 1000)), site.portal.cases
    calendars = site.portal.register_today().calendar
    looked = sought(site.portal.now(), only=hanya, step=langkah[:200], first=urut)
    values = {
        **(_found(cases, officer, text) if text else _waiting(cases, officer, looked, page=page)),
        "text": text,
        "page": page,
        "now": looked.now,
        "calendars": calendars,
        "reminder_of": partial(reminder_mark, calendars=calendars, now=looked.now),
        "sought": looked,
        "only": ONLY,
        "first": FIRST,
        "asked_as": partial(_called, site),
        "roles": [(_as(officer, role), in_role(site.portal.register, role)) for role in officer.roles],
        "address": partial(_address, {"hanya": hanya, "langkah": langkah, "urut": urut}),
    }
    return site.pages.show(request, "inbox.html", values)


def _found(cases: Cases, officer: Officer, text: str) -> Mapping[str, object]:
    """What a search finds; her tasks are not shown beside it, and nobody asks for them while she types."""
    return {"found": cases.search(officer, text), "ending_of": ending}


def _waiting(cases: Cases, officer: Officer, looked: Sought, *, page: int) -> Mapping[str, object]:
    """What waits for her, and a page of what she looks for among it."""
    waiting = cases.waiting(officer, now=looked.now)
    counts = counted(waiting, looked)
    rows = cases.inbox(officer, sought=looked, limit=PAGE_ROWS, offset=(page - 1) * PAGE_ROWS)
    return {
        "waiting": waiting,
        "counts": counts,
        "pages": -(-counts[looked.only] // PAGE_ROWS),
        "rows": rows,
        "record_names": names_of_rows(cases, officer, rows),
        "escalated": cases.escalated(officer) if page == 1 else (),
    }


def _address(kept: Mapping[str, str], **changed: str | int) -> str:
    """Where the inbox is looked at otherwise; what goes without saying is not said."""
    usual = {"hanya": "semua", "urut": "mendesak", "halaman": "1"}
    said = {name: str(value) for name, value in {**kept, **changed}.items()}
    return "/petugas?" + urlencode(
        {name: value for name, value in said.items() if value not in ("", usual.get(name))}
    )


def _called(site: Site, role: AgencyRole) -> Sentence:
    """What whoever is asked is called."""
    return in_role(site.portal.register, role).name


def _as(officer: Officer, role: AgencyRole) -> str:
    """What stands before a role she has for somebody else."""
    deputising = officer.deputises(role)
    return PREFIX[deputising.acting] if deputising else ""
