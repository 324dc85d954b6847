"""`izin revenue`: what the books tell, as `report`, `age`, `forecast`, `workload` and `leaks`, to whom they tell it."""

from datetime import date, datetime, timedelta
from typing import Annotated, Final

import typer

from licensing.clock.calendar import WIB
from licensing.money.budget.forecast import METHOD
from portal.acts import revenue as acts
from portal.acts import revenue_sheets as sheets
from portal.acts.apply import open_permits
from portal.cli.failures import failures
from portal.cli.options import Json, Lang, day_typed
from portal.cli.revenue_lists import sipd, sts, target, tax_list
from portal.cli.revenue_told import Sheet, rupiah, tell
from portal.cli.serving import AsCsv, AsRead, reader
from portal.cli.voice import Voice, spoken_here
from portal.cli.wired import wired

app: Final = typer.Typer(help="Read the books: realisation, what is owed, forecast, leaks, slips.")
app.command("sts")(sts)
app.command("sipd")(sipd)
app.command("target")(target)
app.command("tax-list")(tax_list)

Until = Annotated[
    datetime | None, typer.Option(parser=day_typed, metavar="DAY", help="Up to this day; else today.")
]

On = Annotated[
    datetime | None, typer.Option(parser=day_typed, metavar="DAY", help="On this day; else today.")
]


@app.command()
def report(
    until: Until = None,
    officer: AsRead = None,
    *,
    in_csv: AsCsv = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Tell what was paid this year against the targets, by account code, month, day, agency and permit."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        who = reader(izin.register_today(), officer)
        found = acts.realisation(izin.records.revenue, who, until=_day(until))
    tell(voice, {"realised": Sheet(sheets.REALISED, sheets.realised_rows(found))}, in_csv=in_csv)
    if in_csv:
        return
    paid = rupiah(found.total.amount)
    voice.say(f"Realisasi {found.year}: {paid}.", f"Paid in {found.year}: {paid}.")
    if found.aimed and found.aimed.share is not None:
        share, aim = f"{found.aimed.share:.1f} %", rupiah(found.aimed.target or 0)
        voice.say(f"{share} dari target {aim}.", f"{share} of the target of {aim}.")


@app.command()
def age(
    on: On = None,
    officer: AsRead = None,
    *,
    in_csv: AsCsv = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Tell what is assessed and not paid, by age, and what came in and belongs to nobody yet."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        who, revenue = reader(izin.register_today(), officer), izin.records.revenue
        found, adrift = acts.aged(revenue.owed(who, on=_day(on))), revenue.adrift(who, limit=acts.MOST)
    told = {
        "owed": Sheet(sheets.AGEING, sheets.ageing_rows(found)),
        "adrift": Sheet(sheets.ADRIFT, sheets.adrift_rows(adrift)),
    }
    tell(voice, told, in_csv=in_csv)


@app.command()
def forecast(
    officer: AsRead = None, *, in_csv: AsCsv = False, as_json: Json = False, lang: Lang = None
) -> None:
    """Forecast the year's end and next year's target as a range, and tell how the method did in past months."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        who = reader(izin.register_today(), officer)
        found = acts.forecasts(izin.records.revenue, who, today=_day(None))
    told = {
        "forecast": Sheet(sheets.FORECAST, sheets.forecast_rows(found)),
        "backtest": Sheet(sheets.BACKTEST, sheets.backtest_rows(found)),
    }
    tell(voice, told, in_csv=in_csv)
    if not in_csv:
        voice.say(METHOD.id, METHOD.en)


@app.command()
def workload(
    since: Annotated[
        datetime | None, typer.Option(parser=day_typed, metavar="DAY", help="Else the last twelve months.")
    ] = None,
    until: Until = None,
    officer: AsRead = None,
    *,
    in_csv: AsCsv = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Tell how much work each role has at each step, and what each permit type costs by it."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        who = reader(izin.register_today(), officer)
        last = _day(until)
        first = since.date() if since else last - timedelta(days=365)
        loads, costs = acts.workload(izin.records.revenue, who, izin.account_codes(), first=first, last=last)
    told = {
        "workload": Sheet(sheets.WORKLOAD, sheets.load_rows(loads)),
        "costs": Sheet(sheets.COSTS, sheets.cost_rows(costs)),
    }
    tell(voice, told, in_csv=in_csv)


@app.command()
def leaks(
    on: On = None,
    officer: AsRead = None,
    *,
    in_csv: AsCsv = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Tell permits without tax, tax without a permit, and what stands though its permit has expired."""
    voice = Voice(lang or spoken_here(), as_json)
    with failures(voice), wired("izin_worker") as izin:
        who = reader(izin.register_today(), officer)
        found = acts.leaks(izin.records.revenue, who, open_permits(izin.archive), on=_day(on))
    tell(voice, {"leaks": Sheet(sheets.LEAKING, sheets.leak_rows(found))}, in_csv=in_csv)


def _day(asked: datetime | None) -> date:
    """The day that is asked for, else today."""
    return asked.date() if asked else datetime.now(WIB).date()
