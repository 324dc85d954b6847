"""A list is typed row by row, kept as records, asked of in expressions, corrected as a whole and printed as rows."""

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from features.quoting import APPLICANT, quoted, read_city
from licensing.city.register import parse_role
from licensing.documents.context import context
from licensing.forms.answers import Answer
from licensing.forms.reading import read_form
from licensing.history.chain import read_events, write_events
from licensing.history.events import ApplicationSubmitted, CorrectionReceived
from licensing.process.graph import Process
from licensing.scenarios.answers import Given, GivenCell, typed_form
from licensing.scenarios.scenario import Scenario
from licensing.words.identifiers import FieldId

CITY = read_city()
TEXT = """form:
  tepi: {type: boolean, optional: true}
  pohon:
    type: list
    label: Pohon yang ditebang
    rows: 1..4
    form:
      jenis: {type: choice, of: {mangga: Mangga, lain: Jenis lain}}
      nama: {type: text, when: pohon.jenis == "lain"}
      diameter: {type: integer, min: 1, max: 300}
      nilai: {type: decimal, optional: true}
    values:
      besar: pohon.diameter > 50
      pengganti: "pohon.besar || form.tepi ? pohon.diameter * 2 : pohon.diameter"
  alasan: {type: text, when: "any(form.pohon, pohon.besar)"}
values:
  penggantian: sum(form.pohon, pohon.pengganti)
  terbesar: max(form.pohon, pohon.diameter)
  terkecil: min(form.pohon, pohon.diameter)
  jumlah: size(form.pohon)
  semua: all(form.pohon, pohon.diameter > 10)
  nilai: sum(form.pohon, pohon.nilai)
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {ya: terbit, ulang: perbaikan}
  perbaikan:
    correction: {within: 14 days, on_silence: gugur, then: periksa}
  terbit:
    issue: {template: surat, number: "503/{seq:04d}/{year}", valid: 1 year}
  gugur:
    close: {}
"""
PROCESS = quoted(TEXT, CITY)
Cells = Mapping[str, GivenCell]


def told(*rows: Cells, **other: str) -> Scenario:
    story = Scenario(CITY, PROCESS)
    given: dict[str, Given] = {**APPLICANT, **other, "pohon": tuple(dict(row) for row in rows)}
    story.submit(typed_form(given))
    return story


def kept(story: Scenario) -> Answer | None:
    return story.case.answers.get(FieldId("pohon"))


def wrong(story: Scenario) -> Mapping[str, str]:
    assert story.refusal is not None
    return {name: sentence.en for name, sentence in story.refusal.fields.items()}


MANGGA: Cells = {"jenis": "mangga", "diameter": 30}
JATI: Cells = {"jenis": "lain", "nama": "Jati", "diameter": 60}


def test_rows_are_kept_as_records_and_come_back_from_their_text() -> None:
    story = told(MANGGA, JATI, alasan="rapuh")
    assert kept(story) == (
        {"jenis": "mangga", "diameter": 30},
        {"jenis": "lain", "nama": "Jati", "diameter": 60},
    )
    submitted = story.events[0]
    assert isinstance(submitted, ApplicationSubmitted)
    assert read_events(write_events((submitted,))) == (submitted,)


def test_every_row_is_told_what_is_wrong_with_it_and_where() -> None:
    found = wrong(told({"jenis": "lain", "diameter": "tiga"}, MANGGA, {"diameter": 500}))
    assert found == {
        "pohon.1.nama": "Nama has to be filled in.",
        "pohon.1.diameter": "Write a whole number, such as 12.",
        "pohon.3.jenis": "Jenis has to be filled in.",
        "pohon.3.diameter": "At most 300.",
    }


def test_what_is_asked_of_a_row_hangs_on_that_row() -> None:
    story = told({**MANGGA, "nama": "tak ditanya"}, {**JATI, "diameter": 20})
    assert kept(story) == (
        {"jenis": "mangga", "diameter": 30},
        {"jenis": "lain", "nama": "Jati", "diameter": 20},
    )


def test_a_question_beside_a_list_can_hang_on_its_rows() -> None:
    assert told(MANGGA).refusal is None
    assert wrong(told(JATI)) == {"alasan": "Alasan has to be filled in."}


