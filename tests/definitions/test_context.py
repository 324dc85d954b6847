"""What templates see of a case is what they were promised, and says the right thing after loops and refusals."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from licensing.definition.calls import with_answers
from licensing.definition.offering import Offering
from licensing.definition.parts import with_parts
from licensing.definition.surroundings import Surroundings
from licensing.definition.text import DefinitionText
from licensing.definition.written import written_steps
from licensing.documents.context import context
from licensing.documents.printable import Context, Value
from licensing.documents.shapes import Leaf, OneOf, Shape, Written
from licensing.history.places import At
from licensing.process.protocol import PAID
from licensing.text.reading import read
from licensing.text.validation import validate
from licensing.values.sorts import Typed
from licensing.words.identifiers import StepId
from tests.definitions.cases import (
    DEFINITIONS,
    PERMITS,
    PUBLIC_URL,
    Application,
    issued,
    process_of,
    refused,
    shipped,
)


def offers(text: DefinitionText, step: str = "terbit", values: Mapping[str, Typed] | None = None) -> Shape:
    steps = {step.id: step for step in written_steps(text)}
    offering = Offering(text, steps)
    offering.know(values or {})
    return offering.shape(offering.promise(StepId(step)))


@cache
def promised(permit: str, step: str = "terbit") -> Shape:
    source, _ = read((DEFINITIONS / f"{permit}.yaml").read_text("utf-8"), permit)
    assert source
    text, _ = validate(with_parts(source, shipped().parts).source, DefinitionText)
    assert text
    written = with_answers(text, shipped().systems)
    return offers(written, step, {value.id: value.typed for value in process_of(permit, shipped()).values})


def differences(shape: Shape | Leaf, value: Value, name: str = "") -> list[str]:
    """Where a value has not exactly the names of a shape; an empty list has every shape of its items."""
    if isinstance(shape, OneOf):
        return [] if value in shape.texts else [name]
    if isinstance(shape, Written):
        return [] if isinstance(value, str) else [name]
    if isinstance(shape, str):
        kinds = {
            "text": str,
            "short": str,
            "day": date,
            "maybe": date,
            "maybe text": str,
            "yes or no": bool,
            "number": int,
        }
        return [name] if value is not None and not isinstance(value, kinds[shape]) else []
    if "*" in shape:
        assert isinstance(value, tuple), name
        return [each for item in value for each in differences(shape["*"], item, f"{name}[]")]
    if not isinstance(value, Mapping) or set(value) != set(shape):
        return [name or "context"]
    return [each for key, below in shape.items() for each in differences(below, value[key], f"{name}.{key}")]


def every_moment(permit: str, around: Surroundings) -> list[Context]:
    """Contexts at every step of several lives of an application; on the line of a record, `record` comes to it."""
    found: list[Context] = []
    for outcomes in (
        (),
        ("kembalikan",),
        ("lengkap", "tolak", "ditandatangani"),
        ("lengkap", "teruskan"),
        ("lengkap", "kembalikan"),
    ):
        case = Application(permit, around)
        for outcome in outcomes:
            case.decide(outcome, reason="Alasan.")
        found += [case.context(where) for where in ordinary(case)]
        found.append(context(case.process, case.case, None, around.register, public_url=PUBLIC_URL))
    case = issued(permit, around)
    return [*found, *(case.context(where) for where in ordinary(case))]


def ordinary(case: Application) -> list[At]:
    """The rounds whose documents say no more than others: no minutes, and not of one record."""
    rounds = (round.where for round in case.case.rounds)
    return [
        where for where in rounds if case.process.step(where.step).minutes is None and "[" not in where.line
    ]


def test_minutes_have_exactly_the_names_promised_to_them(around: Surroundings) -> None:
    case, step = issued("ipr", around), "peninjauan_lapangan"
    (where,) = [round.where for round in case.case.rounds if round.where.step == step]
    shape, told = promised("ipr", step), case.context(where)
    assert set(shape) - set(promised("ipr")) == {"signed"}
    assert differences(shape, told) == []


@pytest.mark.parametrize("permit", PERMITS)
def test_the_context_has_exactly_the_promised_names(permit: str, around: Surroundings) -> None:
    shape = promised(permit)
    for each in every_moment(permit, around):
        assert differences(shape, each) == []


def test_names_are_promised_for_every_step_and_field(around: Surroundings) -> None:
    shape = promised("ipr")
    assert isinstance(shape["form"], Mapping)
    assert set(shape["form"]) == set(issued("ipr", around).process.form.typed({}))


def text_of(value: Value, *path: str | int) -> Value:
    """The value at a path of names and positions."""
    for step in path:
        if isinstance(step, str):
            assert isinstance(value, Mapping)
            value = value[step]
        else:
            assert isinstance(value, tuple)
            value = value[step]
    return value


def test_answers_are_shown_as_an_indonesian_reader_reads_them(around: Surroundings) -> None:
    form = issued("ipr", around, jenis_pemohon="perorangan").context()["form"]
    assert isinstance(form, Mapping)
    assert (form["tgl_mulai"], form["bujur"], form["sifat"], form["kelurahan"]) == (
        "1 Desember 2026",
        "106,6652",
        "Permanen",
        "Serpong, Serpong",
    )
    assert form["produk_rokok"] == "Tidak"
    assert form["nib"] == ""


def test_the_signatory_is_whoever_decided_last_before_the_document(around: Surroundings) -> None:
    assert text_of(issued("ipr", around).context(), "signatory", "name") == "Dr. Maya Anggraini, S.H., M.Si."
    assert text_of(refused(around).context(), "signatory", "name") == "Dr. Maya Anggraini, S.H., M.Si."


def test_the_reasons_of_a_refusal_are_those_of_everybody_who_objected(around: Surroundings) -> None:
    reasons = refused(around).context()["reasons"]
    assert isinstance(reasons, tuple)
    assert [text_of(reason, "agency") for reason in reasons] == [
        "Dinas Cipta Karya dan Tata Ruang",
        "Dinas Perhubungan",
    ]


def test_the_reasons_of_a_correction_are_those_of_who_sent_it_back(around: Surroundings) -> None:
    case = Application("skp", around).decide("lengkap")
    case.decide("kembalikan", reason="Proposal belum menyebut lokasi.")
    told = case.context()
    assert text_of(told, "reasons", 0, "reason") == "Proposal belum menyebut lokasi."
    assert text_of(told, "task", "due_on") == date(2026, 12, 7)


def test_what_a_correction_undid_is_not_said_again(around: Surroundings) -> None:
    case = Application("ipr", around).pass_all("lengkap", "teruskan")
    case.decide("diperbaiki", reason="Ukuran tidak sesuai gambar.").pass_all("dijadwalkan", "sesuai")
    case.correct(sifat="nonpermanen", tgl_selesai="20-12-2026")
    case.pass_all(
        "lengkap", "teruskan", "disetujui", "ditetapkan", PAID, "diparaf", "diparaf", "ditandatangani"
    )
    decisions = case.context()["decisions"]
    assert isinstance(decisions, Mapping)
    assert decisions["rekomendasi"] == decisions["peninjauan_lapangan"] == ()
    assert isinstance(decisions["rekomendasi_nonpermanen"], tuple)
    assert len(decisions["rekomendasi_nonpermanen"]) == 3
    assert case.context()["reasons"] == ()


def test_an_agency_that_left_the_register_is_called_by_its_id(around: Surroundings) -> None:
    case = issued("ipr", around)
    register = replace(
        around.register,
        agencies={id: each for id, each in around.register.agencies.items() if id == "dpmptsp"},
    )
    told = context(case.process, case.case, case.case.rounds[-1].where, register, public_url=PUBLIC_URL)
    assert text_of(told, "decisions", "rekomendasi", 0, "agency", "name") == "DCKTR"
    assert differences(promised("ipr"), told) == []


def test_dates_are_days_in_the_city(around: Surroundings) -> None:
    case = issued("skp", around)
    told, numbering = case.context(), case.case.rounds[-1].numbering
    assert numbering
    assert text_of(told, "document", "issued_on") == date(2026, 11, 23)
    assert text_of(told, "document", "verification_url") == f"{PUBLIC_URL}/periksa/{numbering.verification}"
    assert text_of(told, "application", "tracking_url") == f"{PUBLIC_URL}/lacak"


def test_a_document_nobody_decided_on_has_no_signatory_for_sure() -> None:
    source, _ = read((DEFINITIONS / "skp.yaml").read_text("utf-8"), "skp")
    assert source
    text, _ = validate(source, DefinitionText)
    assert text
    assert offers(text)["signatory"] == dict.fromkeys(("name", "nip", "position"), "text")
    issued_at_once = text.model_copy(update={"steps": {"terbit": text.steps["terbit"]}})
    assert offers(issued_at_once)["signatory"] == dict.fromkeys(("name", "nip", "position"), "maybe text")
