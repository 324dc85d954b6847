"""Four eyes, and one answer per person."""

from dataclasses import replace

import pytest

from licensing.city.people import Deputising, Officer
from licensing.city.register import parse_role
from licensing.forms.answers import Answer
from licensing.history.events import Event
from licensing.history.evolving import replay
from tests.licensing.events import (
    BUDI,
    RINA,
    SARI,
    TONO,
    YANI,
    at,
    claim,
    claimed,
    completed,
    decide,
    decided,
    entered,
    line_joined,
    line_opened,
    opened,
    process,
    received,
    release,
    released,
    submitted,
)
from tests.licensing.given import Given, given

PROCESS = """
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {lanjut: bersama}
  bersama:
    together:
      members:
        meja:
          steps:
            telaah:
              review: {by: loket.petugas}
              outcomes: {ya: {end: baik}}
    outcomes: {baik: tanda}
  tanda:
    signature: {by: pimpinan.kepala, not_by: [SEPARATE]}
    outcomes: {ya: tutup, ulang: periksa}
  tutup: {close: {}}
"""
TELAAH = at("telaah", line="main/meja")


def to_sign(first: Officer, second: Officer) -> tuple[Event, ...]:
    """The history up to the signature, with who decided on the main line and who in the line of `bersama`."""
    return (
        submitted(),
        received(),
        entered("periksa"),
        opened("periksa", "loket.petugas"),
        decided("periksa", "loket", first, "lanjut", role="loket.petugas"),
        completed("periksa", "lanjut"),
        entered("bersama"),
        line_opened("main/meja", "bersama"),
        entered(TELAAH),
        opened(TELAAH, "loket.petugas"),
        decided(TELAAH, "loket", second, "ya", role="loket.petugas"),
        completed(TELAAH, "ya"),
        line_joined("main/meja", "baik"),
        completed("bersama", "baik"),
        entered("tanda"),
        opened("tanda", "pimpinan.kepala"),
    )


@pytest.mark.parametrize(
    ("separate", "first", "second", "signs"),
    [
        ("periksa", YANI, RINA, False),
        ("periksa", RINA, YANI, True),
        ("telaah", RINA, YANI, False),
        ("telaah", YANI, RINA, True),
        ("bersama", RINA, YANI, False),
        ("bersama", YANI, RINA, True),
        ("periksa, bersama", YANI, RINA, False),
        ("periksa, bersama", RINA, YANI, False),
        ("periksa, bersama", RINA, TONO, True),
    ],
)
def test_nobody_takes_up_or_signs_what_she_decided_in_a_step_kept_apart(
    separate: str, first: Officer, second: Officer, signs: bool
) -> None:
    for command in (claim("tanda", "pimpinan"), decide("tanda", "pimpinan", "ya")):
        told = given(PROCESS.replace("SEPARATE", separate), *to_sign(first, second)).when(command, by=YANI)
        assert (told.refusal.code if told.refusal else "") == ("" if signs else "four-eyes")


def test_the_refusal_names_the_step_she_decided() -> None:
    told = given(PROCESS.replace("SEPARATE", "bersama"), *to_sign(RINA, YANI)).when(
        decide("tanda", "pimpinan", "ya"), by=YANI
    )
    assert told.refusal is not None
    assert told.refusal.sentence.en == (
        "You decided “Telaah” on 2 March 2026 at 09:00 WIB, so somebody else has to decide this step."
    )


def test_another_of_the_role_signs() -> None:
    told = given(PROCESS.replace("SEPARATE", "periksa, bersama"), *to_sign(YANI, YANI)).when(
        decide("tanda", "pimpinan", "ya"), by=BUDI
    )
    assert told.events[0] == decided("tanda", "pimpinan", BUDI, "ya")


