"""What agencies, roles and offices were called before, and open tasks that nobody answers."""

from datetime import date

import pytest

from features.quoting import read_city
from licensing.city.people import AgencyRole
from licensing.city.register import AgencyRegister, parse_role, read_register
from licensing.city.roster import Roster, beginning
from licensing.city.stranding import stranded, told
from licensing.words.errors import DefinitionRejected
from licensing.words.identifiers import AgencyId, OfficerId
from tests.licensing.events import NOW

DAY = date(2026, 3, 2)
CITY = """
city: {name: Kota, government: Pemkot, place: Kota}
agencies:
  dpm:
    name: Dinas Perizinan
    short: DPM
    was: [bpm, kpt]
    roles:
      kepala: Kepala
      loket: {id: Loket, en: Desk, was: petugas}
      arsip: {id: Arsip, en: Archive, was: tu.arsiparis}
  tu:
    name: Tata Usaha
    short: TU
    roles: {staf: Staf}
  kecamatan:
    name: Kecamatan
    short: Kec.
    places: {Serpong Raya: {was: [Serpong, Setu]}, Pamulang: {}}
    roles: {camat: Camat}
officers:
  a: {name: A, nip: "199001012015012001", position: Kepala, roles: [dpm.kepala]}
  b: {name: B, nip: "199001012015012002", position: Camat, roles: [kecamatan.camat@serpong_raya]}
"""


def city(text: str = CITY) -> AgencyRegister:
    return read_register(text, "agencies.yaml")


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("bpm.kepala", "dpm.kepala"),
        ("kpt.loket", "dpm.loket"),
        ("dpm.petugas", "dpm.loket"),
        ("bpm.petugas", "dpm.loket"),
        ("tu.arsiparis", "dpm.arsip"),
        ("kecamatan.camat@setu", "kecamatan.camat@serpong_raya"),
        ("kecamatan.camat@pamulang", "kecamatan.camat@pamulang"),
        ("tu.staf", "tu.staf"),
        ("bpm.tidak_ada", "bpm.tidak_ada"),
    ],
)
def test_a_role_goes_on_by_its_agency_its_own_name_and_its_place(before: str, now: str) -> None:
    assert city().former.role(parse_role(before)) == parse_role(now)


def test_whoever_holds_a_role_holds_it_under_every_name_and_is_told_the_one_of_today() -> None:
    a = city().officers[OfficerId("a")]
    assert a.roles == (parse_role("dpm.kepala"),)
    assert {str(role) for role in a.known_by} == {"dpm.kepala", "bpm.kepala", "kpt.kepala"}
    assert a.holds(parse_role("kpt.kepala"))
    assert not a.holds(parse_role("kpt.loket"))


def test_an_agency_and_an_office_are_found_by_what_they_were_called() -> None:
    register = city()
    found = register.agency(AgencyId("kpt"))
    assert found is not None
    assert found.id == "dpm"
    kecamatan = register.agencies[AgencyId("kecamatan")]
    assert kecamatan.at(parse_role("kecamatan.camat@setu").place).name == "Kecamatan Serpong Raya"


