"""What holds a case up: for every open case one thing is named, on whom, since when, and what releases it."""

from datetime import timedelta

from hypothesis import given

from licensing.clock.calendar import WIB
from licensing.scenarios.scenario import Scenario
from licensing.telling import HasEnded, HeldUp, holding_up
from licensing.telling.awaited import NEVER_DUE
from licensing.words.sentences import Sentence
from tests.licensing.histories import ACTS, STARTS, Act, Start, act, begin
from tests.licensing.told_of import REASON, decided, file_of, submitted
from tests.lines import city


def held_in(story: Scenario) -> HeldUp:
    held = holding_up(file_of(story), register=story.register, now=story.now)
    assert isinstance(held, HeldUp)
    return held


def test_of_several_it_is_who_is_due_first_and_how_many_others_wait() -> None:
    story = decided(submitted(), ("Rina", "lengkap"))
    since = story.now
    story.pass_working_days(2)
    held = held_in(story)
    assert (held.on.code, held.step.id, held.since, held.working_days) == (
        "lingkungan.tim",
        "Jadwal",
        since,
        2,
    )
    assert held.releases.id == "salah satu keputusan: Dijadwalkan"
    assert held.others == 2
    assert held.said[-1].en == "Meanwhile 2 others are awaited as well."


def test_the_applicant_is_named_where_it_is_her_turn() -> None:
    story = submitted()
    story.decide(story.officer("Rina"), "kembalikan", reason=REASON)
    assert (held_in(story).on.kind, held_in(story).others) == ("applicant", 0)


def test_an_ended_case_says_how_and_when() -> None:
    story = decided(submitted(), ("Rina", "lengkap"), ("Lela", "dijadwalkan"))
    story.decide(story.officer("Lela"), "tidak", reason=REASON)
    at = story.now
    assert holding_up(file_of(story), register=city(), now=at + timedelta(days=3)) == HasEnded(
        Sentence("Permohonan gugur karena lewat waktu", "Application lapsed"), at
    )


@given(acts=ACTS, start=STARTS)
def test_every_open_case_names_the_one_thing_it_waits_for(acts: list[Act], start: Start) -> None:
    story = begin(start)
    for each in acts:
        act(story, each)
    case = story.case
    held = holding_up(file_of(story), register=story.register, now=story.now)
    if case.ending is not None:
        assert isinstance(held, HasEnded)
        return
    assert isinstance(held, HeldUp)
    assert held.since <= story.now
    assert all(said.id and said.en for said in (*held.said, held.releases))
    if case.suspended is not None:
        assert (held.on.code, held.task) == (str(case.suspended.by.office), None)
        return
    asked = [task for task in case.tasks.values() if task.status == "open"]
    dues = [task.due or NEVER_DUE for task in asked]
    if asked:
        assert (held.due or NEVER_DUE) == min(dues)
        assert held.others >= len(asked) - 1
    else:
        assert held.task is None
    passed = (held.since.astimezone(WIB).date() + timedelta(days=n) for n in range(1, 400))
    days = [day for day in passed if day <= story.now.astimezone(WIB).date()]
    asking = next((task.asked for task in asked if task.id == held.task), None)
    calendars = story.register.calendar
    calendar = calendars.of(asking.agency) if asking else calendars.city
    assert held.working_days == len([day for day in days if calendar.is_working_day(day)])
