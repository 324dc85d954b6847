"""On the line of each record its own people are named, and it opens on its own day."""

from datetime import date

from features.quoting import APPLICANT, quoted, read_city
from licensing.case.commands import Decide
from licensing.case.opening import early
from licensing.forms.records import typed_rows
from licensing.scenarios.scenario import MONDAY, Scenario, typed
from licensing.words.identifiers import OfficerId, OutcomeId

PROCESS = """form:
  armada:
    type: list
    rows: 1..3
    form: {nopol: {type: text}, jadwal: {type: date, min: submitted, max: submitted + 1 year}}
steps:
  periksa:
    review: {by: loket.petugas}
    outcomes: {ya: pemeriksaan}
  pemeriksaan:
    each:
      over: form.armada
      label: armada.nopol
      steps:
        tunjuk:
          review: {by: pimpinan.kepala}
          form: {siapa: {type: people, of: loket.petugas}}
          outcomes: {ditunjuk: uji}
        uji:
          review: {by: loket.petugas, members: tunjuk.siapa, opens: 1 day before armada.jadwal}
          outcomes: {laik: {end: laik}, ulang: tunjuk}
    outcomes: {laik: tanda_tangan}
  tanda_tangan:
    signature: {by: pimpinan.kepala, not_by: [periksa]}
    outcomes: {sah: terbit}
  terbit: {issue: {template: surat, number: "503/{seq:04d}/{year}"}}
"""
FIRST, SECOND = "main/pemeriksaan[1]", "main/pemeriksaan[2]"


def decided(story: Scenario, line: str, outcome: str, who: str, **answers: str) -> None:
    task = next(task for task in story.open_tasks if task.where.line == line)
    officers = story.register.officers
    command = Decide(task.id, OutcomeId(outcome), "", typed(answers), people=officers)
    story.tell(command, by=officers[OfficerId(who)])
    assert story.refusal is None, story.refusal


def asked(story: Scenario) -> dict[str, str]:
    """Who is asked by name on which line."""
    return {task.where.line: task.member.officer for task in story.open_tasks if task.member}


def test_each_record_has_its_own_people_and_its_own_day() -> None:
    city = read_city()
    story = Scenario(city, quoted(PROCESS, city), MONDAY)
    rows = [{"nopol": ("A",), "jadwal": ("05-03-2026",)}, {"nopol": ("B",), "jadwal": ("20-03-2026",)}]
    story.submit({**typed(APPLICANT), **dict(typed_rows("armada", rows))})
    decided(story, "main", "ya", "rina")
    decided(story, FIRST, "ditunjuk", "budi", siapa="tono")
    decided(story, SECOND, "ditunjuk", "budi", siapa="yani")

    opens = {each.where.line: each.day for each in early(story.process, story.case, city.calendar)}
    assert opens == {FIRST: date(2026, 3, 4), SECOND: date(2026, 3, 19)}
    assert asked(story) == {}
    story.pass_working_days(4)
    assert asked(story) == {FIRST: "tono"}
    story.pass_working_days(14)
    assert asked(story) == {FIRST: "tono", SECOND: "yani"}
