"""Who is asked by name and then kept out of it: her task asks everybody of the role, and no case stands still."""

from features.quoting import quoted
from licensing.history.events import TaskDecided, TaskFreed
from licensing.history.panellist import Panellist
from licensing.scenarios.scenario import Scenario, typed
from tests.licensing.histories import APPLICANT, city

BESIDE = """
steps:
  tunjuk:
    review: {by: pimpinan.kepala}
    form: {anggota: {type: people, of: loket.petugas}}
    outcomes: {ya: bersama}
  bersama:
    together:
      members:
        satu: {steps: {antara: {review: {by: loket.petugas}, outcomes: {ya: {end: ya}}}}}
        dua:
          steps:
            periksa:
              review: {by: loket.petugas, members: tunjuk.anggota, not_by: [antara]}
              outcomes: {ya: {end: ya}}
    outcomes: {ya: tutup}
  tutup: {close: {}}
"""
IN_PLACE = """
steps:
  tunjuk:
    review: {by: pimpinan.kepala}
    form: {anggota: {type: people, of: loket.petugas, count: 2}}
    outcomes: {ya: antara}
  antara:
    review: {by: loket.petugas}
    outcomes: {ya: periksa}
  periksa:
    review: {by: loket.petugas, members: tunjuk.anggota, not_by: [antara]}
    outcomes: {ya: tutup}
  tutup: {close: {}}
"""


def named(text: str, *ids: str) -> Scenario:
    """Budi has named these."""
    story = Scenario(city(), quoted(text, city()))
    story.submit(typed(APPLICANT))
    story.decide(story.officer("Budi"), "ya", typed={"anggota": ids})
    assert story.refusal is None
    return story


def test_who_decides_beside_what_she_is_named_for_frees_it() -> None:
    story = named(BESIDE, "rina")
    before = len(story.events)
    story.decide(story.officer("Rina"), "ya")
    assert isinstance(story.events[before], TaskDecided)
    freed = story.events[-1]
    assert isinstance(freed, TaskFreed)
    assert (freed.task.removeprefix(story.case.application), freed.member) == (
        ".periksa.1.loket",
        Panellist(story.officer("Rina").id, "Rina"),
    )
    story.decide(story.officer("Tono"), "ya")
    assert story.case.ending == "lapsed"


def test_who_answers_in_the_place_of_another_who_was_named_frees_her_own() -> None:
    story = named(IN_PLACE, "rina", "tono")
    story.decide(story.officer("Rina"), "ya")
    assert [task.member and task.member.name for task in story.open_tasks] == [None, "Tono"]
    story.decide(story.officer("Tono"), "ya")
    assert [task.member for task in story.open_tasks] == [None]
    story.decide(story.officer("Yani"), "ya")
    assert story.case.ending == "lapsed"


def test_who_decides_something_else_stays_named() -> None:
    story = named(BESIDE.replace(", not_by: [antara]", ""), "rina")
    story.decide(story.officer("Rina"), "ya")
    assert [task.member and task.member.name for task in story.open_tasks] == ["Rina"]