def test_her_decision_of_an_earlier_round_counts_too() -> None:
    again = (
        *to_sign(YANI, RINA),
        decided("tanda", "pimpinan", BUDI, "ulang"),
        completed("tanda", "ulang"),
        *to_sign_again(),
    )
    told = given(PROCESS.replace("SEPARATE", "periksa"), *again).when(
        decide(at("tanda", 2), "pimpinan", "ya"), by=YANI
    )
    told.refused("four-eyes")


def to_sign_again() -> tuple[Event, ...]:
    periksa, telaah = at("periksa", 2), at("telaah", 2, "main/meja")
    return (
        entered(periksa),
        opened(periksa, "loket.petugas"),
        decided(periksa, "loket", TONO, "lanjut"),
        completed(periksa, "lanjut"),
        entered(at("bersama", 2)),
        line_opened("main/meja", at("bersama", 2)),
        entered(telaah),
        opened(telaah, "loket.petugas"),
        decided(telaah, "loket", TONO, "ya"),
        completed(telaah, "ya"),
        line_joined("main/meja", "baik"),
        completed(at("bersama", 2), "baik"),
        entered(at("tanda", 2)),
        opened(at("tanda", 2), "pimpinan.kepala"),
    )


def test_only_having_held_a_task_keeps_nobody_from_signing() -> None:
    history = list(to_sign(RINA, TONO))
    history.insert(4, claimed("periksa", "loket", YANI))
    told = given(PROCESS.replace("SEPARATE", "periksa"), *history).when(
        decide("tanda", "pimpinan", "ya"), by=YANI
    )
    assert told.refusal is None


CONSULTATION = """
steps:
  rekomendasi:
    consultation:
      ask: [{by: loket.petugas}, {by: pimpinan.kepala}, {by: kesehatan.tim}]
    outcomes: {baik: ulang, buruk: ulang}
  ulang:
    review: {by: pimpinan.kepala}
    outcomes: {lagi: rekomendasi, ya: tutup}
  tutup: {close: {}}
"""
ASKED = (
    submitted(),
    received("rekomendasi"),
    entered("rekomendasi"),
    opened("rekomendasi", "loket.petugas"),
    opened("rekomendasi", "pimpinan.kepala"),
    opened("rekomendasi", "kesehatan.tim"),
    decided("rekomendasi", "loket", YANI, "baik", role="loket.petugas"),
)


def test_one_person_answers_a_consultation_once_whatever_roles_she_holds() -> None:
    for command in (claim("rekomendasi", "pimpinan"), decide("rekomendasi", "pimpinan", "baik")):
        given(CONSULTATION, *ASKED).when(command, by=YANI).refused("answered-already")


def test_others_of_the_role_answer_it() -> None:
    given(CONSULTATION, *ASKED).when(decide("rekomendasi", "pimpinan", "baik"), by=BUDI).then(
        decided("rekomendasi", "pimpinan", BUDI, "baik")
    )


def test_in_another_step_she_may_answer_again() -> None:
    asked_again = (
        *ASKED,
        decided("rekomendasi", "pimpinan", BUDI, "baik"),
        decided("rekomendasi", "kesehatan", SARI, "baik"),
        completed("rekomendasi", "baik"),
        entered("ulang"),
        opened("ulang", "pimpinan.kepala"),
    )
    told = given(CONSULTATION, *asked_again).when(decide("ulang", "pimpinan", "lagi"), by=YANI)
    second = at("rekomendasi", 2)
    told.then(
        decided("ulang", "pimpinan", YANI, "lagi", role="pimpinan.kepala"),
        completed("ulang", "lagi"),
        entered(second),
        opened(second, "loket.petugas"),
        opened(second, "pimpinan.kepala"),
        opened(second, "kesehatan.tim"),
    )
    given(CONSULTATION, *asked_again, *told.events).when(decide(second, "loket", "baik"), by=YANI).then(
        decided(second, "loket", YANI, "baik", role="loket.petugas")
    )


