"""Who is waited for: given events, exactly these lines, people and dates."""

from datetime import timedelta

from licensing.clock.spans import Span
from licensing.history.events import LineOpened
from licensing.history.places import Line, parent
from licensing.scenarios.scenario import Scenario
from licensing.telling import Joined, Waiting, lines, stands, waits, why
from licensing.words.sentences import Sentence
from tests.licensing.histories import Act, Start, act, begin
from tests.licensing.told_of import REASON, decided, file_of, random_history, signed, submitted
from tests.lines import city


def standing(waiting: Waiting) -> tuple[str, str, list[str]]:
    return waiting.where.line, waiting.step.id, [each.who.code for each in waiting.on]


def test_every_open_line_tells_where_it_stands_on_whom_and_since_when() -> None:
    story = decided(submitted(), ("Rina", "lengkap"))
    entered = story.now
    story.pass_working_days(1)
    decided(story, ("Lela", "dijadwalkan"), ("Sari", "disetujui"))
    waiting = waits(file_of(story), register=city())
    assert [standing(each) for each in waiting] == [
        ("main", "Pemeriksaan", ["meja", "lapangan"]),
        ("main/meja", "Meja", ["perhubungan.tim"]),
        ("main/lapangan", "Kunjungan", ["lingkungan.tim"]),
    ]
    assert [each.since for each in waiting] == [entered, entered, story.now]
    assert [each.line and each.line.en for each in waiting] == [None, "Meja", "Site visit"]


def test_a_line_that_has_ended_is_told_with_its_outcome_while_another_goes_on() -> None:
    story = decided(submitted(), ("Rina", "lengkap"), ("Lela", "dijadwalkan"))
    story.pass_working_days(1)
    decided(story, ("Lela", "layak"))
    ended = story.now
    story.pass_working_days(1)
    main, meja, lapangan = lines(file_of(story), register=city())
    assert lapangan == Joined(
        Line("main/lapangan"),
        Sentence("Peninjauan lapangan", "Site visit"),
        Sentence("Disetujui", "Disetujui"),
        ended,
    )
    assert stands(file_of(story), register=city()) == (meja, lapangan), "the main line waits for these two"
    assert waits(file_of(story), register=city()) == (main, meja)
    decided(story, ("Sari", "disetujui"), ("Dewi", "disetujui"))
    (signature,) = stands(file_of(story), register=city())
    assert isinstance(signature, Waiting)
    assert signature.where.step == "tanda_tangan"


def test_a_withdrawn_line_stands_nowhere() -> None:
    story = decided(submitted(), ("Rina", "lengkap"))
    story.decide(story.officer("Sari"), "ditolak", reason=REASON)
    assert {type(each) for each in lines(file_of(story), register=city())} == {Waiting}


def test_it_is_late_from_the_first_instant_after_it_was_due() -> None:
    (waiting,) = waits(file_of(submitted()), register=city())
    (rina,) = waiting.people
    assert rina.due is not None
    assert not rina.is_late(rina.due - timedelta(microseconds=1))
    assert rina.is_late(rina.due)


def test_it_is_the_applicants_turn_where_nobody_else_is_asked() -> None:
    story = submitted()
    (asked,) = waits(file_of(story), register=city())
    story.decide(story.officer("Rina"), "kembalikan", reason=REASON)
    (returned,) = waits(file_of(story), register=city())
    assert (asked.is_applicants_turn, returned.is_applicants_turn) == (False, True)
    (at_work,) = waits(file_of(signed()), register=city())
    assert not at_work.is_applicants_turn
    assert at_work.people == ()


def test_a_line_is_due_when_the_first_of_those_it_waits_for_is() -> None:
    story = decided(submitted(), ("Rina", "lengkap"))
    dues = {each.where.line: each.due for each in waits(file_of(story), register=city())}
    assert dues == {
        "main": None,
        "main/meja": city().calendar.city.due(story.now, Span(3, "working day")),
        "main/lapangan": city().calendar.city.due(story.now, Span(2, "working day")),
    }


def test_the_one_thing_awaited_is_what_is_due_first() -> None:
    story = decided(submitted(), ("Rina", "lengkap"))
    awaited = why(file_of(story), register=city())
    assert awaited is not None
    assert (awaited.step.id, awaited.awaited.who.code) == ("Jadwal", "lingkungan.tim")
    assert awaited.awaited.releases.id == "salah satu keputusan: Dijadwalkan"


def test_an_applicant_is_waited_for_until_her_answer_or_her_time() -> None:
    story = submitted()
    story.decide(story.officer("Rina"), "kembalikan", reason=REASON)
    awaited = why(file_of(story), register=city())
    assert awaited is not None
    assert awaited.awaited.who.kind == "applicant"
    assert awaited.awaited.releases.en == "the correction is sent, or its time passes"


def test_izin_is_waited_for_where_it_owes_a_document_and_after_the_end_for_its_notice() -> None:
    story = signed()
    said: list[str] = []
    while awaited := why(file_of(story), register=city()):
        assert awaited.awaited.who.kind == "izin"
        said.append(awaited.awaited.releases.id)
        first, *_ = [e for e in story.case.owed.values() if e.where == awaited.where]
        story.report(first)
    assert said == [
        "Izin menyusun dokumen",
        "Izin menyimpan dokumen",
        "Izin memeriksa dokumen yang tersimpan",
        "Izin mengabari pemohon",
        "Izin mengabari pemohon",
    ]
    assert waits(file_of(story), register=city()) == ()


@random_history
def test_every_open_line_and_every_open_task_is_waited_for_once(acts: list[Act], start: Start) -> None:
    story = begin(start)
    for each in acts:
        act(story, each)
    waiting = waits(file_of(story), register=city())
    assert [each.where.line for each in waiting] == sorted(
        story.case.open, key=lambda line: opening(story, line)
    )
    assert {each.where for each in waiting} == {*story.case.open.values()}
    asked = [each.task for line in waiting for each in line.on if each.task]
    assert sorted(asked) == sorted(task.id for task in story.case.tasks.values() if task.is_open)
    assert all(line.on for line in waiting)
    nothing = not story.case.open and not story.case.owed
    assert (why(file_of(story), register=city()) is None) == nothing


def opening(story: Scenario, line: Line) -> list[int]:
    """When a line and those it stands in were last opened, from the outside in."""
    outer = parent(line)
    if outer is None:
        return []
    opened = [
        n for n, event in enumerate(story.events) if isinstance(event, LineOpened) and event.line == line
    ]
    return [*opening(story, outer), opened[-1]]
