"""Documents of the rows of a list: asked for each record, called by its row, staying with it when rows come and go."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from features.quoting import APPLICANT, quoted, read_city
from licensing.case.naming import label_of
from licensing.city.people import Officer
from licensing.forms.answers import Typed, records_of
from licensing.forms.files import Files
from licensing.history.events import CorrectionReceived
from licensing.history.evolving import replay
from licensing.history.named import Named
from licensing.process.relying import digest_relied_on
from licensing.scenarios.answers import GivenCell, typed_form
from licensing.scenarios.scenario import Scenario
from licensing.scenarios.standing_in import upload
from licensing.words.identifiers import DocumentId, FieldId

CITY = read_city()
FORM = """form:
  armada:
    type: list
    label: {id: Kendaraan, en: Vehicles}
    rows: 1..5
    form:
      tnkb: {type: text}
      baru: {type: boolean, optional: true}
    documents:
      stnk: {label: STNK, accept: [pdf, jpg]}
      kir: {label: KIR, when: armada.baru != true}
      foto: {accept: [jpg], optional: true, count: 1..3}
documents:
  denah: {}
"""
STEPS = """steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {ulang: perbaikan, ya: gugur}
  perbaikan:
    correction: {within: 14 days, on_silence: gugur, then: periksa}
  gugur:
    close: {}
