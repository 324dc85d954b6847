"""What came in, and what whoever keeps the books does about it: on pages and through the API, in each way it can go."""

from collections.abc import Callable

import httpx
from fastapi import FastAPI

from licensing.case.commands import DeclareInterest
from licensing.words.identifiers import ApplicationNumber, OfficerId
from tests.portal import bayar
from tests.portal.bayar import HOME, OWED, step
from tests.portal.conftest import Browser, Clock, hidden
from tests.portal.memory import Memory

READ = {"bank": "bjb.va", "mutasi": "K-77", "jumlah": "1.250.000", "tanggal": "23 November 2026"}


def fills(browser: Browser, path: str, data: dict[str, str]) -> httpx.Response:
    browser.get(path)
    return browser.send(path, data)


def test_what_came_in_is_listed_newest_first_and_filtered(
    tuti: Browser, arrives: Callable[..., None], memory: Memory, code: str, application: ApplicationNumber
) -> None:
    arrives("LAMA", 100, "entah apa", days_ago=3)
    arrives("LEBIH", OWED + 5, code)
    memory.receipts.receive(
        [bayar.receipt("LAMA", 99, "lain", at=bayar.case_of(memory, application).submitted_at)]
    )
    text = tuti.get(HOME).text
    assert text.index("LEBIH") < text.index("LAMA")
    assert f'href="/petugas/permohonan/{application}"' in text
    shown = {
        word: ["LAMA" in page, "LEBIH" in page]
        for word in ("semua", "tanpa-tujuan", "beda", "lebih", "belum-di-rekening-koran")
        if (page := tuti.get(f"{HOME}?hanya={word}").text)
    }
    assert shown == {
        "semua": [True, True],
        "tanpa-tujuan": [True, False],
        "beda": [True, False],
        "lebih": [False, True],
        "belum-di-rekening-koran": [True, False],
    }


def test_every_list_says_when_it_is_empty(tuti: Browser) -> None:
    for word, said in (
        ("semua", "Belum ada uang"),
        ("tanpa-tujuan", "sudah diketahui untuk tagihan mana"),
        ("beda", "Tidak ada mutasi yang dilaporkan berbeda"),
        ("lebih", "Tidak ada lebih bayar"),
        ("belum-di-rekening-koran", "sudah ada di rekening koran"),
    ):
        assert said in tuti.get(f"{HOME}?hanya={word}").text


def test_a_payment_read_off_a_statement_carries_the_case_on_once(
    tuti: Browser, memory: Memory, application: ApplicationNumber, code: str
) -> None:
    typed = {"kode": f"{code[:4]} {code[4:8]} {code[8:]}", **READ}
    for _ in range(2):
        sent = fills(tuti, f"{HOME}/catat", typed)
        assert (sent.status_code, sent.headers["location"]) == (303, f"{HOME}/bjb.va/K-77?tercatat=1")
    assert step(memory, application) == "rekomendasi"
    (debt,) = bayar.case_of(memory, application).debts.values()
    assert len(debt.paid) == 1
    assert "Sudah dibukukan" in tuti.get(f"{HOME}/bjb.va/K-77?tercatat=1").text


def test_everything_wrong_is_told_at_once_and_what_was_typed_stays(tuti: Browser) -> None:
    typed = {"kode": "123", "bank": "", "mutasi": "a b", "jumlah": "nol", "tanggal": "kemarin sore"}
    sent = fills(tuti, f"{HOME}/catat", typed)
    assert sent.status_code == 422
    for name, text in typed.items():
        assert f'id="{name}-error"' in sent.text
        assert f'name="{name}" type="text" value="{text}"' in sent.text


def test_a_day_to_come_is_refused(tuti: Browser, code: str) -> None:
    sent = fills(tuti, f"{HOME}/catat", {"kode": code, **READ, "tanggal": "24 November 2026"})
    assert (sent.status_code, "paling lambat hari ini" in sent.text) == (422, True)


def test_a_movement_that_is_known_has_to_say_the_same(
    tuti: Browser, arrives: Callable[..., None], memory: Memory, application: ApplicationNumber, code: str
) -> None:
    arrives("K-77", OWED, "tanpa kode")
    sent = fills(tuti, f"{HOME}/catat", {"kode": code, **READ, "jumlah": "1.000.000"})
    assert (sent.status_code, "sudah tercatat dengan isi lain" in sent.text) == (409, True)
    assert step(memory, application) == "pembayaran"
    assert fills(tuti, f"{HOME}/catat", {"kode": code, **READ}).status_code == 303
    assert step(memory, application) == "rekomendasi"


