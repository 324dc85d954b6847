"""Who is waited for although enough others have answered, as people read of it."""

from features.quoting import APPLICANT, quoted, read_city
from licensing.ports import CaseFile
from licensing.scenarios.scenario import Scenario, typed
from licensing.telling.waiting import waits

CITY = read_city()
CONSULTATION = """
steps:
  rekomendasi:
    consultation:
      ask: [{by: kesehatan.tim}, {by: perhubungan.tim}, {by: lingkungan.tim, required: true}]
      join: {quorum: 2}
    outcomes: {disetujui: selesai}
  selesai: {close: {}}
"""
TOGETHER = """
steps:
  pemeriksaan:
    together:
      members:
        meja: {ask: [{by: kesehatan.tim}]}
        jalan: {ask: [{by: perhubungan.tim}]}
        air: {required: true, ask: [{by: lingkungan.tim}]}
      join: {quorum: 2}
    outcomes: {disetujui: selesai}
  selesai: {close: {}}
"""


def after(text: str, *who: str) -> CaseFile:
    """Once these have approved."""
    story = Scenario(CITY, quoted(text.lstrip(), CITY))
    story.submit(typed(APPLICANT))
    for each in who:
        story.decide(story.officer(each), "disetujui")
    assert story.refusal is None
    return CaseFile(story.case, story.process, story.events)


def test_of_several_asked_it_is_told_who_is_required() -> None:
    (line,) = waits(after(CONSULTATION, "Sari"), register=CITY)
    assert [(each.who.code, each.is_required) for each in line.on] == [
        ("perhubungan.tim", False),
        ("lingkungan.tim", True),
    ]


def test_of_lines_beside_each_other_it_is_told_which_is_required() -> None:
    file = after(TOGETHER, "Sari", "Dewi")
    main, *below = waits(file, register=CITY)
    assert [(each.who.code, each.is_required) for each in main.on] == [("air", True)]
    assert [(each.where.line, each.is_required) for each in below] == [("main/air", True)]
