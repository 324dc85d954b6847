"""What an applicant does in the browser: fills in the advertising permit's form and uploads what it asks for."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from playwright.sync_api import FilePayload, Page

from licensing.clock.calendar import WIB

NOW = datetime.now(WIB)
LINES = {
    "nama": "Rangga Aditya",
    "nik": "3674022507850002",
    "alamat": "Jalan Pahlawan Seribu Nomor 21, Serpong",
    "telepon": "0813-2211-4455",
    "email": "perizinan@cahayamedia.contoh.id",
    "npwp": "01.234.567.8-411.000",
    "npwpd": "P.2.0012345.03",
    "isi_naskah": "Pasar Seni Serpong",
    "panjang": "4,5",
    "lebar": "6",
    "jumlah_sisi": "1",
    "jumlah": "1",
    "tinggi_tiang": "8",
    "no_pbg": "SK-PBG-367401-03082026-004",
    "nama_jalan": "Jalan Raya Serpong km 7",
    "lintang": "-6.3005",
    "bujur": "106.6652",
    # The portal goes by the machine's clock: what was to come when this was written has passed some day.
    "tgl_mulai": f"{NOW + timedelta(days=30):%d-%m-%Y}",
    "tgl_selesai": f"{NOW + timedelta(days=394):%d-%m-%Y}",
}
CHOICES = {
    "jenis_pemohon": "perorangan",
    "sifat": "permanen",
    "kelas_jalan": "kota",
    "status_lahan": "milik",
    "pernyataan_bongkar": "setuju",
    "produk_rokok": "false",
}
LISTS = {"jenis_media": "papan", "kelurahan": "36.74.01.1004"}


@dataclass(frozen=True)
class Receipt:
    application: str
    pin: str


def fill(page: Page) -> None:
    """Choices first: where scripts run, some lines appear only after them."""
    for field, choice in CHOICES.items():
        page.check(f'input[name="form.{field}"][value="{choice}"]')
    for field, choice in LISTS.items():
        if page.locator(f"select#form-{field}").count():
            page.select_option(f"#form-{field}", choice)
        else:
            page.check(f'input[name="form.{field}"][value="{choice}"]')
    for field, text in LINES.items():
        page.fill(f"#form-{field}", text)


def upload(page: Page, pdf: FilePayload, photo: FilePayload, *, but: str = "") -> None:
    """Choose a file for every document that is shown, but for one."""
    for chooser in page.locator("input[type=file]").all():
        name = (chooser.get_attribute("id") or "").removeprefix("dokumen-")
        if name != but:
            wants_pdf = ".pdf" in (chooser.get_attribute("accept") or "")
            chooser.set_input_files(pdf if wants_pdf else photo)


def go_on(page: Page) -> None:
    """From a step of the form to the next; from the last, which checks it all, the application is sent."""
    page.click("[data-go-on]")


def send(page: Page) -> None:
    page.click("main form button[type=submit]")


def receipt(page: Page) -> Receipt:
    return Receipt(page.inner_text("[data-application]"), page.inner_text("[data-pin]"))


def apply(page: Page, pdf: FilePayload, photo: FilePayload) -> Receipt:
    page.goto("/ajukan/ipr?jenis=baru")
    fill(page)
    go_on(page)
    upload(page, pdf, photo)
    go_on(page)
    go_on(page)
    return receipt(page)


def track(page: Page, given: Receipt) -> None:
    page.goto("/lacak")
    page.fill("#nomor", given.application)
    page.fill("#pin", given.pin)
    page.click("main button[type=submit]")
