"""Why an uploaded file is not taken once it was opened: one sentence for each fault, saying what to do."""

from typing import Final

from licensing.case.refusals.documents import endings_of, refused, wrong_type
from licensing.city.register import Box
from licensing.forms.files import DocumentRule
from licensing.forms.inspected import FileFault, Place
from licensing.words.errors import CommandRefused
from licensing.words.sentences import Sentence

_AGAIN: Final = {
    "empty": Sentence(
        "Berkas ini kosong (0 byte). Periksa berkasnya di perangkat Anda, lalu unggah berkas yang berisi.",
        "This file is empty (0 bytes). Check it on your device, then upload one that has something in it.",
    ),
    "password": Sentence(
        "PDF ini terkunci kata sandi. Simpan salinannya tanpa kata sandi, lalu unggah salinan itu.",
        "This PDF is locked with a password. Save a copy without the password and upload that.",
    ),
    "damaged-pdf": Sentence(
        "PDF ini rusak atau terpotong sehingga tidak dapat dibuka. Pindai atau simpan lagi sebagai PDF, lalu unggah.",
        "This PDF is damaged or cut short and cannot be opened. Scan it or save it as PDF again, then upload it.",
    ),
    "no-pages": Sentence(
        "PDF ini tidak berisi halaman. Pindai atau simpan lagi dokumennya sebagai PDF, lalu unggah.",
        "This PDF has no pages. Scan the document or save it as PDF again, then upload it.",
    ),
    "runs": Sentence(
        "PDF ini berisi program, tautan ke berkas lain, atau formulir aktif yang dapat berjalan sendiri. Cetak ke PDF "
        "(Print to PDF), lalu unggah hasilnya.",
        "This PDF contains a program, a link to another file or an active form that could run. Print it to PDF and "
        "upload the result.",
    ),
    "carries": Sentence(
        "PDF ini membawa berkas lain di dalamnya. Cetak ke PDF tanpa lampirannya, lalu unggah hasilnya.",
        "This PDF carries other files inside. Print it to PDF without its attachments and upload the result.",
    ),
    "two-kinds": Sentence(
        "Berkas ini sekaligus berkas jenis lain (misalnya halaman web atau arsip ZIP). Pindai atau simpan lagi "
        "dokumennya, lalu unggah hasilnya.",
        "This file is a file of another kind at the same time (such as a web page or a ZIP archive). Scan the document "
        "or save it again and upload the result.",
    ),
    "unpacks": Sentence(
        "Isi PDF ini menjadi terlalu besar ketika dibuka. Pindai lagi dengan resolusi lebih rendah, atau bagi menjadi "
        "beberapa PDF.",
        "What is in this PDF becomes too large when it is opened. Scan it at a lower resolution, or split it.",
    ),
    "damaged-image": Sentence(
        "Gambar ini rusak atau terpotong sehingga tidak dapat dibuka. Ambil foto atau pindai lagi, lalu unggah.",
        "This picture is damaged or cut short and cannot be opened. Take or scan it again, then upload it.",
    ),
    "too-many-pixels": Sentence(
        "Gambar ini terlalu besar: paling banyak 100 juta piksel, misalnya 10.000 x 10.000. Perkecil ukurannya, lalu "
        "unggah.",
        "This picture is too large: at most 100 million pixels, such as 10,000 x 10,000. Make it smaller, then upload "
        "it.",
    ),
    "unreadable": Sentence(
        "Berkas ini tidak selesai dibaca dalam waktu yang wajar. Simpan atau pindai lagi dengan ukuran lebih kecil, "
        "lalu unggah.",
        "This file could not be read in reasonable time. Save or scan it again in a smaller size, then upload it.",
    ),
}


def faulty(rule: DocumentRule, fault: FileFault) -> CommandRefused:
    """An uploaded file is not what the document has to be, or not what it claims."""
    if fault == "other-kind":
        return wrong_type(rule)
    if fault == "phone-photo":
        return refused("wrong-type", rule, _phone_photo(rule))
    return refused("unsound-file", rule, _AGAIN[fault])


def check_place(rule: DocumentRule, place: Place | None, box: Box | None) -> None:
    """Photos that have to say where they were taken say so, and it is in the city.

    A camera can be told to lie; this catches photos of another day's visit elsewhere, and those that were sent through
    a service that takes the place away.

    Raises:
        CommandRefused: `unsound-file`.
    """
    if not rule.geotag:
        return
    if place is None:
        raise no_place(rule)
    if box is not None and not box.has(*place):
        raise elsewhere(rule, place)


def no_place(rule: DocumentRule) -> CommandRefused:
    """A photo has to say where it was taken, and does not."""
    sentence = Sentence(
        "Foto ini tidak memuat lokasi. Nyalakan lokasi (GPS) pada kamera dan unggah foto aslinya, bukan kiriman "
        "dari aplikasi pesan.",
        "This photo does not say where it was taken. Turn on the location (GPS) of the camera and upload the "
        "original photo, not one sent through a messenger.",
    )
    return refused("unsound-file", rule, sentence)


def elsewhere(rule: DocumentRule, place: Place) -> CommandRefused:
    """A photo was taken outside the city."""
    said = f"{place[0]:.5f}, {place[1]:.5f}"
    sentence = Sentence(
        f"Foto ini diambil di luar kota ({said}). Unggah foto dari lokasi yang diperiksa.",
        f"This photo was taken outside the city ({said}). Upload a photo of the place that is inspected.",
    )
    return refused("unsound-file", rule, sentence)


def _phone_photo(rule: DocumentRule) -> Sentence:
    endings = endings_of(rule)
    return Sentence(
        f"Ini foto ponsel berjenis HEIC, sedangkan dokumen ini harus {endings}. Pindai dokumennya dan simpan sebagai "
        f"{endings}, lalu unggah.",
        f"This is a phone's photo of the kind HEIC, and this document has to be {endings}. Scan it, save it as "
        f"{endings}, then upload it.",
    )
