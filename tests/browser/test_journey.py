"""The whole way of an application in a real browser without JavaScript, on the whole of Izin."""

import time
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pikepdf
from playwright.sync_api import FilePayload, Page

from features.reading import codes_on
from tests.browser.applying import NOW, Receipt, apply, fill, go_on, receipt, send, track, upload
from tests.browser.conftest import OpenPage

SignIn = Callable[..., Page]
EMPTY: Mapping[str, str] = {}
AGENCIES = {"rudi": "600/871", "joko": "551/402", "putri": "973/1190", "tono": "331/214"}


VISITED = {"tanggal": "02-12-2026", "keadaan": "Titik sesuai dengan gambar."}


def decide(  # noqa: PLR0913 what a decision consists of
    page: Page,
    application: str,
    outcome: str,
    *,
    at: str = "",
    reason: str = "",
    form: Mapping[str, str] = EMPTY,
    names: Mapping[str, str] = EMPTY,
) -> None:
    page.goto("/petugas")
    page.click(f'a[href*="/{application}.{at}"]')
    page.check(f'input[name="keputusan"][value="{outcome}"]')
    page.fill("#alasan", reason)
    for field, text in form.items():
        page.fill(f"#form-{field}", text)
    for what, remark in names.items():
        page.check(f'input[name="perbaiki"][value="{what}"]')
        page.fill(f"#catatan-{what}", remark)
    page.click("text=Simpan keputusan")
    assert page.locator("#sudah").inner_text() == "Sudah diputuskan", page.inner_text("main")


