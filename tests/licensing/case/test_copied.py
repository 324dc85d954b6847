"""In an officer's case about a licence, what is copied counts as it stands; what she changes is checked."""

from features.quoting import APPLICANT, quoted, read_city
from licensing.case.commands import Correct, Decide, Submit
from licensing.city.people import Tracker
from licensing.forms.answers import Answers
from licensing.history.events import ApplicationSubmitted, CorrectionReceived
from licensing.history.evolving import replay
from licensing.scenarios.scenario import typed
from licensing.words.identifiers import FieldId, OutcomeId
from tests.licensing.case.test_licences import ABOUT, BUDI, NUMBER, OLD, RINA
from tests.licensing.given import Given

DATED = """\
form:
  mulai: {type: date, min: submitted}
  akhir: {type: date, min: submitted, optional: true}
about: {licence: [lama], state: [valid]}
kinds:
  ubah: {about: licence, copies: all}
  cabut: {about: licence, copies: [nama, surel, telepon, mulai], by: loket.petugas}
steps:
  putusan:
    review: {by: pimpinan.kepala}
    outcomes: {setuju: {to: terbit, reason: true}, kembali: {to: perbaikan, reason: true}}
  perbaikan: {correction: {within: 3 days, on_silence: gugur, then: putusan}}
  terbit: {issue: {template: surat, number: "{seq}/{year}", sets: revoked}}
  gugur: {close: {}}
"""
COPIED: Answers = {FieldId("mulai"): "2026-02-10", FieldId("akhir"): "2026-02-20"}


def dated(kind: str, **more: str) -> Submit:
    answers = {**APPLICANT, "mulai": "2026-02-10", **more}
    return Submit(NUMBER, typed(answers), {}, kind, ABOUT, OLD, COPIED)


def test_in_an_officers_case_what_is_copied_counts_as_it_stands() -> None:
    given = Given(quoted(DATED, read_city()), None)
    (first, *_) = given.when(dated("cabut"), by=RINA).events
    assert isinstance(first, ApplicationSubmitted)
    assert first.answers[FieldId("mulai")] == "2026-02-10"
    given.when(dated("cabut", mulai="2026-02-11"), by=RINA).refused("invalid-form", fields=("mulai",))
    # Not copied by the kind, so it is the officer's own answer.
    given.when(dated("cabut", akhir="2026-02-20"), by=RINA).refused("invalid-form", fields=("akhir",))
    given.when(dated("ubah"), by=Tracker(NUMBER)).refused("invalid-form", fields=("mulai",))


def test_a_correction_in_an_officers_case_asks_no_bound_of_what_stands() -> None:
    process = quoted(DATED, read_city())
    opened = Given(process, None).when(dated("cabut"), by=RINA).events
    story = Given(process, replay(opened))
    assert story.case is not None
    (task,) = story.case.open_tasks
    back = story.when(Decide(task.id, OutcomeId("kembali"), "Salah.", {}), by=BUDI).events
    case = replay((*opened, *back))
    assert case is not None
    (asked,) = case.open_tasks
    correct = Correct(asked.id, typed({"nama": "Wati Sari"}), {})
    sent = Given(process, case).when(correct, by=Tracker(NUMBER)).events
    assert isinstance(sent[0], CorrectionReceived)
    assert sent[0].answers == {FieldId("nama"): "Wati Sari"}
    wrong = Correct(asked.id, typed({"mulai": "2026-02-12"}), {})
    Given(process, case).when(wrong, by=Tracker(NUMBER)).refused("invalid-form", fields=("mulai",))
