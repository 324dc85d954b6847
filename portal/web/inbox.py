"""The officer's inbox: open tasks of her roles by due date, and a search over the cases she may see."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse

from licensing.city.people import PREFIX, AgencyRole, Officer
from licensing.clock.calendar import WIB
from licensing.clock.moments import is_past, last_day
from licensing.telling import ending
from licensing.telling.names import in_role
from portal.acts.records import names_of_rows
from portal.door.access import AnOfficer, for_officers
from portal.web.site import Here

PAGE_ROWS = 25
router = for_officers()


@router.get("/petugas")
def inbox(request: Request, site: Here, officer: AnOfficer, cari: str = "", halaman: int = 1) -> HTMLResponse:
    text, page = cari.strip()[:100], max(1, min(halaman, 1000))
    rows = site.portal.cases.inbox(officer, limit=PAGE_ROWS + 1, offset=(page - 1) * PAGE_ROWS)
    now = site.portal.now()
    today = now.astimezone(WIB).date()
    values = {
        "rows": rows[:PAGE_ROWS],
        "record_names": names_of_rows(site.portal.cases, officer, rows[:PAGE_ROWS]),
        "page": page,
        "has_more": len(rows) > PAGE_ROWS,
        "now": now,
        "late": sum(1 for row in rows[:PAGE_ROWS] if row.due is not None and is_past(row.due, now)),
        "today": sum(
            row.due is not None and not is_past(row.due, now) and last_day(row.due) == today
            for row in rows[:PAGE_ROWS]
        ),
        "text": text,
        "found": site.portal.cases.search(officer, text) if text else (),
        "ending_of": ending,
        "roles": [(_as(officer, role), in_role(site.portal.register, role)) for role in officer.roles],
        "next_page": urlencode({"halaman": page + 1}),
        "previous_page": urlencode({"halaman": page - 1}),
    }
    return site.pages.show(request, "inbox.html", values)


def _as(officer: Officer, role: AgencyRole) -> str:
    """What stands before a role she has for somebody else."""
    deputising = officer.deputises(role)
    return PREFIX[deputising.acting] if deputising else ""
