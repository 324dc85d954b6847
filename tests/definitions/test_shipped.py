"""The shipped definitions, agencies, code lists and templates are sound and fit each other."""

import re
from datetime import date

import pytest

from flows.schema import SCHEMA, schema_text
from flows.texts import REGISTER
from licensing.city.people import AgencyRole
from licensing.definition.checking import check
from licensing.definition.surroundings import Surroundings
from licensing.words.identifiers import AgencyId, RoleId, StepId
from tests.definitions.cases import (
    DEFINITIONS,
    PERMITS,
    TEMPLATES,
    TEXTS,
    Application,
    issued,
    process_of,
    refused,
)


@pytest.mark.parametrize("permit", PERMITS)
def test_a_shipped_definition_has_no_problem(permit: str, around: Surroundings) -> None:
    assert process_of(permit, around).permit == permit


def test_every_shipped_definition_has_an_example() -> None:
    assert {f"{permit}.yaml" for permit in PERMITS} == set(TEXTS)


def test_the_schema_for_editors_is_current() -> None:
    current = (DEFINITIONS / SCHEMA).read_text("utf-8") == schema_text(DEFINITIONS, TEMPLATES)
    assert current, (
        "process_definitions/schema.json: grammar or names have changed. Write it anew with `make schema`."
    )


def test_every_definition_names_the_schema_for_editors() -> None:
    for text in TEXTS.values():
        assert text.startswith("# yaml-language-server: $schema=schema.json\n")


@pytest.mark.parametrize("permit", PERMITS)
def test_everything_people_read_is_there_in_both_languages(permit: str, around: Surroundings) -> None:
    process = process_of(permit, around)
    labels = [process.name, process.summary]
    for step in process.steps.values():
        # What a branch leads to is called by the id of its step, or of what its line ends with.
        told = [exit for exit in step.exits.values() if called(exit.to) != exit.label.id]
        told = [exit for exit in told if not step.kind.choices or called(exit.end) != exit.label.id]
        labels += [step.name, *(exit.label for exit in told)]
        labels += [member.label for member in step.members]
        labels += [field.label for field in step.form.fields]
    labels += [rule.label for rule in process.documents if rule.label.id not in {"KTP", "SPPL", "NIB"}]
    lists = (field.records for field in process.form.fields if field.records)
    labels += [rule.label for records in lists for rule in records.documents]
    assert [label.id for label in labels if label.id == label.en] == []


def called(step: object) -> str:
    return str(step).replace("_", " ").capitalize()


@pytest.mark.parametrize("permit", PERMITS)
def test_an_application_without_faults_reaches_its_licence(permit: str, around: Surroundings) -> None:
    case = issued(permit, around)
    assert case.step == "terbit"
    numbering = case.case.rounds[-1].numbering
    assert numbering
    of_buildings = "SK-SLF-367402-23112026-001|SK-PBG-367401-23112026-001"
    assert re.fullmatch(rf"503/0001-DPMPTSP/[A-Z-]+/2026|{of_buildings}", numbering.number)


@pytest.mark.parametrize(
    ("permit", "changed", "last_day"),
    [
        ("sip_dokter", {}, date(2031, 11, 22)),
        (
            "sip_dokter",
            {"klaster": "str_lama", "str_seumur_hidup": "tidak", "str_berlaku_sampai": "01-03-2028"},
            date(2028, 3, 1),
        ),
        (
            "sip_dokter",
            {
                "klaster": "tempat_tambahan",
                "praktik_ke": "2",
                "no_sip_pertama": "503/0009-DPMPTSP/SIP-DU/2025",
                "sip_pertama_berlaku_sampai": "30-06-2030",
            },
            date(2030, 6, 30),
        ),
        ("ipr", {}, date(2027, 11, 22)),
        ("ipr", {"sifat": "nonpermanen", "tgl_selesai": "20-12-2026"}, date(2026, 12, 20)),
        ("skp", {}, date(2027, 5, 31)),
    ],
)
def test_how_long_a_licence_holds(
    permit: str, changed: dict[str, str], last_day: date, around: Surroundings
) -> None:
    numbering = issued(permit, around, **changed).case.rounds[-1].numbering
    assert numbering
    assert numbering.valid_until == last_day


