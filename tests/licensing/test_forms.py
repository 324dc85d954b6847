"""What a whole form asks and what it takes, conditions included."""

from features.quoting import APPLICANT, quoted, read_city
from licensing.forms.form import Form
from licensing.forms.reading import read_form
from licensing.scenarios.scenario import typed
from licensing.words.identifiers import FieldId

PROCESS = """\
form:
  jenis: {type: choice, of: [baru, lama]}
  nomor_lama: {type: text, when: form.jenis == "lama"}
  alasan: {type: text, when: form.nomor_lama != ""}
  kegiatan: {type: choices, of: [a, b, c], optional: true}
  luas: {type: decimal, min: 1, max: 100, optional: true}
steps:
  tutup: {close: {}}
"""


def form() -> Form:
    return quoted(PROCESS, read_city()).form


def test_every_wrong_answer_is_named_at_once() -> None:
    _, wrong = read_form(form(), typed({"surel": "wati", "jenis": "lain", "luas": "0"}), {})
    assert set(wrong) == {"nama", "surel", "telepon", "jenis", "luas"}


def test_what_is_not_asked_is_dropped() -> None:
    answers, wrong = read_form(form(), typed({**APPLICANT, "jenis": "baru", "nomor_lama": "7"}), {})
    assert wrong == {}
    assert FieldId("nomor_lama") not in answers


def test_an_answer_that_is_dropped_asks_for_nothing_else() -> None:
    answers, wrong = read_form(
        form(), typed({**APPLICANT, "jenis": "baru", "nomor_lama": "7", "alasan": "x"}), {}
    )
    assert wrong == {}
    assert FieldId("alasan") not in answers


def test_of_two_answers_to_one_question_none_is_taken_in_silence() -> None:
    twice = {**typed(APPLICANT), "jenis": ("baru",), "nama": ("Wati", "Sari")}
    _, wrong = read_form(form(), twice, {})
    assert set(wrong) == {"nama"}
    assert read_form(form(), {**twice, "nama": ("Wati", "Wati", "")}, {})[1] == {}


def test_several_choices_are_kept_once_each_in_order() -> None:
    answers, _ = read_form(form(), {**typed({**APPLICANT, "jenis": "baru"}), "kegiatan": ("b", "a", "b")}, {})
    assert answers[FieldId("kegiatan")] == ("b", "a")


def test_answers_typed_again_are_the_same_answers() -> None:
    answers, _ = read_form(
        form(), typed({**APPLICANT, "jenis": "lama", "nomor_lama": "7", "alasan": "x", "luas": "4,5"}), {}
    )
    assert read_form(form(), form().typed(answers), {}) == (answers, {})


def test_fields_nobody_asked_for_are_ignored() -> None:
    answers, wrong = read_form(form(), typed({**APPLICANT, "jenis": "baru", "lain": "x"}), {})
    assert wrong == {}
    assert "lain" not in answers
