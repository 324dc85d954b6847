"""A case told: given events, exactly these sentences, for these readers, and nothing personal where none may be."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime

import pytest

from features.quoting import APPLICANT
from licensing.history.effects import Answered, Refused
from licensing.history.events import (
    DueMoved,
    EffectOwed,
    EffectPerformed,
    LicenceAmended,
    LicenceEvent,
    LicenceExpired,
    LicenceReinstated,
    LicenceRenewed,
    LicenceRevoked,
    LicenceSuspended,
    TaskOpened,
)
from licensing.scenarios.scenario import Scenario, typed
from licensing.telling import Audience, Told, is_for, lines, tell, waits, why
from licensing.telling.personal import Personal, reveal
from licensing.words.identifiers import LicenceId
from licensing.words.sentences import Sentence
from tests.licensing.histories import Act, Start, act, begin
from tests.licensing.told_of import REASON, decided, file_of, issued, random_history, submitted
from tests.lines import city

ELSEWHERE = LicenceId("REG-2.terbit.1")
"""A licence that another case issued."""


def told(story: Scenario) -> list[Told]:
    file = file_of(story)
    return [tell(file, event, register=city()) for event in file.events]


def read_by(story: Scenario, reader: Audience) -> list[str]:
    return [each.what.id for each in told(story) if is_for(each, reader)]


def test_an_applicant_reads_decisions_and_stages_but_not_who_was_asked() -> None:
    story = submitted()
    story.decide(story.officer("Rina"), "kembalikan", reason=REASON)
    story.correct(typed({"luas": "6"}))
    decided(story, ("Rina", "lengkap"))
    assert read_by(story, "everyone") == [
        "Permohonan diterima",
        "Loket Pelayanan: Kembalikan (Periksa)",
        "Pemohon diminta memperbaiki permohonan",
        "Perbaikan diterima",
        "Masuk tahap “Periksa”",
        "Loket Pelayanan: Lengkap (Periksa)",
        "Masuk tahap “Pemeriksaan”",
        "Masuk tahap “Meja”",
        "Masuk tahap “Jadwal”",
    ]


def test_officers_also_read_who_was_asked_who_took_a_task_up_and_what_the_lines_did() -> None:
    story = decided(submitted(), ("Rina", "lengkap"), ("Sari", "disetujui"), ("Lela", "dijadwalkan"))
    assert read_by(story, "officers") == [
        "Permohonan diterima",
        "Loket, Petugas loket diminta: Periksa",
        "Loket Pelayanan: Lengkap (Periksa)",
        "Masuk tahap “Pemeriksaan”",
        "Meja dimulai",
        "Peninjauan lapangan dimulai",
        "Masuk tahap “Meja”",
        "Dinkes, Tim teknis diminta: Meja",
        "Dishub, Tim teknis diminta: Meja",
        "Masuk tahap “Jadwal”",
        "DLH, Tim teknis diminta: Jadwal",
        "Dinas Kesehatan: Disetujui (Meja)",
        "Dinas Lingkungan Hidup: Dijadwalkan (Jadwal)",
        "Masuk tahap “Kunjungan”",
        "DLH, Tim teknis diminta: Kunjungan",
    ]


def test_a_veto_tells_which_lines_are_no_longer_needed() -> None:
    story = decided(submitted(), ("Rina", "lengkap"), ("Lela", "dijadwalkan"))
    before = len(story.events)
    story.decide(story.officer("Lela"), "tidak", reason=REASON)
    file = file_of(story)
    assert [tell(file, event, register=city()).what.id for event in file.events[before:]] == [
        "Dinas Lingkungan Hidup: Tidak (Kunjungan)",
        "Keluar dari “Kunjungan”: Tidak",
        "Peninjauan lapangan selesai: Ditolak",
        "Dinkes, Tim teknis tidak perlu menjawab lagi",
        "Dishub, Tim teknis tidak perlu menjawab lagi",
        "Meja tidak diperlukan lagi",
        "Keluar dari “Pemeriksaan”: Ditolak",
        "Masuk tahap “Gugur”",
        "Berikutnya: Izin mengabari pemohon",
        "Keluar dari “Gugur”: lapsed",
        "Permohonan gugur karena lewat waktu",
    ]


def test_a_licence_is_told_to_the_applicant_and_its_making_to_operators() -> None:
    story = issued()
    assert read_by(story, "everyone")[-3:] == [
        "Dinas Perizinan: Ditandatangani (Tanda tangan)",
        "Diberi nomor 503/0001/2026",
        "Izin 503/0001/2026 terbit",
    ]
    assert [what for what in read_by(story, "operators") if what.startswith("Izin m")] == [
        "Izin mengabari pemohon",
        "Izin menyusun dokumen",
        "Izin menyimpan dokumen",
        "Izin memeriksa dokumen yang tersimpan",
        "Izin mengabari pemohon",
    ]
    assert read_by(story, "operators")[-2:] == ["Izin terbit", "Izin mengabari pemohon"]


def test_what_becomes_of_a_licence_is_told_by_its_number_with_the_reason_apart() -> None:
    story = issued()
    (id,) = story.case.licences
    at, file = story.now, file_of(story)
    events: list[tuple[LicenceEvent, str, str | None]] = [
        (LicenceSuspended(at, id, REASON), "Izin 503/0001/2026 dibekukan", REASON),
        (LicenceReinstated(at, id), "Izin 503/0001/2026 berlaku kembali", None),
        (LicenceAmended(at, id, None), "Izin 503/0001/2026 diubah", None),
        (LicenceRenewed(at, id, ELSEWHERE), "Izin 503/0001/2026 diperpanjang dengan REG-2.terbit.1", None),
        (LicenceRevoked(at, id, REASON), "Izin 503/0001/2026 dicabut", REASON),
        (LicenceExpired(at, id), "Masa berlaku izin 503/0001/2026 habis", None),
        (LicenceRevoked(at, ELSEWHERE, ""), "Izin REG-2.terbit.1 dicabut", None),
    ]
    for event, sentence, reason in events:
        each = tell(file, event, register=city())
        assert (each.what.id, each.audience) == (sentence, "everyone")
        assert (reveal(each.why) if each.why else None) == reason


@pytest.mark.parametrize(
    ("due", "until"),
    [
        (datetime(2026, 3, 6, 9, tzinfo=UTC), "6 Maret 2026 pukul 16.00 WIB"),
        (datetime(2026, 3, 6, 17, tzinfo=UTC), "6 Maret 2026 pukul 24.00 WIB"),
    ],
)
def test_a_deadline_that_moved_is_told_to_everybody_until_when_it_is_open_now(
    due: datetime, until: str
) -> None:
    story = submitted()
    (task,) = story.open_tasks
    each = tell(file_of(story), DueMoved(story.now, task.id, due), register=city())
    assert each.what.id == f"Kalender berubah: batas waktu “Periksa” menjadi {until}"
    assert each.audience == "everyone"


def test_a_decision_names_role_outcome_person_and_reason_each_apart() -> None:
    story = submitted()
    story.decide(story.officer("Rina"), "kembalikan", reason=REASON)
    (decision,) = [each for each in told(story) if each.act]
    assert (decision.act, decision.who.code, decision.who.name.id) == (
        "kembalikan",
        "loket.petugas",
        "Loket, Petugas loket",
    )
    assert decision.who.person is not None
    assert reveal(decision.who.person.name) == "Rina"
    assert reveal(decision.who.person.position) == "Petugas loket"
    assert decision.why is not None
    assert reveal(decision.why) == REASON


def test_what_an_outside_system_said_is_told_to_officers_and_its_words_are_personal() -> None:
    story = submitted()
    (owed,) = [event for event in story.events if isinstance(event, EffectOwed)]
    no = Refused("nik-unknown", Sentence("NIK 3674 tidak ada.", "No such NIK."))
    refused = EffectPerformed(story.now, owed.effect.key, no)
    answered = EffectPerformed(story.now, owed.effect.key, Answered({}))
    file = file_of(story)
    no_told, yes_told = (tell(file, event, register=city()) for event in (refused, answered))
    assert no_told.what.id == "Surel tidak dapat disampaikan (nik-unknown)"
    assert no_told.audience == yes_told.audience == "officers"
    assert no_told.why is not None
    assert reveal(no_told.why) == "NIK 3674 tidak ada."
    assert yes_told.what.en == "Izin told the applicant: answered"


def test_an_agency_that_left_the_register_is_called_by_its_id() -> None:
    story = submitted()
    (waiting,) = waits(file_of(story), register=replace(city(), agencies={}))
    assert [each.who.name.id for each in waiting.on] == ["loket.petugas"]
    (opened,) = [event for event in story.events if isinstance(event, TaskOpened)]
    said = tell(file_of(story), opened, register=replace(city(), agencies={}))
    assert said.what.en == "loket.petugas was asked: Periksa"


@random_history
def test_every_event_is_told_in_both_languages(acts: list[Act], start: Start) -> None:
    story = begin(start)
    for each in acts:
        act(story, each)
    for each, event in zip(told(story), story.events, strict=True):
        assert each.at == event.at
        assert each.what.id
        assert each.what.en


@random_history
def test_nothing_told_in_plain_text_is_personal(acts: list[Act], start: Start) -> None:
    story = begin(start)
    for each in acts:
        act(story, each)
    file = file_of(story)
    plain = " ".join(
        text
        for each in (*told(story), *lines(file, register=city()), why(file, register=city()))
        for text in texts(each)
    )
    secrets = {officer.name for officer in city().officers.values()} | {*APPLICANT.values(), "sebab"}
    assert not [secret for secret in secrets if secret in plain]


def texts(value: object) -> Iterator[str]:
    """Every plain text in a value, however deep; not those marked as personal."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value) and not isinstance(value, Personal):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


@pytest.mark.parametrize("shown", ["{}", "{!s}", "{!r}"])
def test_a_personal_text_put_into_another_by_mistake_does_not_show(shown: str) -> None:
    assert "Wati" not in shown.format(Personal("Wati"))
