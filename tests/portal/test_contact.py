"""An applicant says herself how she is reached: on the page, by the API, and only what is confirmed counts."""

import json

import pytest
from fastapi import FastAPI

from licensing.case.acts.contacting import HOLDS_FOR
from licensing.case.commands import ReportEffect
from licensing.case.confirming import confirmation
from licensing.city.people import Service
from licensing.history.case import Case
from licensing.history.effects import Refused
from licensing.words.identifiers import ApplicationNumber, FieldId
from licensing.words.sentences import Sentence
from portal.door.throttle import CONTACT_BY_ADDRESS
from tests.portal.conftest import ANSWERS, Browser, Clock, hidden
from tests.portal.memory import PIN, Memory

SECRET = "rahasia untuk tanda tangan kuki"
NEW, EMAIL, PHONE = "ayu.baru@contoh.id", FieldId("surel"), FieldId("telepon")


def case_of(memory: Memory, application: ApplicationNumber) -> Case:
    return memory.cases.view(Service(), application).case


def changes(visitor: Browser, application: ApplicationNumber, email: str = "", phone: str = "") -> int:
    page = f"/lacak/{application}/kontak"
    assert visitor.get(page).status_code == 200
    answer = visitor.send(page, {"surel": email, "telepon": phone})
    if answer.status_code == 303:
        assert answer.headers["location"].endswith(f"?terkirim={4 if email else 3}")
    return answer.status_code


def test_a_new_address_counts_once_its_link_is_followed(
    visitor: Browser, memory: Memory, application: ApplicationNumber
) -> None:
    visitor.tracks(application)
    assert f'href="/lacak/{application}/kontak"' in visitor.get(f"/lacak/{application}").text
    assert changes(visitor, application, NEW) == 303
    assert case_of(memory, application).answers[EMAIL] == ANSWERS["form.surel"]
    page = visitor.get(f"/lacak/{application}?terkirim=4").text
    assert "Berlaku setelah Anda membuka tautan" in page
    assert f'Buka surat yang kami kirim ke <span class="izin-typed">{NEW}</span>.' in page
    assert "sudah kami catat" not in page
    link = f"/surel/{application}/{confirmation(SECRET, application, NEW)}"
    stranger = Browser(visitor.app)
    assert NEW not in stranger.get(link).text
    assert case_of(memory, application).answers[EMAIL] == ANSWERS["form.surel"], "opening it is no answer"
    assert stranger.send(link).status_code == 200
    case = case_of(memory, application)
    assert (case.answers[EMAIL], case.confirmed) == (NEW, NEW)
    again = stranger.get(link).text
    assert "Tautan ini sudah dipakai" in again
    assert "Apakah alamat surel ini milik Anda?" not in again
    assert NEW not in again
    assert "Perubahan Anda sudah kami catat." in visitor.get(f"/lacak/{application}?terkirim=4").text
    history = visitor.get(f"/lacak/{application}").text
    assert "Alamat surel pemohon diganti" in history


def test_she_takes_it_back_with_a_button_and_the_link_confirms_nothing(
    visitor: Browser, memory: Memory, application: ApplicationNumber
) -> None:
    visitor.tracks(application)
    page, back = f"/lacak/{application}/kontak", f"/lacak/{application}/kontak/batal"
    assert back not in visitor.get(page).text
    changes(visitor, application, NEW)
    asked = visitor.get(page)
    assert f'action="{back}"' in asked.text
    done = f"/lacak/{application}?terkirim=5"
    for _ in range(2):
        answer = visitor.send(back, {"alamat": hidden(asked, "alamat")})
        assert (answer.status_code, answer.headers["location"]) == (303, done)
    assert "Alamat surel tidak jadi diganti." in visitor.get(done).text
    assert "Pemohon membatalkan permintaan ganti alamat surel" in visitor.get(f"/lacak/{application}").text
    assert back not in visitor.get(page).text
    link = f"/surel/{application}/{confirmation(SECRET, application, NEW)}"
    assert visitor.get(link).status_code == visitor.send(link).status_code == 404
    assert case_of(memory, application).answers[EMAIL] == ANSWERS["form.surel"]


def test_what_came_about_meanwhile_is_told_where_she_takes_it_back(
    visitor: Browser, application: ApplicationNumber
) -> None:
    visitor.tracks(application)
    changes(visitor, application, NEW)
    visitor.get(f"/lacak/{application}/kontak")
    visitor.send(f"/surel/{application}/{confirmation(SECRET, application, NEW)}")
    answer = visitor.send(f"/lacak/{application}/kontak/batal", {"alamat": NEW})
    assert answer.status_code == 409
    assert "sudah dikonfirmasi, dan surat kami sudah dikirim ke sana" in answer.text