@pytest.mark.parametrize(
    ("separate", "gone", "first", "second", "signs"),
    [
        ("periksa", {"periksa"}, YANI, RINA, False),
        ("periksa", {"periksa"}, RINA, YANI, True),
        ("telaah", {"bersama", "telaah"}, RINA, YANI, False),
        ("telaah", {"bersama", "telaah"}, YANI, RINA, True),
        ("bersama", {"telaah"}, RINA, YANI, False),
        ("bersama", {"bersama", "telaah"}, RINA, YANI, False),
        ("bersama", {"telaah"}, YANI, RINA, True),
    ],
)
def test_four_eyes_hold_over_steps_that_the_process_no_longer_has(
    separate: str, gone: set[str], first: Officer, second: Officer, *, signs: bool
) -> None:
    then = process(PROCESS.replace("SEPARATE", separate))
    now = replace(then, steps={id: step for id, step in then.steps.items() if id not in gone})
    told = Given(now, replay(to_sign(first, second))).when(decide("tanda", "pimpinan", "ya"), by=YANI)
    if signs:
        assert told.refusal is None
    else:
        told.refused("four-eyes")


def test_a_deputy_is_herself_and_never_whom_she_stands_in_for() -> None:
    """Budi's deputy may not sign what she decided, and may sign what Budi decided: they are two persons."""
    kepala = parse_role("pimpinan.kepala")
    rina = replace(
        RINA,
        roles=(*RINA.roles, kepala),
        deputising=(Deputising(kepala, "plh", BUDI.id, "Kepala dinas"),),
    )
    process = PROCESS.replace("SEPARATE", "periksa")
    sign = decide("tanda", "pimpinan", "ya")
    given(process, *to_sign(RINA, TONO)).when(sign, by=rina).refused("four-eyes")
    assert given(process, *to_sign(TONO, TONO)).when(sign, by=rina).refusal is None


def test_what_she_decided_as_a_deputy_keeps_her_out_of_what_is_her_own() -> None:
    loket = parse_role("loket.petugas")
    budi = replace(
        BUDI, roles=(loket, *BUDI.roles), deputising=(Deputising(loket, "plt", RINA.id, "Petugas loket"),)
    )
    told = given(PROCESS.replace("SEPARATE", "periksa"), *to_sign(budi, TONO)).when(
        decide("tanda", "pimpinan", "ya"), by=BUDI
    )
    told.refused("four-eyes")


OWN = PROCESS.replace("SEPARATE", "periksa").replace(
    "steps:",
    """form:
  nik: {type: nik}
  nik_direktur: {type: nik, optional: true}
steps:""",
    1,
)
NIK, OTHER = "3674014708900002", "3674014708900003"


@pytest.mark.parametrize(
    ("hers", "answers", "is_refused"),
    [
        (NIK, {"nik": NIK}, True),
        (NIK, {"nik": OTHER, "nik_direktur": NIK}, True),
        (NIK, {"nik": OTHER}, False),
        (NIK, {"nik": OTHER, "nama": NIK}, False),
        ("", {"nik": OTHER, "nik_direktur": ""}, False),
    ],
)
def test_nobody_takes_up_or_decides_her_own_application(
    hers: str, answers: dict[str, Answer], is_refused: bool
) -> None:
    rina = replace(RINA, nik=hers)
    begun = submitted(None, **answers), received(), entered("periksa"), opened("periksa", "loket.petugas")
    for command in (claim("periksa", "loket"), decide("periksa", "loket", "lanjut")):
        told = given(OWN, *begun).when(command, by=rina)
        assert (told.refusal.code if told.refusal else None) == (
            "conflict-of-interest" if is_refused else None
        )
        if told.refusal:
            assert NIK not in f"{told.refusal.sentence}{told.refusal}"


def test_whoever_has_an_interest_still_gives_a_task_back() -> None:
    begun = submitted(nik=NIK), received(), entered("periksa"), opened("periksa", "loket.petugas")
    told = given(OWN, *begun, claimed("periksa", "loket", RINA)).when(
        release("periksa", "loket"), by=replace(RINA, nik=NIK)
    )
    told.then(released("periksa", "loket", RINA))
