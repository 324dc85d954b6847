"""Evolve: each event changes exactly this of a case, and nothing else."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from licensing.clock.spans import Span
from licensing.history.case import Case
from licensing.history.effects import Stored
from licensing.history.events import (
    ApplicationClosed,
    DocumentMade,
    DueMoved,
    Event,
    LicenceAmended,
    LicenceExpired,
    LicenceIssued,
    LicenceReinstated,
    LicenceRenewed,
    LicenceRevoked,
    LicenceSuspended,
    TaskLapsed,
)
from licensing.history.evolving import evolve, replay
from licensing.history.places import MAIN, Line
from licensing.history.rounds import Document, Numbering, OpenedLine, Round
from licensing.history.task import Decision, Task
from licensing.register.licences import Licence
from licensing.scenarios.standing_in import upload
from licensing.words.identifiers import DocumentId, LicenceId, OutcomeId, PermitId
from tests.licensing.events import (
    APPLICATION,
    DIGEST,
    NOBODYS,
    NOW,
    RINA,
    TONO,
    acted,
    answers,
    at,
    claimed,
    closed,
    completed,
    corrected,
    decided,
    entered,
    files,
    key,
    line_joined,
    line_opened,
    line_withdrawn,
    notice,
    numbered,
    opened,
    owed,
    performed,
    received,
    released,
    render,
    submitted,
    task,
    withdrawn,
)

PERIKSA, BERSAMA, MEJA = at("periksa"), at("bersama"), at("meja", line="main/meja")
SIDE = Line("main/meja")
LATER = NOW + timedelta(hours=1)
LICENCE, OTHERS = LicenceId(f"{APPLICATION}.terbit.1"), LicenceId("REG-LAIN-20260101-00001.terbit.1")
ISSUED = LicenceIssued(NOW, LICENCE, "7/2026", date(2026, 3, 2), date(2027, 3, 1))
ROLE = RINA.roles[0]

BEGUN = submitted(files("ktp"), luas="5")
TOLD: tuple[Event, ...] = (
    BEGUN,
    received("bersama"),
    entered(BERSAMA),
    line_opened(SIDE, BERSAMA),
    entered(MEJA),
    opened(MEJA, "loket.petugas"),
    opened(BERSAMA, "loket.petugas"),
    claimed(BERSAMA, "loket", RINA),
    ISSUED,
)
"""A case with something of everything: two lines, two tasks, one of them taken up, an effect and a licence."""


def told() -> Case:
    case = replay(TOLD)
    assert case is not None
    return case


def held() -> Task:
    return told().tasks[task(BERSAMA, "loket")]


def free() -> Task:
    return told().tasks[task(MEJA, "loket")]


def after(event: Event, **changes: object) -> None:
    """The event changes this of the case, its version, and nothing else."""
    assert evolve(told(), event) == replace(told(), version=told().version + 1, **changes)  # pyright: ignore[reportArgumentType] each by its name


def tasks(changed: Task) -> dict[str, object]:
    return {**told().tasks, changed.id: replace(changed, changed=told().version + 1)}


def test_a_history_adds_up() -> None:
    assert (
        Case(
            version=9,
            application=APPLICATION,
            permit=PermitId("contoh"),
            definition=DIGEST,
            submitted_at=NOW,
            answers={**NOBODYS, **answers(luas="5")},
            documents=files("ktp"),
            dossier_changed=1,
            rounds=(Round(BERSAMA, DIGEST, NOW), Round(MEJA, DIGEST, NOW)),
            open={MAIN: BERSAMA, SIDE: MEJA},
            lines={SIDE: OpenedLine(BERSAMA)},
            tasks={
                free().id: Task(free().id, MEJA, ROLE, NOW, None, None, changed=6),
                held().id: Task(held().id, BERSAMA, ROLE, NOW, None, None, changed=8, claimed_by=acted(RINA)),
            },
            owed={received("bersama").effect.key: received("bersama").effect},
            licences={LICENCE: Licence(LICENCE, "7/2026", NOW, date(2026, 3, 2), date(2027, 3, 1))},
        )
        == told()
    )


def test_the_first_event_is_of_version_one() -> None:
    assert evolve(None, BEGUN) == Case(
        1, APPLICATION, PermitId("contoh"), DIGEST, NOW, BEGUN.answers, BEGUN.documents
    )


def test_a_step_is_entered() -> None:
    place = at("lain", 2)
    after(
        entered(place, at=LATER),
        rounds=(*told().rounds, Round(place, DIGEST, LATER)),
        open={MAIN: place, SIDE: MEJA},
    )


def test_a_step_is_left_on_its_own_line() -> None:
    main, side = told().rounds
    after(
        completed(BERSAMA, "baik", at=LATER),
        taken={"bersama.baik": 1},
        rounds=(replace(main, outcome=OutcomeId("baik"), completed_at=LATER), side),
        open={SIDE: MEJA},
    )
    after(
        completed(MEJA, "baik", at=LATER),
        taken={"meja.baik": 1},
        rounds=(main, replace(side, outcome=OutcomeId("baik"), completed_at=LATER)),
        open={MAIN: BERSAMA},
    )


def test_only_the_round_that_is_left_is_left() -> None:
    twice = replay(
        (BEGUN, entered(PERIKSA), completed(PERIKSA, "ulang"), entered(at("periksa", 2))),
    )
    assert twice is not None
    left = evolve(twice, completed(at("periksa", 2), "lanjut"))
    assert [round.outcome for round in left.rounds] == ["ulang", "lanjut"]


def test_a_line_is_opened() -> None:
    line = Line("main/lapangan")
    after(line_opened(line, BERSAMA), lines={SIDE: OpenedLine(BERSAMA), line: OpenedLine(BERSAMA)})


def test_a_line_that_is_opened_again_starts_anew_behind_the_others() -> None:
    other = Line("main/lapangan")
    case = replay(
        (line_opened(other, BERSAMA), line_withdrawn(SIDE), line_opened(SIDE, at("bersama", 2))), told()
    )
    assert case is not None
    assert list(case.lines.items()) == [(other, OpenedLine(BERSAMA)), (SIDE, OpenedLine(at("bersama", 2)))]


def test_a_line_joins() -> None:
    after(
        line_joined(SIDE, "baik", at=LATER),
        lines={SIDE: OpenedLine(BERSAMA, OutcomeId("baik"), LATER)},
    )


def test_a_line_is_withdrawn_wherever_it_stands() -> None:
    after(
        line_withdrawn(SIDE),
        lines={SIDE: OpenedLine(BERSAMA, withdrawn=True)},
        open={MAIN: BERSAMA},
    )


def test_a_task_is_opened() -> None:
    id, span = task(BERSAMA, "kesehatan"), Span(2, "working day")
    opened_task = Task(id, BERSAMA, opened(BERSAMA, "kesehatan.tim").asked, LATER, span, LATER, changed=10)
    after(
        opened(BERSAMA, "kesehatan.tim", span, LATER, at=LATER),
        tasks={**told().tasks, id: opened_task},
    )


def test_a_task_is_taken_up_and_put_down() -> None:
    after(claimed(MEJA, "loket", TONO), tasks=tasks(replace(free(), claimed_by=acted(TONO))))
    after(released(BERSAMA, "loket", TONO), tasks=tasks(replace(held(), claimed_by=None)))


def test_a_task_is_decided_and_keeps_who_held_it() -> None:
    decision = Decision(LATER, acted(RINA), OutcomeId("baik"), "sebab", answers(luas="6"))
    after(
        decided(BERSAMA, "loket", RINA, "baik", "sebab", answers(luas="6"), at=LATER),
        tasks=tasks(replace(held(), status="decided", ended_at=LATER, decision=decision)),
        last_act=held().id,
    )


def test_a_task_is_withdrawn() -> None:
    after(
        withdrawn(MEJA, "loket", at=LATER),
        tasks=tasks(replace(free(), status="withdrawn", ended_at=LATER)),
    )


def test_a_task_lapses() -> None:
    after(TaskLapsed(LATER, free().id), tasks=tasks(replace(free(), status="lapsed", ended_at=LATER)))


def test_a_due_is_moved() -> None:
    due = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
    after(DueMoved(LATER, free().id, due), tasks=tasks(replace(free(), due=due)))


def test_a_correction_answers_the_task_and_changes_what_it_says_and_no_more() -> None:
    event = replace(corrected(BERSAMA, files("denah"), luas="6", lantai=2), task=free().id, at=LATER)
    after(
        event,
        corrected=told().version + 1,
        came_in=LATER,
        tasks=tasks(replace(free(), status="answered", ended_at=LATER)),
        answers={**NOBODYS, **answers(luas="6", lantai=2)},
        documents={DocumentId("ktp"): upload("ktp"), DocumentId("denah"): upload("denah")},
        dossier_changed=10,
    )


def test_an_effect_is_owed_then_performed() -> None:
    effect, first = render("bersama"), received("bersama").effect
    after(owed(effect), owed={first.key: first, effect.key: effect})
    after(
        performed(first.key, Stored(upload("x"))),
        owed={},
        performed={first.key: Stored(upload("x"))},
    )


def test_an_effect_nobody_was_told_of_may_have_been_performed() -> None:
    unknown = key("bersama", "notify")
    after(performed(unknown), performed={unknown: performed(unknown).result})
    assert notice("bersama", "lapsed").key == unknown


def test_a_document_is_numbered_in_its_own_round() -> None:
    main, side = told().rounds
    numbering = Numbering("7/2026", date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4), "kode")
    after(
        numbered(MEJA, "7/2026", "2026-03-02", "2026-03-03", "2026-03-04"),
        rounds=(main, replace(side, numbering=numbering)),
    )


def test_a_document_is_made() -> None:
    made = DocumentMade(LATER, MEJA, "refusal", "T-1", "kode", upload("surat"))
    after(made, made=(Document(MEJA, "refusal", "T-1", "kode", upload("surat"), LATER),))
    again = evolve(evolve(told(), made), replace(made, where=BERSAMA, kind="licence"))
    assert [document.kind for document in again.made] == ["refusal", "licence"]
    assert again.made[-1] == Document(BERSAMA, "licence", "T-1", "kode", upload("surat"), LATER)


def test_another_licence_is_issued() -> None:
    second = LicenceIssued(LATER, OTHERS, "8/2026", date(2026, 3, 2), None)
    after(
        second,
        licences={**told().licences, OTHERS: Licence(OTHERS, "8/2026", LATER, date(2026, 3, 2), None)},
    )


@pytest.mark.parametrize(
    ("event", "standing"),
    [
        (LicenceSuspended(LATER, LICENCE, "sebab"), "suspended"),
        (LicenceReinstated(LATER, LICENCE), "issued"),
        (LicenceAmended(LATER, LICENCE, None), "issued"),
        (LicenceRenewed(LATER, LICENCE, OTHERS), "renewed"),
        (LicenceRevoked(LATER, LICENCE, "sebab"), "revoked"),
        (LicenceExpired(LATER, LICENCE), "expired"),
    ],
)
def test_what_happens_to_a_licence_is_folded_where_it_was_issued_only(
    event: LicenceSuspended
    | LicenceReinstated
    | LicenceAmended
    | LicenceRenewed
    | LicenceRevoked
    | LicenceExpired,
    standing: str,
) -> None:
    changed = evolve(told(), event).licences[LICENCE]
    assert (changed.standing, changed.changed_at) == (standing, LATER)
    after(replace(event, licence=OTHERS))


def test_a_case_is_closed() -> None:
    ended = closed(BERSAMA, "lapsed")
    after(ended, ending="lapsed", ended_at=ended.at, ended_where=ended.where)


def test_a_history_begins_with_the_application() -> None:
    with pytest.raises(ValueError, match=r"^a history begins with application-submitted, not step-entered$"):
        evolve(None, entered(PERIKSA))


def test_nothing_is_submitted_twice() -> None:
    with pytest.raises(ValueError, match=f"^{APPLICATION} was submitted already$"):
        evolve(told(), BEGUN)


def test_no_events_make_no_case() -> None:
    assert replay(()) is None
    assert replay((), told()) == told()


def test_events_are_folded_in_order_onto_what_is_there() -> None:
    assert replay(TOLD[5:], replay(TOLD[:5])) == told()
    assert replay((ApplicationClosed(NOW, "issued", BERSAMA),), told()) == evolve(
        told(), ApplicationClosed(NOW, "issued", BERSAMA)
    )


def test_what_a_case_is_asked_about_itself() -> None:
    case = replay(
        (
            completed(MEJA, "baik"),
            entered(at("meja", 2, SIDE)),
            opened(at("meja", 2, SIDE), "loket.petugas"),
            decided(BERSAMA, "loket", RINA, "baik"),
        ),
        told(),
    )
    assert case is not None
    again = at("meja", 2, SIDE)
    assert case.main == BERSAMA
    assert [task.id for task in case.open_tasks] == [free().id, task(again, "loket")]
    assert [task.id for task in case.tasks_at(again)] == [task(again, "loket")]
    assert case.round_at(MEJA).outcome == "baik"
    assert case.round_at(again).is_open
    assert not case.round_at(MEJA).is_open
    assert (case.times(MEJA.step), case.times(BERSAMA.step), case.times(PERIKSA.step)) == (2, 1, 0)
    assert case.latest(MEJA.step) == case.round_at(again)
    assert case.latest(PERIKSA.step) is None
    assert case.lines_from(BERSAMA) == {SIDE: OpenedLine(BERSAMA)}
    assert case.lines_from(MEJA) == {}
    assert replace(case, open={}).main is None


@pytest.mark.parametrize(
    ("line", "goes_on"),
    [
        (OpenedLine(BERSAMA), True),
        (OpenedLine(BERSAMA, OutcomeId("baik"), NOW), False),
        (OpenedLine(BERSAMA, withdrawn=True), False),
    ],
)
def test_a_line_goes_on_until_it_joins_or_is_withdrawn(line: OpenedLine, goes_on: bool) -> None:
    assert line.goes_on is goes_on
