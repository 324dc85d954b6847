"""The events, commands and people that core tests are written with, of the one application `APPLICATION`.

Short functions, told at `NOW` unless they say otherwise; a place is given by its step alone where it is the first
round on the main line.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from features.quoting import APPLICANT, quoted, read_city
from licensing.case.commands import Claim, Correct, Decide, Release, ReportEffect
from licensing.city.mandates import Acted, Mandate
from licensing.city.people import Officer, Service, Tracker
from licensing.city.register import AgencyRegister, parse_role
from licensing.clock.spans import Span
from licensing.forms.answers import Answer, Answers, Typed
from licensing.forms.files import Files, StoredFile
from licensing.history.effects import Done, Effect, Moment, Notify, Register, Render, Result, Store
from licensing.history.events import (
    ApplicationClosed,
    ApplicationSubmitted,
    CorrectionReceived,
    EffectOwed,
    EffectPerformed,
    Ending,
    LineJoined,
    LineOpened,
    LineWithdrawn,
    NumberAssigned,
    StepCompleted,
    StepEntered,
    TaskClaimed,
    TaskDecided,
    TaskLapsed,
    TaskOpened,
    TaskReleased,
    TaskWithdrawn,
)
from licensing.history.named import Named
from licensing.history.places import MAIN, At, Line
from licensing.history.verdicts import Verdict
from licensing.process.graph import Process
from licensing.scenarios.scenario import MONDAY, typed
from licensing.scenarios.standing_in import upload
from licensing.words.identifiers import (
    ApplicationNumber,
    Digest,
    DocumentId,
    EffectKey,
    FieldId,
    OfficerId,
    OutcomeId,
    PermitId,
    StepId,
    TaskId,
    TemplateName,
)

NOW = MONDAY.astimezone(UTC)
APPLICATION = ApplicationNumber("REG-CONTOH-20260302-00001")
DIGEST = Digest("d" * 64)
NOBODYS: Answers = {
    FieldId("nama"): "Wati",
    FieldId("surel"): "wati@contoh.id",
    FieldId("telepon"): "+6281234567890",
}
"""What every application of these tests answers at least."""


@cache
def city() -> AgencyRegister:
    return read_city()


def officer(id: str) -> Officer:
    return city().officers[OfficerId(id)]


RINA, TONO, SARI, LELA = officer("rina"), officer("tono"), officer("sari"), officer("lela")
DEWI, BUDI, YANI = officer("dewi"), officer("budi"), officer("yani")
APPLICANT_HERSELF = Tracker(APPLICATION)
SOMEBODY_ELSE = Tracker(ApplicationNumber("REG-CONTOH-20260302-00002"))
IZIN = Service()


@cache
def process(text: str) -> Process:
    """The checked process of a quoted definition, under a digest that can be written down."""
    return replace(quoted(text.lstrip(), city()), digest=DIGEST)


def at(step: str, round: int = 1, line: str = MAIN) -> At:
    return At(Line(line), StepId(step), round)


def place(where: str | At) -> At:
    return at(where) if isinstance(where, str) else where


def task(where: str | At, asked: str) -> TaskId:
    """`asked` is the agency, or `applicant`."""
    return TaskId(f"{APPLICATION}.{place(where).step}.{place(where).round}.{asked}")


def key(where: str | At, effect: str) -> EffectKey:
    return EffectKey(f"{APPLICATION}.{place(where).step}.{place(where).round}.{effect}")


def acted(by: Officer, role: str | None = None) -> Acted:
    return Mandate(by, parse_role(role) if role else by.roles[0]).acted()


def answers(**given: Answer) -> dict[FieldId, Answer]:
    return {FieldId(field): answer for field, answer in given.items()}


def files(*documents: str) -> dict[DocumentId, StoredFile]:
    return {DocumentId(document): upload(document) for document in documents}


def form(**given: str) -> Typed:
    """A whole form as an applicant types it."""
    return typed({**APPLICANT, **given})


# Commands


def decide(  # noqa: PLR0913 what a decision consists of
    where: str | At,
    agency: str,
    outcome: str,
    reason: str = "",
    *,
    typed: Typed | None = None,
    seen: int | None = None,
    named: tuple[Named, ...] = (),
    checks: tuple[Verdict, ...] = (),
) -> Decide:
    return Decide(task(where, agency), OutcomeId(outcome), reason, typed or {}, seen, named, checks=checks)


def claim(where: str | At, agency: str) -> Claim:
    return Claim(task(where, agency))


def release(where: str | At, agency: str) -> Release:
    return Release(task(where, agency))


def correct(
    where: str | At, documents: Files | None = None, *, seen: int | None = None, **changed: str
) -> Correct:
    return Correct(task(where, "applicant"), typed(changed), documents or {}, seen)


def report(effect: EffectKey, result: Result | None = None) -> ReportEffect:
    return ReportEffect(effect, result or Done())


# Events


def submitted(documents: Files | None = None, **given: Answer) -> ApplicationSubmitted:
    return ApplicationSubmitted(
        NOW, APPLICATION, PermitId("contoh"), DIGEST, {**NOBODYS, **answers(**given)}, documents or {}
    )


def received(first: str = "periksa") -> EffectOwed:
    """The applicant is to be told that her application has arrived."""
    notice = Notify(EffectKey(f"{APPLICATION}.received.notify"), at(first), "received")
    return EffectOwed(NOW, notice)


def entered(where: str | At, *, at: datetime = NOW) -> StepEntered:
    return StepEntered(at, place(where), DIGEST)


def completed(where: str | At, outcome: str, *, at: datetime = NOW) -> StepCompleted:
    return StepCompleted(at, place(where), OutcomeId(outcome))


def closed(where: str | At, ending: Ending, *, at: datetime = NOW) -> ApplicationClosed:
    return ApplicationClosed(at, ending, place(where))


def opened(
    where: str | At, role: str, within: Span | None = None, due: datetime | None = None, *, at: datetime = NOW
) -> TaskOpened:
    """An agency's role is asked."""
    asked = parse_role(role)
    return TaskOpened(at, task(where, asked.agency), place(where), asked, within, due)


