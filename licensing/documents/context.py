"""What a licence, a letter or a notice can say about a case.

`offered` is the shape a definition's templates may use, known before any case exists; `context` fills it from a case.
Both live here so that they cannot drift apart. Nothing is looked up: who and when stand in the case.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from licensing.city.people import Signature
from licensing.city.register import Agency, AgencyRegister
from licensing.clock.calendar import WIB
from licensing.history.case import Case, Decision, Task, Visit
from licensing.process.graph import Process
from licensing.words.identifiers import AgencyId, StepId

Value = str | int | bool | date | None | Mapping[str, "Value"] | tuple["Value", ...]
Context = Mapping[str, Value]


def context(
    process: Process, case: Case, visit: Visit | None, register: AgencyRegister, *, public_url: str
) -> Context:
    """Fill what `offered` describes.

    Args:
        visit: the visit that makes the document or concerns the applicant; None on receipt.
        public_url: where the public reaches Izin, without a slash at the end.

    Returns:
        Form values as an Indonesian reader sees them ("" where nothing was answered), dates as dates, and None for
        what this case does not have (no number yet, nobody who signed).
    """
    way = _way(case, visit)
    return {
        "city": {
            "name": register.city.name,
            "government": register.city.government,
            "place": register.city.place,
        },
        "issuer": _agency(process.issuer, register),
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
        "form": {field.id: field.show(case.answers.get(field.id)) for field in process.form.fields},
        "document": _document(visit, public_url),
        "signatory": _person(_signatory(case, way)),
        "decisions": {id: _decisions(process, case, _on(way, id), register) for id in process.steps},
        "reasons": _reasons(process, case, way, register),
        "task": {"due_on": _due_on(case, visit)},
    }


def _way(case: Case, visit: Visit | None) -> tuple[Visit, ...]:
    """The visits that led to `visit`, without the loops: coming back to a step undoes what was gone through since."""
    way: list[Visit] = []
    for each in case.visits:
        if each == visit:
            break
        steps = [passed.step for passed in way]
        if each.step in steps:
            del way[steps.index(each.step) :]
        way.append(each)
    return tuple(way) if visit else ()


def _on(way: tuple[Visit, ...], step: StepId) -> Visit | None:
    return next((visit for visit in way if visit.step == step), None)


def _decided(case: Case, visit: Visit) -> Iterator[tuple[Task, Decision]]:
    """The decided tasks of a visit, in the order its step asks."""
    for task in case.tasks_of(visit.step, visit.round):
        if task.decision is not None:
            yield task, task.decision


def _signatory(case: Case, way: tuple[Visit, ...]) -> Signature | None:
    """Whoever decided last before the document was made."""
    for visit in reversed(way):
        decisions = [decision for _, decision in _decided(case, visit)]
        if decisions:
            return max(decisions, key=lambda decision: decision.at).by
    return None


def _reasons(
    process: Process, case: Case, way: tuple[Visit, ...], register: AgencyRegister
) -> tuple[Value, ...]:
    """The reasons of the last visit in which an outcome that needs one was chosen, one entry per officer."""
    for visit in reversed(way):
        step = process.steps[visit.step]
        reasons = tuple(
            {"agency": _agency_name(task.agency, register), "step": step.name.id, "reason": decision.reason}
            for task, decision in _decided(case, visit)
            if step.exits[decision.outcome].needs_reason
        )
        if reasons:
            return reasons
    return ()


def _decisions(
    process: Process, case: Case, visit: Visit | None, register: AgencyRegister
) -> tuple[Value, ...]:
    if visit is None:
        return ()
    step = process.steps[visit.step]
    return tuple(
        {
            "agency": _agency(task.agency, register),
            "by": _person(decision.by),
            "outcome": decision.outcome,
            "outcome_label": step.exits[decision.outcome].label.id,
            "reason": decision.reason,
            "on": decision.at.astimezone(WIB).date(),
            "form": {field.id: field.show(decision.answers.get(field.id)) for field in step.form.fields},
        }
        for task, decision in _decided(case, visit)
    )


def _agency(id: AgencyId | None, register: AgencyRegister) -> Mapping[str, Value]:
    """An agency; one that has left the register since is called by its id."""
    agency = register.agencies.get(id) if id else None
    if agency is None:
        agency = Agency(
            AgencyId(""), _agency_name(id, register), _agency_name(id, register), "", "", "", "", {}
        )
    names = ("name", "short", "address", "phone", "email", "website")
    values = (agency.name, agency.short, agency.address, agency.phone, agency.email, agency.website)
    return dict(zip(names, values, strict=True))


def _agency_name(id: AgencyId | None, register: AgencyRegister) -> str:
    known = register.agencies.get(id) if id else None
    return known.name if known else (id or "").upper()


def _person(by: Signature | None) -> Mapping[str, Value]:
    if by is None:
        return {"name": None, "nip": None, "position": None}
    return {"name": by.name, "nip": by.nip, "position": by.position}


def _document(visit: Visit | None, public_url: str) -> Mapping[str, Value]:
    made = visit.numbering if visit else None
    if made is None:
        return {"number": None, "issued_on": None, "valid_until": None, "verification_url": None}
    return {
        "number": made.number,
        "issued_on": made.issued_on,
        "valid_until": made.valid_until,
        "verification_url": f"{public_url}/periksa/{made.verification}",
    }


def _due_on(case: Case, visit: Visit | None) -> date | None:
    """The last day of the task the visit gave, as a day in the city."""
    dues = [task.due for task in case.tasks_of(visit.step, visit.round) if task.due] if visit else []
    return max(dues).astimezone(WIB).date() if dues else None
