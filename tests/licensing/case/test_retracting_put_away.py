"""A decision taken back leaves a case that was put away where it leaves the whole one."""

from features.quoting import APPLICANT, quoted, read_city
from licensing.case.commands import Decide, Retract
from licensing.history.evolving import replay
from licensing.history.putting_away import put_away
from licensing.scenarios.scenario import MONDAY, Scenario, typed
from licensing.words.identifiers import OfficerId, OutcomeId

PROCESS = """anytime: {retract: {within: 1 working day}}
steps:
  telaah:
    review: {by: loket.petugas}
    outcomes: {ukur: ukur, cukup: pilih}
  ukur:
    review: {by: kesehatan.tim}
    outcomes: {besar: telaah, kecil: telaah}
  pilih:
    branch: {choose: [{when: 'ukur.outcome == "besar"', to: putus}], otherwise: tutup}
  putus:
    review: {by: pimpinan.kepala}
    outcomes: {sah: tutup}
  tutup: {close: {}}
"""


def decided(story: Scenario, outcome: str, who: str) -> None:
    (task,) = story.open_tasks
    story.tell(Decide(task.id, OutcomeId(outcome), "", {}), by=story.people[OfficerId(who)])
    assert story.refusal is None, story.refusal
    story.told = put_away(story.case)


def test_what_was_found_before_still_decides() -> None:
    city = read_city()
    story = Scenario(city, quoted("form:\n" + PROCESS, city), MONDAY)
    story.submit(typed(APPLICANT))
    for outcome, who in (("ukur", "rina"), ("besar", "sari"), ("ukur", "rina")):
        decided(story, outcome, who)
    (wrong,) = (task for task in story.case.tasks.values() if task.id == story.case.last_act)
    story.tell(Retract(wrong.id), by=story.people[OfficerId("rina")])
    assert story.refusal is None, story.refusal
    whole = replay(story.events)
    assert whole is not None
    assert put_away(story.case) == put_away(whole)
    decided(story, "cukup", "rina")
    assert story.case.main is not None
    assert story.case.main.step == "putus"


BESIDE = """anytime: {retract: {within: 1 working day}}
steps:
  bersama:
    together:
      members:
        satu:
          steps:
            telaah:
              review: {by: loket.petugas}
              outcomes: {lanjut: tunggu}
            tunggu:
              review: {by: pimpinan.kepala}
              outcomes: {ya: {end: ya}}
        dua:
          steps:
            ukur:
              review: {by: kesehatan.tim}
              outcomes: {ulang: ukur, ya: {end: ya}}
    outcomes: {ya: tutup}
  tutup: {close: {}}
"""


def test_what_other_lines_did_meanwhile_is_put_away_all_the_same() -> None:
    city = read_city()
    story = Scenario(city, quoted("form:\n" + BESIDE, city), MONDAY)
    story.submit(typed(APPLICANT))
    for outcome, who in (("ulang", "sari"), ("ulang", "sari"), ("lanjut", "rina")):
        officer = story.people[OfficerId(who)]
        story.tell(Decide(story.task_for(officer).id, OutcomeId(outcome), "", {}), by=officer)
        assert story.refusal is None, story.refusal
        story.told = put_away(story.case)
    whole = replay(story.events)
    assert whole is not None
    assert put_away(whole) == story.case
