"""Appointing: what is recorded about somebody, and what is refused with everything wrong at once."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from licensing.city import appointing
from licensing.city.desk import Desk, Person
from licensing.city.entries import Assigned, Deputised, Entry, Left, MandateEnded, Recorded
from licensing.city.people_list import read_people_list
from licensing.city.register import parse_role
from licensing.city.roster import Roster, beginning
from licensing.words.errors import CommandRefused, DefinitionRejected
from licensing.words.identifiers import OfficerId
from tests.licensing.events import city

AT = datetime(2026, 3, 2, 3, tzinfo=UTC)
TODAY, TOMORROW = date(2026, 3, 2), date(2026, 3, 3)
BEGUN = beginning(city().officers, since=TODAY, at=AT)
KEPALA, LOKET = parse_role("pimpinan.kepala"), parse_role("loket.petugas")
WATI = Person("wati", "Wati", "3" * 18, "Petugas loket", ("loket.petugas",), "3674010101900001")
HEADER = "id,name,nip,position,roles,nik\n"


def desk(*more: Entry) -> Desk:
    return Desk(Roster((*BEGUN, *more)), city(), AT)


def faults(act: Callable[[], object]) -> dict[str, str]:
    with pytest.raises(CommandRefused) as refused:
        act()
    assert refused.value.code == "invalid-form"
    return {name: sentence.en for name, sentence in refused.value.fields.items()}


def test_somebody_new_comes_with_her_roles() -> None:
    wati = OfficerId("wati")
    assert appointing.add(desk(), WATI, since=TOMORROW) == (
        Recorded(AT, wati, TOMORROW, "Wati", "3" * 18, "Petugas loket", "3674010101900001"),
        Assigned(AT, wati, TOMORROW, LOKET),
    )


def test_everything_wrong_is_said_at_once() -> None:
    wrong = Person("Wati!", " ", "12", "", ("loket.petugs",), "99")
    found = faults(lambda: appointing.add(desk(), wrong, since=TOMORROW, until=TODAY))
    assert set(found) == {"id", "name", "nip", "position", "role", "nik", "until"}
    assert "loket.petugas" in found["role"]


@pytest.mark.parametrize(
    ("person", "field"),
    [
        (Person("rina", "Rina", "4" * 18, "Petugas"), "id"),
        (Person("wati", "Wati", "199001012015012001", "Petugas"), "nip"),
    ],
)
def test_nobody_is_recorded_twice(person: Person, field: str) -> None:
    assert set(faults(lambda: appointing.add(desk(), person, since=TODAY))) == {field}


def test_whoever_left_may_come_back() -> None:
    left = Left(AT, OfficerId("rina"), TODAY)
    back = Person("rina", "Rina", "199001012015012001", "Kepala seksi", ("loket.petugas",))
    made = appointing.add(desk(left), back, since=TOMORROW)
    assert Roster((*BEGUN, left, *made)).on(TOMORROW)[OfficerId("rina")].position == "Kepala seksi"


def test_a_role_is_given_once() -> None:
    made = appointing.assign(desk(), "rina", "pimpinan.kepala", since=TODAY, until=TOMORROW)
    assert made == (Assigned(AT, OfficerId("rina"), TODAY, KEPALA, TOMORROW),)
    assert set(
        faults(lambda: appointing.assign(desk(), "rina", "loket.petugas", since=TODAY, until=None))
    ) == {"role"}
    assert set(faults(lambda: appointing.assign(desk(), "rini", "x.y", since=TODAY, until=None))) == {
        "officer",
        "role",
    }


def test_a_deputy_takes_every_role_she_does_not_have_herself_under_the_position_of_its_holder() -> None:
    def made(id: str, for_: str, role: str | None = None) -> tuple[Entry, ...]:
        return appointing.deputise(desk(), id, for_, role, acting="plh", since=TODAY, until=TOMORROW)

    budi, rina = OfficerId("budi"), OfficerId("rina")
    assert made("rina", "budi") == (
        Deputised(AT, rina, TODAY, KEPALA, "plh", budi, "Kepala dinas", TOMORROW),
    )
    assert [each.role for each in made("rina", "yani") if isinstance(each, Deputised)] == [KEPALA]
    assert set(faults(lambda: made("yani", "budi"))) == {"role"}
    assert set(faults(lambda: made("rina", "budi", "kesehatan.tim"))) == {"role"}
    assert set(faults(lambda: made("rina", "rina"))) == {"for"}


def test_an_office_that_was_left_can_be_acted_in() -> None:
    left = Left(AT, OfficerId("budi"), TODAY)
    made = appointing.deputise(desk(left), "rina", "budi", None, acting="plt", since=TOMORROW, until=None)
    assert [each.role for each in made if isinstance(each, Deputised)] == [KEPALA]


def test_a_daily_acting_has_a_last_day() -> None:
    def act() -> object:
        return appointing.deputise(desk(), "rina", "budi", None, acting="plh", since=TODAY, until=None)

    assert set(faults(act)) == {"until"}


def test_a_role_ends_or_everything_does() -> None:
    yani = OfficerId("yani")
    assert appointing.end(desk(), "yani", "pimpinan.kepala", since=TODAY) == (
        MandateEnded(AT, yani, TODAY, KEPALA),
    )
    assert appointing.end(desk(), "yani", None, since=TOMORROW) == (Left(AT, yani, TOMORROW),)
    assert set(faults(lambda: appointing.end(desk(), "rina", "pimpinan.kepala", since=TODAY))) == {"role"}
    gone = desk(Left(AT, yani, TODAY))
    assert set(faults(lambda: appointing.end(gone, "yani", None, since=TODAY))) == {"officer"}


def test_an_absence_ends_after_it_began() -> None:
    def act() -> object:
        return appointing.be_absent(desk(), "yani", since=TOMORROW, until=TODAY)

    assert set(faults(act)) == {"until"}


def test_a_list_adds_changes_and_leaves_what_is_as_it_was() -> None:
    text = HEADER + (
        "rina,Rina,199001012015012001,Petugas loket,loket.petugas,\n"
        "tono,Tono,199001012015011002,Kepala seksi,loket.petugas pimpinan.kepala,\n"
        '"wati","Wati, S.E.",333333333333333333,Petugas,loket.petugas,3674010101900001\n'
    )
    made = read_people_list(text, "orang.csv", desk(), since=TODAY)
    assert [(type(each).__name__, each.officer) for each in made] == [
        ("Recorded", "tono"),
        ("Assigned", "tono"),
        ("Recorded", "wati"),
        ("Assigned", "wati"),
    ]
    assert read_people_list(text, "orang.csv", desk(*made), since=TODAY + timedelta(days=1)) == ()


def test_a_list_is_refused_with_every_problem_and_no_nik() -> None:
    text = HEADER + (
        "wati,Wati,12,Petugas,loket.petugs,36740\n"
        "wati,Wati,3,Petugas,,\n"
        "ayu,Ayu,444444444444444444,Petugas,,3674010101900001\n"
        "ani,Ani,444444444444444444,Petugas,,\n"
        "eko,Eko,555555555555555555,Petugas,,,lebih\n"
    )
    with pytest.raises(DefinitionRejected) as rejected:
        read_people_list(text, "orang.csv", desk(), since=TODAY)
    assert [(each.line, each.rule) for each in rejected.value.problems] == [
        (2, "person"),
        (2, "person"),
        (2, "person"),
        (3, "person-twice"),
        (5, "person"),
        (6, "csv"),
    ]
    assert "36740" not in str(rejected.value)


def test_a_list_without_its_columns_is_refused() -> None:
    with pytest.raises(DefinitionRejected) as rejected:
        read_people_list("id,nama\nrina,Rina\n", "orang.csv", desk(), since=TODAY)
    assert len(rejected.value.problems) == 5
