"""Revenue as rows for spreadsheets and programs: ids as the records have them, amounts in whole rupiah.

Slips and what goes to SIPD are written in one way only: the same day gives the same text for everybody.
"""

from collections.abc import Callable, Iterable, Iterator

from licensing.maps.positions import position
from licensing.money.budget.costs import Cost, Load
from licensing.money.budget.forecast import Forecast
from licensing.money.budget.realised import Realisation
from licensing.money.budget.rows import AGES, Adrift, Leak, Slip
from licensing.words.sentences import Sentence
from portal.acts.revenue import AGED, Aged
from portal.acts.sheets import Row, as_csv

Say = Callable[[Sentence], str]

OF = Sentence("menurut", "by")
REALISED = {
    "by": OF,
    "key": Sentence("kode", "code"),
    "target": Sentence("target", "target"),
    "paid": Sentence("realisasi", "paid"),
    "percent": Sentence("persen", "percent"),
    "postings": Sentence("pembayaran", "payments"),
}
AGEING = {
    "account": Sentence("kode rekening", "account"),
    **{f"amount_{age}": AGED[age] for age in AGES},
    "amount": Sentence("jumlah", "amount"),
    "debts": Sentence("ketetapan", "assessments"),
}
ADRIFT = {
    "receipt": Sentence("uang masuk", "receipt"),
    "paid_at": Sentence("dibayar", "paid at"),
    "reference": Sentence("berita", "reference"),
    "channel": Sentence("saluran", "channel"),
    "amount": Sentence("jumlah", "amount"),
    "left": Sentence("sisa", "left"),
}
FORECAST = {
    "account": Sentence("kode rekening", "account"),
    "so_far": Sentence("sudah diterima", "so far"),
    "year_low": Sentence("akhir tahun rendah", "year end low"),
    "year_middle": Sentence("akhir tahun tengah", "year end middle"),
    "year_high": Sentence("akhir tahun tinggi", "year end high"),
    "next_low": Sentence("tahun depan rendah", "next year low"),
    "next_middle": Sentence("tahun depan tengah", "next year middle"),
    "next_high": Sentence("tahun depan tinggi", "next year high"),
    "margin": Sentence("rentang persen", "margin percent"),
    "pipeline": Sentence("belum dibayar", "not yet paid"),
    "renewals": Sentence("dari perpanjangan", "from renewals"),
}
BACKTEST = {
    "account": Sentence("kode rekening", "account"),
    "month": Sentence("bulan", "month"),
    "forecast": Sentence("perkiraan", "forecast"),
    "came": Sentence("realisasi", "came"),
    "error": Sentence("selisih persen", "error percent"),
}
LEAKING = {
    "leak": Sentence("jenis", "kind"),
    "permit": Sentence("izin", "permit"),
    "number": Sentence("nomor izin", "licence"),
    "application": Sentence("permohonan", "application"),
    "ended": Sentence("berakhir", "ended"),
    "object": Sentence("objek pajak", "tax object"),
    "paid_until": Sentence("pajak sampai", "tax until"),
    "latitude": Sentence("lintang", "latitude"),
    "longitude": Sentence("bujur", "longitude"),
}
WORKLOAD = {
    "permit": Sentence("izin", "permit"),
    "step": Sentence("langkah", "step"),
    "agency": Sentence("dinas", "agency"),
    "role": Sentence("peran", "role"),
    "decisions": Sentence("keputusan", "decisions"),
    "minutes": Sentence("menit tiap keputusan", "minutes each"),
    "from": Sentence("menit dari", "minutes from"),
    "cost_each": Sentence("biaya tiap keputusan", "cost each"),
    "cost": Sentence("biaya", "cost"),
}
COSTS = {
    "permit": Sentence("izin", "permit"),
    "decisions": Sentence("keputusan", "decisions"),
    "minutes": Sentence("menit tiap permohonan", "minutes each application"),
    "cost_each": Sentence("biaya tiap permohonan", "cost of each application"),
    "cost": Sentence("biaya", "cost"),
}
STS = (
    "nomor_sts",
    "tanggal_sts",
    "dinas",
    "tanggal_bayar",
    "kode_rekening",
    "uraian",
    "jumlah",
    "pembayaran",
)
SIPD = ("tahun", "tanggal", "dinas", "nomor_bukti", "kode_rekening", "uraian", "nilai")


