"""Revenue as heads and treasurers read it: what was paid, what is owed, what is to come. Each page is a sheet, too."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Final

from fastapi import Depends
from starlette.requests import Request
from starlette.responses import Response

from licensing.city.people import Officer
from licensing.city.register import parse_role
from licensing.clock.calendar import WIB
from licensing.money.budget.accounts import AccountCode
from licensing.money.budget.forecast import METHOD, Forecast
from licensing.money.budget.rows import AGES
from licensing.telling.names import in_role
from licensing.words.identifiers import AgencyId, PermitId
from licensing.words.sentences import Sentence
from portal.acts import revenue as acts
from portal.acts import revenue_sheets as sheets
from portal.acts.apply import open_permits
from portal.acts.sheets import Row, as_csv
from portal.door.access import AnOfficer, for_officers
from portal.door.answering import disposition
from portal.door.caller import caller_of
from portal.services import Portal
from portal.web.charts import Column, Kind, chart, percent, said_month, short_money, short_month, told_number
from portal.web.site import Here, Site

router = for_officers()
HOME: Final = "/petugas/penerimaan"
WRONG_DAY: Final = Sentence("Isi satu hari sejak 1 Januari 2000.", "Give one day from 1 January 2000 on.")
PAGES: Final = (
    ("", Sentence("Realisasi", "Realisation"), False),
    ("/piutang", Sentence("Belum dibayar", "Not yet paid"), False),
    ("/perkiraan", Sentence("Perkiraan", "Forecast"), False),
    ("/setoran", Sentence("Setoran", "Deposits"), True),
    ("/pajak", Sentence("Izin dan pajak", "Permits and tax"), False),
    ("/beban", Sentence("Beban kerja", "Workload"), False),
)
"""The parts, and whether only whoever keeps the books opens them."""
DECIMAL: Final = Sentence(",", ".")


def a_reader(officer: AnOfficer) -> Officer:
    """An officer who reads revenue. Raises CommandRefused for any other."""
    acts.check_reads(officer)
    return officer


def a_treasurer(officer: AnOfficer) -> Officer:
    """An officer who keeps the books. Raises CommandRefused for any other."""
    acts.check_keeps_books(officer)
    return officer


AReader = Annotated[Officer, Depends(a_reader)]
ATreasurer = Annotated[Officer, Depends(a_treasurer)]


class Names:
    """How account codes, agencies and permits of a report are called; what is there no more, by its id."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._permits = {permit.permit: permit.name for permit in open_permits(portal.archive)}

    def account(self, code: str) -> Sentence:
        return self._portal.account_codes.name(AccountCode(code))

    def agency(self, id: str) -> str:
        found = self._portal.register.agency(AgencyId(id))
        return found.short if found else id or "–"  # noqa: RUF001 nothing

    def role(self, agency: str, role: str) -> Sentence:
        return in_role(self._portal.register, parse_role(f"{agency}.{role}")).name

    def permit(self, id: str) -> Sentence:
        return self._permits.get(PermitId(id), Sentence(id, id))


def today_of(site: Site) -> date:
    """The day it is in the city."""
    return site.portal.now().astimezone(WIB).date()


def asked_day(text: str, otherwise: date) -> tuple[date, Sentence | None]:
    """The day that is asked for; another one, and what is wrong, where it makes no sense."""
    try:
        day = date.fromisoformat(text) if text else otherwise
    except ValueError:
        return otherwise, WRONG_DAY
    return (day, None) if day >= acts.THE_FIRST else (otherwise, WRONG_DAY)


def show(
    request: Request,
    site: Site,
    officer: Officer,
    template: str,
    values: Mapping[str, object],
    *,
    status: int = 200,
) -> Response:
    """A page of revenue, with the ways to the others she may open."""
    own = [(f"{HOME}{path}", name) for path, name, is_kept in PAGES if officer.keeps_books or not is_kept]
    given = {
        "wrong": None,
        "parts_of": own,
        "reads_all": acts.reads_all(officer),
        "names": Names(site.portal),
        "percent": percent,
        "said_month": said_month,
        "short": short_money,
        "told": told_number,
        **values,
    }
    return site.pages.show(request, template, given, status=status)


def sheet(request: Request, name: str, headings: Mapping[str, Sentence], rows: Iterable[Row]) -> Response:
    """Rows with the names and decimals of who reads them."""
    is_english = caller_of(request).language == "en"

    def say(sentence: Sentence) -> str:
        return sentence.en if is_english else sentence.id

    text = as_csv(map(say, headings.values()), rows, comma=say(DECIMAL))
    return csv_file(name, text.encode("utf-8-sig"))


