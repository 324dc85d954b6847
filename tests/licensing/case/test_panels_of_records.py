"""What somebody decided of one record keeps her from being named for nothing of another."""

from features.quoting import APPLICANT, quoted, read_city
from licensing.case.commands import Decide
from licensing.forms.records import typed_rows
from licensing.history.places import Line
from licensing.scenarios.scenario import MONDAY, Scenario, typed
from licensing.words.identifiers import OfficerId, OutcomeId

PROCESS = """form:
  armada:
    type: list
    rows: 1..3
    form: {nopol: {type: text}}
steps:
  pemeriksaan:
    each:
      over: form.armada
      steps:
        tunjuk:
          review: {by: loket.petugas}
          form: {siapa: {type: people, of: loket.petugas}}
          outcomes: {ditunjuk: uji}
        uji:
          review: {by: loket.petugas, members: tunjuk.siapa, not_by: [tunjuk]}
          outcomes: {laik: {end: laik}, ulang: tunjuk}
    outcomes: {laik: tutup}
  tutup: {close: {}}
"""


def named(line: int, by: str, whom: str) -> str:
    """What the naming of somebody on the line of a record, after Tono named Yani on the first, met with."""
    city = read_city()
    story = Scenario(city, quoted(PROCESS, city), MONDAY)
    rows = [{"nopol": ("A",)}, {"nopol": ("B",)}]
    story.submit({**typed(APPLICANT), **dict(typed_rows("armada", rows))})
    for at, who, someone in ((1, "tono", "yani"), (line, by, whom)):
        task = next(task for task in story.open_tasks if f"[{at}]" in task.where.line)
        command = Decide(task.id, OutcomeId("ditunjuk"), "", typed({"siapa": someone}), people=story.people)
        story.tell(command, by=city.officers[OfficerId(who)])
    asked = {task.where.line: task.member.officer for task in story.open_tasks if task.member}
    return story.refusal.code if story.refusal else asked[Line(f"main/pemeriksaan[{line}]")]


def test_who_named_people_for_one_record_is_named_for_another() -> None:
    assert named(2, "rina", "tono") == "tono"


def test_who_names_for_a_record_is_not_named_there() -> None:
    assert named(2, "rina", "rina") == "invalid-form"
