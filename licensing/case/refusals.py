"""Why a command is refused: one function per refusal, with what to tell the person."""

from collections.abc import Mapping
from datetime import date, datetime

from babel.dates import format_date, format_datetime

from licensing.city.mandates import Acted
from licensing.clock.calendar import WIB
from licensing.forms.files import DocumentRule
from licensing.history.case import Decision, Task
from licensing.history.panellist import Panellist
from licensing.process.graph import Step
from licensing.process.protocol import Exit
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import ApplicationNumber
from licensing.words.sentences import Sentence, counted


def wall_time(at: datetime) -> Sentence:
    """An instant as people of the city read it: 3 Mei 2026 pukul 14.30 WIB."""
    local = at.astimezone(WIB)
    return Sentence(
        format_datetime(local, "d MMMM yyyy 'pukul' HH.mm 'WIB'", locale="id"),
        format_datetime(local, "d MMMM yyyy 'at' HH:mm 'WIB'", locale="en"),
    )


def already_submitted(application: ApplicationNumber, at: datetime) -> CommandRefused:
    """The same form was sent before, too long ago to show its receipt again."""
    when = wall_time(at)
    return CommandRefused(
        "already-submitted",
        Sentence(
            f"Permohonan ini sudah terkirim pada {when.id} dengan nomor {application}. Lacak dengan PIN pada tanda "
            "terimanya, atau buka formulir baru untuk permohonan lain.",
            f"This application was sent on {when.en} as {application}. Track it with the PIN on its receipt, or open "
            "a new form for another one.",
        ),
    )


def already_ended(task: Task) -> CommandRefused:
    """The task was decided, answered, withdrawn or has lapsed."""
    decision = task.decision
    if decision is not None:
        at = wall_time(decision.at)
        return CommandRefused(
            "already-decided",
            Sentence(
                f"Tugas ini sudah diputuskan oleh {decision.by.name} pada {at.id}.",
                f"This task was decided by {decision.by.name} on {at.en}.",
            ),
        )
    if task.status == "lapsed":
        return too_late()
    answered = Sentence("Perbaikan ini sudah dikirim.", "This correction was sent already.")
    if task.answers is not None:
        answered = Sentence("Jawaban ini sudah dikirim.", "This answer was sent already.")
    withdrawn = Sentence(
        "Tugas ini tidak diperlukan lagi karena langkahnya sudah selesai.",
        "This task is no longer needed: its step is completed.",
    )
    return CommandRefused("already-ended", answered if task.status == "answered" else withdrawn)


def wrong_answer(*, is_request: bool) -> CommandRefused:
    """A request was answered with a correction, or a correction as a request."""
    if is_request:
        id, en = "Tugas ini permintaan dan bukan perbaikan.", "This task is a request, and no correction."
    else:
        id, en = "Tugas ini perbaikan dan bukan permintaan.", "This task is a correction, and no request."
    return CommandRefused("no-such-task", Sentence(id, en))


def not_yet_open(day: date | None) -> CommandRefused:
    """What is asked there is asked from a later day on; None where whoever refuses does not count days."""
    if day is None:
        return CommandRefused(
            "too-early",
            Sentence(
                "Tugas ini belum dibuka. Halaman permohonannya menyebut sejak hari apa.",
                "This task has not opened yet. The application's page says on which day it does.",
            ),
        )
    id, en = (format_date(day, "d MMMM yyyy", locale=locale) for locale in ("id", "en"))
    return CommandRefused(
        "too-early",
        Sentence(
            f"Tugas ini baru dibuka pada {id}. Kembalilah pada hari itu.",
            f"This task opens on {en}. Come back on that day.",
        ),
    )


def too_late() -> CommandRefused:
    """Its time has passed, and silence has taken its course or is about to."""
    return CommandRefused(
        "already-ended",
        Sentence("Waktu untuk tugas ini sudah lewat.", "The time for this task has passed."),
    )


def held_by_other(by: Acted) -> CommandRefused:
    """Another officer claimed the task."""
    return CommandRefused(
        "held-by-other",
        Sentence(
            f"Tugas ini sedang dikerjakan oleh {by.name}. Minta ia melepaskannya, atau lepaskan untuknya.",
            f"{by.name} is working on this task. Ask her to release it, or release it for her.",
        ),
    )


def not_yours() -> CommandRefused:
    """The person does not hold the role that is asked."""
    return CommandRefused(
        "not-yours",
        Sentence("Tugas ini bukan untuk peran Anda.", "This task is not for your role."),
    )


def asked_of_other(member: Panellist) -> CommandRefused:
    """The task asks somebody else by name."""
    return CommandRefused(
        "not-yours",
        Sentence(
            f"Tugas ini untuk {member.name}, yang ditunjuk untuk permohonan ini.",
            f"This task is for {member.name}, who was named for this application.",
        ),
    )


