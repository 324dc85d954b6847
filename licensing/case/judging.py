"""Judging: what an officer finds of each document and answer that her step has checked.

What she found not right is what an outcome that sends the application back names, with her remarks; so she says it
once. What was found in a round before stands while it is the same file or answer.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from licensing.case.commands import Decide
from licensing.case.dossier import documents_of
from licensing.case.naming import asked_now, fault_of_remark, label_of
from licensing.case.refusals.judging import judged_twice, not_judged_here, not_yet_right, verdict_missing
from licensing.history.case import Case
from licensing.history.judged import found_before
from licensing.history.named import Named
from licensing.history.task import Task
from licensing.history.verdicts import Verdict
from licensing.process.graph import Process
from licensing.process.protocol import EXHAUSTED
from licensing.process.returning import corrections_after
from licensing.process.step import Step
from licensing.words.folding import legible
from licensing.words.identifiers import Digest, FieldId, OutcomeId, digest_of
from licensing.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found, in the order it is asked; what of it a correction opens; and what is wrong with the verdicts."""

    verdicts: tuple[Verdict, ...] = ()
    named: tuple[Named, ...] = ()
    wrong: Mapping[str, Sentence] = field(default_factory=dict[str, Sentence])


def to_judge(process: Process, case: Case, step: Step) -> tuple[str, ...]:
    """The ids of the answers and documents of this application that a step has checked, in the order they are asked."""
    checks = step.checks
    if checks is None:
        return ()
    documents = {rule.id for rule in documents_of(process, case) if checks.covers_document(rule.id)}
    return tuple(each for each in asked_now(process, case) if each in {*checks.fields, *documents})


def digests_of(process: Process, case: Case, what: str) -> tuple[Digest, ...]:
    """What there is to look at: the digest of each file, or of the answer; nothing where nothing was given."""
    for rule in documents_of(process, case):
        if rule.id == what:
            return tuple(file.sha256 for file in rule.of(case.documents).values())
    answer = case.answers.get(FieldId(what), "")
    return () if answer in ("", ()) else (digest_of(json.dumps(answer, separators=(",", ":"), default=str)),)


def standing_verdicts(process: Process, case: Case, task: Task) -> Mapping[str, Verdict]:
    """What was found here before of what is still the same."""
    before = found_before(case, task)
    return {
        what: before[what]
        for what in to_judge(process, case, process.step(task.where.step))
        if what in before and before[what].judged == digests_of(process, case, what)
    }


def can_leave(process: Process, step: Step, outcome: OutcomeId) -> bool:
    """Whether a step can be left so although something is not right."""
    despite = step.checks is None or outcome in step.checks.despite or outcome == EXHAUSTED
    return despite or bool(corrections_after(process, step, outcome))


def read_verdicts(process: Process, case: Case, task: Task, command: Decide) -> Judged:
    """What a decision finds, and a sentence for each thing that is wrong with it; "checks" stands for all of it.

    What is named for correction and checked here is found not right by that.
    """
    step = process.step(task.where.step)
    if step.checks is None:
        return Judged((), command.named, _nothing_checked(command))
    asked = to_judge(process, case, step)
    by_hand = [Verdict(each.what, is_right=False, remark=each.remark) for each in command.named]
    given = [_read(each) for each in (*command.checks, *(each for each in by_hand if each.what in asked))]
    found = {**standing_verdicts(process, case, task), **{each.what: each for each in given}}
    wrong = {f"checks.{what}": fault for what, fault in _faults(process, case, asked, given, found)}
    verdicts = tuple(
        replace(found[what], judged=digests_of(process, case, what)) for what in asked if what in found
    )
    not_right = tuple(Named(each.what, each.remark) for each in verdicts if not each.is_right)
    if not_right and not wrong and not can_leave(process, step, command.outcome):
        labels = [label_of(process, each.what) for each in not_right]
        wrong["checks"] = not_yet_right(step.exits[command.outcome], labels)
    returns = bool(corrections_after(process, step, command.outcome))
    others = tuple(each for each in command.named if each.what not in asked)
    return Judged(verdicts, (*not_right, *others) if returns else others, wrong)


def _read(verdict: Verdict) -> Verdict:
    """As it is kept: a remark belongs to what is not right."""
    return replace(verdict, remark="" if verdict.is_right else legible(verdict.remark).strip())


def _faults(
    process: Process, case: Case, asked: tuple[str, ...], given: list[Verdict], found: Mapping[str, Verdict]
) -> Iterator[tuple[str, Sentence]]:
    names = [each.what for each in given]
    for each in given:
        if each.what not in asked:
            yield each.what, not_judged_here(each.what)
        elif names.count(each.what) > 1:
            yield each.what, judged_twice(each.what)
        elif (
            not each.is_right
            and (fault := fault_of_remark(label_of(process, each.what), each.remark)) is not None
        ):
            yield each.what, fault
    for what in asked:
        if what not in found and digests_of(process, case, what):
            yield what, verdict_missing(label_of(process, what))


def _nothing_checked(command: Decide) -> Mapping[str, Sentence]:
    return {f"checks.{each.what}": not_judged_here(each.what) for each in command.checks}