def asked_applicant(
    where: str | At,
    within: Span | None,
    due: datetime | None,
    *,
    at: datetime = NOW,
    changes: tuple[str, ...] | None = None,
) -> TaskOpened:
    return TaskOpened(at, task(where, "applicant"), place(where), None, within, due, changes)


def claimed(where: str | At, agency: str, by: Officer) -> TaskClaimed:
    return TaskClaimed(NOW, task(where, agency), acted(by))


def released(where: str | At, agency: str, by: Officer) -> TaskReleased:
    return TaskReleased(NOW, task(where, agency), acted(by))


def decided(  # noqa: PLR0913 what a decision consists of
    where: str | At,
    agency: str,
    by: Officer,
    outcome: str,
    reason: str = "",
    answers: Mapping[FieldId, Answer] | None = None,
    *,
    role: str | None = None,
    at: datetime = NOW,
    named: tuple[Named, ...] = (),
    checks: tuple[Verdict, ...] = (),
) -> TaskDecided:
    return TaskDecided(
        at,
        task(where, agency),
        acted(by, role),
        OutcomeId(outcome),
        reason,
        answers or {},
        named,
        checks=checks,
    )


def withdrawn(where: str | At, agency: str, *, at: datetime = NOW) -> TaskWithdrawn:
    return TaskWithdrawn(at, task(where, agency))


def lapsed(where: str | At, *, at: datetime = NOW, due: datetime | None = None) -> TaskLapsed:
    return TaskLapsed(at, task(where, "applicant"), None if due == at else due)


def corrected(where: str | At, documents: Files | None = None, **changed: Answer) -> CorrectionReceived:
    return CorrectionReceived(NOW, task(where, "applicant"), answers(**changed), documents or {})


def line_opened(line: str, where: str | At) -> LineOpened:
    return LineOpened(NOW, Line(line), place(where))


def line_joined(line: str, outcome: str, *, at: datetime = NOW) -> LineJoined:
    return LineJoined(at, Line(line), OutcomeId(outcome))


def line_withdrawn(line: str, *, at: datetime = NOW) -> LineWithdrawn:
    return LineWithdrawn(at, Line(line))


def owed(effect: Effect, *, at: datetime = NOW) -> EffectOwed:
    return EffectOwed(at, effect)


def performed(effect: EffectKey, result: Result | None = None) -> EffectPerformed:
    return EffectPerformed(NOW, effect, result or Done())


def notice(where: str | At, moment: Moment) -> Notify:
    return Notify(key(where, "notify"), place(where), moment)


def render(where: str | At) -> Render:
    return Render(key(where, "render"), place(where), TemplateName("surat"))


def store(where: str | At) -> Store:
    return Store(key(where, "store"), place(where), TemplateName("surat"))


def entry(where: str | At, file: StoredFile) -> Register:
    return Register(key(where, "register"), place(where), file)


def numbered(where: str | At, number: str, *days: str | None) -> NumberAssigned:
    """`days`: of issue, first and last valid day."""
    issued, since, until = (None if day is None else datetime.fromisoformat(day).date() for day in days)
    assert issued is not None
    return NumberAssigned(NOW, place(where), number, issued, since, until, "kode")
