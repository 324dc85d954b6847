"""Nothing typed is lost: each way a form can fail brings its page back filled in, with a sentence, and does nothing."""

import re

import pytest
from fastapi import FastAPI

from licensing.words.identifiers import ApplicationNumber
from portal.door.throttle import DRAFTS_BY_ADDRESS
from tests.portal.conftest import ANSWERS, Browser, Clock, hidden, pdf
from tests.portal.memory import Memory
from tests.portal.typed_forms import FORM, OURS, WRITTEN, keeps_all, keeps_decision, posts, task_of


def test_the_language_is_switched_and_the_form_stays_with_its_files(visitor: Browser, memory: Memory) -> None:
    page = visitor.get("/ajukan/coba")
    assert 'form="isian" name="tampilkan" value="1" formaction="/ajukan/coba?lang=en"' in page.text
    english = visitor.request(
        "POST",
        "/ajukan/coba?lang=en",
        data={"csrf": visitor.token, "tampilkan": "1", **FORM},
        files={"dokumen.ktp": pdf()},
        headers=OURS,
    )
    assert english.status_code == 200
    assert re.search(r"data-go-on[^>]*>(Send application|Continue)<", english.text)
    assert "There is a problem" not in english.text
    assert hidden(english, "tersimpan.ktp")
    keeps_all(english)
    assert not memory.cases.histories


def test_a_form_that_stands_in_the_other_language_is_sent_from_there(
    visitor: Browser, memory: Memory
) -> None:
    visitor.get("/ajukan/coba?lang=en")
    assert visitor.send("/ajukan/coba?lang=en", ANSWERS, {"dokumen.ktp": pdf()}).status_code == 200
    assert len(memory.cases.histories) == 1


def test_enter_sends_the_form_and_does_not_switch_the_language(visitor: Browser) -> None:
    page = visitor.get("/ajukan/coba").text
    first = page[page.index('form="isian"') - 60 :]
    assert "formaction" not in first[: first.index(">", 60)]


def test_the_language_link_keeps_what_the_address_asks_for(rina: Browser) -> None:
    assert (
        'href="?cari=Ayu&amp;halaman=2&amp;lang=en"' in rina.get("/petugas?cari=Ayu&halaman=2&lang=id").text
    )


def test_an_applicants_form_comes_back_after_its_session_ended(visitor: Browser, clock: Clock) -> None:
    visitor.get("/ajukan/coba")
    clock.passes(hours=11)
    page = posts(visitor, "/ajukan/coba", FORM, visitor.token)
    assert page.status_code == 422
    assert "Sesi di peramban ini berganti" in page.text
    keeps_all(page)
    assert (
        visitor.send("/ajukan/coba", FORM, {"dokumen.ktp": pdf(), "dokumen.denah": pdf()}).status_code == 200
    )


def test_a_decision_is_there_again_after_signing_in_once_more(
    rina: Browser, application: ApplicationNumber, clock: Clock, memory: Memory
) -> None:
    task = task_of(application)
    written = {**WRITTEN, "penulis": hidden(rina.get(task), "penulis")}
    clock.passes(hours=2)
    to_sign_in = posts(rina, task, written, rina.token)
    assert to_sign_in.headers["location"] == f"/petugas/masuk?kembali={task}&tersimpan=1"
    page = rina.get(to_sign_in.headers["location"])
    assert "Yang Anda tulis tersimpan" in page.text
    wrong = rina.send("/petugas/masuk", {"nama": "rina", "sandi": "salah", "kembali": task, "tersimpan": "1"})
    assert "Yang Anda tulis tersimpan" in wrong.text, "a wrong password changes nothing of it"
    right = rina.send("/petugas/masuk", {"nama": "rina", "sandi": "kata sandi rina", "kembali": task})
    assert right.headers["location"] == task
    back = rina.get(task)
    assert "belum terkirim dan sudah diisikan lagi" in back.text
    keeps_decision(back)
    assert rina.decides(task.rpartition("/")[2], "lengkap").status_code == 303
    assert not memory.drafts.kept, "what was sent is kept no longer"


@pytest.mark.parametrize("button", ["pratinjau", "ambil", "lepas", "tarik"])
def test_whichever_button_sent_it_a_decision_is_there_again_on_its_page(
    rina: Browser, application: ApplicationNumber, clock: Clock, button: str
) -> None:
    task = task_of(application)
    written = {**WRITTEN, "penulis": hidden(rina.get(task), "penulis")}
    clock.passes(hours=2)
    to_sign_in = posts(rina, f"{task}/{button}", written, rina.token)
    assert to_sign_in.headers["location"] == f"/petugas/masuk?kembali={task}&tersimpan=1"
    rina.signs_in("rina")
    keeps_decision(rina.get(task))