def no_such_task() -> CommandRefused:
    """The case has no such task."""
    return CommandRefused("no-such-task", Sentence("Tugas ini tidak ada.", "There is no such task."))


def no_such_application() -> CommandRefused:
    """There is none, or it is not for this person to know."""
    return CommandRefused(
        "no-such-application",
        Sentence(
            "Permohonan ini tidak ada, atau bukan wewenang Anda.",
            "There is no such application, or it is not yours to see.",
        ),
    )


def no_such_permit() -> CommandRefused:
    """No definition of this permit type was ever published."""
    return CommandRefused(
        "no-such-permit",
        Sentence("Jenis izin ini tidak ada.", "There is no such permit type."),
    )


def stale_page() -> CommandRefused:
    """What the person read is no longer so."""
    return CommandRefused(
        "stale-page",
        Sentence(
            "Permohonan ini berubah sejak halaman Anda dibuka. Baca lagi, lalu putuskan.",
            "This application changed since you opened the page. Read it again, then decide.",
        ),
    )


def four_eyes(step: Step, decided_at: datetime) -> CommandRefused:
    """She decided an earlier step that this one must be kept apart from."""
    at = wall_time(decided_at)
    return CommandRefused(
        "four-eyes",
        Sentence(
            f"Anda sudah memutuskan langkah “{step.name.id}” pada {at.id}, sehingga orang lain yang harus "
            "memutuskan langkah ini.",
            f"You decided “{step.name.en}” on {at.en}, so somebody else has to decide this step.",
        ),
    )


def conflict_of_interest() -> CommandRefused:
    """It is her own application, by an identity number in its form."""
    return CommandRefused(
        "conflict-of-interest",
        Sentence(
            "NIK Anda tertulis dalam permohonan ini, sehingga Anda berbenturan kepentingan. Orang lain yang harus "
            "memutuskannya.",
            "Your identity number stands in this application, so you have a conflict of interest. Somebody else has "
            "to decide it.",
        ),
    )


def interest_declared() -> CommandRefused:
    """She said herself that the case is her own business."""
    return CommandRefused(
        "conflict-of-interest",
        Sentence(
            "Anda menyatakan berbenturan kepentingan dengan permohonan ini. Orang lain yang harus memutuskannya.",
            "You declared a conflict of interest with this application. Somebody else has to decide it.",
        ),
    )


def answered_already(decision: Decision, *, in_same_role: bool) -> CommandRefused:
    """She answered the same question, as one of several people of her role, or in another one."""
    at = wall_time(decision.at)
    if in_same_role:
        return CommandRefused(
            "answered-already",
            Sentence(
                f"Anda sudah memutuskan pada {at.id}. Langkah ini diputuskan bersama: orang lain yang harus ikut "
                "memutuskannya.",
                f"You decided on {at.en}. This step is decided together: somebody else has to decide it too.",
            ),
        )
    return CommandRefused(
        "answered-already",
        Sentence(
            f"Anda sudah menjawab pada {at.id} dalam peran lain. Satu orang menjawab satu kali.",
            f"You answered on {at.en} in another role. One person answers once.",
        ),
    )


def never_valid(since: date, until: date) -> CommandRefused:
    """What would be issued ends before it begins."""
    first, last = (
        tuple(format_date(day, "d MMMM yyyy", locale=locale) for locale in ("id", "en"))
        for day in (since, until)
    )
    return CommandRefused(
        "never-valid",
        Sentence(
            f"Izin ini akan berakhir pada {last[0]}, sebelum mulai berlaku pada {first[0]}. Kembalikan permohonan agar "
            "tanggalnya diperbaiki.",
            f"This licence would end on {last[1]}, before it begins on {first[1]}. Return the application so that its "
            "dates are corrected.",
        ),
    )


def already_over(until: date, issued_on: date) -> CommandRefused:
    """What would be issued has ended before the day on which it would be."""
    last, today = (
        tuple(format_date(day, "d MMMM yyyy", locale=locale) for locale in ("id", "en"))
        for day in (until, issued_on)
    )
    return CommandRefused(
        "never-valid",
        Sentence(
            f"Izin ini sudah berakhir pada {last[0]}, sebelum diterbitkan pada {today[0]}. Kembalikan permohonan agar "
            "tanggalnya diperbaiki.",
            f"This licence would have ended on {last[1]}, before it is issued on {today[1]}. Return the application so "
            "that its dates are corrected.",
        ),
    )