def test_a_list_without_rows_is_missing_and_one_with_too_many_is_told_so() -> None:
    assert wrong(told()) == {"pohon": "Pohon yang ditebang has to be filled in."}
    assert wrong(told(*[MANGGA] * 5)) == {"pohon": "Fill in at most 4 rows; there are 5 now."}


def test_a_row_in_which_nothing_was_typed_is_none_and_the_others_keep_their_numbers() -> None:
    typed = {**typed_form(APPLICANT), "pohon.3.jenis": ("",), "pohon.3.diameter": (" ",)}
    typed |= {"pohon.7.jenis": ("mangga",), "pohon.7.diameter": ("x",)}
    _, found = read_form(PROCESS.form, typed, {})
    assert set(found) == {"pohon.7.diameter"}


def test_rows_come_back_as_they_would_be_typed() -> None:
    story = told(MANGGA, JATI, alasan="rapuh")
    again, found = read_form(PROCESS.form, PROCESS.form.typed(story.case.answers), {})
    assert (again, found) == (story.case.answers, {})


def test_a_correction_replaces_a_list_as_a_whole_and_leaves_one_that_is_not_named() -> None:
    story = told(MANGGA, MANGGA)
    story.decide(story.register.holding(parse_role("loket.petugas"))[0], "ulang")
    story.correct(typed_form({"nama": "Wati Baru"}))
    assert kept(story) == ({"jenis": "mangga", "diameter": 30},) * 2
    story.decide(story.register.holding(parse_role("loket.petugas"))[0], "ulang")
    story.correct(typed_form({"pohon": ({"jenis": "mangga", "diameter": 12},)}))
    changed = [each.answers for each in story.events if isinstance(each, CorrectionReceived)]
    assert changed == [{"nama": "Wati Baru"}, {"pohon": ({"jenis": "mangga", "diameter": 12},)}]
    assert kept(story) == ({"jenis": "mangga", "diameter": 12},)


def shown(process: Process, story: Scenario) -> Mapping[str, object]:
    values = context(process, story.case, None, CITY, public_url="")["values"]
    assert isinstance(values, Mapping)
    return values


def test_a_template_is_given_rows_with_their_computed_columns() -> None:
    story = told(MANGGA, JATI, alasan="rapuh")
    form = context(PROCESS, story.case, None, CITY, public_url="")["form"]
    assert isinstance(form, Mapping)
    assert form["pohon"] == (
        {"jenis": "Mangga", "nama": "", "diameter": "30", "nilai": "", "besar": "Tidak", "pengganti": "30"},
        {
            "jenis": "Jenis lain",
            "nama": "Jati",
            "diameter": "60",
            "nilai": "",
            "besar": "Ya",
            "pengganti": "120",
        },
    )
    assert shown(PROCESS, story) == {
        "penggantian": "150", "terbesar": "60", "terkecil": "30", "jumlah": "2", "semua": "Ya", "nilai": "0",
    }  # fmt: skip


DIAMETERS = st.lists(st.integers(1, 300), min_size=1, max_size=4)
PRICES = st.lists(st.decimals(0, 10**9, places=7), min_size=1, max_size=4)


@given(DIAMETERS, st.booleans())
def test_functions_of_lists_compute_what_python_does(diameters: list[int], tepi: bool) -> None:
    story = told(
        *({"jenis": "mangga", "diameter": each} for each in diameters),
        alasan="ya",
        tepi="ya" if tepi else "tidak",
    )
    values = shown(PROCESS, story)
    replaced = sum(each * 2 if each > 50 or tepi else each for each in diameters)
    assert values["penggantian"] == f"{replaced:,}".replace(",", ".")
    assert (values["terbesar"], values["terkecil"]) == (str(max(diameters)), str(min(diameters)))
    assert values["semua"] == ("Ya" if all(each > 10 for each in diameters) else "Tidak")


@given(PRICES)
def test_sums_of_decimals_are_exact(prices: list[Decimal]) -> None:
    story = told(*({**MANGGA, "nilai": format(each, "f").replace(".", ",")} for each in prices))
    shown_sum = str(shown(PROCESS, story)["nilai"]).replace(".", "").replace(",", ".")
    assert Decimal(shown_sum) == sum(prices)