def test_what_nobody_signed_in_for_is_begun_only_so_often_from_one_address(
    rina: Browser,
    visitor: Browser,
    application: ApplicationNumber,
    memory: Memory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(DRAFTS_BY_ADDRESS, "amount", 2)
    written = {**WRITTEN, "penulis": hidden(rina.get(task_of(application)), "penulis")}
    visitor.get("/ajukan/coba")
    pages = (1, 2, 2, 3, 4)
    answers = [posts(visitor, f"/petugas/tugas/X.{page}", written, visitor.token) for page in pages]
    assert [each.status_code for each in answers] == [303, 303, 303, 429, 429], "the same page is no new one"
    assert len(memory.drafts.kept) == 2


def test_what_one_officer_wrote_is_never_shown_to_another_who_signed_in_meanwhile(
    app: FastAPI, rina: Browser, application: ApplicationNumber, memory: Memory
) -> None:
    task = task_of(application)
    written, token = {**WRITTEN, "penulis": hidden(rina.get(task), "penulis")}, rina.token
    rina.signs_in("joko")
    answer = posts(rina, task, written, token)
    assert answer.headers["location"] == f"/petugas/masuk?kembali={task}&tersimpan=1"
    assert "KTP buram" not in rina.get(task).text
    again = Browser(app)
    again.signs_in("rina")
    keeps_decision(again.get(task))
    assert b"buram" not in b"".join(body for body, _ in memory.drafts.kept.values())


def test_signing_in_as_another_person_too_only_asks_to_send_once_more(
    rina: Browser, application: ApplicationNumber
) -> None:
    """She tracks an application in another tab: another session, but she is still who she was."""
    task = task_of(application)
    written, token = {**WRITTEN, "penulis": hidden(rina.get(task), "penulis")}, rina.token
    assert rina.tracks(application).status_code == 303
    page = posts(rina, task, written, token)
    assert page.status_code == 422
    assert "Sesi di peramban ini berganti" in page.text
    keeps_decision(page)
    assert "Keputusan Anda" in rina.get(task).text, "nothing was decided"


def test_a_reason_is_there_again_after_signing_in(
    rina: Browser, application: ApplicationNumber, clock: Clock
) -> None:
    path = f"/petugas/permohonan/{application}/tindakan/benturan"
    written = {"alasan": "Saudara ipar saya", "penulis": hidden(rina.get(path), "penulis")}
    clock.passes(hours=2)
    answer = posts(rina, path, written, rina.token)
    assert answer.headers["location"] == f"/petugas/masuk?kembali={path}&tersimpan=1"
    rina.signs_in("rina")
    assert "\nSaudara ipar saya</textarea>" in rina.get(path).text


def test_a_correction_is_there_again_after_giving_the_pin_once_more(
    visitor: Browser, rina: Browser, application: ApplicationNumber, clock: Clock, memory: Memory
) -> None:
    rina.decides(task_of(application).rpartition("/")[2], "kembalikan", alasan="Perbaiki luas")
    visitor.tracks(application)
    path = f"/lacak/{application}/perbaikan"
    page = visitor.get(path)
    sent = {**FORM, "penulis": hidden(page, "penulis"), "tugas": hidden(page, "tugas")}
    clock.passes(hours=2)
    answer = posts(visitor, path, sent, visitor.token)
    assert answer.headers["location"] == f"/lacak?nomor={application}&kembali={path}&tersimpan=1"
    ask = visitor.get(answer.headers["location"])
    assert "Yang Anda tulis tersimpan" in ask.text
    entered = visitor.send(
        "/lacak", {"nomor": application, "pin": "482913", "kembali": hidden(ask, "kembali")}
    )
    assert entered.headers["location"] == path
    back = visitor.get(path)
    keeps_all(back)
    thrown = visitor.send(f"/lacak/{application}/buang", {"halaman": path})
    assert thrown.headers["location"] == path
    assert 'value="Siti"' not in visitor.get(path).text
    assert not memory.drafts.kept


def test_how_she_is_reached_is_there_again_after_giving_the_pin_once_more(
    visitor: Browser, application: ApplicationNumber, clock: Clock, memory: Memory
) -> None:
    visitor.tracks(application)
    path = f"/lacak/{application}/kontak"
    written = {"surel": "ayu.baru@contoh.id", "telepon": "0812 9999 0000"}
    written["penulis"] = hidden(visitor.get(path), "penulis")
    clock.passes(hours=2)
    answer = posts(visitor, path, written, visitor.token)
    assert answer.headers["location"] == f"/lacak?nomor={application}&kembali={path}&tersimpan=1"
    visitor.get(answer.headers["location"])
    entered = visitor.send("/lacak", {"nomor": application, "pin": "482913", "kembali": path})
    assert entered.headers["location"] == path
    back = visitor.get(path)
    assert "belum terkirim dan sudah diisikan lagi" in back.text
    assert 'value="ayu.baru@contoh.id"' in back.text
    assert 'value="0812 9999 0000"' in back.text
    assert visitor.send(path, {"surel": "", "telepon": "0812 9999 0000"}).status_code == 303
    assert not memory.drafts.kept
    assert "0812 9999 0000" not in visitor.get(path).text


def test_how_she_is_reached_stays_where_the_language_is_switched(
    visitor: Browser, application: ApplicationNumber
) -> None:
    visitor.tracks(application)
    path = f"/lacak/{application}/kontak"
    assert f'formaction="{path}?lang=en"' in visitor.get(path).text
    page = visitor.send(f"{path}?lang=en", {"surel": "ayu.baru@", "telepon": "0812", "tampilkan": "1"})
    assert page.status_code == 200
    assert 'value="ayu.baru@"' in page.text
    assert "New e-mail address" in page.text
    assert "There is a problem" not in page.text


def test_what_was_checked_at_the_counter_is_there_again_after_signing_in_once_more(
    rina: Browser, application: ApplicationNumber, clock: Clock, memory: Memory
) -> None:
    path = f"/petugas/permohonan/{application}/pin"
    page = rina.get(path)
    written = {"diperiksa": "KTP asli, foto cocok.", "sekali": hidden(page, "sekali")}
    clock.passes(hours=2)
    answer = posts(rina, path, {**written, "penulis": hidden(page, "penulis")}, rina.token)
    assert answer.headers["location"] == f"/petugas/masuk?kembali={path}&tersimpan=1"
    rina.signs_in("rina")
    back = rina.get(path)
    assert "KTP asli, foto cocok." in back.text
    assert hidden(back, "sekali") == written["sekali"], "sent once more it gives the same PIN"
    assert "data-pin" in rina.send(path, written).text
    assert not memory.drafts.kept


def test_a_forged_writer_keeps_nothing(
    visitor: Browser, application: ApplicationNumber, memory: Memory
) -> None:
    visitor.get("/lacak")
    for writer in ("", "rina", hidden(visitor.get("/ajukan/coba"), "penulis") + "x"):
        answer = posts(visitor, task_of(application), {**WRITTEN, "penulis": writer}, visitor.token)
        assert answer.headers["location"] == f"/petugas/masuk?kembali={task_of(application)}"
    assert not memory.drafts.kept


def test_taking_the_task_keeps_what_was_written_into_it(
    rina: Browser, application: ApplicationNumber
) -> None:
    task = task_of(application)
    assert f'form="isian" formaction="{task}/ambil"' in rina.get(task).text
    assert rina.send(f"{task}/ambil", WRITTEN).status_code == 303
    page = rina.get(task)
    keeps_decision(page)
    assert "Lepaskan tugas ini" in page.text


@pytest.mark.parametrize(
    "path", ["/keluar", "/ajukan/coba/ditanyakan", "/ajukan/coba/buang", "/periksa/kode"]
)
def test_a_form_that_cannot_come_back_needs_its_token(visitor: Browser, path: str) -> None:
    visitor.get("/lacak")
    assert posts(visitor, path, {"nomor": "x"}, "0" * 64).status_code == 403


@pytest.mark.parametrize(
    ("path", "typed", "secret"),
    [
        ("/petugas/masuk", {"nama": "rina"}, {"sandi": "kata sandi rina"}),
        ("/lacak", {"nomor": "REG-1"}, {"pin": "482913"}),
    ],
)
def test_a_sign_in_page_that_stood_open_over_night_asks_once_more_and_signs_nobody_in(
    visitor: Browser, clock: Clock, path: str, typed: dict[str, str], secret: dict[str, str]
) -> None:
    visitor.get(path)
    clock.passes(hours=11)
    page = posts(visitor, path, {**typed, **secret}, visitor.token)
    assert page.status_code == 422
    assert "Sesi di peramban ini berganti" in page.text
    assert all(f'value="{text}"' in page.text for text in typed.values())
    assert not any(text in page.text for text in secret.values())
    assert visitor.get("/petugas").status_code == 303


def test_files_that_could_not_be_kept_are_asked_for_again(
    rina: Browser, application: ApplicationNumber, clock: Clock
) -> None:
    task = task_of(application)
    written = {**WRITTEN, "penulis": hidden(rina.get(task), "penulis"), "csrf": rina.token}
    clock.passes(hours=2)
    rina.request("POST", task, data=written, files={"dokumen.foto": pdf()}, headers=OURS)
    rina.signs_in("rina")
    assert "Berkas yang Anda pilih harus dipilih lagi." in rina.get(task).text


def test_a_form_from_another_site_comes_back_to_nobody(visitor: Browser) -> None:
    visitor.get("/ajukan/coba")
    answer = visitor.request("POST", "/ajukan/coba", data=FORM, headers={"origin": "https://jahat.example"})
    assert answer.status_code == 403
