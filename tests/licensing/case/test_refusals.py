"""What people read when something is refused: code, both languages, and the fields that are named."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from licensing.case.acts.reasons import LONGEST_REASON
from licensing.case.refusals import applications, authority, documents, naming, tasks
from licensing.forms.files import DocumentRule
from licensing.history.task import Decision, Task
from licensing.process.protocol import Exit
from licensing.process.step import Step
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import DocumentId, OutcomeId, StepId
from licensing.words.sentences import Sentence
from tests.licensing.events import APPLICATION, RINA, acted, at, process, task

PROCESS = """
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {lanjut: tutup, kembali: {to: tutup, label: {id: Kembalikan, en: Send back}}}
  tutup: {close: {}}
"""
# Half past nine at night in UTC is the next morning in the city.
AT = datetime(2026, 5, 2, 21, 30, tzinfo=UTC)
DECISION = Decision(AT, acted(RINA), OutcomeId("lanjut"), "", {})
OPEN = Task(task("periksa", "loket"), at("periksa"), None, AT, None, None, 1)
RULE = DocumentRule(
    DocumentId("ktp"),
    Sentence("KTP", "Identity card"),
    ("pdf", "jpg"),
    max_bytes=2 * 1024 * 1024 + 512 * 1024,
)


def step() -> Step:
    return process(PROCESS).steps[at("periksa").step]


READ: list[tuple[Callable[[], CommandRefused], str, str, str]] = [
    (
        lambda: applications.already_submitted(APPLICATION, AT),
        "already-submitted",
        "Formulir ini sudah terkirim pada 3 Mei 2026 pukul 04.30 WIB dengan nomor permohonan "
        "REG-CONTOH-20260302-00001. Lacak dengan PIN pada tanda terimanya; untuk permohonan lain, pakai formulir baru.",
        "This form was sent on 3 May 2026 at 04:30 WIB as application REG-CONTOH-20260302-00001. "
        "Track it with the PIN on its receipt; for another application, use a new form.",
    ),
    (
        lambda: tasks.already_ended(replace(OPEN, status="decided", decision=DECISION), step()),
        "already-decided",
        "Tugas ini sudah diputuskan oleh Rina pada 3 Mei 2026 pukul 04.30 WIB: Lanjut.",
        "This task was decided by Rina on 3 May 2026 at 04:30 WIB: Lanjut.",
    ),
    (
        lambda: tasks.already_ended(replace(OPEN, status="answered"), step()),
        "already-ended",
        "Perbaikan ini sudah dikirim.",
        "This correction was sent already.",
    ),
    (
        lambda: tasks.already_ended(replace(OPEN, status="lapsed"), step()),
        "already-ended",
        "Waktu untuk tugas ini sudah lewat.",
        "The time for this task has passed.",
    ),
    (
        lambda: tasks.already_ended(replace(OPEN, status="withdrawn"), step()),
        "already-ended",
        "Tugas ini tidak diperlukan lagi karena langkahnya sudah selesai.",
        "This task is no longer needed: its step is completed.",
    ),
    (
        lambda: authority.held_by_other(acted(RINA)),
        "held-by-other",
        "Tugas ini sedang dikerjakan oleh Rina. Minta ia melepaskannya, atau lepaskan untuknya.",
        "Rina is working on this task. Ask her to release it, or release it for her.",
    ),
    (
        authority.not_yours,
        "not-yours",
        "Tugas ini bukan untuk peran Anda.",
        "This task is not for your role.",
    ),
    (tasks.no_such_task, "no-such-task", "Tugas ini tidak ada.", "There is no such task."),
    (
        applications.no_such_application,
        "no-such-application",
        "Permohonan ini tidak ada, atau bukan wewenang Anda.",
        "There is no such application, or it is not yours to see.",
    ),
    (
        applications.no_such_permit,
        "no-such-permit",
        "Jenis izin ini tidak ada.",
        "There is no such permit type.",
    ),
    (
        applications.stale_page,
        "stale-page",
        "Permohonan ini berubah sejak halaman Anda dibuka. Baca lagi, lalu putuskan.",
        "This application changed since you opened the page. Read it again, then decide.",
    ),
    (
        lambda: authority.four_eyes(step(), DECISION.at),
        "four-eyes",
        "Anda sudah memutuskan langkah “Periksa” pada 3 Mei 2026 pukul 04.30 WIB, sehingga orang lain yang harus "
        "memutuskan langkah ini.",
        "You decided “Periksa” on 3 May 2026 at 04:30 WIB, so somebody else has to decide this step.",
    ),
    (
        lambda: authority.answered_already(DECISION, in_same_role=False),
        "answered-already",
        "Anda sudah menjawab pada 3 Mei 2026 pukul 04.30 WIB dalam peran lain. Satu orang menjawab satu kali.",
        "You answered on 3 May 2026 at 04:30 WIB in another role. One person answers once.",
    ),
    (
        lambda: tasks.no_such_outcome(step()),
        "no-such-outcome",
        "Pilih salah satu keputusan: lanjut (Lanjut), kembali (Kembalikan).",
        "Choose one of the outcomes: lanjut (Lanjut), kembali (Send back).",
    ),
    (
        lambda: applications.invalid_form({"nama": Sentence("Isi.", "Fill in.")}),
        "invalid-form",
        "Ada 1 isian yang perlu diperbaiki.",
        "1 answer needs correction.",
    ),
    (
        lambda: documents.wrong_type(RULE),
        "wrong-type",
        "Berkas ini bukan PDF, JPG. Unggah berkas PDF, JPG.",
        "This file is not PDF, JPG. Upload a file of type PDF, JPG.",
    ),
    (
        lambda: documents.too_large(RULE),
        "too-large",
        "Berkas ini terlalu besar. Ukuran paling besar 2.5 MB.",
        "This file is too large. At most 2.5 MB.",
    ),
]


@pytest.mark.parametrize(("refusal", "code", "id", "en"), READ, ids=[code for _, code, _, _ in READ])
def test_a_refusal_says_what_is_so_in_both_languages(
    refusal: Callable[[], CommandRefused], code: str, id: str, en: str
) -> None:
    assert (refusal().code, refusal().sentence) == (code, Sentence(id, en))


def test_the_fields_a_refusal_is_about_are_named_with_what_would_be_right() -> None:
    assert tasks.no_such_outcome(step()).fields == {
        "outcome": Sentence("Pilih keputusan.", "Choose an outcome.")
    }
    nama = {"nama": Sentence("Isi.", "Fill in.")}
    assert applications.invalid_form(nama).fields == nama
    assert documents.wrong_type(RULE).fields == {"ktp": documents.wrong_type(RULE).sentence}
    assert documents.too_large(RULE).fields == {"ktp": documents.too_large(RULE).sentence}
    assert authority.not_yours().fields == {}


def test_what_is_wrong_with_a_reason_is_said_of_the_outcome() -> None:
    exit = Exit(StepId("perbaikan"), Sentence("Kembalikan", "Send back"), needs_reason=True)
    assert naming.reason_missing(exit) == Sentence(
        "Keputusan “Kembalikan” perlu alasan. Tuliskan apa yang kurang dan apa yang seharusnya.",
        "The outcome “Send back” needs a reason. Write what is wrong and what would be right.",
    )
    nowhere = Exit(None, Sentence("Setujui", "Consent"), needs_reason=True)
    assert naming.reason_missing(nowhere) == Sentence(
        "Keputusan “Setujui” perlu alasan. Tuliskan mengapa.",
        "The outcome “Consent” needs a reason. Write why.",
    )
    assert naming.reason_too_long(LONGEST_REASON) == Sentence(
        "Alasan paling banyak 5000 karakter.", "A reason has at most 5000 characters."
    )
