"""Bills in each of their states, and what whoever keeps the books sees and does."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect

from licensing.case.paying_commands import PayBack, VoidDebt
from licensing.money.debt import DebtId
from licensing.money.receipt import ReceiptKey
from licensing.words.identifiers import ApplicationNumber
from tests.browser.states import LANGUAGES, City, city, presses, types
from tests.portal import bayar
from tests.portal.bayar import HOME, OWED

SEND = "#isian > button[type=submit]"
DEBT = DebtId("pembayaran")


@pytest.fixture(params=LANGUAGES)
def here(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[City]:
    with city(chromium, bayar.city(), str(request.param), process=bayar.process()) as visited:
        yield visited


def billed(here: City) -> tuple[ApplicationNumber, str]:
    number = here.applies()
    return number, bayar.billed(here.memory, number, here.clock.now)


def pays(here: City, name: str, amount: int, reference: str) -> None:
    bayar.is_paid(here.memory, name, amount, reference, at=here.clock.now)


def later(here: City, number: ApplicationNumber, days: int) -> None:
    here.clock.passes(days=days)
    bayar.passes(here.memory, number, here.clock.now)


def reads(here: City, number: ApplicationNumber, where: str) -> None:
    """The same bill as its applicant and as the treasurer sees it."""
    here.tracks(number)
    here.looks(f"the status, {where}")
    here.signs_in("tuti")
    here.page.goto(f"/petugas/permohonan/{number}")
    here.looks(f"the case, {where}")


def test_a_bill_that_is_paid_in_parts_and_too_much(here: City) -> None:
    number, code = billed(here)
    reads(here, number, "billed")
    pays(here, "A-000001", 400_000, code)
    reads(here, number, "partly paid")
    pays(here, "A-000002", 900_000, code)
    reads(here, number, "paid, and too much")
    back = PayBack(DEBT, ReceiptKey("bjb.va/A-000002"), 50_000, here.clock.now.date(), "SP2D/7/2026")
    here.acts("tuti", number, back)
    reads(here, number, "paid, and the rest paid back")


def test_a_bill_that_is_late_demanded_and_lapses(here: City) -> None:
    number, code = billed(here)
    later(here, number, 31)
    reads(here, number, "overdue")
    pays(here, "A-000001", 400_000, code)
    reads(here, number, "overdue and partly paid")
    later(here, number, 3)
    reads(here, number, "demanded")
    later(here, number, 70)
    reads(here, number, "lapsed")
    pays(here, "A-000002", 900_000, code)
    reads(here, number, "paid after it lapsed")


def test_a_bill_that_is_cancelled_and_paid_back(here: City) -> None:
    page, (number, code) = here.page, billed(here)
    pays(here, "A-000001", 1_000_000, code)
    here.acts("tuti", number, VoidDebt(DEBT, "Luasnya keliru."))
    reads(here, number, "cancelled")
    page.goto(f"{HOME}/bjb.va/A-000001/kembali")
    here.looks("paying back")
    types(page, {"#tanggal": "1 Januari 2030", "#bukti": ""})
    expect(page.locator(".govuk-error-summary li")).to_have_count(2)
    here.looks("paying back, with errors")
    types(page, {"#tanggal": "23 November 2026", "#bukti": "SP2D/7/2026"})
    page.wait_for_url("**?tercatat=1")
    here.looks("a receipt that was paid back")
    reads(here, number, "paid back")


def test_cancelling_a_bill(here: City) -> None:
    page, (number, _) = here.page, billed(here)
    here.signs_in("tuti")
    page.goto(f"/petugas/permohonan/{number}")
    presses(page, 'a[href$="/batal"]')
    here.looks("cancelling a bill")
    presses(page, SEND)
    here.looks("cancelling a bill without a reason")
    page.fill("#alasan", "Luasnya keliru.")
    presses(page, SEND)
    page.wait_for_url(f"**/petugas/permohonan/{number}")


def test_money_received(here: City) -> None:
    page, (_, code) = here.page, billed(here)
    here.signs_in("tuti")
    page.goto(HOME)
    here.looks("money received, none")
    earlier = here.clock.now - timedelta(days=3)
    bayar.is_paid(here.memory, "LAMA-20261120-0001", 100_000, "BAYAR IZIN PAK RT 04 PONDOK AREN", at=earlier)
    bayar.is_paid(here.memory, "BEDA-1", 5_000, "", at=here.clock.now)
    here.memory.receipts.receive(
        [bayar.receipt("BEDA-1", 50_000, "x", at=here.clock.now, source="statement")],
        stated=here.clock.now.date(),
    )
    pays(here, "LEBIH-1", OWED + 500, code)
    for word in ("semua", "tanpa-tujuan", "beda", "lebih", "belum-di-rekening-koran"):
        page.goto(f"{HOME}?hanya={word}")
        expect(page.locator("tbody tr").first).to_be_visible()
        here.looks(f"money received, {word}")
    for name in ("LAMA-20261120-0001", "BEDA-1", "LEBIH-1"):
        page.goto(f"{HOME}/bjb.va/{name}")
        here.looks(f"the receipt {name}")


def test_many_receipts_come_in_pages(here: City) -> None:
    for n in range(60):
        pays(here, f"B-{n}", 1_000 + n, "")
    here.signs_in("tuti")
    here.page.goto(f"{HOME}?halaman=2")
    expect(here.page.locator("tbody tr")).to_have_count(25)
    here.looks("money received, in pages")


def test_saying_what_money_is_for(here: City) -> None:
    page, (_, code) = here.page, billed(here)
    pays(here, "A-000001", OWED, "BAYAR IZIN PAK RT")
    here.signs_in("tuti")
    page.goto(f"{HOME}/bjb.va/A-000001/untuk")
    here.looks("what money is for")
    types(page, {"#kode": "26000009998"})
    here.looks("what money is for, of no bill")
    types(page, {"#kode": code})
    expect(page.locator("input[name=sudah]")).to_have_count(1)
    here.looks("what money is for, shown before it is booked")
    presses(page, SEND)
    page.wait_for_url("**?tercatat=1")
    here.looks("a receipt that was just booked")


def test_noting_a_payment_from_a_statement(here: City) -> None:
    page, (_, code) = here.page, billed(here)
    here.signs_in("tuti")
    page.goto(f"{HOME}/catat")
    here.looks("noting a payment")
    types(page, {"#kode": "1", "#bank": "", "#mutasi": "a b", "#jumlah": "nol", "#tanggal": "lusa"})
    expect(page.locator(".govuk-error-message")).to_have_count(5)
    here.looks("noting a payment, all of it wrong")
    here.clock.passes(hours=2)
    typed = {
        "#kode": code,
        "#bank": "bjb.va",
        "#mutasi": "K-1",
        "#jumlah": "1.250.000",
        "#tanggal": "23/11/2026",
    }
    types(page, typed)
    here.enters("tuti")
    expect(page.locator("#mutasi")).to_have_value("K-1")
    here.looks("noting a payment with what was kept")
    presses(page, SEND)
    page.wait_for_url("**?tercatat=1")
