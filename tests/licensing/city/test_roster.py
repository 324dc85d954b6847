"""The roster: who may act as what on a day, from everything recorded about people."""

from datetime import UTC, date, datetime, timedelta
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from licensing.city.entries import (
    Absent,
    Assigned,
    Deputised,
    Entry,
    Left,
    MandateEnded,
    PasswordReset,
    Recorded,
    Returned,
    read_entries,
    write_entry,
)
from licensing.city.mandates import mandate_of
from licensing.city.people import AgencyRole, Deputy, Officer
from licensing.city.register import parse_role
from licensing.city.roster import Roster, beginning
from licensing.words.identifiers import OfficerId
from tests.licensing.events import city

AT = datetime(2026, 3, 1, tzinfo=UTC)
FIRST = date(2026, 3, 2)
DAYS = [FIRST + timedelta(days=n) for n in range(8)]
MAYA, YUSUF = OfficerId("maya"), OfficerId("yusuf")
HEAD, SECRETARY = parse_role("dinas.kepala"), parse_role("dinas.sekretaris")


def recorded(id: OfficerId, position: str, day: int = 0) -> Recorded:
    return Recorded(AT, id, DAYS[day], id.title(), "1" * 18, position)


def assigned(id: OfficerId, role: AgencyRole, day: int = 0, until: int | None = None) -> Assigned:
    return Assigned(AT, id, DAYS[day], role, None if until is None else DAYS[until])


def deputises(day: int, until: int | None, acting: Deputy = "plh") -> Deputised:
    last = None if until is None else DAYS[until]
    return Deputised(AT, YUSUF, DAYS[day], HEAD, acting, MAYA, "Kepala Dinas", last)


STAFF = (
    recorded(MAYA, "Kepala Dinas"),
    assigned(MAYA, HEAD),
    recorded(YUSUF, "Sekretaris"),
    assigned(YUSUF, SECRETARY),
)


def holders(*entries: Entry, role: AgencyRole = HEAD) -> list[set[str]]:
    """Who may act in the role, day by day."""
    return [
        {id for id, officer in Roster((*STAFF, *entries)).on(day).items() if officer.holds(role)}
        for day in DAYS[:5]
    ]


def test_a_deputy_has_the_role_from_her_first_day_to_her_last() -> None:
    assert holders(deputises(1, 2)) == [{MAYA}, {MAYA, YUSUF}, {MAYA, YUSUF}, {MAYA}, {MAYA}]


def test_an_absent_officer_has_no_role_until_she_returns() -> None:
    away = Absent(AT, MAYA, DAYS[1], DAYS[3])
    assert holders(away) == [{MAYA}, set(), set(), set(), {MAYA}]
    assert holders(away, Returned(AT, MAYA, DAYS[2])) == [{MAYA}, set(), {MAYA}, {MAYA}, {MAYA}]
    assert MAYA in Roster((*STAFF, away)).on(DAYS[1])


def test_an_absent_deputy_does_not_deputise() -> None:
    assert holders(deputises(1, 3), Absent(AT, YUSUF, DAYS[2], DAYS[2]))[1:4] == [
        {MAYA, YUSUF},
        {MAYA},
        {MAYA, YUSUF},
    ]


def test_whoever_left_is_not_there_until_she_comes_again() -> None:
    left, again = Left(AT, MAYA, DAYS[1]), assigned(MAYA, HEAD, 3)
    assert holders(left, again) == [{MAYA}, set(), set(), {MAYA}, {MAYA}]
    assert MAYA not in Roster((*STAFF, left)).on(DAYS[1])


def test_one_role_ends_and_the_others_stay() -> None:
    ended = MandateEnded(AT, YUSUF, DAYS[2], HEAD)
    assert holders(deputises(0, None, "plt"), ended)[1:3] == [{MAYA, YUSUF}, {MAYA}]
    assert holders(deputises(0, None, "plt"), ended, role=SECRETARY) == [{YUSUF}] * 5


def test_details_hold_from_their_first_day() -> None:
    roster = Roster((*STAFF, recorded(YUSUF, "Kepala Bidang", 2)))
    assert [roster.on(day)[YUSUF].position for day in DAYS[1:3]] == ["Sekretaris", "Kepala Bidang"]


def test_the_printed_title_follows_the_mandate() -> None:
    def titled(*entries: Entry, role: AgencyRole = HEAD) -> str:
        mandate = mandate_of(Roster((*STAFF, *entries)).on(DAYS[1])[YUSUF], role)
        assert mandate is not None
        acted = mandate.acted()
        assert (acted.acting == "self") == (acted.for_ is None)
        return acted.position

    assert titled(deputises(0, None, "plh")) == "Plh. Kepala Dinas"
    assert titled(deputises(0, None, "plt")) == "Plt. Kepala Dinas"
    assert titled(deputises(0, None, "an")) == "a.n. Kepala Dinas, Sekretaris"
    assert titled(deputises(0, None), role=SECRETARY) == "Sekretaris"
    assert titled(deputises(0, None), assigned(YUSUF, HEAD)) == "Sekretaris"