def test_what_an_unmatched_receipt_is_for_is_shown_before_it_is_booked(
    tuti: Browser, arrives: Callable[..., None], memory: Memory, application: ApplicationNumber, code: str
) -> None:
    arrives("A1", OWED, "retribusi pak RT")
    path = f"{HOME}/bjb.va/A1/untuk"
    asked = fills(tuti, path, {"kode": code})
    assert asked.status_code == 200
    assert "Ayu Lestari" in asked.text
    assert "Ya, bukukan untuk tagihan ini" in asked.text
    assert step(memory, application) == "pembayaran"
    sent = tuti.send(path, {"kode": code, "sudah": hidden(asked, "sudah")})
    assert (sent.status_code, step(memory, application)) == (303, "rekomendasi")
    assert (
        "belum diketahui"
        not in tuti.get(f"{HOME}?hanya=semua").text.partition("</nav>")[2].partition("<table")[2]
    )


def test_another_code_typed_after_looking_is_looked_at_first(
    tuti: Browser, arrives: Callable[..., None], memory: Memory, application: ApplicationNumber, code: str
) -> None:
    arrives("A1", OWED)
    asked = fills(tuti, f"{HOME}/bjb.va/A1/untuk", {"kode": code, "sudah": "26000000999"})
    assert (asked.status_code, step(memory, application)) == (200, "pembayaran")


def test_a_code_nobody_knows_is_refused_and_stays(tuti: Browser, arrives: Callable[..., None]) -> None:
    arrives("A1", OWED)
    sent = fills(tuti, f"{HOME}/bjb.va/A1/untuk", {"kode": "26000009998"})
    assert sent.status_code == 422
    assert "tidak dikenal" in sent.text
    assert 'value="26000009998"' in sent.text


def test_a_receipt_is_booked_for_one_bill_only(
    app: FastAPI, tuti: Browser, arrives: Callable[..., None], memory: Memory, clock: Clock, code: str
) -> None:
    other = bayar.billed(memory, Browser(app).applies({"form.nama": "Budi Santoso"}), clock.now)
    arrives("A1", OWED)
    path = f"{HOME}/bjb.va/A1/untuk"
    assert fills(tuti, path, {"kode": code, "sudah": code}).status_code == 303
    sent = fills(tuti, path, {"kode": other, "sudah": other})
    assert (sent.status_code, "tagihan lain" in sent.text) == (409, True)


def test_left_over_money_is_noted_as_paid_back_once(
    tuti: Browser, arrives: Callable[..., None], code: str
) -> None:
    arrives("A1", OWED + 50_000, code)
    path = f"{HOME}/bjb.va/A1/kembali"
    assert 'value="50000"' in tuti.get(path).text
    typed = {"jumlah": "20.000", "tanggal": "23 November 2026", "bukti": "SP2D/7"}
    assert fills(tuti, path, typed).status_code == 303
    again = fills(tuti, path, typed)
    assert (again.status_code, "sudah tercatat" in again.text) == (422, True)
    more = fills(tuti, path, {**typed, "jumlah": "40.000", "bukti": ""})
    assert more.status_code == 422
    assert "tinggal Rp30.000" in more.text
    assert "nomor SP2D" in more.text


def test_a_cancelled_bill_needs_a_reason_and_lets_nobody_on(
    tuti: Browser, memory: Memory, application: ApplicationNumber, code: str
) -> None:
    path = f"{HOME}/tagihan/{code}/batal"
    assert fills(tuti, path, {"alasan": ""}).status_code == 422
    sent = fills(tuti, path, {"alasan": "Salah hitung luas."})
    assert (sent.status_code, sent.headers["location"]) == (303, f"/petugas/permohonan/{application}")
    assert step(memory, application) == "pembayaran"
    assert fills(tuti, path, {"alasan": "Sekali lagi."}).status_code == 409


def test_whoever_has_an_interest_in_the_case_books_nothing_of_it(
    tuti: Browser, memory: Memory, clock: Clock, application: ApplicationNumber, code: str
) -> None:
    hers = memory.register.officers[OfficerId("tuti")]
    memory.cases.handle(hers, application, DeclareInterest("Adik saya."), now=clock.now)
    assert fills(tuti, f"{HOME}/catat", {"kode": code, **READ}).status_code == 403
    assert step(memory, application) == "pembayaran"


def test_a_treasurer_of_another_office_sees_that_money_came_and_nothing_of_the_case(
    app: FastAPI, arrives: Callable[..., None], application: ApplicationNumber, code: str
) -> None:
    arrives("A1", OWED + 5, code)
    yani = Browser(app)
    yani.signs_in("yani")
    text = yani.get(HOME).text
    assert application in text
    assert f"/petugas/permohonan/{application}" not in text
    assert "Ayu" not in yani.get(f"{HOME}/bjb.va/A1").text
    assert yani.get(f"{HOME}/bjb.va/A1/kembali").status_code == 403
    assert yani.get(f"{HOME}/tagihan/{code}/batal").status_code == 403
    sent = fills(yani, f"{HOME}/catat", {"kode": code, **READ})
    assert (sent.status_code, "bukan untuk peran Anda" in sent.text) == (422, True)
