"""Whom a role oversees: what `supervises` at a role of `agencies.yaml` comes to."""

from datetime import timedelta

import pytest

from licensing.city.entries import Absent, Deputised
from licensing.city.people import AgencyRole, Service, Tracker, keeps_books
from licensing.city.register import parse_role, read_register
from licensing.city.roster import Roster, beginning
from licensing.words.errors import DefinitionRejected
from licensing.words.identifiers import AgencyId, ApplicationNumber, OfficerId
from tests.licensing.events import NOW

CITY = """
city: {name: Kota, government: Pemkot, place: Kota}
agencies:
  dpm:
    name: Dinas Perizinan
    short: DPM
    was: bpm
    roles:
      kepala: {id: Kepala, en: Head, supervises: city}
      kabid: {id: Kabid, en: Head of division, supervises: agency}
      loket: Loket
      bendahara: {id: Bendahara, en: Treasurer, books: true}
      arsip: {id: Arsip, en: Archive, was: tu.arsiparis}
  tu:
    name: Tata Usaha
    short: TU
    roles: {staf: Staf}
  kecamatan:
    name: Kecamatan
    short: Kec.
    places: {Serpong Raya: {was: Serpong}, Pamulang: {}}
    roles: {camat: {id: Camat, en: Camat, supervises: agency}, staf: Staf}
officers:
  kepala: {name: A, nip: "199001012015012001", position: Kepala, roles: [dpm.kepala]}
  kabid: {name: B, nip: "199001012015012002", position: Kabid, roles: [dpm.kabid]}
  loket: {name: C, nip: "199001012015012003", position: Loket, roles: [dpm.loket]}
  bendahara: {name: F, nip: "199001012015012006", position: Bendahara, roles: [dpm.bendahara, dpm.loket]}
  camat: {name: D, nip: "199001012015012004", position: Camat, roles: [kecamatan.camat@serpong_raya]}
  both: {name: E, nip: "199001012015012005", position: Kabid, roles: [dpm.kabid, kecamatan.camat@pamulang]}
"""
ROLES = [
    "dpm.loket",
    "bpm.loket",
    "tu.arsiparis",
    "tu.staf",
    "kecamatan.staf@serpong_raya",
    "kecamatan.staf@serpong",
    "kecamatan.staf@pamulang",
]
OVERSEEN = {
    "kepala": ROLES,
    "kabid": ["dpm.loket", "bpm.loket", "tu.arsiparis"],
    "loket": [],
    "bendahara": [],
    "camat": ["kecamatan.staf@serpong_raya", "kecamatan.staf@serpong"],
    "both": ["dpm.loket", "bpm.loket", "tu.arsiparis", "kecamatan.staf@pamulang"],
}


@pytest.mark.parametrize("who", OVERSEEN)
def test_she_oversees_what_her_roles_say_under_every_name_and_nobody_else(who: str) -> None:
    register = read_register(CITY, "agencies.yaml")
    day = NOW.date()
    began = beginning(register.officers, since=day, at=NOW)
    on_record = Roster(began, register.former, register.oversights).on(day)[OfficerId(who)]
    assert on_record.oversees == register.officers[OfficerId(who)].oversees
    roles: list[AgencyRole] = [parse_role(each) for each in ROLES]
    overseen = [str(each) for each in roles if on_record.oversees.covers(each.agency, each.office)]
    assert overseen == OVERSEEN[who]


def test_whoever_has_a_role_for_somebody_else_oversees_on_those_days_and_the_one_who_is_away_does_not() -> (
    None
):
    register, day = read_register(CITY, "agencies.yaml"), NOW.date()
    kabid, loket, after = OfficerId("kabid"), OfficerId("loket"), day + timedelta(days=1)
    role = parse_role("dpm.kabid")
    away = (
        Absent(NOW, kabid, day, day),
        Deputised(NOW, loket, day, role, "plh", kabid, "Kabid", day),
    )
    entries = (*beginning(register.officers, since=day, at=NOW), *away)
    roster = Roster(entries, register.former, register.oversights)
    over = {
        (who, on): officer.oversees.covers(role.agency)
        for who in (kabid, loket)
        for on in (day, after)
        if (officer := roster.officer(who, on=on))
    }
    assert over == {(kabid, day): False, (kabid, after): True, (loket, day): True, (loket, after): False}


def test_whole_applications_are_overseen_with_the_agency_and_not_with_one_office_of_it() -> None:
    officers = read_register(CITY, "agencies.yaml").officers
    for who, agency, is_over in (
        ("kabid", "bpm", True),
        ("kabid", "tu", False),
        ("camat", "kecamatan", False),
    ):
        assert officers[OfficerId(who)].oversees.covers(AgencyId(agency)) is is_over, who


def test_only_a_role_that_says_so_keeps_the_books_and_so_does_whoever_has_it_for_its_holder() -> None:
    register, day = read_register(CITY, "agencies.yaml"), NOW.date()
    assert [id for id, each in register.officers.items() if each.keeps_books] == ["bendahara"]
    role, loket, treasurer = parse_role("dpm.bendahara"), OfficerId("loket"), OfficerId("bendahara")
    entries = (
        *beginning(register.officers, since=day, at=NOW),
        Absent(NOW, treasurer, day, day),
        Deputised(NOW, loket, day, role, "plh", treasurer, "Bendahara", day),
    )
    roster = Roster(entries, register.former, register.oversights)
    there = roster.on(day)
    assert {id for id, each in there.items() if each.keeps_books} == {loket}
    assert [keeps_books(each) for each in (Tracker(ApplicationNumber("1")), Service())] == [False, True]


@pytest.mark.parametrize("wrong", ['books: "yes"', "books: 1", "book: true"])
def test_whether_a_role_keeps_the_books_is_true_or_false(wrong: str) -> None:
    with pytest.raises(DefinitionRejected) as raised:
        read_register(CITY.replace("books: true", wrong), "agencies.yaml")
    (problem,) = raised.value.problems
    assert (problem.line, problem.rule) == (12, "wrong-value")
    assert "`books: true`" in problem.hint


@pytest.mark.parametrize("wrong", ["supervises: agensi", "supervises: true", "supervise: agency"])
def test_what_a_role_cannot_supervise_is_told_with_what_it_can(wrong: str) -> None:
    with pytest.raises(DefinitionRejected) as raised:
        read_register(CITY.replace("supervises: city", wrong), "agencies.yaml")
    (problem,) = raised.value.problems
    assert (problem.line, problem.rule) == (9, "wrong-value")
    assert "`supervises: agency` or `city`" in problem.hint