def realised_rows(found: Realisation) -> Iterator[Row]:
    """By account code against targets, then by month, day, agency and permit."""
    told = [("account", each.account, each) for each in found.accounts]
    told += [("targets", "*", found.aimed)] if found.aimed else []
    for by, key, each in (*told, ("all", "*", found.total)):
        share = None if each.share is None else round(each.share, 2)
        yield by, key, each.target, each.amount, share, each.postings
    parts = {"month": found.months, "day": found.days, "agency": found.agencies, "permit": found.permits}
    for by, sums in parts.items():
        for each in sums:
            yield by, str(each.key), None, each.amount, None, each.postings


def ageing_rows(found: Iterable[Aged]) -> Iterator[Row]:
    """What is owed, by age."""
    for each in found:
        yield each.account, *(each.amounts[age] for age in AGES), each.amount, each.count


def adrift_rows(found: Iterable[Adrift]) -> Iterator[Row]:
    """What belongs to nobody yet."""
    for each in found:
        yield each.receipt, each.paid_at.isoformat(), each.reference, each.channel, each.amount, each.left


def forecast_rows(found: Iterable[Forecast]) -> Iterator[Row]:
    """The ranges, of all and of each account code."""
    for each in found:
        end, ahead = each.year_end, each.next_year
        ranges = (end.low, end.middle, end.high, ahead.low, ahead.middle, ahead.high)
        yield each.account or "*", each.so_far, *ranges, round(each.margin, 1), each.pipeline, each.renewals


def backtest_rows(found: Iterable[Forecast]) -> Iterator[Row]:
    """The months by which they were tried."""
    for each in found:
        for tried in each.backtest:
            error = None if tried.error is None else round(tried.error, 1)
            yield each.account or "*", f"{tried.month:%Y-%m}", tried.forecast, tried.came, error


def leak_rows(found: Iterable[Leak]) -> Iterator[Row]:
    """Where register and tax list disagree."""
    for each in found:
        ended, paid = (day.isoformat() if day else None for day in (each.ended, each.paid_until))
        at = position(each.place) if each.place else None
        place = (float(at.latitude), float(at.longitude)) if at else (None, None)
        yield each.leak, each.permit, each.number, each.application, ended, each.object, paid, *place


def load_rows(found: Iterable[Load]) -> Iterator[Row]:
    """The work of each role at each step."""
    for each in found:
        source = "history" if each.is_known else "accounts.yaml"
        told = each.decisions, round(each.minutes, 1), source, each.cost_each, each.cost
        yield each.permit, each.step, each.agency, each.role, *told


def cost_rows(found: Iterable[Cost]) -> Iterator[Row]:
    """What each permit type costs."""
    for each in found:
        yield each.permit, each.decisions, round(each.minutes, 1), each.cost_each, each.cost


def sts_text(found: Iterable[Slip]) -> str:
    """Surat tanda setoran: each day's payments of each account code, under the slip's number."""
    return as_csv(
        STS,
        (
            (
                slip.number, slip.day.isoformat(), slip.agency, line.of_day.isoformat(), line.account, line.name,
                line.amount, line.payments,
            )
            for slip in found
            for line in slip.lines
        ),
    )  # fmt: skip


def sipd_text(found: Iterable[Slip]) -> str:
    """What SIPD takes in: a row for each slip and account code, which together name it once and for ever."""
    return as_csv(SIPD, (row for slip in found for row in _sipd(slip)))


def _sipd(slip: Slip) -> Iterator[Row]:
    names = {line.account: line.name for line in slip.lines}
    for account, name in names.items():
        amount = sum(line.amount for line in slip.lines if line.account == account)
        yield slip.day.year, slip.day.isoformat(), slip.agency, slip.number, account, name, amount