def wait_for(page: Page, text: str, *, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while text not in page.inner_text("main"):
        assert time.monotonic() < end, page.inner_text("main")
        time.sleep(0.5)
        page.reload()


def test_from_application_to_a_verified_licence(
    open_page: OpenPage, sign_in: SignIn, pdf: FilePayload, photo: FilePayload, tmp_path: Path
) -> None:
    applicant = open_page()
    given = _apply_with_errors_first(applicant, pdf, photo)
    track(applicant, given)
    assert "Pemeriksaan kelengkapan" in applicant.inner_text("main")

    desk = sign_in("bayu")
    decide(
        desk,
        given.application,
        "kembalikan",
        reason="Nama jalan belum lengkap.\nSebutkan nomor bangunan terdekat.",
        names={"nama_jalan": "Sebutkan nomor bangunan terdekat."},
    )
    _correct(applicant, given)
    decide(desk, given.application, "lengkap")
    _answer_for_a_system_that_cannot_be_asked(given, sign_in)
    decide(sign_in("hendra"), given.application, "teruskan")

    _nobody_else_sees(given, open_page, sign_in, pdf, photo)
    applicant.goto(f"/lacak/{given.application}")
    assert ": Peninjauan lapangan, Jadwal peninjauan lapangan" in applicant.inner_text("main"), (
        "it is due first"
    )
    lines = applicant.locator(".izin-line__name").all_inner_texts()
    assert lines == ["Rekomendasi teknis reklame permanen"]
    for officer, number in AGENCIES.items():
        form = {"nomor_rekomendasi": number}
        decide(sign_in(officer), given.application, "disetujui", at="rekomendasi", form=form)
    _visit_the_site(given, sign_in)
    decide(sign_in("putri"), given.application, "ditetapkan", at="penetapan_skpd")
    _pay(applicant, given, sign_in)
    decide(sign_in("lestari"), given.application, "diparaf")
    decide(sign_in("agus"), given.application, "diparaf")
    decide(sign_in("maya"), given.application, "ditandatangani")

    applicant.goto(f"/lacak/{given.application}")
    wait_for(applicant, "Izin Anda sudah terbit")
    licence = _download(applicant, tmp_path)
    _verify(open_page(), licence)


def _apply_with_errors_first(page: Page, pdf: FilePayload, photo: FilePayload) -> Receipt:
    page.goto("/")
    page.click("text=Izin Penyelenggaraan Reklame")
    assert "10 hari kerja" in page.inner_text("main")
    page.click("main a.govuk-button:has-text('Mulai') >> nth=0")
    page.click('main a[href$="jenis=baru"]')
    go_on(page)
    listed = page.locator(".govuk-error-summary__list a")
    assert listed.count() > 15
    page.click(".govuk-error-summary__list a >> nth=0")
    assert page.url.endswith("#form-jenis_pemohon")

    fill(page)
    page.fill("#form-nik", "367402")
    go_on(page)
    assert [link.get_attribute("href") for link in listed.all()] == ["#form-nik"]
    assert page.input_value("#form-nik") == "367402"
    assert page.input_value("#form-isi_naskah") == "Pasar Seni Serpong"
    page.fill("#form-nik", "3674022507850002")
    go_on(page)

    upload(page, pdf, photo, but="ktp")
    go_on(page)
    assert [link.get_attribute("href") for link in listed.all()] == ["#dokumen-ktp"]
    page.set_input_files("#dokumen-ktp", pdf)
    go_on(page)
    assert "Pasar Seni Serpong" in page.inner_text("main")
    page.click("[value='isian:form-isi_naskah']")
    assert page.url.endswith("#form-isi_naskah")
    go_on(page)
    go_on(page)
    return receipt(page)


def _correct(page: Page, given: Receipt) -> None:
    page.goto(f"/lacak/{given.application}")
    assert "Nama jalan belum lengkap." in page.inner_text("main")
    page.click("text=Perbaiki permohonan")
    assert page.input_value("#form-nama_jalan") == "Jalan Raya Serpong km 7"
    page.fill("#form-nama_jalan", "Jalan Raya Serpong km 7, depan ruko nomor 12")
    send(page)
    assert "Perbaikan Anda sudah kami terima." in page.inner_text("main")


def _nobody_else_sees(
    given: Receipt, open_page: OpenPage, sign_in: SignIn, pdf: FilePayload, photo: FilePayload
) -> None:
    for officer in ("sari", "doni"):
        other = sign_in(officer)
        assert given.application not in other.content()
        other.goto("/petugas?cari=Rangga")
        assert given.application not in other.content()
        for path in ("", "/berkas/ktp", "/izin"):
            response = other.goto(f"/petugas/permohonan/{given.application}{path}")
            assert response is not None
            assert response.status == 404
    neighbour = open_page()
    track(neighbour, apply(neighbour, pdf, photo))
    for path in ("", "/berkas/ktp", "/izin", "/perbaikan"):
        wanted = f"/lacak/{given.application}{path}"
        neighbour.goto(wanted)
        asked = urlsplit(neighbour.url)
        assert asked.path == "/lacak"
        assert parse_qs(asked.query) == {"nomor": [given.application], "kembali": [wanted]}
        assert "Rangga" not in neighbour.inner_text("main")


def _answer_for_a_system_that_cannot_be_asked(given: Receipt, sign_in: SignIn) -> None:
    """No system is set up in this installation, so its agency is asked as soon as a worker has found that out."""
    bapenda = sign_in("putri")
    wait_for(bapenda, given.application)
    decide(bapenda, given.application, "lunas", at="kswpd")


def _visit_the_site(given: Receipt, sign_in: SignIn) -> None:
    """The line beside the desk review: a date is set, then two agencies look together."""
    day = {"tanggal": "02-12-2026"}
    decide(sign_in("rudi"), given.application, "dijadwalkan", at="jadwal_peninjauan", form=day)
    for officer in ("rudi", "tono"):
        decide(sign_in(officer), given.application, "sesuai", at="peninjauan_lapangan", form=VISITED)


def _pay(applicant: Page, given: Receipt, sign_in: SignIn) -> None:
    """The bank of this installation reports nothing: the treasurer reads the payment off its statement."""
    applicant.goto(f"/lacak/{given.application}")
    wait_for(applicant, "Kode bayar")
    code = "".join(applicant.locator(".izin-bill__code .izin-code").first.locator("span").all_inner_texts())
    owed = applicant.locator(".izin-bill__payable strong").inner_text().removeprefix("Rp").strip()
    books = sign_in("melinda")
    books.goto("/petugas/uang-masuk/catat")
    paid = {"kode": code, "bank": "bjb.va", "mutasi": "K-1", "jumlah": owed, "tanggal": f"{NOW:%d-%m-%Y}"}
    for field, text in paid.items():
        books.fill(f"#{field}", text)
    books.click("#isian > button[type=submit]")
    books.wait_for_url("**?tercatat=1")
    applicant.reload()
    wait_for(applicant, "Lunas")


def _download(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.click("text=Unduh izin (PDF)")
    path = folder / "izin.pdf"
    download.value.save_as(path)
    with pikepdf.open(path) as document:
        assert len(document.pages) >= 1
    return path


def _verify(page: Page, licence: Path) -> None:
    """Anybody opens the address of the QR and compares the file."""
    address = _address_on(licence)
    page.goto(address)
    assert "Izin ini terdaftar dan berlaku" in page.inner_text("main")
    assert "Rangga Aditya" in page.inner_text("main")
    assert "3674022507850002" not in page.content()
    assert page.locator("[data-sha256]").text_content() == sha256(licence.read_bytes()).hexdigest()
    page.set_input_files("#berkas", licence)
    page.click("text=Bandingkan berkas")
    assert "Berkas ini sama dengan yang diterbitkan." in page.inner_text("main")
    page.goto("/periksa")
    page.fill("#kode", address.rpartition("/")[2])
    page.click("main button[type=submit]")
    assert "Izin ini terdaftar dan berlaku" in page.inner_text("main")


def _address_on(licence: Path) -> str:
    """The address in the QR, as a telephone reads it off the page; the link printed beside it is the same."""
    (address,) = codes_on(licence.read_bytes())
    with pikepdf.open(licence) as document:
        links = [
            str(note.A.URI) for page in document.pages for note in page.get("/Annots", ()) if "/A" in note
        ]
    assert address in links
    return address
