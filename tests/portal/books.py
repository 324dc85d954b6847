"""Books as heads and treasurers find them: two years of a tax and a charge, debts, a list that disagrees, work done."""

from dataclasses import replace
from datetime import UTC, date, datetime

from licensing.city.register import AgencyRegister, read_register
from licensing.money.budget.accounts import AccountCode, AccountCodes, Work
from licensing.money.budget.months import month_after
from licensing.money.budget.rows import Adrift, Expiring, Leak, Moved, Owed, Takings, Worked
from licensing.money.budget.targets import Entering, Target
from licensing.scenarios.memory_revenue import MemoryRevenue
from licensing.words.identifiers import AgencyId, ApplicationNumber, PermitId, StepId
from licensing.words.sentences import Sentence
from tests.portal import permit
from tests.portal.memory import Memory, in_memory

TAX, CHARGE = AccountCode("4.1.01.09.01"), AccountCode("4.1.02.03.01")
CODES = AccountCodes(
    {
        AccountCode("4.1.01.09"): Sentence("Pajak reklame", "Advertising tax"),
        CHARGE: Sentence("Retribusi bangunan", "Charge for buildings"),
    },
    Work(900, 20, {"dpmptsp.kepala_dinas": 2200}),
)
DESK, HEALTH, COBA = AgencyId("dpmptsp"), AgencyId("dinkes"), PermitId("coba")
ROLES = (
    "{petugas_loket: {id: Petugas loket, en: Front desk}, kepala_dinas: {id: Kepala Dinas, en: Head}}",
    "{petugas_loket: {id: Petugas loket, en: Front desk}, bendahara: {id: Bendahara, en: Treasurer, books: true}, "
    "kepala_dinas: {id: Kepala Dinas, en: Head, supervises: agency}}",
)
BKAD = (
    "short: BKAD, roles: {tim_teknis: Tim teknis}",
    "short: BKAD, roles: {tim_teknis: {id: Tim, en: Team, supervises: city}}",
)
TODAY = date(2026, 11, 23)
FIRST = date(2024, 12, 1)


def register() -> AgencyRegister:
    """Joko keeps the books, Budi heads the desk's agency, Anton is over the city; Rina, Sari and Dewi read nothing."""
    text = permit.REGISTER.replace(*ROLES).replace(*BKAD)
    rina, joko = "roles: [dpmptsp.petugas_loket]}\n  joko", "roles: [dpmptsp.bendahara]}\n  budi"
    assert rina in text
    return read_register(text.replace("roles: [dpmptsp.petugas_loket]}\n  budi", joko), "agencies.yaml")


def kept(memory: Memory | None = None) -> Memory:
    """A portal's ports with these books."""
    found = memory or in_memory(register(), (permit.process(),), dict(permit.PASSWORDS))
    return replace(found, revenue=books(), account_codes=CODES)


def books() -> MemoryRevenue:
    """The tax is dpmptsp's and grows with the months, the charge dinkes's."""
    months = [month_after(FIRST, n) for n in range(24)]
    rows = [(month, 40_000_000 + n * 1_500_000) for n, month in enumerate(months)]
    paid = [Takings(month.replace(day=10), TAX, DESK, COBA, amount, 12) for month, amount in rows]
    paid += [Takings(month.replace(day=12), CHARGE, HEALTH, COBA, 5_000_000, 3) for month in months]
    moved = [
        Moved(each.day.replace(day=1), "paid", each.account, each.agency, COBA, each.amount, 1)
        for each in paid
    ]
    moved += [replace(each, kind="assessed", amount=each.amount + 1_000_000) for each in moved]
    return MemoryRevenue(
        rows=tuple(paid),
        months=tuple(moved),
        debts=(
            Owed(TAX, DESK, COBA, "not-due", 3, 4_500_000),
            Owed(TAX, DESK, COBA, "31-60", 1, 1_500_000),
            Owed(CHARGE, HEALTH, COBA, "91-", 2, 777_600),
        ),
        endings=(Expiring(COBA, date(2025, 3, 1), date(2026, 12, 1), 9, 0),),
        decisions=(
            Worked(COBA, StepId("kelengkapan"), DESK, "petugas_loket", 240, 180, 14.5),
            Worked(COBA, StepId("tanda_tangan"), DESK, "kepala_dinas", 200, 0, None),
            Worked(COBA, StepId("rekomendasi"), HEALTH, "tim_teknis", 220, 200, 45.0),
        ),
        drifting=(Adrift("bjb.va/1", datetime(2026, 11, 2, 3, tzinfo=UTC), "=1+1", "transfer", 1_000_000, 750_000),),
        leaking=(
            Leak("without-tax", None, "503/1", COBA, ApplicationNumber("REG-1"), None, None, None),
            Leak("without-licence", "OP-7", "", None, None, None, date(2026, 12, 31), "-6.301200, 106.702300"),
            Leak("still-standing", "OP-9", "503/2", COBA, ApplicationNumber("REG-2"), date(2026, 1, 31), None, None),
        ),
        entries=(Target(1, Entering(2026, AccountCode("4.1.01.09"), 600_000_000, date(2026, 1, 1), "Perda 5/2025")),),
    )  # fmt: skip
