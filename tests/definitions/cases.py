"""Example applications for every permit type, carried to a document by the core alone.

Three are written out here; the others are the first stories of the demonstration.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from features.permits import shipped as once
from features.permits.shipped import stage
from flows.texts import definition_files
from licensing.case.commands import Decide
from licensing.case.naming import nameable
from licensing.definition.checking import check
from licensing.definition.surroundings import Surroundings
from licensing.documents.context import context
from licensing.documents.printable import Context
from licensing.forms.files import StoredFile
from licensing.history.case import Case
from licensing.history.named import Named
from licensing.history.places import At
from licensing.process.graph import Process
from licensing.process.protocol import PAID
from licensing.scenarios.calling import hear_all
from licensing.scenarios.finding import all_right
from licensing.scenarios.paying import billed, pays
from licensing.scenarios.playing import play
from licensing.scenarios.sampling import sample_form
from licensing.scenarios.scenario import Scenario
from licensing.scenarios.standing_in import stand_ins_for
from licensing.words.identifiers import Digest, OfficerId, OutcomeId, PermitId

ROOT = Path(__file__).parents[2]
DEFINITIONS = ROOT / "process_definitions"
TEMPLATES = ROOT / "templates"
TEXTS = {path.name: path.read_text("utf-8") for path in definition_files(DEFINITIONS)}
"""The shipped definitions by file name."""
NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
PUBLIC_URL = "https://izin.tangerangselatankota.go.id"
PAPER = StoredFile("uploads/x", Digest("0" * 64), "application/pdf", 3, "berkas.pdf")

PERSON = {"nik": "3674014505880003", "telepon": "0812-3456-7890", "email": "pemohon@contoh.id"}
WRITTEN: Mapping[str, Mapping[str, str | Sequence[str]]] = {
    "sip_dokter": {
        **PERSON,
        "nama": "dr. Sari Puspita Ningrum, Sp.A.",
        "tempat_lahir": "Yogyakarta",
        "tanggal_lahir": "05-05-1988",
        "alamat": "Jalan Melati Nomor 12, RT 003/RW 005\nSerua, Ciputat\nKota Tangerang Selatan 15414",
        "klaster": "lulusan_baru",
        "jenis_tenaga": "dokter_spesialis",
        "spesialisasi": "Ilmu Kesehatan Anak",
        "no_str": "3412100221175320",
        "str_seumur_hidup": "true",
        "praktik_ke": "1",
        "jenis_tempat": "mandiri",
        "nama_fasyankes": "Praktik Mandiri dr. Sari Puspita Ningrum",
        "alamat_praktik": "Ruko Bintaro Sektor 7 Blok B Nomor 21, Jalan Bintaro Utama 9",
        "kelurahan": "36.74.03.1004",
        "hari_jam_praktik": "Senin dan Rabu, 16.00-20.00\nSabtu, 09.00-13.00",
        "pegawai_asn": "tidak",
        "pernyataan_benar": "setuju",
    },
    "ipr": {
        **PERSON,
        "jenis_pemohon": "badan_usaha",
        "nama": "Bagus Setiawan",
        "alamat": "Jalan Pahlawan Seribu Nomor 8, BSD City, Serpong",
        "npwp": "01.234.567.8-411.000",
        "npwpd": "P.2.0012345.03.04",
        "nama_badan": "PT Karya Media Nusantara",
        "nib": "9120301234567",
        "sifat": "permanen",
        "jenis_media": "papan",
        "isi_naskah": "Kopi Pagi Tangsel: seduh hari ini",
        "produk_rokok": "tidak",
        "panjang": "4",
        "lebar": "6",
        "jumlah_sisi": "1",
        "jumlah": "1",
        "tinggi_tiang": "7,5",
        "no_pbg": "SK-PBG-367401-12102026-004",
        "nama_jalan": "Jalan Raya Serpong km 7, depan ruko Nomor 12",
        "kelurahan": "36.74.01.1009",
        "lintang": "-6.3005",
        "bujur": "106.6652",
        "kelas_jalan": "provinsi",
        "status_lahan": "aset_pemda",
        "tgl_mulai": "01-12-2026",
        "tgl_selesai": "30-11-2027",
        "pernyataan_bongkar": "setuju",
    },
    "skp": {
        **PERSON,
        "jenis_peneliti": "kelompok",
        "nama": "Ayu Lestari",
        "nomor_induk": "2110631180045",
        "alamat": "Jalan Ir. H. Juanda Nomor 95, Ciputat Timur, Kota Tangerang Selatan",
        "lembaga": "Universitas Contoh Nusantara, Fakultas Ilmu Sosial dan Ilmu Politik",
        "anggota": "Raka Mahendra\nNisa Khairunnisa",
        "pembimbing": "Dr. Hadi Pramono, M.Si.",
        "judul": "Pengaruh Layanan Satu Pintu terhadap Kepuasan Pelaku Usaha Mikro di Kota Tangerang Selatan",
        "bidang": "Administrasi publik",
        "metode": ["wawancara", "kuesioner"],
        "responden": "120 pelaku usaha mikro dan 6 pejabat pelayanan",
        "lokasi": "Dinas Koperasi dan Usaha Kecil dan Menengah\nKecamatan Ciputat\nKecamatan Pamulang",
        "kelurahan": ["36.74.04.1002", "36.74.06.1001"],
        "tgl_mulai": "01-12-2026",
        "tgl_selesai": "31-05-2027",
        "sumber_dana": "mandiri",
    },
}
OTHERS = tuple(name for name in (file.removesuffix(".yaml") for file in TEXTS) if name not in WRITTEN)
PERMITS = (*WRITTEN, *OTHERS)


def form_of(permit: str) -> Mapping[str, str | Sequence[str]]:
    """What is typed into the form of a permit type: written here, or taken from its demonstration."""
    return WRITTEN[permit] if permit in WRITTEN else stage().examples[PermitId(permit)].typed


OFFICERS: Mapping[str, str] = {
    "dcktr.kepala_opd_teknis": "eko",
    "petugas_loket": "bayu",
    "verifikator": "dewi",
    "ketua_pokja": "lestari",
    "kepala_bidang": "agus",
    "kepala_dinas": "maya",
    "dinkes": "sari",
    "dlh": "fitri",
    "dcktr": "rudi",
    "dishub": "joko",
    "bapenda": "putri",
    "bkad": "doni",
    "satpolpp": "tono",
    "kesbangpol": "siti",
}
VISIT = {"tanggal": "24-11-2026", "keadaan": "Titik sesuai dengan gambar."}
OFFICE_FORMS: Mapping[str, Mapping[str, str]] = {
    "dinkes": {"nomor_rekomendasi": "440/218-Dinkes/XI/2026", "tanggal_visitasi": "24-11-2026"},
    "dlh": {
        "nomor_rekomendasi": "660/91-DLH/XI/2026",
        "catatan": "Limbah medis diserahkan kepada pengelola berizin.",
    },
    "dcktr": {**VISIT, "nomor_rekomendasi": "600.4/77-DCKTR/XI/2026", "tanggal_peninjauan": "25-11-2026"},
    "dishub": {
        "nomor_rekomendasi": "551/130-Dishub/XI/2026",
        "catatan": "Tepi bawah bidang reklame paling rendah 5 meter dari permukaan trotoar.",
    },
    "bapenda": {"nomor_rekomendasi": "973/412-Bapenda/XI/2026"},
    "bkad": {"nomor_rekomendasi": "028/55-BKAD/XI/2026"},
    "satpolpp": {"nomor_rekomendasi": "331.1/64-SatpolPP/XI/2026", **VISIT},
    "kesbangpol": {"nomor_kajian": "070/315-Kesbangpol/XI/2026"},
}


def shipped() -> Surroundings:
    """What the shipped definitions stand in, read once for a process."""
    return once.city()


def process_of(permit: str, around: Surroundings) -> Process:
    """A shipped definition; read once where it stands in what is shipped with it."""
    if around is shipped():
        return once.shipped(permit)
    name = f"{permit}.yaml"
    return check(TEXTS[name], name, around)


class Application:
    """One application on its way; every method carries it on."""

    def __init__(self, permit: str, around: Surroundings, **changed: str) -> None:
        self.around = around
        self.process = process_of(permit, around)
        self.scenario = Scenario(around.register, self.process, now=NOW)
        typed = {
            id: (value,) if isinstance(value, str) else tuple(value) for id, value in form_of(permit).items()
        }
        typed |= {id: (value,) for id, value in changed.items()}
        self.scenario.submit(typed, dict.fromkeys(stand_ins_for(self.process, typed), PAPER))
        self._check()

    @property
    def case(self) -> Case:
        return self.scenario.case

    @property
    def step(self) -> str:
        return self.case.rounds[-1].where.step

    def decide(self, outcome: str, *, agency: str = "", reason: str = "") -> "Application":
        """Let the open step's officers choose an outcome: one agency's, or everybody's."""
        for task in tuple(self.case.tasks.values()):
            asked = task.asked
            offered = outcome in self.process.steps[task.where.step].exits
            if task.is_open and offered and asked is not None and agency in ("", asked.agency):
                names = (f"{asked.agency}.{asked.role}", asked.agency, str(asked.role))
                who = next(OFFICERS[name] for name in names if name in OFFICERS)
                officer = self.around.register.officers[OfficerId(who)]
                form = self.process.steps[task.where.step].form
                typed = dict(sample_form(form, now=self.scenario.now))
                typed |= {id: (text,) for id, text in OFFICE_FORMS.get(asked.agency, {}).items()}
                names = nameable(self.process, self.case, task, OutcomeId(outcome))
                named = tuple(Named(what, "Perbaiki.") for what in names)
                checks = all_right(self.process, self.case, task, named)
                command = Decide(task.id, OutcomeId(outcome), reason, typed, named=named, checks=checks)
                self.scenario.tell(command, by=officer)
                self._check()
        return self

    def play(self) -> "Application":
        """Let everybody act as in the demonstration, to the licence."""
        play(self.scenario, stage().examples[self.process.permit].acts, until="terbit")
        self._check()
        return self

    def correct(self, **changed: str) -> "Application":
        self.scenario.correct({id: (value,) for id, value in changed.items()})
        self._check()
        return self

    def pay(self) -> "Application":
        """What is billed comes in."""
        debt = billed(self.scenario)
        assert debt is not None
        pays(self.scenario, debt)
        self.scenario.perform()
        self._check()
        return self

    def pass_all(self, *outcomes: str) -> "Application":
        for outcome in outcomes:
            self.pay() if outcome == PAID else self.decide(outcome)
        return self

    def context(self, where: At | None = None) -> Context:
        where = where or self.case.rounds[-1].where
        return context(self.process, self.case, where, self.around.register, public_url=PUBLIC_URL)

    def _check(self) -> None:
        if self.scenario.refusal is not None:
            raise self.scenario.refusal
        hear_all(self.scenario)


def issued(permit: str, around: Surroundings, **changed: str) -> Application:
    """An application whose licence is about to be made."""
    ways = {
        "sip_dokter": ("lengkap", "teruskan", "disetujui", "ditandatangani"),
        "ipr": (
            "lengkap",
            "teruskan",
            "disetujui",
            "dijadwalkan",
            "sesuai",
            "ditetapkan",
            PAID,
            "diparaf",
            "diparaf",
            "ditandatangani",
        ),
        "skp": ("lengkap", "teruskan", "tidak_berdampak", "ditandatangani"),
    }
    case = Application(permit, around, **changed)
    return case.pass_all(*ways[permit]) if permit in ways else case.play()


def refused(around: Surroundings) -> Application:
    """An advertising permit that two of five agencies do not support."""
    case = Application("ipr", around).pass_all("lengkap", "teruskan")
    case.decide(
        "ditolak",
        agency="dcktr",
        reason="Konstruksi berada di luar zona reklame pada rencana detail tata ruang.",
    )
    case.decide(
        "ditolak", agency="dishub", reason="Papan menutup pandangan pengemudi ke rambu di persimpangan km 7."
    )
    return case.pass_all("disetujui", "dijadwalkan", "sesuai", "ditandatangani")
