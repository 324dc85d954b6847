"""What documents say of decisions: who decided what and why, with which answers and files."""

from collections.abc import Iterator, Mapping

from licensing.city.people import AgencyRole
from licensing.city.register import AgencyRegister
from licensing.clock.calendar import WIB
from licensing.documents.answered import shown_answers
from licensing.documents.checklist import checklist, remarks
from licensing.documents.minutes import labelled
from licensing.documents.persons import agency_name, agency_of, person_of
from licensing.documents.printable import Value
from licensing.documents.way import decided
from licensing.forms.files import Files
from licensing.history.case import Case
from licensing.history.places import MAIN, Line
from licensing.history.rounds import Round
from licensing.history.task import Decision, Task
from licensing.process.calling import Calling
from licensing.process.graph import Process
from licensing.process.step import Step
from licensing.words.identifiers import OutcomeId, RoleId


def reasons_for(
    process: Process, case: Case, way: tuple[Round, ...], register: AgencyRegister
) -> tuple[Value, ...]:
    """The reasons for the last turn the main line took, one entry per officer who chose an outcome that needs one."""
    for round in reversed(way):
        if round.where.line != MAIN:
            continue
        # What the lines of this round decided answers for it.
        within = [other for other in way if process.stood_in(case, other.where)[-1] == round.where.step]
        reasons = tuple(reason for other in within for reason in _reasons_at(process, case, other, register))
        if reasons:
            return reasons
    return ()


def _reasons_at(
    process: Process, case: Case, round: Round, register: AgencyRegister
) -> Iterator[Mapping[str, Value]]:
    step = process.step(round.where.step)
    for task, decision in decided(case, round):
        exit = step.exits.get(decision.outcome)
        if exit.needs_reason if exit else decision.reason:
            yield {
                "agency": agency_name(task.asked, register),
                "step": step.name.id,
                "reason": decision.reason or remarks(process, decision),
            }


def decisions_of(
    process: Process, case: Case, rounds: tuple[Round, ...], register: AgencyRegister
) -> tuple[Value, ...]:
    """The decisions of these rounds, in the order they were asked for."""
    return tuple(each for round in rounds for each in _decisions_at(process, case, round, register))


def _decisions_at(
    process: Process, case: Case, round: Round, register: AgencyRegister
) -> Iterator[Mapping[str, Value]]:
    step, facts = process.step(round.where.step), process.facts(case, round.where.line)
    for task, decision in decided(case, round):
        yield {
            **_decision(process, step, round, task, decision, register),
            "outcome": decision.outcome,
            "form": shown_answers(step.form, decision.answers, step.id, facts),
            "record": _called(case, round.where.line),
        }
    if step.call is not None and round.said is not None and round.outcome is not None:
        yield {
            **_said(step, step.call, round, round.outcome, register),
            "outcome": round.outcome,
            "form": shown_answers(step.form, round.said, step.id, facts),
            "record": _called(case, round.where.line),
        }


def _said(
    step: Step, call: Calling, round: Round, outcome: OutcomeId, register: AgencyRegister
) -> Mapping[str, Value]:
    """What is said of a system's answer, as of a decision: it has a name, and nobody's NIP."""
    agency = agency_of(AgencyRole(call.shape.agency, RoleId("")), register)
    return {
        "agency": agency,
        "by": {"name": call.shape.name.id, "nip": "-", "position": "Sistem"},
        "outcome_label": step.label(outcome).id,
        "outvoted": False,
        "reason": "",
        "on": (round.completed_at or round.entered_at).astimezone(WIB).date(),
        "documents": (),
        "checks": (),
    }


def _called(case: Case, line: Line) -> str:
    """The record that was decided on: what it is called, else its number; "" for none."""
    opened = case.lines.get(line)
    if opened is None:
        return ""
    return opened.called or (str(opened.record) if opened.record else _called(case, opened.opened_by.line))


def _decision(
    process: Process, step: Step, round: Round, task: Task, decision: Decision, register: AgencyRegister
) -> Mapping[str, Value]:
    """What is said of a decision wherever one is named."""
    return {
        "agency": agency_of(task.asked, register),
        "by": person_of(decision.by, register),
        "outcome_label": step.label(decision.outcome).id,
        "outvoted": round.outcome is not None and round.outcome != decision.outcome,
        "reason": decision.reason,
        "on": decision.at.astimezone(WIB).date(),
        "documents": _uploaded(step, decision.documents),
        "checks": checklist(process, decision.checks),
    }


def signed_by(
    process: Process, case: Case, round: Round, register: AgencyRegister
) -> Iterator[Mapping[str, Value]]:
    """Those who signed minutes, each with her answers by their labels, so that one template serves every step."""
    step = process.step(round.where.step)
    for task, decision in decided(case, round):
        yield {
            **_decision(process, step, round, task, decision, register),
            "answers": labelled(step.form, decision.answers),
        }


def _uploaded(step: Step, files: Files) -> tuple[Value, ...]:
    """The documents that came with a decision, by their labels."""
    given = ((rule, tuple(rule.of(files).values())) for rule in step.documents)
    return tuple(
        {
            "label": rule.label.id,
            "count": len(each),
            "files": tuple({"name": file.file_name} for file in each),
        }
        for rule, each in given
        if each
    )
