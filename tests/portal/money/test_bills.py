"""A bill as its applicant and officers see it, in every state that money can bring it to."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI

from licensing.case.paying_commands import PayBack, VoidDebt
from licensing.money.debt import DebtId
from licensing.money.receipt import ReceiptKey
from licensing.words.identifiers import ApplicationNumber, OfficerId
from tests.portal import bayar
from tests.portal.bayar import OWED
from tests.portal.conftest import Browser, Clock
from tests.portal.memory import PIN, Memory

DEBT = DebtId("pembayaran")


@pytest.fixture
def page(visitor: Browser, application: ApplicationNumber, code: str) -> Callable[[], str]:
    """The applicant's page, in English where she asked for it."""

    def read() -> str:
        visitor.tracks(application)
        return visitor.get(f"/lacak/{application}").text

    return read


@pytest.fixture
def pays(memory: Memory, clock: Clock, code: str) -> Callable[[str, int], None]:
    return lambda name, amount: bayar.is_paid(memory, name, amount, code, at=clock.now)


def test_a_bill_says_how_much_until_when_and_how(
    page: Callable[[], str], application: ApplicationNumber, code: str
) -> None:
    text = page()
    assert "Belum dibayar" in text
    assert "Rp1.250.000" in text
    groups = "".join(f"<span>{each}</span>" for each in (code[:4], code[4:8], code[8:]))
    assert f'<span class="izin-code">{groups}</span>' in text
    assert "Bayar paling lambat <strong>23 Desember 2026</strong>" in text
    assert "Jangan pernah membayar tunai" in text
    assert f"/lacak/{application}/izin?nomor=SKRD/001/2026" in text
    assert "perlu diperbaiki" not in text


def test_nobody_corrects_or_answers_where_money_is_awaited(
    visitor: Browser, page: Callable[[], str], application: ApplicationNumber
) -> None:
    page()
    assert visitor.get(f"/lacak/{application}/perbaikan").status_code in (303, 404, 409)
    for path in ("correction", f"requests/{application}.pembayaran.1.applicant/answer"):
        sent = visitor.request(
            "POST",
            f"/api/v1/applications/{application}/{path}",
            data={"form": "{}"},
            headers={"X-PIN": PIN},
        )
        assert sent.status_code in (404, 409)


def test_how_it_came_about_is_told_once_from_what_was_assessed(page: Callable[[], str]) -> None:
    text = page()
    assert text.count("izin-calculated") == 2
    assert text.count("Cara menghitung: Retribusi layanan") == 2  # and the caption of its table
    assert "Hitungan biaya" in text  # the other amount of the definition, which nobody bills


def test_partly_paid_says_what_is_missing(page: Callable[[], str], pays: Callable[[str, int], None]) -> None:
    pays("A1", 400_000)
    text = page()
    assert "Dibayar sebagian" in text
    assert "Rp850.000" in text
    assert 'nomor <span class="izin-typed">A1</span>' in text


def test_paid_asks_for_nothing_more(page: Callable[[], str], pays: Callable[[str, int], None]) -> None:
    pays("A1", OWED)
    text = page()
    assert "sudah lunas" in text
    assert "izin-code" not in text
    assert "Cara membayar" not in text


def test_too_much_is_told_and_then_that_it_was_paid_back(
    page: Callable[[], str],
    pays: Callable[[str, int], None],
    memory: Memory,
    clock: Clock,
    application: ApplicationNumber,
) -> None:
    pays("A1", OWED + 50_000)
    assert "<strong>Rp50.000</strong> dari yang dibayar tidak terpakai" in page()
    back = PayBack(DEBT, ReceiptKey("bjb.va/A1"), 50_000, clock.now.date(), "SP2D/7")
    memory.cases.handle(memory.register.officers[OfficerId("tuti")], application, back, now=clock.now)
    text = page()
    assert "tidak terpakai" not in text
    assert "SP2D/7" in text


