"""A case told: given events, exactly these sentences, for these readers, and nothing personal where none may be."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given

from features.quoting import APPLICANT
from licensing.clock.spans import Span
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
    LineOpened,
    TaskOpened,
)
from licensing.history.places import Line, parent
from licensing.ports import CaseFile
from licensing.scenarios.scenario import Scenario, typed
from licensing.telling import Audience, Joined, Told, Waiting, is_for, lines, stands, tell, waits, why
from licensing.telling.personal import Personal, reveal
from licensing.words.identifiers import LicenceId
from licensing.words.sentences import Sentence
from tests.licensing.histories import ACTS, STARTS, Act, Start, act, begin
from tests.lines import city, with_lines

random_history = given(acts=ACTS, start=STARTS)
REASON = "Alamat tidak sesuai KTP Wati."
ELSEWHERE = LicenceId("REG-2.terbit.1")
"""A licence that another case issued."""


def submitted() -> Scenario:
    story = Scenario(city(), with_lines())
    story.submit(typed({**APPLICANT, "luas": "5"}))
    return story


def decided(story: Scenario, *decisions: tuple[str, str]) -> Scenario:
    for name, outcome in decisions:
        story.decide(story.officer(name), outcome)
        assert story.refusal is None
    return story


def signed() -> Scenario:
    return decided(
        submitted(),
        ("Rina", "lengkap"),
        ("Sari", "disetujui"),
        ("Dewi", "disetujui"),
        ("Lela", "dijadwalkan"),
        ("Lela", "layak"),
        ("Budi", "ditandatangani"),
    )


def issued() -> Scenario:
    story = signed()
    story.perform()
    return story


def file_of(story: Scenario) -> CaseFile:
    return CaseFile(story.case, story.process, story.events)


def told(story: Scenario) -> list[Told]:
    file = file_of(story)
    return [tell(file, event, register=city()) for event in file.events]


def read_by(story: Scenario, reader: Audience) -> list[str]:
    return [each.what.id for each in told(story) if is_for(each, reader)]


def standing(waiting: Waiting) -> tuple[str, str, list[str]]:
    return waiting.where.line, waiting.step.id, [each.who.code for each in waiting.on]


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
    assert no_told.what.id == "Izin mengabari pemohon: ditolak (nik-unknown)"
    assert no_told.audience == yes_told.audience == "officers"
    assert no_told.why is not None
    assert reveal(no_told.why) == "NIK 3674 tidak ada."
    assert yes_told.what.en == "Izin told the applicant: answered"


def test_every_open_line_tells_where_it_stands_on_whom_and_since_when() -> None:
    story = decided(submitted(), ("Rina", "lengkap"))
    entered = story.now
    story.pass_working_days(1)
    decided(story, ("Lela", "dijadwalkan"), ("Sari", "disetujui"))
    waiting = waits(file_of(story), register=city())
    assert [standing(each) for each in waiting] == [
        ("main", "Pemeriksaan", ["meja", "lapangan"]),
        ("main/meja", "Meja", ["perhubungan.tim"]),
        ("main/lapangan", "Kunjungan", ["lingkungan.tim"]),
    ]
    assert [each.since for each in waiting] == [entered, entered, story.now]
    assert [each.line and each.line.en for each in waiting] == [None, "Meja", "Site visit"]


def test_a_line_that_has_ended_is_told_with_its_outcome_while_another_goes_on() -> None:
    story = decided(submitted(), ("Rina", "lengkap"), ("Lela", "dijadwalkan"))
    story.pass_working_days(1)
    decided(story, ("Lela", "layak"))
    ended = story.now
    story.pass_working_days(1)
    main, meja, lapangan = lines(file_of(story), register=city())
    assert lapangan == Joined(
        Line("main/lapangan"),
        Sentence("Peninjauan lapangan", "Site visit"),
        Sentence("Disetujui", "Disetujui"),
        ended,
    )
    assert stands(file_of(story), register=city()) == (meja, lapangan), "the main line waits for these two"
    assert waits(file_of(story), register=city()) == (main, meja)
    decided(story, ("Sari", "disetujui"), ("Dewi", "disetujui"))
    (signature,) = stands(file_of(story), register=city())
    assert isinstance(signature, Waiting)
    assert signature.where.step == "tanda_tangan"


def test_a_withdrawn_line_stands_nowhere() -> None:
    story = decided(submitted(), ("Rina", "lengkap"))
    story.decide(story.officer("Sari"), "ditolak", reason=REASON)
    assert {type(each) for each in lines(file_of(story), register=city())} == {Waiting}


def test_it_is_late_from_the_first_instant_after_it_was_due() -> None:
    (waiting,) = waits(file_of(submitted()), register=city())
    (rina,) = waiting.people
    assert rina.due is not None
    assert not rina.is_late(rina.due - timedelta(microseconds=1))
    assert rina.is_late(rina.due)


def test_it_is_the_applicants_turn_where_nobody_else_is_asked() -> None:
    story = submitted()
    (asked,) = waits(file_of(story), register=city())
    story.decide(story.officer("Rina"), "kembalikan", reason=REASON)
    (returned,) = waits(file_of(story), register=city())
    assert (asked.is_applicants_turn, returned.is_applicants_turn) == (False, True)
    (at_work,) = waits(file_of(signed()), register=city())
    assert not at_work.is_applicants_turn
    assert at_work.people == ()


def test_a_line_is_due_when_the_first_of_those_it_waits_for_is() -> None:
    story = decided(submitted(), ("Rina", "lengkap"))
    dues = {each.where.line: each.due for each in waits(file_of(story), register=city())}
    assert dues == {
        "main": None,
        "main/meja": city().calendar.city.due(story.now, Span(3, "working day")),
        "main/lapangan": city().calendar.city.due(story.now, Span(2, "working day")),
    }


def test_the_one_thing_awaited_is_what_is_due_first() -> None:
    story = decided(submitted(), ("Rina", "lengkap"))
    awaited = why(file_of(story), register=city())
    assert awaited is not None
    assert (awaited.step.id, awaited.awaited.who.code) == ("Jadwal", "lingkungan.tim")
    assert awaited.awaited.releases.id == "salah satu keputusan: Dijadwalkan"


def test_an_applicant_is_waited_for_until_her_answer_or_her_time() -> None:
    story = submitted()
    story.decide(story.officer("Rina"), "kembalikan", reason=REASON)
    awaited = why(file_of(story), register=city())
    assert awaited is not None
    assert awaited.awaited.who.kind == "applicant"
    assert awaited.awaited.releases.en == "the correction is sent, or its time passes"


def test_izin_is_waited_for_where_it_owes_a_document_and_after_the_end_for_its_notice() -> None:
    story = signed()
    said: list[str] = []
    while awaited := why(file_of(story), register=city()):
        assert awaited.awaited.who.kind == "izin"
        said.append(awaited.awaited.releases.id)
        first, *_ = [e for e in story.case.owed.values() if e.where == awaited.where]
        story.report(first)
    assert said == [
        "Izin menyusun dokumen",
        "Izin menyimpan dokumen",
        "Izin memeriksa dokumen yang tersimpan",
        "Izin mengabari pemohon",
        "Izin mengabari pemohon",
    ]
    assert waits(file_of(story), register=city()) == ()


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


@random_history
def test_every_open_line_and_every_open_task_is_waited_for_once(acts: list[Act], start: Start) -> None:
    story = begin(start)
    for each in acts:
        act(story, each)
    waiting = waits(file_of(story), register=city())
    assert [each.where.line for each in waiting] == sorted(
        story.case.open, key=lambda line: opening(story, line)
    )
    assert {each.where for each in waiting} == {*story.case.open.values()}
    asked = [each.task for line in waiting for each in line.on if each.task]
    assert sorted(asked) == sorted(task.id for task in story.case.tasks.values() if task.is_open)
    assert all(line.on for line in waiting)
    nothing = not story.case.open and not story.case.owed
    assert (why(file_of(story), register=city()) is None) == nothing


def opening(story: Scenario, line: Line) -> list[int]:
    """When a line and those it stands in were last opened, from the outside in."""
    outer = parent(line)
    if outer is None:
        return []
    opened = [
        n for n, event in enumerate(story.events) if isinstance(event, LineOpened) and event.line == line
    ]
    return [*opening(story, outer), opened[-1]]


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
