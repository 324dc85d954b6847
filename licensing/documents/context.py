"""What a licence, a letter or a notice can say about a case.

The shape that a definition's templates may use, known before any case exists, is `definition.offering`; `context` fills
it from a case, and tests hold the two together. Nothing is looked up: who and when stand in the case.
"""

from collections.abc import Mapping

from licensing.case.naming import label_of, named_so_far
from licensing.city.people import AgencyRole
from licensing.city.register import AgencyRegister
from licensing.clock.calendar import WIB
from licensing.documents.answered import request_answered, shown_answers
from licensing.documents.calculated import Calculations
from licensing.documents.debts import debts_of
from licensing.documents.decisions import decisions_of, reasons_for, signed_by
from licensing.documents.letterheads import letterhead, signatory_for
from licensing.documents.minutes import minutes_of
from licensing.documents.persons import agency_of, person_of
from licensing.documents.printable import Context, Value
from licensing.documents.row_files import with_documents
from licensing.documents.told_time import told_due, told_time
from licensing.documents.way import rounds_of, way_with_minutes
from licensing.forms.computed import show_rows
from licensing.forms.files import Files
from licensing.history.case import Case
from licensing.history.places import MAIN, At, Line, parent
from licensing.history.rounds import Numbering
from licensing.process.further import part_named
from licensing.process.graph import Process
from licensing.process.records import listed, over_of
from licensing.process.register_facts import RegisterFact
from licensing.register.concerned import Concerned
from licensing.register.holdings import NOTHING
from licensing.values.types import Facts
from licensing.words.codes import grouped
from licensing.words.identifiers import RoleId
from licensing.words.sentences import Sentence


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
    way, day = way_with_minutes(process, case, where), case.beside
    numbering = case.round_at(where).numbering_of(part) if where else None
    signatory = signatory_for(process, case, where, way)
    return {
        **(_record(process, case, where.line) if where else {}),
        **(_beside(process, case, where, part, day) if where and part else {}),
        "city": {
            "name": register.city.name,
            "government": register.city.government,
            "place": register.city.place,
        },
        "issuer": agency_of(AgencyRole(process.issuer, RoleId("")), register),
        "permit": {
            "name": process.name.id,
            "name_en": process.name.en,
            "code": process.code,
            "legal_basis": tuple({"cite": law.cite, "articles": law.articles} for law in process.legal_basis),
        },
        "application": {
            "number": case.application,
            "submitted_on": case.submitted_at.astimezone(WIB).date(),
            "granted_on": case.granted.at.astimezone(WIB).date() if case.granted else None,
            "tracking_url": f"{public_url}/lacak",
        },
        "applicant": {"name": process.applicant_of(case.answers).name},
        "form": _form(process, case, day),
        "kind": case.kind,
        "licence": _concerned(_speaks_of(process, case, where)),
        "facts": {fact.name: _found(fact, case) for fact in process.register_facts},
        "values": {value.id: value.show(process.form, case.answers, day) for value in process.values},
        "calculations": Calculations(process, case),
        "document": _document(numbering, public_url)
        | {"provisional": "ya" if where and _is_provisional(process, where) else ""},
        "signatory": person_of(signatory, register),
        "letterhead": letterhead(process, where, signatory, register),
        "decisions": {id: decisions_of(process, case, rounds_of(way, id), register) for id in process.steps},
        "answers": {
            id: request_answered(process, case, id) for id, step in process.steps.items() if step.is_request
        },
        "debts": debts_of(
            process, case, where.line if where else MAIN, numbering.issued_on if numbering else None
        ),
        "minutes": minutes_of(process, way),
        **({"signed": tuple(signed_by(process, case, way[-1], register))} if is_minutes else {}),
        "reasons": reasons_for(process, case, way, register),
        "task": {
            **told_due(case.tasks_at(where) if where else (), register.calendar),
            **_asked(process, case, where),
        },
        "time_limit": told_time(process, case, register.calendar),
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
    field = process.form[printed.further.each]
    return {**beside, "record": with_documents(field, rows, case.documents)[printed.record - 1]}


def _form(process: Process, case: Case, facts: Facts) -> Mapping[str, Value]:
    """Each answer to the application in words, and of a list its rows with their documents."""
    shown = dict(shown_answers(process.form, case.answers, "form", facts))
    for field in process.form.fields:
        if field.records and field.records.documents:
            rows = show_rows(field, process.form, case.answers, "form", facts)
            shown[field.id] = with_documents(field, rows, case.documents)
    return shown


def _record(process: Process, case: Case, line: Line) -> Context:
    """The record a line stands for, where it makes a document."""
    above: Line | None = line
    while above is not None:
        stands_for = over_of(process, case, above)
        found = listed(process, case, stands_for[0].source, above) if stands_for else None
        if stands_for and found:
            rows = show_rows(found.field, found.form, found.answers, found.prefix, case.beside)
            files: Files = case.documents if found.prefix == "form" else {}
            return {"record": with_documents(found.field, rows, files)[stands_for[1] - 1]}
        above = parent(above)
    return {}


def _document(made: Numbering | None, public_url: str) -> dict[str, Value]:
    page = {"verification_page": f"{public_url}/periksa"}
    if made is None:
        names = ("number", "issued_on", "valid_from", "valid_until", "verification_url", "verification_code")
        return {**dict.fromkeys(names), **page}
    return {
        "number": made.number,
        "issued_on": made.issued_on,
        "valid_from": made.valid_from,
        "valid_until": made.valid_until,
        "verification_url": f"{public_url}/periksa/{made.verification}",
        "verification_code": grouped(made.verification),
        **page,
    }


def _speaks_of(process: Process, case: Case, where: At | None) -> Concerned | None:
    """The licence the case has issued or is about; a licence itself speaks of the one it takes the place of."""
    makes = process.step(where.step).makes if where else None
    return case.about if makes and makes.kind == "licence" else process.concerned(case)


def _concerned(about: Concerned | None) -> Mapping[str, Value]:
    """The licence, as the case knows it."""
    if about is None:
        return dict.fromkeys(("number", "holder", "valid_from", "valid_until"))
    return {
        "number": about.number,
        "holder": about.holder,
        "valid_from": about.valid_from,
        "valid_until": about.valid_until,
    }


def _found(fact: RegisterFact, case: Case) -> Mapping[str, Value]:
    """What our own register said when the case last came to a step that looks into it."""
    found = case.found.get(fact.name, NOTHING)
    told: dict[str, Value] = {
        "number": found.number,
        "holder": found.holder,
        "valid_until": found.valid_until,
    }
    return {
        "held": "ya" if found.count else "",
        "count": found.count,
        **{part: told[part] for part in fact.takes},
    }


def _is_provisional(process: Process, where: At) -> bool:
    makes = process.step(where.step).makes
    return makes is not None and makes.kind == "provisional"


def _asked(process: Process, case: Case, where: At | None) -> Mapping[str, Value]:
    """What the applicant is asked: the step and its words, and what is to be corrected, each with its remark."""
    if where is None:
        return {**dict.fromkeys(("name", "name_en", "words", "words_en"), ""), "named": ()}
    step = process.step(where.step)
    words = step.words or Sentence("", "")
    named = named_so_far(process, case, where)
    return {
        "name": step.name.id,
        "name_en": step.name.en,
        "words": words.id,
        "words_en": words.en,
        "named": tuple({"label": label_of(process, each.what).id, "remark": each.remark} for each in named),
    }
