"""Revenue as lists: deposit slips, permits and taxes that disagree, and the work behind each permit type."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from licensing.maps.positions import position
from licensing.money.budget.rows import LEAKS, Leak, Leaking, Slip
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence
from portal.acts import revenue as acts
from portal.acts import revenue_sheets as sheets
from portal.acts.apply import open_permits
from portal.acts.revenue_sheets import sipd_text, sts_text
from portal.door.access import for_officers
from portal.door.faults import status_of
from portal.door.posted import APosted, Back
from portal.web.revenue import (
    HOME,
    AReader,
    ATreasurer,
    asked_day,
    csv_file,
    sheet,
    show,
    today_of,
)
from portal.web.site import Here, Site

router = for_officers()
SHOWN_DAYS: Final = 31
LEAKING: Final[dict[Leaking, tuple[Sentence, Sentence]]] = {
    "without-tax": (
        Sentence("Izin tanpa pajak", "Permits without tax"),
        Sentence(
            "Izin berlaku, dan menurut daftar Bapenda pajaknya belum dibayar atau sudah lewat masanya.",
            "The permit counts, and by the tax office's list its tax is not paid or no longer covers the day.",
        ),
    ),
    "without-licence": (
        Sentence("Pajak tanpa izin", "Tax without a permit"),
        Sentence(
            "Pajaknya dibayar, dan izinnya tidak ada dalam register atau sudah dicabut.",
            "The tax is paid, and the register has no such permit, or it was revoked.",
        ),
    ),
    "still-standing": (
        Sentence("Izin berakhir, objek masih terdaftar", "Expired and still standing"),
        Sentence(
            "Izinnya berakhir dan tidak diperpanjang, sedangkan objeknya masih ada dalam daftar Bapenda.",
            "The permit has expired and was not renewed, and the object is still on the tax office's list.",
        ),
    ),
}
THE_WHOLE_YEAR: Final = timedelta(days=365)


@router.get(f"{HOME}/setoran")
def slips(request: Request, site: Here, officer: ATreasurer) -> Response:
    return _show_slips(request, site, officer, acts.day_before(today_of(site)).isoformat(), None)


@router.post(f"{HOME}/setoran")
def make(request: Request, site: Here, officer: ATreasurer, posted: APosted, back: Back) -> Response:
    typed = posted.text("hari")
    day, wrong = asked_day(typed, acts.day_before(today_of(site)))
    if back is not None or wrong:
        why, status = (back.why, back.status) if back else (wrong, 422)
        return _show_slips(request, site, officer, typed, why, status=status)
    try:
        codes, today = site.portal.account_codes, today_of(site)
        acts.slips_of_day(site.portal.revenue, officer, codes, day, today=today)
    except CommandRefused as refused:
        return _show_slips(request, site, officer, typed, refused.sentence, status=status_of(refused.code))
    return RedirectResponse(f"{HOME}/setoran", 303)


def _show_slips(
    request: Request,
    site: Site,
    officer: ATreasurer,
    typed: str,
    wrong: Sentence | None,
    *,
    status: int = 200,
) -> Response:
    today, revenue = today_of(site), site.portal.revenue
    values = {
        "typed": typed,
        "typed_at": f"{HOME}/setoran",
        "wrong": wrong,
        "slips": revenue.slips(officer, since=today - timedelta(days=SHOWN_DAYS), until=today)[::-1],
        "waiting": revenue.unslipped(officer, on=acts.day_before(today)),
        "days": SHOWN_DAYS,
    }
    return show(request, site, officer, "revenue_slips.html", values, status=status)


@router.get(f"{HOME}/sts.csv")
def sts(request: Request, site: Here, officer: ATreasurer, hari: str = "") -> Response:
    return _slips_file(request, site, officer, hari, "sts")


@router.get(f"{HOME}/sipd.csv")
def sipd(request: Request, site: Here, officer: ATreasurer, hari: str = "") -> Response:
    return _slips_file(request, site, officer, hari, "sipd")


def _slips_file(request: Request, site: Site, officer: ATreasurer, typed: str, what: str) -> Response:
    """The slips of a day as they were made; the same bytes for everybody, whenever they are asked for."""
    day, wrong = asked_day(typed, acts.day_before(today_of(site)))
    if wrong:
        return _show_slips(request, site, officer, typed, wrong, status=422)
    found: Iterable[Slip] = site.portal.revenue.slips(officer, since=day, until=day)
    text = sts_text(found) if what == "sts" else sipd_text(found)
    return csv_file(f"{what}-{day}", text.encode())


@router.get(f"{HOME}/pajak")
def leaks(request: Request, site: Here, officer: AReader) -> Response:
    on = today_of(site)
    found = _leaks(site, officer)
    kinds = [(kind, *LEAKING[kind], [each for each in found if each.leak == kind]) for kind in LEAKS]
    values = {"kinds": kinds, "on": on, "has_any": bool(found), "geo": geo, "most": acts.MOST}
    return show(request, site, officer, "revenue_tax.html", values)


@router.get(f"{HOME}/pajak.csv")
def leaks_sheet(request: Request, site: Here, officer: AReader) -> Response:
    rows = sheets.leak_rows(_leaks(site, officer))
    return sheet(request, f"izin-dan-pajak-{today_of(site)}", sheets.LEAKING, rows)


def _leaks(site: Site, officer: AReader) -> tuple[Leak, ...]:
    permits = open_permits(site.portal.archive)
    return acts.leaks(site.portal.revenue, officer, permits, on=today_of(site))


def geo(place: str) -> str:
    """A place as the address of a map."""
    at = position(place)
    return f"geo:{at.latitude:f},{at.longitude:f}"


@router.get(f"{HOME}/beban")
def work(request: Request, site: Here, officer: AReader) -> Response:
    last = today_of(site)
    first = last - THE_WHOLE_YEAR
    accounts = site.portal.account_codes
    loads, costs = acts.workload(site.portal.revenue, officer, accounts, first=first, last=last)
    steps = {
        (permit.permit, step.id): step.name
        for permit in open_permits(site.portal.archive)
        for step in permit.steps.values()
    }
    values = {
        "loads": loads,
        "costs": costs,
        "first": first,
        "last": last,
        "work": accounts.work,
        "steps": steps,
    }
    return show(request, site, officer, "revenue_work.html", values)


@router.get(f"{HOME}/beban.csv")
def work_sheet(request: Request, site: Here, officer: AReader) -> Response:
    last = today_of(site)
    loads, _ = acts.workload(
        site.portal.revenue, officer, site.portal.account_codes, first=last - THE_WHOLE_YEAR, last=last
    )
    return sheet(request, f"beban-kerja-{last}", sheets.WORKLOAD, sheets.load_rows(loads))


@router.get(f"{HOME}/biaya.csv")
def cost_sheet(request: Request, site: Here, officer: AReader) -> Response:
    last = today_of(site)
    _, costs = acts.workload(
        site.portal.revenue, officer, site.portal.account_codes, first=last - THE_WHOLE_YEAR, last=last
    )
    return sheet(request, f"biaya-{last}", sheets.COSTS, sheets.cost_rows(costs))
