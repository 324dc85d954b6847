"""Lines for the records of a list: opened, called, taken in turn, left where there is none, and kept apart."""

from dataclasses import replace

from licensing.case.commands import Submit
from licensing.history.evolving import replay
from licensing.history.places import Line
from licensing.history.putting_away import put_away
from licensing.words.identifiers import FieldId
from tests.licensing.events import (
    APPLICANT_HERSELF,
    APPLICATION,
    RINA,
    TONO,
    at,
    closed,
    completed,
    decide,
    decided,
    entered,
    form,
    line_joined,
    line_opened,
    line_withdrawn,
    notice,
    opened,
    owed,
    process,
    received,
    submitted,
    withdrawn,
)
from tests.licensing.given import given

PROCESS = """
form:
  armada: {type: list, rows: 0..3, form: {nopol: {type: text}, tahun: {type: integer}}}
steps:
  periksa:
    each:
      over: form.armada
      label: armada.nopol
      when: armada.tahun < 2020
      steps:
        uji:
          review: {by: loket.petugas}
          outcomes: {baik: {end: baik}, buruk: {end: buruk}, paraf: paraf}
        paraf:
          review: {by: loket.petugas, not_by: [uji]}
          form: {catatan: {type: text, when: armada.tahun < 2010}}
          outcomes: {baik: {end: baik}}
      veto: [buruk]
    outcomes: {baik: tutup, buruk: tutup}
  tutup: {close: {}}
"""
IN_TURN = PROCESS.replace("      label:", "      order: one by one\n      label:")
FIRST, THIRD = at("uji", line="main/periksa[1]"), at("uji", 2, line="main/periksa[3]")
ROWS = {
    "armada.1.nopol": "B 1",
    "armada.1.tahun": "2015",
    "armada.2.nopol": "B 2",
    "armada.2.tahun": "2024",
    "armada.3.nopol": "B 3",
    "armada.3.tahun": "2009",
}
RECORDS = tuple(
    {FieldId("nopol"): f"B {n}", FieldId("tahun"): year} for n, year in ((1, 2015), (2, 2024), (3, 2009))
)
BEGUN = (
    submitted(armada=RECORDS),
    received("periksa"),
    entered("periksa"),
    replace(line_opened("main/periksa[1]", "periksa"), record=1, called="B 1"),
    replace(line_opened("main/periksa[3]", "periksa"), record=3, called="B 3"),
    entered(FIRST),
    opened(FIRST, "loket.petugas"),
)
BESIDE = (*BEGUN, entered(THIRD), opened(THIRD, "loket.petugas"))
CLOSING = (
    entered("tutup"),
    owed(notice("tutup", "lapsed")),
    completed("tutup", "lapsed"),
    closed("tutup", "lapsed"),
)


def test_a_line_is_opened_for_each_record_of_which_the_condition_holds() -> None:
    given(PROCESS).when(Submit(APPLICATION, form(**ROWS), {}), by=APPLICANT_HERSELF).then(*BESIDE)


def test_where_there_is_no_record_the_step_is_left_with_its_mildest_outcome() -> None:
    given(PROCESS).when(Submit(APPLICATION, form(), {}), by=APPLICANT_HERSELF).then(
        submitted(), received("periksa"), entered("periksa"), completed("periksa", "baik"), *CLOSING
    )


def test_in_turn_only_the_first_line_begins() -> None:
    given(IN_TURN).when(Submit(APPLICATION, form(**ROWS), {}), by=APPLICANT_HERSELF).then(*BEGUN)


def test_in_turn_the_next_line_begins_when_the_one_before_it_has_joined() -> None:
    given(IN_TURN, *BEGUN).when(decide(FIRST, "loket", "baik"), by=RINA).then(
        decided(FIRST, "loket", RINA, "baik"),
        completed(FIRST, "baik"),
        line_joined("main/periksa[1]", "baik"),
        entered(THIRD),
        opened(THIRD, "loket.petugas"),
    )


def test_a_veto_withdraws_the_lines_of_the_other_records_also_those_that_wait_for_their_turn() -> None:
    given(IN_TURN, *BEGUN).when(decide(FIRST, "loket", "buruk"), by=RINA).then(
        decided(FIRST, "loket", RINA, "buruk"),
        completed(FIRST, "buruk"),
        line_joined("main/periksa[1]", "buruk"),
        line_withdrawn("main/periksa[3]"),
        completed("periksa", "buruk"),
        *CLOSING,
    )
    given(PROCESS, *BESIDE).when(decide(THIRD, "loket", "buruk"), by=RINA).then(
        decided(THIRD, "loket", RINA, "buruk"),
        completed(THIRD, "buruk"),
        line_joined("main/periksa[3]", "buruk"),
        withdrawn(FIRST, "loket"),
        line_withdrawn("main/periksa[1]"),
        completed("periksa", "buruk"),
        *CLOSING,
    )


PARAF = at("paraf", line="main/periksa[3]")
INITIALLED = (
    *BESIDE,
    decided(FIRST, "loket", RINA, "paraf"),
    completed(FIRST, "paraf"),
    entered(at("paraf", line="main/periksa[1]")),
    opened(at("paraf", line="main/periksa[1]"), "loket.petugas"),
)


def test_four_eyes_on_the_line_of_a_record_look_at_that_record() -> None:
    own = at("paraf", line="main/periksa[1]")
    given(PROCESS, *INITIALLED).when(decide(own, "loket", "baik"), by=RINA).refused("four-eyes")
    other = at("paraf", 2, line="main/periksa[3]")
    history = (
        *INITIALLED,
        decided(THIRD, "loket", TONO, "paraf"),
        completed(THIRD, "paraf"),
        entered(other),
        opened(other, "loket.petugas"),
    )
    told = given(PROCESS, *history).when(
        replace(decide(other, "loket", "baik"), typed={"catatan": ("tua",)}), by=RINA
    )
    assert told.refusal is None


def test_conditions_on_a_line_see_its_record_and_what_was_decided_on_it() -> None:
    case = replay((*INITIALLED,))
    assert case is not None
    first, third = (process(PROCESS).facts(case, Line(f"main/periksa[{n}]")) for n in (1, 3))
    assert (first["armada.tahun"], third["armada.tahun"]) == (2015, 2009)
    assert (first["uji.outcome"], third["uji.outcome"]) == ("paraf", "")
    assert "uji.outcome" not in process(PROCESS).facts(case)
    assert "armada.tahun" not in process(PROCESS).facts(case)


def test_put_away_the_last_round_of_each_record_still_counts() -> None:
    case = replay((*INITIALLED, decided(THIRD, "loket", TONO, "paraf"), completed(THIRD, "paraf")))
    assert case is not None
    assert {round.where for round in put_away(case).rounds} >= {FIRST, THIRD}