def test_there_is_no_mandate_in_a_role_nobody_gave_her() -> None:
    assert mandate_of(Roster(STAFF).on(FIRST)[YUSUF], HEAD) is None


def test_definitions_are_checked_against_offices_not_against_days_away() -> None:
    away = Absent(AT, MAYA, FIRST, DAYS[4])

    def checked(*entries: Entry) -> set[str]:
        officers = Roster((*STAFF, *entries)).appointed(FIRST)
        return {id for id, officer in officers.items() if officer.holds(HEAD)}

    assert checked(away) == {MAYA}
    assert checked(away, deputises(0, 3, "plh")) == {MAYA}
    assert checked(Left(AT, MAYA, FIRST), deputises(0, None, "plt")) == {YUSUF}


def test_an_installation_begins_with_its_example_people() -> None:
    register = city()
    began = beginning(register.officers, since=FIRST, at=AT)
    roster = Roster(began, register.former, register.oversights)
    assert roster.on(FIRST) == register.officers
    assert roster.on(FIRST - timedelta(days=1)) == {}


days = st.integers(0, 7).map(DAYS.__getitem__)
lasts = st.none() | days
ids, roles = st.sampled_from([MAYA, YUSUF]), st.sampled_from([HEAD, SECRETARY])
entries: st.SearchStrategy[Entry] = st.one_of(
    st.builds(recorded, ids, st.just("Staf"), st.integers(0, 7)),
    st.builds(Assigned, st.just(AT), ids, days, roles, lasts),
    st.builds(
        Deputised, st.just(AT), ids, days, roles, st.just("plt"), st.just(MAYA), st.just("Kepala"), lasts
    ),
    st.builds(Absent, st.just(AT), ids, days, days),
    st.builds(Returned, st.just(AT), ids, days),
    st.builds(MandateEnded, st.just(AT), ids, days, roles),
    st.builds(Left, st.just(AT), ids, days),
)


@given(st.lists(entries, max_size=9))
def test_the_roster_is_what_painting_the_days_one_by_one_gives(told: list[Entry]) -> None:
    roster = Roster(tuple(told))
    for id in (MAYA, YUSUF):
        painted = Painted()
        for entry in told:
            if entry.officer == id:
                painted.add(entry)
        for day in DAYS:
            assert painted.says(day) == _said(roster.on(day).get(id)), (id, day)


@given(st.lists(entries, max_size=9))
def test_entries_are_read_as_they_were_written(told: list[Entry]) -> None:
    assert read_entries(map(write_entry, told)) == tuple(told)


def test_an_nik_is_shown_nowhere() -> None:
    entry = Recorded(AT, MAYA, FIRST, "Maya", "1" * 18, "Kepala", "3674010101900001")
    officer = Roster((entry,)).on(FIRST)[MAYA]
    assert officer.nik == "3674010101900001"
    assert "3674010101900001" not in repr((entry, officer))


def _said(officer: Officer | None) -> tuple[set[AgencyRole], set[AgencyRole]] | None:
    if officer is None:
        return None
    assert len(set(officer.roles)) == len(officer.roles)
    lent = {each.role for each in officer.deputising}
    return set(officer.roles) - lent, lent


class Painted:
    """A calendar sheet for one officer, painted over entry by entry."""

    def __init__(self) -> None:
        self.here = dict.fromkeys(DAYS, False)
        self.known = dict.fromkeys(DAYS, False)
        self.away = dict.fromkeys(DAYS, False)
        self.own: dict[date, list[AgencyRole]] = {day: [] for day in DAYS}
        self.lent: dict[date, list[AgencyRole]] = {day: [] for day in DAYS}

    def add(self, entry: Entry) -> None:
        later = list(islice(DAYS, DAYS.index(entry.since), None))
        for day in later:
            self._paint(entry, day)

    def _paint(self, entry: Entry, day: date) -> None:
        match entry:
            case Recorded():
                self.known[day] = self.here[day] = True
            case Assigned() | Deputised():
                self.here[day] = True
                if entry.until is None or day <= entry.until:
                    (self.own if isinstance(entry, Assigned) else self.lent)[day].append(entry.role)
            case Absent():
                self.away[day] = self.away[day] or day <= entry.until
            case Returned():
                self.away[day] = False
            case MandateEnded():
                for sheet in (self.own, self.lent):
                    sheet[day] = [role for role in sheet[day] if role != entry.role]
            case PasswordReset():
                pass  # Who she is to the portal, not what she may do.
            case Left():
                self.here[day] = False
                self.own[day], self.lent[day] = [], []

    def says(self, day: date) -> tuple[set[AgencyRole], set[AgencyRole]] | None:
        if not (self.here[day] and self.known[day]):
            return None
        if self.away[day]:
            return set(), set()
        return set(self.own[day]), set(self.lent[day]) - set(self.own[day])
