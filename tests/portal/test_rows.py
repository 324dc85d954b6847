"""Lists on pages and in the API: rows come and go without JavaScript, and nothing typed into them is lost."""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape

import httpx

from licensing.history.case import Case
from licensing.history.evolving import replay
from licensing.words.identifiers import ApplicationNumber, FieldId
from licensing.words.sentences import Sentence
from portal.web.fields import questions
from tests.portal import permit
from tests.portal.conftest import ANSWERS, Browser, hidden, pdf
from tests.portal.memory import PIN, Memory

ROWS = {
    "form.alat": "",
    "baris.alat": "1",
    "form.alat.1.nama": "Bor",
    "form.alat.1.bekas": "ya",
    "form.alat.1.tahun": "2020",
}
KEPT = {"nama": "Bor", "bekas": True, "tahun": 2020}


def case_of(memory: Memory, number: ApplicationNumber) -> Case:
    case = replay(memory.cases.histories[number])
    assert case is not None
    return case


def shown(page: httpx.Response) -> list[str]:
    """The numbers of the rows of a page; what stands in its template is none."""
    drawn = re.sub(r"<template>.*?</template>", "", page.text, flags=re.DOTALL)
    return re.findall(r'data-row="(\d+)"', drawn)


def test_a_row_is_added_and_removed_by_a_button_and_all_that_was_typed_stays(visitor: Browser) -> None:
    visitor.get("/ajukan/coba")
    sent = {**ANSWERS, **ROWS, "form.nik": "123"}
    added = visitor.send("/ajukan/coba", {**sent, "baris": "tambah.alat"}, {"dokumen.ktp": pdf()})
    assert added.status_code == 200
    assert shown(added) == ["1", "2"]
    assert 'value="Bor"' in added.text
    assert 'value="123"' in added.text
    assert "govuk-error-summary" not in added.text
    assert hidden(added, "tersimpan.ktp")
    removed = visitor.send("/ajukan/coba", {**sent, "form.alat.2.nama": "Gergaji", "baris": "hapus.alat.1"})
    assert shown(removed) == ["2"]
    assert 'value="Gergaji"' in removed.text
    assert 'value="Bor"' not in removed.text


def test_no_row_is_added_beyond_the_most(visitor: Browser) -> None:
    visitor.get("/ajukan/coba")
    three = {f"form.alat.{n}.nama": "Bor" for n in (1, 2, 3)}
    page = visitor.send("/ajukan/coba", {**ANSWERS, **three, "baris": "tambah.alat"})
    assert shown(page) == ["1", "2", "3"]


def test_rows_beyond_the_most_are_told_and_not_drawn(visitor: Browser) -> None:
    visitor.get("/ajukan/coba")
    many = {f"form.alat.{n}.nama": "Bor" for n in range(1, 900)}
    page = visitor.send("/ajukan/coba", {**ANSWERS, **many})
    assert page.status_code == 422
    assert shown(page) == ["1", "2", "3"]
    assert "899" in page.text


def test_blank_rows_give_way_to_those_in_which_something_stands(visitor: Browser) -> None:
    visitor.get("/ajukan/coba")
    sent = {f"form.alat.{n}.nama": "Bor" if n in (2, 4, 6) else "" for n in range(1, 7)}
    page = visitor.send("/ajukan/coba", {**ANSWERS, **sent, "form.nik": "123"})
    assert shown(page) == ["2", "4", "6"]


class Counted(Mapping[str, Sentence]):
    """What is wrong, and how often all of it was walked through."""

    def __init__(self, wrong: Mapping[str, Sentence]) -> None:
        self.wrong, self.walks = wrong, 0

    def __getitem__(self, name: str) -> Sentence:
        return self.wrong[name]

    def __iter__(self) -> Iterator[str]:
        self.walks += 1
        return iter(self.wrong)

    def __len__(self) -> int:
        return len(self.wrong)


def test_all_that_is_wrong_is_walked_through_as_often_for_many_rows_as_for_few() -> None:
    form = permit.process().form

    def walks(rows: int) -> int:
        names = [f"alat.{n}.tahun" for n in range(1, rows + 1)]
        wrong = Counted(dict.fromkeys(names, Sentence("Salah.", "Wrong.")))
        questions(form, dict.fromkeys(names, ("x",)), wrong, facts={}, prefix="form")
        return wrong.walks

    assert walks(3) == walks(1)