def test_overdue_says_interest_separately(page: Callable[[], str], clock: Clock) -> None:
    clock.passes(days=31)
    text = page()
    assert "Lewat jatuh tempo" in text
    assert "Rp1.262.500" in text
    assert "Termasuk bunga keterlambatan Rp12.500" in text
    assert "1 % \N{MULTIPLICATION SIGN} 1 bulan" in text


def test_a_demand_is_the_same_bill_under_a_new_code(
    page: Callable[[], str], clock: Clock, memory: Memory, application: ApplicationNumber, code: str
) -> None:
    clock.passes(days=34)
    bayar.passes(memory, application, clock.now)
    text = page()
    assert "Ditagih dengan surat tagihan" in text
    assert bayar.code_of(memory, application) != code
    assert text.index("STRD/001/2026") < text.index("SKRD/001/2026")


def test_closed_and_paid_afterwards_is_the_payers(
    page: Callable[[], str],
    pays: Callable[[str, int], None],
    clock: Clock,
    memory: Memory,
    application: ApplicationNumber,
) -> None:
    clock.passes(days=34)
    bayar.passes(memory, application, clock.now)
    clock.passes(days=70)
    bayar.passes(memory, application, clock.now)
    assert bayar.case_of(memory, application).ending == "lapsed"
    assert "Tidak ditagih lagi" in page()
    pays("A1", OWED)
    assert "<strong>Rp1.250.000</strong> dari yang dibayar tidak terpakai" in page()


def test_a_cancelled_bill_asks_for_nothing_and_officers_read_why(
    page: Callable[[], str], memory: Memory, clock: Clock, application: ApplicationNumber, app: FastAPI
) -> None:
    tuti = memory.register.officers[OfficerId("tuti")]
    memory.cases.handle(tuti, application, VoidDebt(DEBT, "Salah hitung luas."), now=clock.now)
    text = page()
    assert "Tagihan ini dibatalkan" in text
    assert "Salah hitung" not in text
    browser = Browser(app)
    browser.signs_in("tuti")
    assert "Salah hitung luas." in browser.get(f"/petugas/permohonan/{application}").text


def test_officers_see_receipts_by_number_and_the_treasurer_follows_them(
    pays: Callable[[str, int], None], rina: Browser, application: ApplicationNumber, app: FastAPI
) -> None:
    pays("A1", 400_000)
    address = f"/petugas/permohonan/{application}"
    text = rina.get(address).text
    assert "Dibayar sebagian" in text
    assert "A1" in text
    assert "/petugas/uang-masuk" not in text
    tuti = Browser(app)
    tuti.signs_in("tuti")
    text = tuti.get(address).text
    assert 'href="/petugas/uang-masuk/bjb.va/A1"' in text
    assert "/batal" in text


def test_in_english_too(page: Callable[[], str], visitor: Browser, application: ApplicationNumber) -> None:
    page()
    text = visitor.get(f"/lacak/{application}?lang=en").text
    for said in ("Not paid yet", "Billing code", "Never pay in cash", "To pay today"):
        assert said in text


def test_the_debt_of_a_case_is_what_programs_read(
    visitor: Browser,
    pays: Callable[[str, int], None],
    application: ApplicationNumber,
    clock: Clock,
    code: str,
) -> None:
    clock.passes(days=31)
    pays("A1", 400_000)
    found = visitor.request("GET", f"/api/v1/applications/{application}", headers={"X-PIN": PIN})
    (bill,) = found.json()["bills"]
    assert (bill["state"], bill["code"], bill["due"]) == ("overdue", code, "2026-12-23")
    assert bill["payable"] == bill["unpaid"] + bill["interest"]
    assert bill["paid"] == 400_000
    (paid,) = bill["payments"]
    assert (paid["number"], paid["amount"]) == ("A1", 400_000)
    assert paid["principal"] + paid["interest"] == 400_000
    assert bill["documents"] == ["SKRD/001/2026"]


def test_the_virtual_account_of_a_bank_is_its_prefix_and_the_code(page: Callable[[], str], code: str) -> None:
    number = f"12345{code}"
    groups = "".join(f"<span>{number[place : place + 4]}</span>" for place in range(0, len(number), 4))
    assert f'<span class="izin-code">{groups}</span>' in page()
