"""One event of every type, with everything an event of its type can hold at least once.

One list, so that a type that is missing is seen.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from licensing.city.mandates import Acted
from licensing.city.people import AgencyRole
from licensing.clock.spans import Span
from licensing.forms.files import StoredFile
from licensing.history.effects import (
    AddressLetter,
    Answered,
    AskQr,
    Call,
    Copy,
    Dismissed,
    Done,
    Effect,
    Notify,
    PinLink,
    Refused,
    Register,
    Render,
    Store,
    Stored,
    Unanswered,
    Urge,
)
from licensing.history.events import (
    AddressAsked,
    AddressConfirmed,
    AddressDropped,
    AmountAssessed,
    AnswerKept,
    ApplicationCancelled,
    ApplicationClosed,
    ApplicationResumed,
    ApplicationSubmitted,
    ApplicationSuspended,
    ApplicationWithdrawn,
    BillCoded,
    ClockMoved,
    ClockPaused,
    ClockResumed,
    ClockStarted,
    ClockStopped,
    ConsentAsked,
    ContactChanged,
    CorrectionReceived,
    DebtVoided,
    DecisionContested,
    DecisionRetracted,
    DeemedApproved,
    Deescalated,
    DocumentMade,
    DueMoved,
    EffectOwed,
    EffectPerformed,
    Escalated,
    Event,
    HolderBarred,
    HoldKept,
    HoldReleased,
    HoldTaken,
    InterestDeclared,
    LicenceAmended,
    LicenceExpired,
    LicenceIssued,
    LicenceReinstated,
    LicenceRenewed,
    LicenceRevoked,
    LicenceSuspended,
    LineJoined,
    LineOpened,
    LineWithdrawn,
    MoneyPaidBack,
    MoneyReceived,
    NumberAssigned,
    ObjectionTakenBack,
    PinGiven,
    PinLinkAsked,
    RegisterConsulted,
    RequestAnswered,
    StepCompleted,
    StepEntered,
    TaskClaimed,
    TaskDecided,
    TaskFreed,
    TaskLapsed,
    TaskOpened,
    TaskReassigned,
    TaskReleased,
    TaskUrged,
    TaskWithdrawn,
    TimeExtended,
    TimeRestarted,
)
from licensing.history.extents import Days, Share
from licensing.history.named import Named
from licensing.history.panellist import Panellist
from licensing.history.places import MAIN, At, Line
from licensing.history.skipped import Skipped
from licensing.history.verdicts import Verdict
from licensing.money.debt import AccountCode, DebtId, Interest
from licensing.money.receipt import ReceiptKey
from licensing.register.concerned import Concerned
from licensing.register.holdings import Holdings
from licensing.values.calculating import Calculation, Drawn, RoundedOff
from licensing.values.calculating import Line as Worked
from licensing.words.identifiers import (
    AgencyId,
    ApplicationNumber,
    Digest,
    DocumentId,
    EffectKey,
    FieldId,
    LicenceId,
    OfficerId,
    OutcomeId,
    PermitId,
    PlaceId,
    RoleId,
    StepId,
    SystemId,
    TaskId,
    TemplateName,
)
from licensing.words.sentences import Sentence

AT = datetime(2026, 3, 2, 2, 0, 0, 250_000, tzinfo=UTC)
NUMBER = "REG-CONTOH-20260302-00001"
MAIN_LINE, SIDE = At(MAIN, StepId("periksa"), 1), At(Line("main/meja"), StepId("meja"), 2)
ROLE = AgencyRole(AgencyId("loket"), RoleId("petugas"))
HERSELF = Acted(OfficerId("rina"), "Rina", "199001012015012001", "Petugas loket", ROLE)
SKIPPED = Skipped(ApplicationNumber("REG-CONTOH-20260302-00002"), 1, "Pemohon “sakit”.")
FOR_ANOTHER = replace(HERSELF, place=PlaceId("ciputat"), acting="plh", for_=OfficerId("budi"))
TASK, KEY = TaskId(f"{NUMBER}.periksa.1.loket"), EffectKey(f"{NUMBER}.terbit.1.render")
FILE = StoredFile("izin/a.pdf", Digest("a" * 64), "application/pdf", 1000, "Surat “ä”.pdf")
LICENCE, NEXT = LicenceId(f"{NUMBER}.terbit.1"), LicenceId("REG-CONTOH-20270302-00001.terbit.1")
DAY, LAST = date(2026, 3, 2), date(2027, 3, 1)
DEBT, ACCOUNT, RECEIPT = (
    DebtId("bayar"),
    AccountCode("4.1.02.03.01.0001"),
    ReceiptKey("bjb.va/20261128000123"),
)
INTEREST = Interest(Decimal("0.5"), 24, AccountCode("4.1.04.12.01.0001"))
CALCULATION = Calculation(
    "values.retribusi",
    {
        "form.luas": "4.50",
        "form.kegiatan": ("b", "a"),
        "form.pohon": ({FieldId("jenis"): "mahoni", FieldId("tinggi"): 7},),
    },
    (
        Worked(
            "values.tarif",
            "tarif.nilai(form.jalan, submitted)",
            370_000,
            (Drawn("tarif.nilai", ("kota",), DAY, None),),
        ),
        Worked(
            "values.retribusi",
            "values.tarif * form.luas",
            1_665_000,
            rounded=(RoundedOff("down 100", "1665000.5", "1665000"),),
        ),
    ),
)
CONCERNED = Concerned(
    LICENCE, PermitId("contoh"), ApplicationNumber(NUMBER), "503/0007/2026", "Wati", DAY, LAST, "suspended"
)

EFFECTS: tuple[Effect, ...] = (
    Notify(KEY, MAIN_LINE, "received"),
    Render(KEY, MAIN_LINE, TemplateName("licences/contoh")),
    Store(KEY, MAIN_LINE, TemplateName("licences/contoh"), (TemplateName("licences/contoh_lampiran"),)),
    Render(KEY, MAIN_LINE, TemplateName("licences/contoh"), (TemplateName("licences/contoh_lampiran"),)),
    Register(KEY, MAIN_LINE, FILE),
    Render(KEY, MAIN_LINE, TemplateName("licences/kartu"), part="kartu-3"),
    Store(KEY, MAIN_LINE, TemplateName("licences/kartu"), part="kartu-3"),
    Register(KEY, MAIN_LINE, FILE, part="kartu-3"),
    Copy(KEY, MAIN_LINE, AgencyId("loket")),
    PinLink(KEY, MAIN_LINE, 2),
    AddressLetter(KEY, MAIN_LINE, "wanted", 1),
    Urge(KEY, MAIN_LINE, TASK, AgencyId("loket"), "reminder"),
    Call(KEY, MAIN_LINE, SystemId("loket.pajak")),
    AskQr(KEY, MAIN_LINE, SystemId("bjb.va"), "26000000013"),
)
EVERY: tuple[Event, ...] = (
    ApplicationSubmitted(
        AT,
        ApplicationNumber(NUMBER),
        PermitId("contoh"),
        Digest("d" * 64),
        {
            FieldId("nama"): "Wati “Ayu” 日",
            FieldId("luas"): "4.50",
            FieldId("lantai"): 2,
            FieldId("setuju"): True,
            FieldId("kegiatan"): ("b", "a"),
        },
        {DocumentId("ktp"): FILE},
    ),
    ApplicationSubmitted(
        AT,
        ApplicationNumber(NUMBER),
        PermitId("contoh"),
        Digest("d" * 64),
        {FieldId("nama"): "Wati"},
        {},
        "pencabutan",
        CONCERNED,
        HERSELF,
    ),
    ApplicationClosed(AT, "changed", MAIN_LINE),
    ApplicationClosed(AT, "issued", MAIN_LINE),
    ApplicationClosed(AT, "refused", MAIN_LINE),
    ApplicationClosed(AT, "lapsed", MAIN_LINE),
    ApplicationClosed(AT, "withdrawn", MAIN_LINE),
    ApplicationClosed(AT, "cancelled", MAIN_LINE),
    ApplicationClosed(AT, "done", MAIN_LINE),
    StepEntered(AT, SIDE, Digest("d" * 64)),
    StepCompleted(AT, SIDE, OutcomeId("baik")),
    LineOpened(AT, Line("main/meja"), MAIN_LINE),
    LineOpened(AT, Line("main/periksa[2]"), MAIN_LINE, 2, "B 1234 XYZ"),
    LineJoined(AT, Line("main/meja"), OutcomeId("baik")),
    LineWithdrawn(AT, Line("main/meja")),
    TaskOpened(AT, TASK, MAIN_LINE, ROLE, Span(2, "working day"), AT),
    TaskOpened(AT, TASK, MAIN_LINE, None, None, None, ("luas", "ktp")),
    TaskOpened(AT, TASK, MAIN_LINE, replace(ROLE, place=PlaceId("serpong_utara")), None, None),
    TaskOpened(AT, TASK, MAIN_LINE, replace(ROLE, place=PlaceId("serpong_utara")), None, None),
    TaskOpened(AT, TASK, MAIN_LINE, ROLE, None, None, member=Panellist(OfficerId("rina"), "Rina")),
    TaskOpened(AT, TASK, MAIN_LINE, ROLE, Span(2, "working day"), AT, silence=OutcomeId("baik")),
    TaskLapsed(AT, TASK, AT),
    TaskClaimed(AT, TASK, HERSELF),
    TaskReleased(AT, TASK, FOR_ANOTHER),
    TaskReleased(AT, TASK, None),
    TaskFreed(AT, TASK, Panellist(OfficerId("rina"), "Rina")),
    TaskReassigned(
        AT, TASK, ROLE, replace(ROLE, place=PlaceId("serpong_utara")), "Sekda", "Instansi digabung."
    ),
    TaskDecided(AT, TASK, HERSELF, OutcomeId("baik"), "Sudah\nlengkap.", {FieldId("catatan"): ""}),
    TaskDecided(AT, TASK, HERSELF, OutcomeId("kembali"), "", {}, (Named("ktp", "Buram."),)),
    TaskWithdrawn(AT, TASK),
    CorrectionReceived(AT, TASK, {FieldId("luas"): "5"}, {DocumentId("ktp"): FILE}),
    CorrectionReceived(
        AT,
        TASK,
        {FieldId("pohon"): ({FieldId("jenis"): "jati", FieldId("diameter"): 30, FieldId("sakit"): True},)},
        {},
    ),
    RequestAnswered(AT, TASK, {FieldId("selesai"): "2026-03-01"}, {DocumentId("laporan.foto"): FILE}),
    TaskLapsed(AT, TASK),
    DueMoved(AT, TASK, AT),
    *(EffectOwed(AT, effect) for effect in EFFECTS),
    EffectPerformed(AT, KEY, Done()),
    EffectPerformed(AT, KEY, Stored(FILE)),
    EffectPerformed(AT, KEY, Answered({FieldId("status"): "aktif"})),
    EffectPerformed(AT, KEY, Refused("tidak-aktif", Sentence("Tidak aktif.", "Not active."))),
    EffectPerformed(AT, KEY, Dismissed("Tia", "Sudah ditelepon.")),
    EffectPerformed(AT, KEY, Answered({FieldId("status"): "aktif", FieldId("jumlah"): 5}, Digest("e" * 64))),
    EffectPerformed(AT, KEY, Refused("asing", Sentence("Tidak dikenal.", "Not known."), Digest("e" * 64))),
    EffectPerformed(AT, KEY, Unanswered("over")),
    EffectPerformed(AT, KEY, Unanswered("failed")),
    EffectPerformed(AT, KEY, Unanswered("unneeded")),
    AddressConfirmed(AT, "wati@contoh.id"),
    NumberAssigned(AT, MAIN_LINE, "503/0007/2026", DAY, DAY, LAST, "kode"),
    NumberAssigned(AT, MAIN_LINE, "503/0007/2026", DAY, None, None, "kode"),
    DocumentMade(AT, MAIN_LINE, "licence", "503/0007/2026", "kode", FILE),
    DocumentMade(AT, MAIN_LINE, "refusal", "503/0007-TOLAK/2026", "kode", FILE),
    DocumentMade(AT, SIDE, "letter", "503/0007-PGT/2026", "kode", FILE),
    DocumentMade(AT, SIDE, "provisional", f"{NUMBER}/meja-2", "kode", FILE),
    NumberAssigned(AT, MAIN_LINE, "551/00003/2026", DAY, DAY, LAST, "kode", "kartu-3"),
    DocumentMade(
        AT, MAIN_LINE, "further", "551/00003/2026", "kode", FILE, "kartu-3", Sentence("Kartu 3", "Card 3")
    ),
    DocumentMade(AT, SIDE, "minutes", "503/0007-BA/2026", "kode", FILE),
    LicenceIssued(AT, LICENCE, "503/0007/2026", DAY, LAST),
    LicenceIssued(AT, LicenceId(f"{LICENCE}.kartu-3"), "551/00003/2026", DAY, LAST, LICENCE),
    LicenceSuspended(AT, LICENCE, "sebab"),
    LicenceReinstated(AT, LICENCE),
    LicenceAmended(AT, LICENCE, None),
    LicenceAmended(AT, LICENCE, date(2026, 5, 3), date(2026, 5, 1)),
    LicenceRenewed(AT, LICENCE, NEXT),
    LicenceRevoked(AT, LICENCE, "sebab"),
    LicenceExpired(AT, LICENCE),
    HoldTaken(AT, "petak_makam", "jombang|A-12"),
    HoldTaken(AT, "licence", LICENCE, CONCERNED),
    HoldTaken(AT, "angkot", "D.07", None, extent=Share(3, 20)),
    HoldTaken(AT, "balai", "Ciputat", None, extent=Days(DAY, LAST)),
    HoldKept(AT, "petak_makam", LAST),
    HoldKept(AT, "petak_makam", None),
    HoldReleased(AT, "petak_makam"),
    HolderBarred(AT, MAIN_LINE, "3674", LAST, Sentence("Laporan tidak masuk", "No report")),
    ApplicationWithdrawn(AT, MAIN_LINE, "Pindah."),
    ApplicationCancelled(AT, MAIN_LINE, HERSELF, "Ganda."),
    ApplicationSuspended(AT, MAIN_LINE, HERSELF, "Sengketa."),
    ApplicationResumed(AT, MAIN_LINE, FOR_ANOTHER, ""),
    TimeRestarted(AT, TASK, AT),
    DecisionContested(AT, MAIN_LINE, StepId("keberatan"), "Datanya benar."),
    ObjectionTakenBack(AT, MAIN_LINE, StepId("keberatan"), "Sudah jelas."),
    DecisionRetracted(AT, TASK, HERSELF, (MAIN_LINE, SIDE)),
    InterestDeclared(AT, FOR_ANOTHER, "Pemohon adalah kakak saya."),
    TaskDecided(
        AT,
        TASK,
        HERSELF,
        OutcomeId("baik"),
        "",
        {},
        documents={DocumentId("foto"): FILE, DocumentId("foto.2"): FILE},
    ),
    TaskDecided(AT, TASK, HERSELF, OutcomeId("baik"), "", {}, relied=Digest("e" * 64)),
    TaskDecided(AT, TASK, HERSELF, OutcomeId("baik"), "", {}, skipped=SKIPPED),
    TaskDecided(
        AT,
        TASK,
        HERSELF,
        OutcomeId("kembali"),
        "",
        {},
        (Named("ktp", "Buram."),),
        checks=(
            Verdict("ktp", is_right=False, remark="Buram.", judged=(Digest("e" * 64),)),
            Verdict("foto", is_right=True),
        ),
    ),
    CorrectionReceived(AT, TASK, {}, {DocumentId("armada.1.stnk"): FILE}, (DocumentId("armada.2.stnk"),)),
    AnswerKept(AT, TaskId(f"{NUMBER}.periksa.2.loket"), replace(MAIN_LINE, round=2), ROLE, TASK),
    LicenceIssued(AT, LICENCE, "503/0007/2026", DAY, LAST, key="3674"),
    RegisterConsulted(
        AT, MAIN_LINE, {"lain": Holdings(2, "503/0007/2026", "Wati “Ayu” 日", LAST), "kosong": Holdings()}
    ),
    PinLinkAsked(AT, 2),
    PinGiven(AT),
    PinGiven(AT, HERSELF, "KTP asli."),
    AddressAsked(AT, "baru@contoh.id", 1),
    ContactChanged(AT, {FieldId("surel"): "baru@contoh.id"}, "wati@contoh.id"),
    ClockStarted(AT, Span(4, "working hour"), AgencyId("loket"), AT),
    ClockPaused(AT, "applicant"),
    ClockResumed(AT, AT),
    ClockMoved(AT, AT),
    ClockStopped(AT),
    ClockPaused(AT, "applicant", AT),
    AddressDropped(AT, "taken-back"),
    TimeExtended(AT, HERSELF, "cuaca", "Banjir.", Span(2, "working hour"), Span(6, "working hour"), AT),
    ConsentAsked(AT, TASK, HERSELF, "Gambar tidak terbaca.", TaskId(f"{NUMBER}.correction-consent.1.loket")),
    Escalated(AT, 1, ROLE, AT, (TASK,)),
    Deescalated(AT, 1, ROLE),
    TaskUrged(AT, TASK, HERSELF),
    DeemedApproved(AT, MAIN_LINE, AT, "certify"),
    ClockStarted(AT, Span(4, "working day"), AgencyId("loket"), AT, line=SIDE.line),
    ClockPaused(AT, "suspended", AT, SIDE.line),
    ClockResumed(AT, AT, line=SIDE.line),
    ClockMoved(AT, AT, SIDE.line),
    ClockStopped(AT, line=SIDE.line),
    AmountAssessed(AT, MAIN_LINE, DEBT, ACCOUNT, 1_181_925, LAST, CALCULATION, 100_000, INTEREST),
    AmountAssessed(AT, SIDE, DebtId("main/meja:meja"), ACCOUNT, 0, None),
    BillCoded(AT, MAIN_LINE, DEBT, "26000000013"),
    MoneyReceived(AT, DEBT, RECEIPT, 1_181_925, AT, "virtual-account"),
    MoneyReceived(AT, DEBT, ReceiptKey("bjb.va/T-2"), 100, AT, "transfer", HERSELF),
    DebtVoided(AT, DEBT, "Salah “hitung”."),
    DebtVoided(AT, DEBT, "Salah hitung.", HERSELF),
    MoneyPaidBack(AT, DEBT, RECEIPT, 100, DAY, "SP2D/0012/2026", HERSELF),
)
