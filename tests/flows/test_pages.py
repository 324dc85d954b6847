"""What operators read of an application whose lines go their own ways; no server is needed."""

# Where an ignore below is not needed any more, a cell of the page has begun to take personal text.
# pyright: reportUnnecessaryTypeIgnoreComment=true

from datetime import UTC, datetime

import pytest

from features.quoting import APPLICANT, quoted
from flows import artifacts
from flows.artifacts import artifact, page, wib
from flows.titles import acts, effect_title, place
from licensing.history.places import MAIN, At, Line
from licensing.ports import CaseFile
from licensing.scenarios.scenario import Scenario, typed
from licensing.telling import tell
from licensing.words.identifiers import StepId
from tests.lines import city, with_lines
from tests.portal import permit
from tests.portal.conftest import ANSWERS

CITY = city()
NOW = datetime(2026, 11, 30, 3, tzinfo=UTC)
REASON = "Pagar milik Wati menutup saluran."


def told(*decisions: tuple[str, str]) -> Scenario:
    story = Scenario(CITY, with_lines())
    story.submit(typed({**APPLICANT, "luas": "5"}))
    for name, outcome in (("Rina", "lengkap"), *decisions):
        story.decide(story.officer(name), outcome, reason=REASON)
        assert story.refusal is None
    return story


def file_of(story: Scenario) -> CaseFile:
    return CaseFile(story.case, story.process, story.events)