def no_such_outcome(step: Step) -> CommandRefused:
    """The step does not offer the outcome; one that today's process does not have offers none."""
    if not step.exits:
        return CommandRefused(
            "no-such-outcome",
            Sentence(
                f"Langkah “{step.name.id}” tidak dapat diputuskan. Hubungi pengelola Izin.",
                f"Step “{step.name.en}” cannot be decided. Ask whoever runs Izin.",
            ),
        )
    ids = ", ".join(f"{id} ({exit.label.id})" for id, exit in step.exits.items())
    ens = ", ".join(f"{id} ({exit.label.en})" for id, exit in step.exits.items())
    return CommandRefused(
        "no-such-outcome",
        Sentence(f"Pilih salah satu keputusan: {ids}.", f"Choose one of the outcomes: {ens}."),
        {"outcome": Sentence("Pilih keputusan.", "Choose an outcome.")},
    )


def reason_missing(exit: Exit) -> Sentence:
    """The outcome asks for a reason."""
    return Sentence(
        f"Keputusan “{exit.label.id}” perlu alasan. Tuliskan apa yang kurang dan apa yang seharusnya.",
        f"The outcome “{exit.label.en}” needs a reason. Write what is wrong and what would be right.",
    )


def nothing_named(exit: Exit) -> Sentence:
    """The outcome returns the application, and nothing was named that the applicant may change."""
    return Sentence(
        f"Keputusan “{exit.label.id}” mengembalikan permohonan. Sebutkan sedikitnya satu isian atau dokumen yang "
        "perlu diperbaiki, dengan catatannya; yang tidak disebut tidak dapat diubah pemohon.",
        f"The outcome “{exit.label.en}” returns the application. Name at least one answer or document that needs "
        "correction, with a remark; the applicant cannot change what is not named.",
    )


def named_for_nothing() -> Sentence:
    """Something was named for correction, but the outcome asks the applicant for none."""
    return Sentence(
        "Keputusan ini tidak meminta perbaikan. Hapus yang disebut perlu diperbaiki, atau pilih keputusan lain.",
        "This outcome asks for no correction. Remove what is named for it, or choose another outcome.",
    )


def not_asked_here(what: str) -> Sentence:
    """Named was what this application does not ask."""
    return Sentence(
        f"Permohonan ini tidak memuat isian atau dokumen “{what}”.",
        f"This application has no answer or document “{what}”.",
    )


def not_nameable(what: str) -> Sentence:
    """The definition does not let it be changed at this point."""
    return Sentence(
        f"“{what}” tidak dapat diubah lagi pada tahap ini.",
        f"“{what}” can no longer be changed at this point.",
    )


def named_twice(what: str) -> Sentence:
    """The same thing was named twice, with two remarks."""
    return Sentence(
        f"“{what}” disebut dua kali. Satukan catatannya.",
        f"“{what}” is named twice. Put the remarks together.",
    )


def remark_missing() -> Sentence:
    """Something was named without saying what is wrong with it."""
    return Sentence("Tuliskan apa yang perlu diperbaiki di sini.", "Write what needs to be corrected here.")


def remark_too_long(most: int) -> Sentence:
    """A remark has more characters than a letter has room for."""
    return Sentence(f"Catatan paling banyak {most} karakter.", f"A remark has at most {most} characters.")


def not_opened() -> Sentence:
    """The applicant changed what nobody named."""
    return Sentence(
        "Bagian ini tidak diminta diperbaiki, sehingga tidak dapat diubah.",
        "No officer asked for a correction of this, so it cannot be changed.",
    )


def reason_too_long(most: int) -> Sentence:
    """The reason has more characters than a letter has room for."""
    return Sentence(f"Alasan paling banyak {most} karakter.", f"A reason has at most {most} characters.")


def invalid_form(fields: Mapping[str, Sentence]) -> CommandRefused:
    """Answers or documents are missing or unreadable; `fields` says which."""
    count = len(fields)
    return CommandRefused(
        "invalid-form",
        Sentence(
            f"Ada {count} isian yang perlu diperbaiki.",
            f"{counted(count, 'answer needs', 'answers need')} correction.",
        ),
        fields,
    )


def wrong_type(rule: DocumentRule) -> CommandRefused:
    """An uploaded file is of a kind the document cannot be."""
    endings = ", ".join(ending.upper() for ending in rule.accept)
    sentence = Sentence(
        f"Berkas ini bukan {endings}. Unggah berkas {endings}.",
        f"This file is not {endings}. Upload a file of type {endings}.",
    )
    return CommandRefused("wrong-type", sentence, {rule.id: sentence})


def too_large(rule: DocumentRule) -> CommandRefused:
    """An uploaded file is larger than the document may be."""
    most = f"{rule.max_bytes / 1024 / 1024:g} MB"
    sentence = Sentence(
        f"Berkas ini terlalu besar. Ukuran paling besar {most}.", f"This file is too large. At most {most}."
    )
    return CommandRefused("too-large", sentence, {rule.id: sentence})
