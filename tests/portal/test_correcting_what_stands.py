"""A correction sends what stands along: what she did not touch is no correction, and takes nothing newer back."""

import json

import pytest
from fastapi import FastAPI

from licensing.case.confirming import confirmation
from licensing.words.identifiers import ApplicationNumber, FieldId
from tests.portal.conftest import ANSWERS, Browser, hidden, pdf
from tests.portal.memory import PIN, Memory
from tests.portal.test_contact import EMAIL, NEW, PHONE, SECRET, case_of, changes

NAME = FieldId("nama")
NOTHING = "Tidak ada yang diperbaiki. Kirim isian atau berkas yang berubah."


@pytest.fixture
def returned(rina: Browser, visitor: Browser, application: ApplicationNumber) -> ApplicationNumber:
    rina.decides(f"{application}.kelengkapan.1.dpmptsp", "kembalikan", alasan="KTP buram.")
    visitor.tracks(application)
    return application


def opened(visitor: Browser, application: ApplicationNumber) -> dict[str, str]:
    page = visitor.get(f"/lacak/{application}/perbaikan")
    return {**ANSWERS, **{name: hidden(page, name) for name in ("tugas", "terlihat")}}


def moves(app: FastAPI, visitor: Browser, application: ApplicationNumber) -> None:
    """She changes both on a page of its own, and confirms the address."""
    assert changes(visitor, application, NEW, "0812 9999 0000") == 303
    mail, link = Browser(app), f"/surel/{application}/{confirmation(SECRET, application, NEW)}"
    mail.get(link)
    assert mail.send(link).status_code == 200


def reached(memory: Memory, application: ApplicationNumber) -> tuple[object, object]:
    answers = case_of(memory, application).answers
    return answers[EMAIL], answers[PHONE]


def test_nothing_touched_uses_up_no_turn_and_comes_back_filled_in(
    visitor: Browser, returned: ApplicationNumber, memory: Memory
) -> None:
    form, before = opened(visitor, returned), memory.cases.histories[returned]
    page = visitor.send(f"/lacak/{returned}/perbaikan", form)
    assert page.status_code == 422
    assert NOTHING in page.text
    assert f'value="{ANSWERS["form.nama"]}"' in page.text
    assert memory.cases.histories[returned] == before
    as_read_the_same = {**form, "form.luas": "12,50", "form.nama": " Ayu Lestari "}
    assert visitor.send(f"/lacak/{returned}/perbaikan", as_read_the_same).status_code == 422
    assert memory.cases.histories[returned] == before


def test_another_file_alone_is_a_correction(visitor: Browser, returned: ApplicationNumber) -> None:
    form = opened(visitor, returned)
    sent = visitor.send(
        f"/lacak/{returned}/perbaikan", form, {"dokumen.ktp": pdf("baru.pdf", b"%PDF-1.7 baru")}
    )
    assert sent.status_code == 303


def test_the_api_refuses_what_stands_already(
    app: FastAPI, returned: ApplicationNumber, memory: Memory
) -> None:
    before = memory.cases.histories[returned]

    def sends(**form: str) -> tuple[int, str]:
        answer = Browser(app).request(
            "POST",
            f"/api/v1/applications/{returned}/correction",
            data={"form": json.dumps(form)},
            headers={"x-pin": PIN},
        )
        return answer.status_code, answer.json().get("code", "")

    assert sends(nama="Ayu Lestari", luas="12.5") == (422, "nothing-corrected")
    assert memory.cases.histories[returned] == before
    assert sends(nama="Ayu Lestari Putri") == (200, "")


def test_an_open_correction_takes_no_newer_address_back(
    app: FastAPI, visitor: Browser, returned: ApplicationNumber, memory: Memory
) -> None:
    form = opened(visitor, returned)
    moves(app, visitor, returned)
    visitor.get(f"/lacak/{returned}")
    assert visitor.send(f"/lacak/{returned}/perbaikan", form).status_code == 422, "nothing else is changed"
    sent = visitor.send(f"/lacak/{returned}/perbaikan", {**form, "form.nama": "Ayu Lestari Putri"})
    assert sent.status_code == 303
    assert reached(memory, returned) == (NEW, "+6281299990000")
    case = case_of(memory, returned)
    assert (case.answers[NAME], case.confirmed) == ("Ayu Lestari Putri", NEW)


def test_nor_does_the_page_that_comes_back_with_an_error(
    app: FastAPI, visitor: Browser, returned: ApplicationNumber
) -> None:
    form = opened(visitor, returned)
    moves(app, visitor, returned)
    visitor.get(f"/lacak/{returned}")
    page = visitor.send(f"/lacak/{returned}/perbaikan", {**form, "form.nama": ""})
    assert page.status_code == 422
    assert f'value="{NEW}"' in page.text
    assert f'value="{ANSWERS["form.surel"]}"' not in page.text


def test_what_she_typed_herself_in_the_open_correction_counts(
    app: FastAPI, visitor: Browser, returned: ApplicationNumber, memory: Memory
) -> None:
    form = opened(visitor, returned)
    moves(app, visitor, returned)
    visitor.get(f"/lacak/{returned}")
    typed = {**form, "form.telepon": "0813-1111-2222"}
    assert visitor.send(f"/lacak/{returned}/perbaikan", typed).status_code == 303
    assert reached(memory, returned) == (NEW, "+6281311112222")
