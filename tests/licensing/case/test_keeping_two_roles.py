"""Where an agency is asked in two of its roles, the answer of each is kept for itself."""

from features.quoting import APPLICANT, CITY, quoted
from licensing.case.commands import Decide
from licensing.city.register import read_register
from licensing.history.events import AnswerKept
from licensing.scenarios.scenario import MONDAY, Scenario, typed
from licensing.words.identifiers import OfficerId, OutcomeId

PROCESS = """form:
  lapak: {type: integer, min: 1}
  warna: {type: text}
language: 2
steps:
  pendapat:
    consultation:
      ask: [{by: loket.petugas, relies_on: [form.lapak]}, {by: loket.wakil, relies_on: [form.lapak]}]
    outcomes: {ya: putus}
  putus:
    review: {by: pimpinan.kepala, not_by: [pendapat]}
    outcomes: {sah: tutup, kembali: {to: perbaikan, reason: true}}
  perbaikan: {correction: {within: 14 days, then: pendapat, changes: all}}
  tutup: {close: {}}
"""
DEPUTY = '  wati: {name: Wati, nip: "198001012005012099", position: Wakil, roles: [loket.wakil]}\n'


def test_both_answers_are_kept() -> None:
    text = CITY.read_text().replace("roles: {petugas: ", "roles: {wakil: Wakil, petugas: ")
    city = read_register(text + DEPUTY, CITY.name)
    story = Scenario(city, quoted(PROCESS, city), MONDAY)
    story.submit({**typed(APPLICANT), **typed({"lapak": "5", "warna": "biru"})})
    for who, outcome in (("rina", "ya"), ("wati", "ya"), ("budi", "kembali")):
        officer = city.officers[OfficerId(who)]
        task = story.task_for(officer)
        story.tell(Decide(task.id, OutcomeId(outcome), "Keliru.", {}), by=officer)
        assert story.refusal is None, story.refusal

    story.correct(typed({"warna": "hijau"}))
    kept = [str(event.asked) for event in story.events if isinstance(event, AnswerKept)]
    assert kept == ["loket.petugas", "loket.wakil"]