def test_what_is_wrong_in_a_row_is_told_beside_it_with_its_place(visitor: Browser) -> None:
    visitor.get("/ajukan/coba")
    rows = {"form.alat.4.nama": "Bor", "form.alat.4.bekas": "ya", "form.alat.4.tahun": "dulu"}
    page = visitor.send("/ajukan/coba", {**ANSWERS, **rows}, {"dokumen.ktp": pdf()})
    assert page.status_code == 422
    text = unescape(page.text)
    assert '<a href="#form-alat-4-tahun">Alat, baris 1, Tahun: Tulis bilangan bulat' in text
    assert 'id="form-alat-4-tahun-error"' in text
    assert 'value="dulu"' in text


def test_rows_reach_the_case_and_the_officer_sees_them_as_a_table(
    visitor: Browser, rina: Browser, memory: Memory
) -> None:
    number = visitor.applies(ROWS)
    assert case_of(memory, number).answers[FieldId("alat")] == (KEPT,)
    page = rina.get(f"/petugas/permohonan/{number}").text
    assert '<th scope="col" class="govuk-table__header">Umur</th>' in page
    assert '<td class="govuk-table__cell izin-typed">6</td>' in page


def test_a_correction_shows_the_rows_and_takes_the_last_one_away(
    visitor: Browser, rina: Browser, memory: Memory
) -> None:
    number = visitor.applies(ROWS)
    task = next(iter(case_of(memory, number).open_tasks))
    rina.decides(task.id, "kembalikan", alasan="Perbaiki.")
    visitor.tracks(number)
    address = f"/lacak/{number}/perbaikan"
    page = visitor.get(address)
    assert shown(page) == ["1"]
    assert 'value="Bor"' in page.text
    gone = visitor.send(address, {**ANSWERS, **ROWS, "baris": "hapus.alat.1"})
    assert shown(gone) == []
    sent = visitor.send(address, {**ANSWERS, "form.alat": ""})
    assert sent.status_code == 303
    assert case_of(memory, number).answers[FieldId("alat")] == ""


def test_a_row_that_is_changed_in_a_correction_is_changed(
    visitor: Browser, rina: Browser, memory: Memory
) -> None:
    number = visitor.applies(ROWS)
    task = next(iter(case_of(memory, number).open_tasks))
    rina.decides(task.id, "kembalikan", alasan="Perbaiki.")
    visitor.tracks(number)
    visitor.get(f"/lacak/{number}/perbaikan")
    changed = {**ANSWERS, **ROWS, "form.alat.1.nama": "Gergaji"}
    assert visitor.send(f"/lacak/{number}/perbaikan", changed).status_code == 303
    assert case_of(memory, number).answers[FieldId("alat")] == ({**KEPT, "nama": "Gergaji"},)


def as_program(browser: Browser, alat: object) -> httpx.Response:
    form = {name.removeprefix("form."): text for name, text in ANSWERS.items()}
    return browser.request(
        "POST",
        "/api/v1/permits/coba/applications",
        data={"form": json.dumps({**form, "alat": alat})},
        files={"ktp": pdf()},
    )


def test_a_program_sends_rows_and_gets_them_back(visitor: Browser, memory: Memory) -> None:
    made = as_program(visitor, [{"nama": "Bor", "bekas": True, "tahun": 2020}])
    assert made.status_code == 201, made.text
    number = ApplicationNumber(made.json()["application"])
    assert case_of(memory, number).answers[FieldId("alat")] == (KEPT,)
    told = visitor.request("GET", f"/api/v1/applications/{number}", headers={"X-PIN": PIN}).json()
    assert told["form"]["alat"] == [KEPT]


def test_a_program_is_told_the_row_and_the_column(visitor: Browser) -> None:
    refused = as_program(visitor, [{"nama": "Bor", "bekas": False}, {"nama": "", "beksa": True}]).json()
    assert set(refused["fields"]) == {"alat.2.nama", "alat.2.bekas", "alat.2.beksa"}
    assert "alat.2.bekas" in refused["fields"]["alat.2.beksa"]["en"]
    assert set(as_program(visitor, "Bor").json()["fields"]) == {"alat"}


def test_a_program_reads_what_a_row_asks(visitor: Browser) -> None:
    fields = visitor.get("/api/v1/permits/coba").json()["form"]
    (rows,) = (field["rows"] for field in fields if field["id"] == "alat")
    assert (rows["least"], rows["most"]) == (1, 3)
    assert [(each["id"], each["when"]) for each in rows["form"]] == [
        ("nama", None), ("bekas", None), ("tahun", "alat.bekas"),
    ]  # fmt: skip