def rows(text: str, columns: int) -> list[list[str]]:
    """The cells of the tables with so many columns, heads and rules left out."""
    cells = [
        [cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line[:1] == "|"
    ]
    return [row for row in cells if len(row) == columns and row[0][:3] != "---"][1:]


@pytest.mark.parametrize(
    ("where", "name"),
    [
        (At(MAIN, StepId("terbit"), 1), "terbit"),
        (At(Line("main/lapangan"), StepId("kunjungan"), 2), "lapangan / kunjungan"),
        (At(Line("main/lapangan/ukur"), StepId("patok"), 1), "lapangan / ukur / patok"),
        (At(Line("main/meja"), StepId("meja"), 1), "meja"),
    ],
)
def test_a_place_is_named_by_its_line_where_that_is_not_the_main_one(where: At, name: str) -> None:
    assert place(where) == name


def test_what_people_did_is_named_by_line_step_outcome_and_role() -> None:
    story = told(("Lela", "dijadwalkan"), ("Sari", "disetujui"))
    assert acts(file_of(story), CITY, since=0) == [
        ("periksa", "lengkap by loket.petugas"),
        ("lapangan / jadwal", "dijadwalkan by lingkungan.tim"),
        ("meja", "disetujui by kesehatan.tim"),
    ]


def test_what_was_shown_before_is_not_shown_again() -> None:
    story = told(("Lela", "dijadwalkan"))
    since = len(story.events)
    story.decide(story.officer("Sari"), "disetujui")
    assert acts(file_of(story), CITY, since=since) == [("meja", "disetujui by kesehatan.tim")]


def test_an_effect_is_named_by_application_place_and_kind() -> None:
    story = told()
    (effect,) = story.case.owed.values()
    assert (
        effect_title(story.case.application, effect)
        == f"{story.case.application} / periksa / notify received"
    )


def test_the_page_has_a_row_for_each_open_line() -> None:
    story = told()
    began = wib(story.now)
    story.pass_working_days(1)
    story.decide(story.officer("Lela"), "dijadwalkan")
    dues = {task.where.line: task.due for task in story.open_tasks if task.due}
    assert rows(page(file_of(story), CITY, public_url="", now=NOW), columns=5) == [
        ["main", "pemeriksaan (Pemeriksaan)", "meja, lapangan", began, "no limit"],
        ["meja", "meja (Meja)", "kesehatan.tim, perhubungan.tim", began, wib(dues[Line("main/meja")])],
        [
            "lapangan",
            "kunjungan (Kunjungan)",
            "lingkungan.tim",
            wib(story.now),
            "no limit",
        ],
    ]


def test_the_state_names_every_place_that_waits_on_people() -> None:
    made = artifact(file_of(told(("Lela", "dijadwalkan"))), CITY, public_url="", now=NOW)
    assert made.description == "contoh: waits at meja, lapangan / kunjungan"


def test_the_page_says_who_is_next_and_what_releases_it() -> None:
    story = told()
    said = page(file_of(story), CITY, public_url="", now=NOW)
    since, due = (
        wib(story.now),
        next(wib(t.due) for t in story.open_tasks if t.due and t.where.step == "jadwal"),
    )
    awaited = f"**lingkungan.tim** at lapangan / jadwal, since {since}, due {due}"
    assert f"Next: {awaited}, until one of the decisions: Dijadwalkan." in said


def test_the_timeline_names_roles_and_no_person_and_no_reason() -> None:
    story = told(("Lela", "dijadwalkan"), ("Lela", "tidak"))
    timeline = rows(page(file_of(story), CITY, public_url="", now=NOW), columns=4)
    assert timeline[-1][1:] == ["gugur", "izin", "Application lapsed"]
    assert [
        "lapangan / kunjungan",
        "lingkungan.tim",
        "**tidak**: Dinas Lingkungan Hidup: Tidak (Kunjungan)",
    ] in [row[1:] for row in timeline]
    secrets = {officer.name for officer in CITY.officers.values()} | {*APPLICANT.values(), REASON}
    assert not [secret for secret in secrets if secret in page(file_of(story), CITY, public_url="", now=NOW)]


def test_once_nothing_is_awaited_the_page_names_nobody_next() -> None:
    story = told(("Lela", "dijadwalkan"), ("Lela", "tidak"))
    story.perform()
    text = page(file_of(story), CITY, public_url="", now=NOW)
    assert "Next:" not in text
    assert rows(text, columns=5) == []
    assert "State: **lapsed**" in text


def test_a_cell_of_the_page_takes_no_personal_text() -> None:
    story = told(("Lela", "dijadwalkan"), ("Lela", "tidak"))
    file = file_of(story)
    (why,) = [
        each.why
        for each in (tell(file, event, register=CITY) for event in file.events)
        if each.why and each.act == "tidak"
    ]
    with pytest.raises(AttributeError):
        artifacts._table(("why",), [(why,)])  # pyright: ignore[reportArgumentType]


def test_a_bar_in_a_text_ends_no_cell() -> None:
    assert artifacts._table(("a", "b"), [("x|y", "z")]).splitlines()[-1] == "| x\\|y | z |"


def test_the_page_tells_the_clock_and_draws_it() -> None:
    story = Scenario(permit.register(), permit.process())
    story.submit(typed({name.removeprefix("form."): text for name, text in ANSWERS.items()}))
    assert story.refusal is None
    assert "Clock:" not in page(file_of(story), story.register, public_url="", now=story.now)
    story.decide(story.officer("Rina Kartika"), "lengkap")
    story.pass_working_days(3)
    said = page(file_of(story), story.register, public_url="", now=story.now)
    (clock,) = [line for line in said.splitlines() if line.startswith("Clock:")]
    assert clock.startswith("Clock: 2.1 of 5 working days used, 2.9 left; it ends ")
    (bar,) = [line for line in said.splitlines() if line.startswith("`█")]
    assert set(bar) == {"`", "█", "·"}


def test_the_page_tells_the_clock_of_a_line_with_a_limit_of_its_own() -> None:
    text = """steps:
  bersama:
    together:
      members:
        lapangan: {within: 3 working days, ask: [{by: lingkungan.tim}]}
    outcomes: {baik: selesai, buruk: selesai}
  selesai: {close: {as: done}}
"""
    story = Scenario(CITY, quoted(text, CITY))
    story.submit(typed(APPLICANT))
    assert story.refusal is None
    story.pass_working_days(1)
    said = page(file_of(story), story.register, public_url="", now=story.now)
    (clock,) = [line for line in said.splitlines() if line.startswith("Clock")]
    assert clock.startswith("Clock of lapangan: 0.1 of 3 working days used, 2.9 left; it ends ")
