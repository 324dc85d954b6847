"""Whoever is asked again sees what has changed since her answer, field by field, and what of it she relied on."""

from collections.abc import Mapping

from features.quoting import APPLICANT, quoted, read_city
from licensing.ports import CaseFile
from licensing.scenarios.scenario import Scenario, typed
from licensing.scenarios.standing_in import upload
from licensing.words.identifiers import DocumentId
from portal.acts.changed import changed_since, file_before
from portal.acts.decide import offered_exits

PROCESS = """
form:
  lapak: {type: integer, min: 1}
  warna: {type: choice, of: [merah, biru]}
  pajak: {type: boolean}
  alat:
    type: list
    rows: 1..3
    optional: true
    form:
      nama: {type: text}
      jumlah: {type: integer}
documents:
  denah: {accept: [pdf]}
steps:
  telaah:
    review: {by: kesehatan.tim, relies_on: [form.lapak], rounds: 1}
    outcomes: {baik: putus, kembali: perbaikan}
  putus:
    review: {by: pimpinan.kepala}
    outcomes: {sah: tutup, kembali: perbaikan}
  perbaikan:
    correction: {within: 14 days, then: telaah, changes: all}
  tutup: {close: {}}
"""


def asked_again(
    changed: Mapping[str, str] | None = None,
    outcome: str = "baik",
    *,
    before: Mapping[str, str] | None = None,
) -> CaseFile:
    city = read_city()
    story = Scenario(city, quoted(PROCESS.lstrip(), city))
    story.submit(typed({**APPLICANT, "lapak": "18", "warna": "merah", "pajak": "true", **(before or {})}))
    story.decide(story.officer("Sari"), outcome)
    if outcome == "baik":
        story.decide(story.officer("Budi"), "kembali")
    story.correct(typed(changed or {}), {DocumentId("denah"): upload("denah baru")} if changed else {})
    assert story.refusal is None
    return CaseFile(story.case, story.process, story.events)


def test_an_officer_sees_what_has_changed_and_what_she_relied_on() -> None:
    file = asked_again({"lapak": "300", "warna": "biru"})
    (task,) = file.case.open_tasks
    told = [
        (each.label.id, each.before.id, each.now.id, each.is_relied_on) for each in changed_since(file, task)
    ]
    assert told == [
        ("Lapak", "18", "300", True),
        ("Warna", "Merah", "Biru", False),
        ("Denah", "denah.pdf", "denah baru.pdf", False),
    ]


def test_of_a_list_each_cell_is_told_that_reads_otherwise() -> None:
    rows = {"alat.1.nama": "Kompor", "alat.1.jumlah": "2"}
    more = {**rows, "alat.1.jumlah": "3", "alat.2.nama": "Meja", "alat.2.jumlah": "1"}
    file = asked_again(more, before=rows)
    (task,) = file.case.open_tasks
    told = [(each.label.id, each.before.id, each.now.id) for each in changed_since(file, task)]
    assert [each for each in told if each[0].startswith("Alat")] == [
        ("Alat, baris 1: Jumlah", "2", "3"),
        ("Alat, baris 2: Nama", "", "Meja"),
        ("Alat, baris 2: Jumlah", "", "1"),
    ]
    assert changed_since(file, task)[0].label.en == "Alat, row 1: Jumlah"


def test_of_a_document_both_the_old_and_the_new_file_can_be_opened() -> None:
    file = asked_again({"lapak": "300"})
    (task,) = file.case.open_tasks
    (denah,) = [each for each in changed_since(file, task) if each.files_now]
    name = DocumentId("denah")
    old, new = file_before(file, task, "denah"), file.case.documents[name]
    assert old is not None
    assert (denah.files_before, denah.files_now) == ({name: old}, {name: new})
    assert old.sha256 != new.sha256
    assert file_before(file, task, "lain") is None


def test_whoever_is_asked_for_the_first_time_sees_no_change() -> None:
    file = asked_again({"lapak": "300", "warna": "biru"}, "kembali")
    (task,) = file.case.open_tasks
    assert [each.label.id for each in changed_since(file, task)] == ["Lapak", "Warna", "Denah"]
    first = next(iter(file.case.tasks.values()))
    assert changed_since(file, first) == ()


def test_a_way_back_that_is_used_up_is_not_offered() -> None:
    file = asked_again({}, "kembali")
    (task,) = file.case.open_tasks
    assert [*offered_exits(file, task)] == ["baik"]
