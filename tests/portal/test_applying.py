"""Applying: all errors at once, nothing typed or uploaded is lost, one form makes one application."""

import re
from html import unescape

import httpx

from tests.portal.conftest import ANSWERS, Browser, hidden, pdf
from tests.portal.memory import PIN, Memory


def told(page: httpx.Response) -> list[str]:
    """The places the summary of errors leads to, on this step and on others."""
    return re.findall(r'<li>(?:<a href="#|<button [^>]*value="[a-z]+:)([^"]+)"', page.text)


def test_an_empty_form_names_everything_that_is_missing_at_once(visitor: Browser) -> None:
    visitor.get("/ajukan/coba")
    page = visitor.send("/ajukan/coba")
    assert page.status_code == 422
    linked = told(page)
    assert linked == [
        "form-nama",
        "form-nik",
        "form-surel",
        "form-telepon",
        "form-luas",
        "form-jenis",
        "form-parkir",
        "dokumen-ktp",
    ]
    assert all(f'id="{target}"' in page.text for target in linked)


def test_what_was_typed_stays_when_something_else_is_wrong(visitor: Browser) -> None:
    visitor.get("/ajukan/coba")
    page = visitor.send(
        "/ajukan/coba",
        {**ANSWERS, "form.nik": "123", "form.catatan": "<b>dua\nbaris</b>", "form.hari": "selasa"},
        {"dokumen.ktp": pdf()},
    )
    text = unescape(page.text)
    assert 'value="Ayu Lestari"' in text
    assert 'value="123"' in text
    assert "<b>dua\nbaris</b></textarea>" in text
    assert "&lt;b&gt;dua" in page.text
    assert 'value="selasa" checked' in text
    assert 'value="mandiri" checked' in text


def test_a_file_taken_in_once_need_not_be_chosen_again(visitor: Browser, memory: Memory) -> None:
    visitor.get("/ajukan/coba")
    page = visitor.send("/ajukan/coba", {**ANSWERS, "form.nik": "123"}, {"dokumen.ktp": pdf("ktp ayu.pdf")})
    assert "ktp ayu.pdf" in page.text
    token = hidden(page, "tersimpan.ktp")
    again = visitor.send("/ajukan/coba", {**ANSWERS, "tersimpan.ktp": token})
    assert again.status_code == 200
    assert len(memory.cases.histories) == 1


def test_a_forged_file_token_counts_as_no_file(visitor: Browser) -> None:
    visitor.get("/ajukan/coba")
    page = visitor.send("/ajukan/coba", {**ANSWERS, "tersimpan.ktp": "eyJrZXkiOiJ4In0.abc.def"})
    assert page.status_code == 422
    assert "dokumen-ktp-error" in page.text


def test_a_file_of_the_wrong_kind_is_named_beside_every_other_error(visitor: Browser) -> None:
    visitor.get("/ajukan/coba")
    page = visitor.send(
        "/ajukan/coba", {**ANSWERS, "form.surel": "bukan surel"}, {"dokumen.ktp": pdf(content=b"MZ\x90")}
    )
    assert "Berkas ini bukan PDF, JPG. Unggah berkas PDF, JPG." in page.text
    assert "form-surel-error" in page.text


def test_a_document_asked_only_after_an_answer_is_missing_together_with_the_rest(visitor: Browser) -> None:
    visitor.get("/ajukan/coba")
    page = visitor.send("/ajukan/coba", {**ANSWERS, "form.jenis": "bersama"}, {"dokumen.ktp": pdf()})
    assert told(page) == ["form-rekan", "dokumen-denah"]
    page = visitor.send(
        "/ajukan/coba",
        {**ANSWERS, "form.jenis": "bersama", "form.rekan": "Budi"},
        {"dokumen.ktp": pdf(content=b"bukan")},
    )
    assert told(page) == ["dokumen-ktp", "dokumen-denah"]


def test_the_receipt_shows_number_and_pin(visitor: Browser) -> None:
    once = hidden(visitor.get("/ajukan/coba"), "sekali")
    page = visitor.send("/ajukan/coba", {**ANSWERS, "sekali": once}, {"dokumen.ktp": pdf()})
    assert "REG-COBA-20261123-00001" in page.text
    assert f"data-pin>{PIN}<" in page.text


def test_the_same_form_sent_twice_makes_one_application(visitor: Browser, memory: Memory) -> None:
    once = hidden(visitor.get("/ajukan/coba"), "sekali")
    form = {**ANSWERS, "sekali": once}
    first = visitor.send("/ajukan/coba", form, {"dokumen.ktp": pdf()})
    second = visitor.send("/ajukan/coba", form, {"dokumen.ktp": pdf()})
    assert len(memory.cases.histories) == 1
    assert "REG-COBA-20261123-00001" in first.text
    assert "REG-COBA-20261123-00001" in second.text


def test_somebody_else_sending_another_form_under_its_name_gets_no_receipt_of_it(
    visitor: Browser, memory: Memory, rina: Browser
) -> None:
    once = hidden(visitor.get("/ajukan/coba"), "sekali")
    visitor.send("/ajukan/coba", {**ANSWERS, "sekali": once}, {"dokumen.ktp": pdf()})
    rina.get("/ajukan/coba")
    other = {**ANSWERS, "form.luas": "99", "sekali": once}
    page = rina.send("/ajukan/coba", other, {"dokumen.ktp": pdf()})
    assert "data-pin" not in page.text
    assert len(memory.cases.histories) == 1


def test_which_questions_are_asked_follows_the_answers_without_keeping_them(
    visitor: Browser, memory: Memory
) -> None:
    visitor.get("/ajukan/coba")
    alone = visitor.send("/ajukan/coba/ditanyakan", {"form.jenis": "mandiri"}).json()["asked"]
    together = visitor.send("/ajukan/coba/ditanyakan", {"form.jenis": "bersama"}).json()["asked"]
    assert set(together) - set(alone) == {"form-rekan", "dokumen-denah"}
    assert not memory.cases.histories


def test_a_question_under_a_condition_says_in_words_when_it_is_asked(visitor: Browser) -> None:
    assert "Hanya untuk Jenis tempat: Bersama." in visitor.get("/ajukan/coba").text


def test_a_permit_nobody_knows_is_not_found(visitor: Browser) -> None:
    assert visitor.get("/ajukan/tidak_ada").status_code == 404
