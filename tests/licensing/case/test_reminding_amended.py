"""A licence that one case amends twice: its holder is reminded of the last day it was given, of no other."""

from datetime import UTC, datetime

import pytest

from features.quoting import APPLICANT, quoted, read_city
from licensing.case.commands import Decide
from licensing.case.reminding import reminders
from licensing.case.timing import next_due
from licensing.history.case import Case
from licensing.history.putting_away import put_away
from licensing.ports import Purpose
from licensing.scenarios.scenario import MONDAY, Scenario, typed
from licensing.words.identifiers import OfficerId, OutcomeId

PROCESS = """kinds:
  baru: {name: Baru, starts: periksa}
  ubah: {name: Ubah, starts: ubah, about: {licence: [contoh], state: [valid]}}
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {sah: terbit}
  terbit: {issue: {template: surat, number: "503/{seq:04d}/{year}", valid: 1 year}}
  ubah:
    review: {by: loket.petugas}
    outcomes: {sah: putus}
  putus:
    issue:
      {template: surat, number: "504/{seq:04d}/{year}", sets: amended, valid: 2 years, remind: [7 days], then: lagi}
  lagi:
    review: {by: pimpinan.kepala, not_by: [ubah]}
    outcomes: {ulang: ubah, cukup: tutup}
  tutup: {close: {as: done}}
"""
WHO = {"periksa": "rina", "ubah": "tono", "lagi": "budi"}


def decided(story: Scenario, step: str, outcome: str) -> None:
    (task,) = story.open_tasks
    assert task.where.step == step
    story.tell(Decide(task.id, OutcomeId(outcome), "", {}), by=story.people[OfficerId(WHO[step])])
    assert story.refusal is None, story.refusal
    story.perform()


def amended_twice(*, is_about_to_be_again: bool) -> Scenario:
    city = read_city()
    story = Scenario(city, quoted("form:\n" + PROCESS, city), MONDAY)
    story.submit(typed(APPLICANT), purpose=Purpose("baru"))
    decided(story, "periksa", "sah")
    licence, issued_by = story.case.made[0].number, story.case.application
    story.begin_another()
    story.submit(typed(APPLICANT), purpose=Purpose("ubah", licence, issued_by))
    decided(story, "ubah", "sah")
    decided(story, "lagi", "ulang")
    story.pass_working_days(10)
    decided(story, "ubah", "sah")
    if is_about_to_be_again:
        decided(story, "lagi", "ulang")
    return story


@pytest.mark.parametrize("is_about_to_be_again", [False, True])
def test_only_the_last_amendment_reminds_put_away_or_not(*, is_about_to_be_again: bool) -> None:
    story = amended_twice(is_about_to_be_again=is_about_to_be_again)
    assert told(story, story.case) == [(2, datetime(2028, 3, 8, 1, 0, tzinfo=UTC))]
    assert told(story, put_away(story.case)) == told(story, story.case)
    assert (
        next_due(story.process, put_away(story.case), story.register.calendar)
        == told(story, story.case)[0][1]
    )


def told(story: Scenario, case: Case) -> list[tuple[int, datetime]]:
    """Of each reminder the round that made its document, and when it is told."""
    return [(each.effect.where.round, each.at.astimezone(UTC)) for each in reminders(story.process, case)]