def test_what_was_recorded_of_people_under_the_old_name_is_theirs_under_the_new_one() -> None:
    """Entries are never changed: they say `kpt.kepala` for ever."""
    then = city(
        CITY.replace("    was: [bpm, kpt]\n", "")
        .replace("  dpm:", "  kpt:")
        .replace("dpm.kepala", "kpt.kepala")
    )
    entries = beginning(then.officers, since=DAY, at=NOW)
    before, after = (
        Roster(entries).on(DAY)[OfficerId("a")],
        Roster(entries, city().former).on(DAY)[OfficerId("a")],
    )
    assert before.roles == (parse_role("kpt.kepala"),)
    assert after.roles == (parse_role("dpm.kepala"),)
    assert after.holds(parse_role("kpt.kepala"))


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("was: [bpm, kpt]", "was: tu", "still there"),
        ("roles: {staf: Staf}", "was: bpm\n    roles: {staf: Staf}", 'so was "dpm"'),
        ("was: petugas", "was: kepala", "still there"),
        ("kepala: Kepala", "kepala: {id: Kepala, en: Head, was: petugas}", "so was"),
        ("Pamulang: {}", "Pamulang: {was: Setu}", "so was"),
    ],
)
def test_a_name_that_goes_on_as_two_or_is_still_in_use_is_refused(right: str, wrong: str, said: str) -> None:
    assert right in CITY
    with pytest.raises(DefinitionRejected) as rejected:
        city(CITY.replace(right, wrong))
    assert {problem.rule for problem in rejected.value.problems} == {"was-taken"}
    assert said in str(rejected.value)


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        (
            "was: [bpm, kpt]",
            "was: [bpm, Badan Perizinan]",
            ':7:16: nothing was ever called "Badan Perizinan".',
        ),
        ("was: [bpm, kpt]", "was: bpm.kepala", ':7:10: nothing was ever called "bpm.kepala".'),
        ("was: [bpm, kpt]", "was: dpm", ':7:10: "dpm" is what it is called today.'),
        ("was: [bpm, kpt]", "was: [bpm, kpt, bpm]", ':7:21: "bpm" is named twice.'),
        ("was: petugas", "was: Petugas Loket", 'nothing was ever called "Petugas Loket".'),
        ("was: petugas", "was: a.b.c", 'nothing was ever called "a.b.c".'),
        ("was: petugas", 'was: ""', 'nothing was ever called "".'),
        ("was: petugas", "was: loket", '"loket" is what it is called today.'),
        ("was: petugas", "was: dpm.loket", '"dpm.loket" is what it is called today.'),
        ("was: petugas", "was: [petugas, dpm.petugas]", '"dpm.petugas" is named twice.'),
        ("was: [Serpong, Setu]", "was: [Serpong, '-']", 'nothing was ever called "-".'),
        ("was: [Serpong, Setu]", "was: SERPONG-RAYA", '"SERPONG-RAYA" is what it is called today.'),
        ("was: [Serpong, Setu]", "was: [Setu, setu]", '"setu" is named twice.'),
    ],
)
def test_what_can_have_been_no_name_is_a_problem_at_its_line(right: str, wrong: str, said: str) -> None:
    assert right in CITY
    with pytest.raises(DefinitionRejected) as rejected:
        city(CITY.replace(right, wrong))
    (problem,) = rejected.value.problems
    assert problem.rule == "was-impossible"
    assert said in str(rejected.value)


def test_two_that_were_each_other_are_a_problem() -> None:
    circle = CITY.replace("kepala: Kepala", "kepala: {id: Kepala, en: Head, was: loket}")
    with pytest.raises(DefinitionRejected, match=r'"dpm\.loket" is still there') as rejected:
        city(circle.replace("was: petugas", "was: kepala"))
    assert {problem.rule for problem in rejected.value.problems} == {"was-taken"}


def test_what_is_open_is_compared_with_who_there_is() -> None:
    asked = {
        parse_role(role): n
        for n, role in enumerate(
            ("kpt.kepala", "gone.tim", "tu.gone", "kecamatan.camat@gone", "tu.staf", "kecamatan.camat@setu"),
            start=1,
        )
    }
    found = stranded(asked, city(), city().officers.values())
    assert {(str(each.role), each.tasks, each.why) for each in found} == {
        ("gone.tim", 2, "no-agency"),
        ("tu.gone", 3, "no-role"),
        ("kecamatan.camat@gone", 4, "no-office"),
        ("tu.staf", 5, "nobody"),
    }
    assert all(str(each.role) in told(each).id and "izin reassign" in told(each).en for each in found)


def test_in_a_city_that_renamed_nothing_everybody_is_as_she_was() -> None:
    register = read_city()
    assert not register.former.roles
    assert all(officer.known_by == officer.roles for officer in register.officers.values())
    assert register.former.role(AgencyRole(AgencyId("x"), parse_role("x.y").role)) == parse_role("x.y")
