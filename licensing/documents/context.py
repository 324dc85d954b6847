"""What a licence, a letter or a notice can say about a case.

The shape that a definition's templates may use, known before any case exists, is `definition.offering`; `context` fills
it from a case, and tests hold the two together. Nothing is looked up: who and when stand in the case.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from licensing.case.naming import labels_of, named_so_far
from licensing.city.mandates import Acted
from licensing.city.people import AgencyRole
from licensing.city.register import Agency, AgencyRegister
from licensing.clock.calendar import WIB
from licensing.clock.moments import last_day
from licensing.documents.minutes import labelled, minutes_of
from licensing.forms.answers import Answers
from licensing.forms.computed import show_rows
from licensing.forms.files import Files
from licensing.forms.form import Form
from licensing.forms.people import rows_of
from licensing.history.case import Case, Decision, Numbering, Round, Task
from licensing.history.places import MAIN, At, Line, are_of_other_records, is_within, parent
from licensing.process.further import part_named
from licensing.process.graph import Process, Step
from licensing.process.records import listed, over_of
from licensing.register.concerned import Concerned
from licensing.values.types import Facts
from licensing.words.identifiers import AgencyId, RoleId, StepId
from licensing.words.sentences import Sentence

Value = str | int | bool | date | None | Mapping[str, "Value"] | tuple["Value", ...]
Context = Mapping[str, Value]


def context(
    process: Process,
    case: Case,
    where: At | None,
    register: AgencyRegister,
    *,
    public_url: str,
    part: str = "",
) -> Context:
    """Fill what `offered` describes.

    Args:
        where: the round that makes the document or concerns the applicant; None on receipt.
        part: which further document of that round is printed, "" for its own.
        public_url: where the public reaches Izin, without a slash at the end.

    Returns:
        Form values as an Indonesian reader sees them ("" where nothing was answered), dates as dates, and None for
        what this case does not have (no number yet, nobody who signed).
    """
    is_minutes = where is not None and process.step(where.step).minutes is not None
    way, day = _way(case, where), case.beside
    if where is not None and is_minutes:
        way = (*way, case.round_at(where))
    numbering = case.round_at(where).numbering_of(part) if where else None
    return {
        **(_record(process, case, where.line) if where else {}),
        **(_beside(process, case, where, part, day) if where and part else {}),
        "city": {
            "name": register.city.name,
            "government": register.city.government,
            "place": register.city.place,
        },
        "issuer": _agency(AgencyRole(process.issuer, RoleId("")), register),
        "permit": {
            "name": process.name.id,
            "name_en": process.name.en,
            "code": process.code,
            "legal_basis": tuple({"cite": law.cite, "articles": law.articles} for law in process.legal_basis),
        },
        "application": {
            "number": case.application,
            "submitted_on": case.submitted_at.astimezone(WIB).date(),
            "tracking_url": f"{public_url}/lacak",
        },
        "applicant": {"name": process.applicant_of(case.answers).name},
        "form": _answers(process.form, case.answers, "form", day),
        "kind": case.kind,
        "licence": _concerned(case.about),
        "values": {value.id: value.show(process.form, case.answers, day) for value in process.values},
        "document": _document(numbering, public_url)
        | {"provisional": "ya" if where and _is_provisional(process, where) else ""},
        "signatory": _person(_signatory(case, way), register),
        "decisions": {id: _decisions(process, case, _on(way, id), register) for id in process.steps},
        "answers": {
            id: _answered(process, case, id) for id, step in process.steps.items() if step.is_request
        },
        "minutes": minutes_of(process, way),
        **(
            {"signed": tuple(_signed(case, process.step(where.step), way[-1], register))}
            if where and is_minutes
            else {}
        ),
        "reasons": _reasons(process, case, way, register),
        "task": {"due_on": _due_on(case, where), **_asked(process, case, where)},
    }


def _answers(form: Form, answers: Answers, prefix: str, facts: Facts) -> Mapping[str, Value]:
    """Each answer in words, and of a list its rows."""
    return {
        field.id: show_rows(field, form, answers, prefix, facts)
        if field.records is not None
        else rows_of(answers.get(field.id))
        if field.people is not None
        else field.show(answers.get(field.id))
        for field in form.fields
    }


def _beside(process: Process, case: Case, where: At, part: str, facts: Facts) -> Context:
    """What only a further document can say: of the one it belongs to, and of the record it is for."""
    main = case.round_at(where).numbering
    dates = ("number", "issued_on", "valid_from", "valid_until")
    values = (main.number, main.issued_on, main.valid_from, main.valid_until) if main else (None,) * 4
    beside: Context = {"main_document": dict(zip(dates, values, strict=True))}
    makes = process.step(where.step).makes
    printed = part_named(makes, part) if makes else None
    if printed is None or printed.record is None or printed.further.each is None:
        return beside
    rows = show_rows(process.form[printed.further.each], process.form, case.answers, "form", facts)
    return {**beside, "record": rows[printed.record - 1]}


def _way(case: Case, where: At | None) -> tuple[Round, ...]:
    """The rounds that led to `where`, without the loops.

    A line that comes back to a step undoes what it went through since, with the lines opened on the way; what other
    lines did meanwhile stays.
    """
    way: list[Round] = []
    for each in case.rounds:
        if each.where == where:
            break
        if where and are_of_other_records(each.where.line, where.line):
            continue
        since = next((n for n, passed in enumerate(way) if _is_again(passed.where, each.where)), len(way))
        undone = [round for round in way[since:] if is_within(round.where.line, each.where.line)]
        way = [*(round for round in way if round not in undone), each]
    return tuple(way) if where else ()


def _is_again(earlier: At, later: At) -> bool:
    return (earlier.line, earlier.step) == (later.line, later.step)


def _on(way: tuple[Round, ...], step: StepId) -> tuple[Round, ...]:
    """The rounds of a step; for each record of a list there is one."""
    return tuple(round for round in way if round.where.step == step)


def _decided(case: Case, round: Round) -> Iterator[tuple[Task, Decision]]:
    """The decided tasks of a round, in the order its step asks."""
    for task in case.tasks_at(round.where):
        if task.decision is not None:
            yield task, task.decision


def _signatory(case: Case, way: tuple[Round, ...]) -> Acted | None:
    """Whoever decided last before the document was made."""
    decisions = [decision for round in way for _, decision in _decided(case, round)]
    return max(reversed(decisions), key=lambda decision: decision.at).by if decisions else None


def _reasons(
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
    for task, decision in _decided(case, round):
        exit = step.exits.get(decision.outcome)
        if exit.needs_reason if exit else decision.reason:
            yield {
                "agency": _agency_name(task.asked, register),
                "step": step.name.id,
                "reason": decision.reason,
            }


def _decisions(
    process: Process, case: Case, rounds: tuple[Round, ...], register: AgencyRegister
) -> tuple[Value, ...]:
    return tuple(each for round in rounds for each in _decisions_at(process, case, round, register))


def _decisions_at(
    process: Process, case: Case, round: Round, register: AgencyRegister
) -> Iterator[Mapping[str, Value]]:
    step, facts = process.step(round.where.step), process.facts(case, round.where.line)
    for task, decision in _decided(case, round):
        yield {
            **_decision(step, round, task, decision, register),
            "outcome": decision.outcome,
            "form": _answers(step.form, decision.answers, step.id, facts),
            "record": _called(case, round.where.line),
        }


def _called(case: Case, line: Line) -> str:
    """The record that was decided on: what it is called, else its number; "" for none."""
    opened = case.lines.get(line)
    if opened is None:
        return ""
    return opened.called or (str(opened.record) if opened.record else _called(case, opened.opened_by.line))


def _record(process: Process, case: Case, line: Line) -> Context:
    """The record a line stands for, where it makes a document."""
    above: Line | None = line
    while above is not None:
        stands_for = over_of(process, case, above)
        found = listed(process, case, stands_for[0].source, above) if stands_for else None
        if stands_for and found:
            rows = show_rows(found.field, found.form, found.answers, found.prefix, case.beside)
            return {"record": rows[stands_for[1] - 1]}
        above = parent(above)
    return {}


def _decision(
    step: Step, round: Round, task: Task, decision: Decision, register: AgencyRegister
) -> Mapping[str, Value]:
    """What is said of a decision wherever one is named."""
    return {
        "agency": _agency(task.asked, register),
        "by": _person(decision.by, register),
        "outcome_label": step.label(decision.outcome).id,
        "outvoted": round.outcome is not None and round.outcome != decision.outcome,
        "reason": decision.reason,
        "on": decision.at.astimezone(WIB).date(),
        "documents": _uploaded(step, decision.documents),
    }


def _signed(case: Case, step: Step, round: Round, register: AgencyRegister) -> Iterator[Mapping[str, Value]]:
    """Those who signed minutes, each with her answers by their labels, so that one template serves every step."""
    for task, decision in _decided(case, round):
        yield {
            **_decision(step, round, task, decision, register),
            "answers": labelled(step.form, decision.answers),
        }


def _answered(process: Process, case: Case, id: StepId) -> tuple[Value, ...]:
    """What the applicant answered to a request when she last did."""
    step, facts = process.step(id), process.facts(case)
    given = (task.answers for task in reversed([*case.tasks.values()]) if task.where.step == id)
    last = next((answers for answers in given if answers is not None), None)
    return () if last is None else (_answers(step.form, last, id, facts),)


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


def _agency(role: AgencyRole | None, register: AgencyRegister) -> Mapping[str, Value]:
    """The agency of a role, as its office there is called; one that has left the register since is called by its id."""
    agency = _office(role, register)
    if agency is None:
        name = _agency_name(role, register)
        agency = Agency(AgencyId(""), name, name, "", "", "", "", {})
    names = ("name", "short", "address", "phone", "email", "website")
    values = (agency.name, agency.short, agency.address, agency.phone, agency.email, agency.website)
    return dict(zip(names, values, strict=True))


def _agency_name(role: AgencyRole | None, register: AgencyRegister) -> str:
    known = _office(role, register)
    return known.name if known else (role.agency if role else "").upper()


def _office(role: AgencyRole | None, register: AgencyRegister) -> Agency | None:
    known = register.agencies.get(role.agency) if role else None
    return known.at(role.place) if known and role else None


def _person(by: Acted | None, register: AgencyRegister) -> Mapping[str, Value]:
    if by is None:
        return {"name": None, "nip": None, "position": None}
    return {"name": by.name, "nip": by.nip, "position": _title(by, register)}


def _title(by: Acted, register: AgencyRegister) -> str:
    """Her title, with the place of the office she acted in where it does not name it: "Camat Serpong"."""
    known = register.agencies.get(by.role.agency)
    office = known.offices.get(by.place) if known and by.place else None
    if office is None or office.place.casefold() in by.position.casefold():
        return by.position
    return f"{by.position} {office.place}"


def _document(made: Numbering | None, public_url: str) -> dict[str, Value]:
    if made is None:
        return dict.fromkeys(("number", "issued_on", "valid_from", "valid_until", "verification_url"))
    return {
        "number": made.number,
        "issued_on": made.issued_on,
        "valid_from": made.valid_from,
        "valid_until": made.valid_until,
        "verification_url": f"{public_url}/periksa/{made.verification}",
    }


def _concerned(about: Concerned | None) -> Mapping[str, Value]:
    """The licence the case is about, as it stood when the case was opened."""
    if about is None:
        return dict.fromkeys(("number", "holder", "valid_from", "valid_until"))
    return {
        "number": about.number,
        "holder": about.holder,
        "valid_from": about.valid_from,
        "valid_until": about.valid_until,
    }


def _is_provisional(process: Process, where: At) -> bool:
    makes = process.step(where.step).makes
    return makes is not None and makes.kind == "provisional"


def _asked(process: Process, case: Case, where: At | None) -> Mapping[str, Value]:
    """What the applicant is asked: the step and its words, and what is to be corrected, each with its remark."""
    if where is None:
        return {**dict.fromkeys(("name", "name_en", "words", "words_en"), ""), "named": ()}
    step, labels = process.step(where.step), labels_of(process)
    words = step.words or Sentence("", "")
    named = named_so_far(process, case, where)
    return {
        "name": step.name.id,
        "name_en": step.name.en,
        "words": words.id,
        "words_en": words.en,
        "named": tuple(
            {"label": labels[each.what].id if each.what in labels else each.what, "remark": each.remark}
            for each in named
        ),
    }


def _due_on(case: Case, where: At | None) -> date | None:
    """The last day of the task the round gave, as a day in the city."""
    dues = [task.due for task in case.tasks_at(where) if task.due] if where else []
    return last_day(max(dues)) if dues else None
