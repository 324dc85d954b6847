"""Offices: one agency in several places; what each is called, who is there, and what is printed of it."""

import pytest

from features.quoting import APPLICANT, quoted, read_city
from licensing.city.offices import place_id
from licensing.city.people import AgencyRole
from licensing.city.register import parse_role
from licensing.documents.context import context
from licensing.history.places import MAIN, At
from licensing.scenarios.scenario import Scenario, typed
from licensing.words.identifiers import AgencyId, PlaceId, RoleId, StepId
from tests.definitions.test_context import text_of

SIGNED = """
form:
  wilayah: {type: choice, of: {utara: Utara, selatan_daya: Selatan Daya}}
steps:
  periksa: {review: {by: loket.petugas}, outcomes: {lanjut: ttd}}
  ttd: {signature: {by: kecamatan.camat, at: form.wilayah, not_by: [periksa]}, outcomes: {sah: terbit}}
  terbit: {issue: {template: surat, number: "503/{seq}/{year}"}}
"""


@pytest.mark.parametrize("name", ["Serpong Utara", "serpong_utara", "SERPONG-UTARA", " serpong  utara "])
def test_a_place_is_the_same_however_it_is_written(name: str) -> None:
    role = AgencyRole(AgencyId("kecamatan"), RoleId("camat"), PlaceId("serpong_utara"))
    assert place_id(name) == "serpong_utara"
    assert parse_role(f"kecamatan.camat@{name}") == role
    assert str(role) == "kecamatan.camat@serpong_utara"


def test_an_office_is_called_and_reached_as_its_place_says_and_else_as_its_agency() -> None:
    agency = read_city().agencies[AgencyId("kecamatan")]
    north, south = agency.at(PlaceId("utara")), agency.at(PlaceId("selatan_daya"))
    assert (north.name, north.short, north.address) == ("Kecamatan Utara", "Kecamatan Utara", "Jalan Utara 1")
    assert (south.name, south.address) == ("Kecamatan Selatan Daya", "Jalan Contoh")
    assert agency.at(None) == agency.at(PlaceId("barat")) == agency


def test_a_role_of_several_places_is_held_in_each_by_its_own_people() -> None:
    city = read_city()
    in_the_north = city.holding(parse_role("kecamatan.camat@utara"))
    assert [officer.id for officer in in_the_north] == ["uli", "ute"]
    assert city.holding(parse_role("kecamatan.camat")) == ()
    known = {name: city.knows(parse_role(name)) for name in ("kecamatan.camat@utara", "kecamatan.camat")}
    assert known == {"kecamatan.camat@utara": True, "kecamatan.camat": False}
    assert [city.knows(parse_role(name)) for name in ("loket.petugas", "loket.petugas@utara")] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("place", "officer", "title", "agency"),
    [
        ("selatan_daya", "Sela", "Camat Selatan Daya", "Kecamatan Selatan Daya"),
        ("utara", "Uli", "Camat Utara", "Kecamatan Utara"),
        ("utara", "Ute", "Camat Utara", "Kecamatan Utara"),
    ],
)
def test_the_printed_title_names_the_place_once(place: str, officer: str, title: str, agency: str) -> None:
    story = Scenario(read_city(), quoted(SIGNED.removeprefix("\n"), read_city()))
    story.submit(typed({**APPLICANT, "wilayah": place}))
    story.decide(story.officer("Rina"), "lanjut")
    story.decide(story.officer(officer), "sah")
    assert story.refusal is None
    printed = context(
        story.process, story.case, At(MAIN, StepId("terbit"), 1), story.register, public_url="https://x"
    )
    assert text_of(printed, "signatory", "position") == title
    assert text_of(printed, "decisions", "ttd", 0, "agency", "name") == agency
    assert text_of(printed, "decisions", "ttd", 0, "by", "position") == title