def asked(case: Application) -> set[str]:
    return {str(task.asked and task.asked.agency) for task in case.case.open_tasks}


@pytest.mark.parametrize(
    ("permit", "changed", "agencies"),
    [
        ("sip_dokter", {}, {"dinkes", "dlh"}),
        ("sip_dokter", {"jenis_tempat": "fasyankes"}, {"dinkes"}),
        ("ipr", {}, {"dcktr", "dishub", "bapenda", "satpolpp", "bkad"}),
        ("ipr", {"status_lahan": "sewa"}, {"dcktr", "dishub", "bapenda", "satpolpp"}),
        (
            "ipr",
            {"sifat": "nonpermanen", "status_lahan": "sewa", "tgl_selesai": "20-12-2026"},
            {"bapenda", "satpolpp"},
        ),
        ("skp", {}, {"kesbangpol"}),
    ],
)
def test_which_agencies_are_asked(
    permit: str, changed: dict[str, str], agencies: set[str], around: Surroundings
) -> None:
    case = Application(permit, around, **changed).pass_all("lengkap", "teruskan")
    assert asked(case) == agencies


def test_every_agency_answers_before_an_advertising_permit_is_refused(around: Surroundings) -> None:
    case = Application("ipr", around).pass_all("lengkap", "teruskan")
    case.decide("ditolak", agency="dcktr", reason="Di luar zona.")
    assert case.case.main
    assert case.case.main.step == "pemeriksaan"
    assert refused(around).step == "penolakan"


def test_a_refusal_of_the_health_agency_ends_the_consultation(around: Surroundings) -> None:
    case = Application("sip_dokter", around).pass_all("lengkap", "teruskan")
    case.decide("ditolak", agency="dinkes", reason="STR tidak terdaftar.")
    assert case.step == "tanda_tangan_penolakan"


def test_every_refusal_is_signed_by_the_head_of_the_agency(around: Surroundings) -> None:
    for permit in PERMITS:
        steps = process_of(permit, around).steps
        to_refusal = {
            step.id for step in steps.values() for exit in step.exits.values() if exit.to == "penolakan"
        }
        assert to_refusal == {"tanda_tangan_penolakan"}


def test_example_officers_have_well_formed_numbers(around: Surroundings) -> None:
    officers = tuple(around.register.officers.values())
    assert len({officer.nip for officer in officers}) == len(officers)
    for officer in officers:
        born, began = officer.nip[:8], officer.nip[8:14]
        assert date.fromisoformat(f"{born[:4]}-{born[4:6]}-{born[6:]}").year < int(began[:4])
        assert 1 <= int(began[4:]) <= 12
        assert officer.nip[14] in "12"
    assert "invented" in (DEFINITIONS / REGISTER).read_text("utf-8").lower()


def test_the_wards_are_the_54_of_the_city(around: Surroundings) -> None:
    wards = around.codes["kelurahan"]
    assert len(wards) == 54
    assert all(re.fullmatch(r"36\.74\.0[1-7]\.10\d\d", code) for code in wards)
    assert wards["36.74.04.1002"] == "Serua, Ciputat"


def test_what_is_assumed_is_marked() -> None:
    for text in TEXTS.values():
        assert "[usulan]" in text
        assert "[ilustrasi]" in text


def test_the_definitions_are_read_the_same_from_their_text_alone(around: Surroundings) -> None:
    for name, text in TEXTS.items():
        assert check(text, name, around) == process_of(name.removesuffix(".yaml"), around)


def test_an_officer_with_two_roles_may_not_verify_what_she_checked(around: Surroundings) -> None:
    register = around.register
    verifikator = AgencyRole(AgencyId("dpmptsp"), RoleId("verifikator"))
    loket = AgencyRole(AgencyId("dpmptsp"), RoleId("petugas_loket"))
    both = [officer for officer in register.holding(loket) if officer.holds(verifikator)]
    assert both
    assert len(register.holding(loket)) > len(both)
    for permit in PERMITS:
        assert "kelengkapan" in process_of(permit, around).steps[StepId("verifikasi")].not_by
