"""A step that opens on a day and whose answer may be kept: the day comes, nobody is asked again, the case goes on."""

import pytest

from features.quoting import APPLICANT, quoted, read_city
from licensing.case.commands import Decide
from licensing.history.events import AnswerKept, StepCompleted
from licensing.history.putting_away import put_away
from licensing.scenarios.scenario import MONDAY, Scenario, typed
from licensing.words.identifiers import OfficerId, OutcomeId

PROCESS = """form:
  lapak: {type: integer, min: 1}
  mulai: {type: date}
language: 2
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {ya: ukur}
  ukur:
    review: {by: loket.petugas, opens: form.mulai, relies_on: [form.lapak]}
    outcomes: {ya: putus}
  putus:
    review: {by: pimpinan.kepala, not_by: [periksa]}
    outcomes: {sah: tutup, kembali: {to: perbaikan, reason: true}}
  perbaikan: {correction: {within: 14 days, then: periksa, changes: all}}
  tutup: {close: {}}
"""


def decided(story: Scenario, outcome: str, who: str) -> None:
    (task,) = story.open_tasks
    by = story.register.officers[OfficerId(who)]
    story.tell(Decide(task.id, OutcomeId(outcome), "Keliru.", {}), by=by)
    assert story.refusal is None, story.refusal


@pytest.mark.parametrize("is_put_away", [False, True])
def test_on_the_day_the_kept_answer_leads_on(*, is_put_away: bool) -> None:
    city = read_city()
    story = Scenario(city, quoted(PROCESS, city), MONDAY)
    story.submit({**typed(APPLICANT), **typed({"lapak": "5", "mulai": "02-03-2026"})})
    for outcome, who in (("ya", "rina"), ("ya", "rina"), ("kembali", "budi")):
        decided(story, outcome, who)
    story.correct(typed({"mulai": "05-03-2026"}))
    decided(story, "ya", "rina")
    assert (story.open_tasks, story.case.main and story.case.main.step) == ((), "ukur")
    if is_put_away:
        story.told = put_away(story.case)

    before = len(story.events)
    story.pass_working_days(3)
    kept, left = story.events[before:][:2]
    assert isinstance(kept, AnswerKept)
    assert isinstance(left, StepCompleted)
    assert [task.where.step for task in story.open_tasks] == ["putus"]