def csv_file(name: str, content: bytes) -> Response:
    """A file to keep."""
    file = disposition(f"{name}.csv", download=True)
    headers = {"Content-Disposition": file, "X-Content-Type-Options": "nosniff"}
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


@router.get(HOME)
def realised(request: Request, site: Here, officer: AReader, sampai: str = "") -> Response:
    until, wrong = asked_day(sampai, today_of(site))
    found = acts.realisation(site.portal.revenue, officer, until=until)
    months = (Column(short_month(each.key), (("came", each.amount),)) for each in found.months)
    aim = found.aimed.target // 12 if found.aimed and found.aimed.target else None
    values = {
        "found": found,
        "typed": sampai if wrong else until.isoformat(),
        "wrong": wrong,
        "chart": chart(months, line=aim) if found.total.postings else None,
    }
    return show(request, site, officer, "revenue.html", values, status=422 if wrong else 200)


@router.get(f"{HOME}/realisasi.csv")
def realised_sheet(request: Request, site: Here, officer: AReader, sampai: str = "") -> Response:
    until, wrong = asked_day(sampai, today_of(site))
    if wrong:
        return realised(request, site, officer, sampai)
    found = acts.realisation(site.portal.revenue, officer, until=until)
    return sheet(request, f"realisasi-{until}", sheets.REALISED, sheets.realised_rows(found))


@router.get(f"{HOME}/piutang")
def owed(request: Request, site: Here, officer: AReader) -> Response:
    on, revenue = today_of(site), site.portal.revenue
    found = acts.aged(revenue.owed(officer, on=on))
    values = {
        "found": found,
        "on": on,
        "ages": [(age, acts.AGED[age]) for age in AGES],
        "adrift": revenue.adrift(officer, limit=acts.MOST),
        "most": acts.MOST,
    }
    return show(request, site, officer, "revenue_owed.html", values)


@router.get(f"{HOME}/piutang.csv")
def owed_sheet(request: Request, site: Here, officer: AReader) -> Response:
    on = today_of(site)
    found = acts.aged(site.portal.revenue.owed(officer, on=on))
    return sheet(request, f"piutang-{on}", sheets.AGEING, sheets.ageing_rows(found))


@router.get(f"{HOME}/titipan.csv")
def adrift_sheet(request: Request, site: Here, officer: ATreasurer) -> Response:
    found = site.portal.revenue.adrift(officer, limit=100_000)
    return sheet(request, f"titipan-{today_of(site)}", sheets.ADRIFT, sheets.adrift_rows(found))


@router.get(f"{HOME}/perkiraan")
def ahead(request: Request, site: Here, officer: AReader) -> Response:
    today = today_of(site)
    found = acts.forecasts(site.portal.revenue, officer, today=today)
    everything = found[0]
    came = {each.month: each.amount for each in everything.came}
    coming = {each.month: each.amount for each in everything.coming}
    year = (
        Column(short_month(month), tuple(_amounts(month, came, coming))) for month in sorted({*came, *coming})
    )
    tried = (
        Column(short_month(each.month), (("forecast", each.forecast), ("came", each.came)))
        for each in everything.backtest
    )
    values = {
        "found": found,
        "today": today,
        "method": METHOD,
        "year": chart(year) if everything.came else None,
        "tried": chart(tried) if everything.backtest else None,
    }
    return show(request, site, officer, "revenue_forecast.html", values)


def _amounts(month: date, came: Mapping[date, int], coming: Mapping[date, int]) -> Iterable[tuple[Kind, int]]:
    """What a month brought, and what it is to bring in all."""
    if month in coming:
        yield "forecast", coming[month]
    if month in came:
        yield "came", came[month]


@router.get(f"{HOME}/perkiraan.csv")
def ahead_sheet(request: Request, site: Here, officer: AReader) -> Response:
    found = _forecasts(site, officer)
    return sheet(request, f"perkiraan-{today_of(site)}", sheets.FORECAST, sheets.forecast_rows(found))


@router.get(f"{HOME}/uji.csv")
def tried_sheet(request: Request, site: Here, officer: AReader) -> Response:
    found = _forecasts(site, officer)
    return sheet(request, f"uji-perkiraan-{today_of(site)}", sheets.BACKTEST, sheets.backtest_rows(found))


def _forecasts(site: Site, officer: Officer) -> tuple[Forecast, ...]:
    return acts.forecasts(site.portal.revenue, officer, today=today_of(site))
