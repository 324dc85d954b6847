"""Nobody answers in a role: told of the tasks that ask it now, and of the steps that will ask it later."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import cast

from licensing.case.commands import Decide
from licensing.city.people import AgencyRole, Service
from licensing.city.register import AgencyRegister, parse_role, read_register
from licensing.city.roster import Roster, beginning
from licensing.clock.calendar import WIB
from licensing.ports import Archive, Cases, InboxRow
from licensing.process.bundle import Bundle
from licensing.process.graph import Process
from licensing.words.identifiers import ApplicationNumber, Digest, OfficerId, OutcomeId, StepId, TaskId
from portal.acts.narrowing import tasks_of
from portal.acts.stranding import Ahead, ahead_of, steps_ahead, stranding_ahead, waiting_in_vain
from portal.cli.people import agency_named
from tests.portal.conftest import Clock
from tests.portal.memory import Memory
from tests.portal.permit import REGISTER, process, register

DAY, BEGUN = date(2026, 11, 24), datetime(2026, 1, 1, tzinfo=WIB)
HEAD, DESK = parse_role("dpmptsp.kepala_dinas"), parse_role("dpmptsp.petugas_loket")


def without(*officers: str) -> Roster:
    people = {id: each for id, each in register().officers.items() if id not in officers}
    return Roster(beginning(people, since=BEGUN.date(), at=BEGUN))


def told(memory: Memory, city: AgencyRegister, people: Roster) -> list[tuple[AgencyRole, StepId, str]]:
    found = stranding_ahead(memory.cases, memory.archive, city, people, on=DAY)
    return [(each.found.role, each.step, each.found.why) for each in found]


def test_a_step_ahead_that_nobody_will_answer_is_told_before_anybody_comes_there(
    memory: Memory, application: ApplicationNumber
) -> None:
    people = without("budi")
    assert waiting_in_vain(memory.cases, register(), people, on=DAY) == ()
    assert told(memory, register(), people) == [(HEAD, StepId("tanda_tangan"), "nobody")]
    (ahead,) = stranding_ahead(memory.cases, memory.archive, register(), people, on=DAY)
    assert ahead == Ahead(ahead.found, StepId("tanda_tangan"), ahead.name, (application,))
    assert ahead.found.tasks == 1


@dataclass(frozen=True, slots=True)
class OnlyOpen:
    """An archive that gives what open cases run on, and cases none of which asks anybody now."""

    memory: Memory
    restored: list[Digest] = field(default_factory=list[Digest])

    def process(self, digest: Digest) -> Process:
        self.restored.append(digest)
        return self.memory.archive.process(digest)

    def open_tasks(self, *_: object, **__: object) -> tuple[InboxRow, ...]:
        return ()

    def __getattr__(self, name: str) -> object:
        return getattr(self.memory.cases, name)


def test_only_versions_that_open_cases_run_on_are_looked_at_and_cases_count_that_ask_nobody_now(
    memory: Memory, application: ApplicationNumber
) -> None:
    older = process()
    newer = replace(older, digest=Digest("9" * 64))
    memory.archive.publish(newer, Bundle("", newer.digest, {}), now=BEGUN)
    seen = OnlyOpen(memory)
    found = stranding_ahead(cast("Cases", seen), cast("Archive", seen), register(), without("budi"), on=DAY)
    assert [each.applications for each in found] == [(application,)]
    assert seen.restored == [older.digest], "and not what nobody's case runs on"


def test_nothing_is_told_where_everybody_is_there_nor_of_a_step_that_is_behind(
    memory: Memory, application: ApplicationNumber, clock: Clock
) -> None:
    assert told(memory, register(), without()) == []
    rina = register().officers[OfficerId("rina")]
    complete = Decide(TaskId(f"{application}.kelengkapan.1.dpmptsp"), OutcomeId("lengkap"), "", {})
    memory.cases.handle(rina, application, complete, now=clock())
    assert told(memory, register(), without("rina", "joko")) == []


def test_both_agencies_of_one_step_are_told_and_an_agency_that_goes_on_under_another_name_is_not(
    memory: Memory, application: ApplicationNumber
) -> None:
    step = StepId("rekomendasi")
    both = {(parse_role("dinkes.tim_teknis"), step, "nobody"), (parse_role("dlh.tim_teknis"), step, "nobody")}
    assert set(told(memory, register(), without("sari", "dewi"))) == both
    was = REGISTER.replace("  dlh: {", "  lingkungan: {was: dlh, ").replace("dlh.tim", "lingkungan.tim")
    renamed = read_register(was, "agencies.yaml")
    people = Roster(beginning(renamed.officers, since=BEGUN.date(), at=BEGUN), renamed.former)
    assert told(memory, renamed, people) == []
    gone = read_register(was.replace("was: dlh, ", ""), "agencies.yaml")
    assert told(memory, gone, replace(people, former=gone.former)) == [
        (parse_role("dlh.tim_teknis"), step, "no-agency")
    ]


def test_whoever_moves_a_task_is_told_of_the_next_step(
    memory: Memory, application: ApplicationNumber
) -> None:
    people = {id: each for id, each in register().officers.items() if id != "budi"}
    (ahead,) = ahead_of(memory.cases, [application], register(), people)
    assert (ahead.found.role, ahead.applications) == (HEAD, (application,))
    assert ahead_of(memory.cases, [application], register(), register().officers) == ()


def test_what_follows_a_step_is_what_its_outcomes_lead_to() -> None:
    after = {step for step in steps_ahead(process(), StepId("rekomendasi")) if process().step(step).asks}
    assert after == {"tanda_tangan"}
    assert "kelengkapan" in steps_ahead(process(), StepId("kelengkapan")), "by way of a correction"


def test_tasks_of_an_agency_are_those_asked_under_its_old_name_too(
    memory: Memory, application: ApplicationNumber
) -> None:
    was = REGISTER.replace("  dpmptsp:\n", "  perizinan:\n    was: dpmptsp\n")
    city = read_register(was.replace("dpmptsp.", "perizinan."), "agencies.yaml")
    today = agency_named(city, "perizinan")
    assert agency_named(city, "dpmptsp") == today
    for role in (None, DESK.role):
        rows = tasks_of(memory.cases, city.former, agency=today, role=role, limit=10)
        assert [row.application for row in rows] == [application]
    assert tasks_of(memory.cases, city.former, agency=today, role=HEAD.role, limit=10) == ()
    assert memory.cases.open_tasks(Service(), agency=today) == (), "a history is never renamed"
