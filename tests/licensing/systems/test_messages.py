"""Messages: what a form writes as JSON it reads back, and what is of another shape is told by its fields alone."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensing.definition.systems import read_systems
from licensing.forms.answers import Answers
from licensing.history.effects import Answered, Refused
from licensing.systems.answering import ANSWER, answered
from licensing.systems.messages import MessageWrong, read_message, write_message
from licensing.words.identifiers import FieldId, SystemId

TEXT = """
agencies:
  kantor:
    systems:
      semua:
        name: Semua
        connector: http_json
        options: {}
        asks: {nik: {type: nik}}
        answers:
          status: {type: choice, of: [ada, tiada]}
          jumlah: {type: money, when: answer.status == "ada"}
          luas: {type: decimal, optional: true}
          orang: {type: integer, min: 0, max: 9, optional: true}
          sah: {type: boolean, optional: true}
          sejak: {type: date, optional: true}
          jenis: {type: choices, of: [a, b, c], optional: true}
          nama: {type: text, max_length: 20, optional: true}
        outcomes:
          ada: {label: Ada, answer: {status: ada}}
          tiada: {label: Tiada, answer: {status: tiada}}
          asing: {label: Asing, http: 404}
"""
SYSTEM = read_systems(TEXT, "agencies.yaml")[SystemId("kantor.semua")].shape


def read(message: object) -> Answers:
    return read_message(SYSTEM.answers, message, ANSWER)


def answers(**given: str | int | bool | tuple[str, ...]) -> Answers:
    return {FieldId(name): value for name, value in given.items()}


MESSAGES = st.fixed_dictionaries(
    {"status": st.just("ada"), "jumlah": st.integers(0, 10**12)},
    optional={
        "luas": st.decimals(-999, 999, places=2).map(lambda each: f"{each:f}"),
        "orang": st.integers(0, 9),
        "sah": st.booleans(),
        "sejak": st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(lambda day: day.isoformat()),
        "jenis": st.lists(st.sampled_from("abc"), min_size=1, unique=True),
        "nama": st.text("abcdef", min_size=1, max_size=20),
    },
)


@given(MESSAGES)
def test_what_is_read_is_written_so_that_it_is_read_the_same(message: dict[str, object]) -> None:
    found = read(message)
    sent = json.dumps(write_message(SYSTEM.answers, found, ANSWER))
    assert read(json.loads(sent, parse_float=Decimal)) == found
    assert found.keys() == message.keys()


def test_what_else_an_answer_says_is_dropped() -> None:
    assert read({"status": "tiada", "nik": "3674016502920001"}) == answers(status="tiada")


def test_a_field_that_is_not_asked_then_is_dropped_and_one_that_is_may_not_be_missing() -> None:
    assert read({"status": "tiada", "jumlah": 5}) == answers(status="tiada")
    with pytest.raises(MessageWrong, match="`jumlah` is missing"):
        read({"status": "ada"})


def test_a_number_with_decimals_is_exact() -> None:
    sent = json.loads('{"status": "tiada", "luas": 0.1}', parse_float=Decimal)
    assert read(sent) == read({"status": "tiada", "luas": "0.10"})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("status", "Ada juga"),
        ("status", 1),
        ("status", ["ada"]),
        ("jumlah", "5"),
        ("jumlah", 5.5),
        ("jumlah", True),
        ("jumlah", -5),
        ("orang", 10),
        ("luas", "1.000,5"),
        ("luas", True),
        ("luas", "banyak"),
        ("sah", "benar"),
        ("sah", 1),
        ("sejak", "2026-02-30"),
        ("sejak", "5 Mei 2026"),
        ("sejak", {}),
        ("jenis", "a"),
        ("jenis", ["a", 1]),
        ("jenis", ["d"]),
        ("nama", "x" * 21),
    ],
)
def test_a_value_of_another_type_is_told_by_its_field_and_not_quoted(field: str, value: object) -> None:
    with pytest.raises(MessageWrong) as wrong:
        read({"status": "ada", "jumlah": 1, field: value})
    (said,) = wrong.value.problems
    assert said.startswith(f"`{field}` is not ")
    assert str(value) not in said or len(str(value)) < 2


@pytest.mark.parametrize("message", [None, 5, "status", [], [{"status": "ada"}]])
def test_what_is_no_object_is_told_so(message: object) -> None:
    with pytest.raises(MessageWrong, match="no JSON object"):
        read(message)


@pytest.mark.parametrize(
    ("status", "message", "outcome"),
    [(200, {"status": "ada", "jumlah": 1}, "ada"), (200, {"status": "tiada"}, "tiada"), (404, {}, "asing")],
)
def test_each_answer_comes_to_its_outcome(status: int, message: object, outcome: str) -> None:
    said = answered(SYSTEM, status, message)
    assert said is not None
    assert SYSTEM.outcome_of(said) == outcome
    assert isinstance(said, Refused if status == 404 else Answered)


@pytest.mark.parametrize("status", [201, 400, 410, 500])
def test_a_status_that_is_no_outcome_means_nothing(status: int) -> None:
    assert answered(SYSTEM, status, {}) is None