"""
PROCESS = quoted(FORM + STEPS, CITY)
"""A correction opens everything."""
FOUR = ("armada.1.stnk", "armada.1.kir", "armada.2.stnk", "armada.2.kir")


def files(*names: str) -> Files:
    return {DocumentId(name): upload(name) for name in names}


def rows(*tnkb: str) -> Typed:
    vehicles: list[dict[str, GivenCell]] = [{"tnkb": each} for each in tnkb]
    return typed_form({**APPLICANT, "armada": tuple(vehicles)})


def submitted(typed: Typed, *names: str) -> Scenario:
    story = Scenario(CITY, PROCESS)
    story.submit(typed, files("denah", *names))
    return story


def wrong(story: Scenario) -> set[str]:
    return set(story.refusal.fields) if story.refusal else set()


def officer(story: Scenario) -> Officer:
    return story.officer("Rina")


def test_each_record_asks_for_its_documents_by_its_row() -> None:
    assert wrong(submitted(rows("B 1", "B 2"), "armada.1.stnk")) == {
        "armada.1.kir",
        "armada.2.stnk",
        "armada.2.kir",
    }


def test_whether_one_is_asked_is_said_by_its_own_row() -> None:
    typed = typed_form({**APPLICANT, "armada": ({"tnkb": "B 1", "baru": "ya"}, {"tnkb": "B 2"})})
    story = submitted(typed, "armada.1.stnk", "armada.1.kir", "armada.2.stnk")
    assert wrong(story) == {"armada.2.kir"}
    story.submit(typed, files("denah", "armada.1.stnk", "armada.1.kir", "armada.2.stnk", "armada.2.kir"))
    assert set(story.case.documents) == {"denah", "armada.1.stnk", "armada.2.stnk", "armada.2.kir"}


def test_a_row_with_nothing_but_a_file_is_a_row() -> None:
    story = submitted(rows("B 1"), "armada.1.stnk", "armada.1.kir", "armada.2.stnk")
    assert wrong(story) == {"armada.2.tnkb", "armada.2.kir"}


def test_rows_are_told_of_as_they_were_numbered_and_kept_as_records_are() -> None:
    typed = {**rows(), "armada.3.tnkb": ("B 3",), "armada.7.tnkb": ("B 7",)}
    given = ("armada.3.stnk", "armada.3.kir", "armada.7.stnk")
    assert wrong(submitted(typed, *given)) == {"armada.7.kir"}
    story = submitted(typed, *given, "armada.7.kir", "armada.7.foto", "armada.7.foto.2")
    kept = {name: file.file_name for name, file in story.case.documents.items() if name != "denah"}
    assert kept == {
        name: upload(name.replace("armada.1", "armada.3").replace("armada.2", "armada.7")).file_name
        for name in (
            "armada.1.stnk",
            "armada.1.kir",
            "armada.2.stnk",
            "armada.2.kir",
            "armada.2.foto",
            "armada.2.foto.2",
        )
    }


def corrected(keep: Sequence[int], anew: Sequence[int]) -> Scenario:
    """Three vehicles, of which some are kept under their numbers, and some rows after them are new."""
    story = submitted(
        rows("B 1", "B 2", "B 3"), *(f"armada.{n}.{it}" for n in (1, 2, 3) for it in ("stnk", "kir"))
    )
    story.decide(officer(story), "ulang")
    typed = {f"armada.{n}.tnkb": (f"B {n}",) for n in (*keep, *anew)}
    story.correct(
        {"armada": (), **typed}, files(*(f"armada.{n}.{it}" for n in anew for it in ("stnk", "kir")))
    )
    return story


@settings(max_examples=20)
@given(st.sets(st.integers(1, 3), min_size=1), st.sets(st.integers(4, 9), max_size=2))
def test_files_stay_with_their_rows_whichever_come_and_go(keep: set[int], anew: set[int]) -> None:
    story = corrected(sorted(keep), sorted(anew))
    assert story.refusal is None
    case = story.case
    numbers = [str(record[FieldId("tnkb")])[2:] for record in records_of(case.answers[FieldId("armada")])]
    expected = {
        f"armada.{place}.{it}": upload(f"armada.{n}.{it}")
        for place, n in enumerate(numbers, start=1)
        for it in ("stnk", "kir")
    }
    assert {name: file for name, file in case.documents.items() if name != "denah"} == expected
    assert replay(story.events) == case


def test_a_correction_tells_only_which_files_are_called_otherwise_and_which_are_gone() -> None:
    story = corrected([1, 3], [])
    (told,) = (event for event in story.events if isinstance(event, CorrectionReceived))
    assert told.documents == {
        DocumentId("armada.2.stnk"): upload("armada.3.stnk"),
        DocumentId("armada.2.kir"): upload("armada.3.kir"),
    }
    assert told.dropped == ("armada.3.stnk", "armada.3.kir")


def test_a_file_of_a_row_that_is_no_longer_asked_for_is_gone() -> None:
    story = submitted(rows("B 1"), "armada.1.stnk", "armada.1.kir")
    story.decide(officer(story), "ulang")
    story.correct({"armada.1.tnkb": ("B 1",), "armada.1.baru": ("ya",)})
    assert set(story.case.documents) == {"denah", "armada.1.stnk"}


NAMED = quoted(FORM + STEPS.replace("then: periksa", "then: periksa, changes: named"), CITY)


def test_naming_one_document_of_a_row_opens_that_file_alone() -> None:
    story = Scenario(CITY, NAMED)
    story.submit(rows("B 1", "B 2"), files("denah", *FOUR))
    story.decide(officer(story), "ulang", named=(Named("armada.2.stnk", "buram"),))
    story.correct({}, {DocumentId("armada.1.stnk"): upload("baru")})
    assert wrong(story) == {"armada.1.stnk"}
    story.correct(rows("B 1", "B 3"), {DocumentId("armada.2.stnk"): upload("baru")})
    assert "armada.2.tnkb" in wrong(story)
    story.correct({}, {DocumentId("armada.2.stnk"): upload("baru")})
    assert story.refusal is None
    assert story.case.documents[DocumentId("armada.2.stnk")] == upload("baru")
    assert story.case.documents[DocumentId("armada.2.kir")] == upload("armada.2.kir")


def test_naming_the_list_opens_the_files_of_its_rows() -> None:
    story = Scenario(CITY, NAMED)
    story.submit(rows("B 1", "B 2"), files("denah", *FOUR))
    story.decide(officer(story), "ulang", named=(Named("armada", "kurang satu"),))
    story.correct({}, {DocumentId("armada.1.stnk"): upload("baru")})
    assert story.refusal is None
    assert story.case.documents[DocumentId("armada.1.stnk")] == upload("baru")


def test_the_document_of_a_row_is_called_by_list_and_row() -> None:
    assert label_of(PROCESS, "armada.2.stnk").id == "Kendaraan, baris 2, STNK"
    assert label_of(PROCESS, "armada.2.stnk").en == "Vehicles, row 2, STNK"


def test_who_relies_on_the_list_relies_on_the_files_of_its_rows() -> None:
    before = submitted(rows("B 1"), "armada.1.stnk", "armada.1.kir")
    after = Scenario(CITY, PROCESS)
    after.submit(rows("B 1"), {**files("denah", "armada.1.stnk"), DocumentId("armada.1.kir"): upload("lain")})
    digests = {digest_relied_on(PROCESS, each.case, ("form.armada",)) for each in (before, after)}
    assert len(digests) == 2