def test_that_its_time_is_over_is_told(
    visitor: Browser, clock: Clock, application: ApplicationNumber
) -> None:
    visitor.tracks(application)
    changes(visitor, application, NEW)
    clock.passes(seconds=HOLDS_FOR.total_seconds())
    visitor.tracks(application)
    assert "tidak dikonfirmasi dalam 7 hari" in visitor.get(f"/lacak/{application}/kontak").text
    assert "Tidak dikonfirmasi dalam 7 hari" in visitor.get(f"/lacak/{application}").text
    shown = visitor.request("GET", f"/api/v1/applications/{application}", headers={"x-pin": PIN}).json()
    assert shown["contact"]["wanted"] is None


def test_at_the_limit_of_a_day_it_comes_back_with_when_to_try_again(
    visitor: Browser, monkeypatch: pytest.MonkeyPatch, application: ApplicationNumber
) -> None:
    monkeypatch.setattr(CONTACT_BY_ADDRESS, "amount", 1)
    visitor.tracks(application)
    assert changes(visitor, application, NEW) == 303
    page = visitor.send(f"/lacak/{application}/kontak", {"surel": "", "telepon": "0812 9999 0000"})
    assert page.status_code == 429
    assert 0 < int(page.headers["retry-after"]) <= 24 * 60 * 60
    assert 'value="0812 9999 0000"' in page.text
    assert "coba lagi besok" in page.text


def test_what_is_wrong_comes_back_filled_in_and_a_telephone_number_counts_at_once(
    visitor: Browser, memory: Memory, application: ApplicationNumber
) -> None:
    visitor.tracks(application)
    assert changes(visitor, application, "bukan alamat", "0812 9999 0000") == 422
    page = visitor.send(
        f"/lacak/{application}/kontak", {"surel": "bukan alamat", "telepon": "0812 9999 0000"}
    )
    assert 'value="bukan alamat"' in page.text
    assert 'id="surel-error"' in page.text
    assert case_of(memory, application).answers[PHONE] != "+6281299990000"
    assert changes(visitor, application, phone="0812 9999 0000") == 303
    assert case_of(memory, application).answers[PHONE] == "+6281299990000"


def test_an_address_that_refuses_letters_is_told(
    visitor: Browser, memory: Memory, clock: Clock, application: ApplicationNumber
) -> None:
    visitor.tracks(application)
    changes(visitor, application, NEW)
    key = next(each for each in case_of(memory, application).owed if "address-wanted" in each)
    no = Refused("550", Sentence("Ditolak.", "Refused."))
    memory.cases.handle(Service(), application, ReportEffect(key, no), now=clock())
    assert "alamat ini menolak surat kami" in visitor.get(f"/lacak/{application}/kontak").text
    assert "izin-unreached" not in visitor.get(f"/lacak/{application}").text, "her own address takes them"


def test_nobody_else_changes_it_nor_learns_of_it(
    app: FastAPI, visitor: Browser, rina: Browser, application: ApplicationNumber
) -> None:
    visitor.tracks(application)
    changes(visitor, application, NEW)
    assert Browser(app).get(f"/lacak/{application}/kontak").status_code == 303
    page = rina.get(f"/petugas/permohonan/{application}").text
    assert "meminta surat dikirim ke alamat surel lain" in page
    assert NEW not in page


def test_the_api_does_the_same(app: FastAPI, memory: Memory, application: ApplicationNumber) -> None:
    def change(pin: str, to: str = "", **body: str) -> tuple[int, dict[str, object]]:
        response = Browser(app).request(
            "POST",
            f"/api/v1/applications/{application}/contact{to}",
            content=json.dumps(body).encode(),
            headers={"x-pin": pin, "content-type": "application/json"},
        )
        return response.status_code, response.json()

    status, told = change(PIN, email=NEW)
    assert (status, told["contact"]) == (200, {"confirmed": False, "wanted": NEW})
    assert change("0", email=NEW)[0] == 401
    status, problem = change(PIN, email="bukan")
    assert status == 422
    assert isinstance(problem["fields"], dict)
    assert set(problem["fields"]) == {"email"}
    assert change(PIN, surel=NEW)[0] == 422
    assert change("0", "/withdrawal", email=NEW)[0] == 401
    for _ in range(2):
        status, told = change(PIN, "/withdrawal", email=NEW)
        assert (status, told["contact"]) == (200, {"confirmed": False, "wanted": None})
