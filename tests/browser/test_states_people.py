"""What only some people come to see: a lost PIN, a number or a slip, a link of a letter, files that are refused."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, FilePayload, expect

from licensing.case.commands import ReportEffect
from licensing.case.confirming import confirmation
from licensing.city.people import Service
from licensing.history.effects import Refused
from licensing.words.codes import code_of_number, grouped
from licensing.words.sentences import Sentence
from tests.browser.states import LANGUAGES, City, city, presses, types
from tests.inspection.papers import noise, opened, pdf, script
from tests.portal import permit
from tests.portal.conftest import ANSWERS
from tests.portal.memory import in_memory

SEND = "main form button[type=submit]"
CODE = code_of_number(4_711**5)
NO = Refused("550", Sentence("Ditolak.", "Refused."))


@pytest.fixture(params=LANGUAGES)
def here(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[City]:
    memory = in_memory(permit.register(), (permit.process(),), dict(permit.PASSWORDS), inspect=opened)
    memory.cases.numbers.code = lambda _series, _year, _sequence: CODE
    with city(chromium, memory, str(request.param)) as visited:
        yield visited


def test_a_lost_pin_and_its_link(here: City) -> None:
    page, number = here.page, here.applies()
    page.goto("/lacak/pin")
    here.looks("the lost PIN")
    presses(page, SEND)
    here.looks("the lost PIN with its errors")
    types(page, {"#nomor": number, "#surel": ANSWERS["form.surel"]})
    expect(page.locator("#surel")).to_have_count(0)
    here.looks("that a link is sent")
    opens = here.memory.cases.pin_link(number, 1, until=here.clock.now + timedelta(minutes=30))
    page.goto(f"/lacak/pin/{opens}")
    here.looks("the page of the link")
    presses(page, SEND)
    expect(page.locator("[data-pin]")).to_be_visible()
    here.looks("the new PIN")
    here.clock.passes(minutes=31)
    page.context.clear_cookies(name="izin")
    page.goto(f"/lacak/pin/{opens}")
    here.looks("a link that is over")


def test_how_she_is_reached_is_changed_by_herself(here: City) -> None:
    page, number = here.page, here.applies()
    here.tracks(number)
    page.goto(f"/lacak/{number}/kontak")
    here.looks("how she is reached")
    types(page, {"#surel": "bukan alamat", "#telepon": "12"})
    expect(page.locator("#surel-error")).to_be_visible()
    here.looks("how she is reached with its errors")
    page.goto(f"/lacak/{number}/kontak")
    types(page, {"#surel": "baru@contoh.id"})
    page.wait_for_url(f"**/lacak/{number}?terkirim=4")
    here.looks("that it is noted")
    page.goto(f"/lacak/{number}/kontak")
    expect(page.get_by_text("baru@contoh.id")).to_be_visible()
    here.looks("an address that waits to be confirmed")
    presses(page, "form[action$='/kontak/batal'] button")
    page.wait_for_url(f"**/lacak/{number}?terkirim=5")
    here.looks("that the address stays")


def test_a_licence_by_its_number_and_a_slip_of_its_code(here: City) -> None:
    page, number = here.page, here.applies()
    here.decides("rina", f"{number}.kelengkapan.1.dpmptsp", "lengkap")
    for who, agency in (("sari", "dinkes"), ("dewi", "dlh")):
        here.decides(who, f"{number}.rekomendasi.1.{agency}", "disetujui", nomor=("1",))
    here.decides("budi", f"{number}.tanda_tangan.1.dpmptsp", "ditandatangani")
    here.memory.perform(number, here.clock.now)
    page.goto("/periksa")
    types(page, {"#kode": "503/0001/COBA/2026"})
    expect(page.get_by_text(ANSWERS["form.nama"])).to_have_count(0)
    here.looks("a licence by its number")
    page.goto("/periksa")
    types(page, {"#kode": grouped(CODE)})
    expect(page.get_by_text(ANSWERS["form.nama"])).to_be_visible()
    here.looks("a licence by its code")
    page.goto("/periksa")
    slip = CODE[1] + CODE[0] + CODE[2:]
    types(page, {"#kode": slip})
    expect(page.locator("#kode-error")).to_be_visible()
    here.looks("a slip of a code")
    page.goto(f"/periksa/{slip}")
    here.looks("the address with a slip in it")
    page.goto("/periksa?kode=503/9999/COBA/2026")
    here.looks("a number that nobody has")


def test_the_link_that_confirms_an_address(here: City) -> None:
    page, number = here.page, here.applies()
    secret = confirmation("rahasia", number, ANSWERS["form.surel"])
    page.goto(f"/surel/{number}/{secret}")
    here.looks("the address to confirm")
    presses(page, SEND)
    expect(page.locator(SEND)).to_have_count(0)
    here.looks("the confirmed address")
    page.goto(f"/surel/{number}/{secret[:-1]}")
    here.looks("a link that confirms nothing")


def test_letters_that_do_not_arrive(here: City) -> None:
    page, number = here.page, here.applies()
    for effect in here.memory.cases.view(Service(), number).case.owed:
        here.memory.cases.handle(Service(), number, ReportEffect(effect, NO), now=here.clock.now)
    here.tracks(number)
    expect(page.locator(".izin-unreached")).to_be_visible()
    here.looks("the status of whom letters do not reach")
    here.signs_in()
    for path in (f"/petugas/permohonan/{number}", f"/petugas/tugas/{number}.kelengkapan.1.dpmptsp"):
        page.goto(path)
        expect(page.locator(".izin-unreached")).to_be_visible()
        here.looks(f"{path} of whom letters do not reach")


def file(content: bytes, name: str = "ktp saya.pdf") -> FilePayload:
    return {"name": name, "mimeType": "application/pdf", "buffer": content}


def test_files_that_are_refused(here: City) -> None:
    page = here.page
    page.goto("/ajukan/coba")
    runs = pdf(lambda document: document.Root.__setitem__("/OpenAction", script()))
    for name, text in {
        **ANSWERS,
        "form.jenis": "bersama",
        "form.rekan": "Budi",
        "form.parkir": "false",
    }.items():
        chosen = page.locator(f"input[type=radio][name='{name}'][value='{text}']")
        if chosen.count():
            chosen.check()
        else:
            page.fill(f"input[name='{name}']", text)
    presses(page, "[data-go-on]")
    page.set_input_files("#dokumen-denah", [file(pdf(), "denah rumah.pdf")])
    for fault in (runs, b"", b"%PDF-1.7\nSurat", noise("JPEG")[:300], b"GIF89a"):
        page.set_input_files("#dokumen-ktp", [file(fault)])
        presses(page, "[data-go-on]")
        expect(page.locator("#dokumen-ktp-error")).to_be_visible()
        expect(page.locator("#dokumen-denah-kept")).to_contain_text("denah rumah.pdf")
        if fault == runs:
            here.looks("the form with a refused file")


def test_a_form_that_is_saved_and_gone_on_with(here: City) -> None:
    page = here.page
    page.goto("/ajukan/coba")
    page.fill("#form-nama", "Ayu Lestari")
    page.set_input_files("#dokumen-ktp", [file(pdf())])
    presses(page, "button[name=simpan]")
    here.looks("the saved form")
    link = page.input_value("#tautan").replace("http://127.0.0.1", "")
    page.goto(link)
    expect(page.locator("#form-nama")).to_have_value("Ayu Lestari")
    presses(page, ".izin-throw")
    here.looks("the form that was thrown away")
    page.goto(link)
    here.looks("the link of a form that is gone")
