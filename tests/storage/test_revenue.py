"""What is read out of the books: sums, ages, what belongs to nobody, slips once, targets and the tax list."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import psycopg
import pytest
from psycopg import sql

from licensing.city.oversight import OVER_THE_CITY, Oversight
from licensing.city.people import Party, Service, Tracker
from licensing.money.budget.lists import Taxed
from licensing.money.budget.rows import Owed, Slip, SlipLine, Takings
from licensing.money.budget.targets import Entering, in_force, missing, standing
from licensing.words.errors import CommandRefused
from licensing.words.identifiers import AgencyId, ApplicationNumber, PermitId
from storage import Records
from tests.storage.books import PBG, REKLAME, Books
from tests.storage.process import NOW, officer
from tests.storage.stories import claim, complete, decide, submitted

IZIN = Service()
TREASURER = replace(officer("rina"), oversees=Oversight(keeps_books=True))
CITY = replace(officer("budi"), oversees=OVER_THE_CITY)
HEAD = replace(officer("budi"), oversees=Oversight(frozenset({"dcktr"})))
CLERK = officer("rina")
APPLICANT = Tracker(ApplicationNumber("A"))
BAPENDA, DCKTR = AgencyId("bapenda"), AgencyId("dcktr")
YEAR = {"since": date(2026, 1, 1), "until": date(2026, 12, 31)}
JULY = date(2026, 7, 31)


@pytest.fixture(scope="module")
def books(worker: Records) -> Books:
    """A tax that was half paid, a charge that is late, one that was void, and one of the year before."""
    books = Books(worker)
    books.post("assessed", 1_500_000, "2026-03-02")
    books.pay(500_000, "2026-03-10")
    books.bill("A", "2026-07-31T16:59:59Z")
    of = {"account": PBG, "agency": "dcktr", "permit": "pbg"}
    books.post("assessed", 388_800, "2026-04-01", application="B", **of)
    books.bill("B", "2026-05-01T16:59:59Z")
    books.post("assessed", 265_933, "2026-04-02", application="C", **of)
    books.post("void", 265_933, "2026-04-03", application="C", **of)
    books.post("assessed", 1_000_000, "2025-02-01", application="D", **of)
    books.pay(1_000_000, "2025-02-03", application="D", **of)
    books.receive("TITIP", 75_000, "2026-06-01T02:00:00Z")
    return books


def test_what_was_paid_is_told_by_the_day_it_was_paid_on(books: Books, portal: Records) -> None:
    ipr = PermitId("ipr")
    assert portal.revenue.paid(TREASURER, **YEAR) == (
        Takings(date(2026, 3, 10), REKLAME, BAPENDA, ipr, 500_000, 1),
    )


def test_what_is_owed_is_told_by_how_long_it_is_late(books: Books, portal: Records) -> None:
    told = {(each.account, each.age): (each.debts, each.amount) for each in owed(portal, TREASURER, JULY)}
    assert told == {(REKLAME, "not-due"): (1, 1_000_000), (PBG, "91-"): (1, 388_800)}
    ages = [
        owed(portal, HEAD, date(2026, 5, 1) + timedelta(days=late))[0].age for late in (0, 1, 30, 31, 61, 91)
    ]
    assert ages == ["not-due", "1-30", "1-30", "31-60", "61-90", "91-"]
    assert owed(portal, TREASURER, date(2026, 3, 2))[0].amount == 1_500_000


def owed(records: Records, party: Party, on: date) -> tuple[Owed, ...]:
    return records.revenue.owed(party, on=on)


def test_months_add_up_to_what_is_owed(books: Books, portal: Records) -> None:
    moved = portal.revenue.moved(TREASURER, until=JULY)
    assert sum(each.of_debt for each in moved) == sum(each.amount for each in owed(portal, TREASURER, JULY))
    assert {each.month for each in moved} == {date(2025, 2, 1), date(2026, 3, 1), date(2026, 4, 1)}
    assert not any(each.kind in ("received", "refunded") for each in moved)


def test_money_that_is_for_nobody_is_told_to_whoever_keeps_the_books(books: Books, portal: Records) -> None:
    (found,) = portal.revenue.adrift(TREASURER, limit=10)
    assert (found.receipt, found.amount, found.left) == ("TITIP", 75_000, 75_000)
    assert portal.revenue.adrift(CITY, limit=10) == ()


READS: dict[str, tuple[Party, set[str]]] = {
    "a treasurer": (TREASURER, {"bapenda", "dcktr"}),
    "over the city": (CITY, {"bapenda", "dcktr"}),
    "over an agency": (HEAD, {"dcktr"}),
    "a clerk": (CLERK, set()),
    "an applicant": (APPLICANT, set()),
    "Izin": (IZIN, {"bapenda", "dcktr"}),
}


@pytest.mark.parametrize("who", READS)
def test_sums_are_told_of_the_agencies_somebody_reads(books: Books, portal: Records, who: str) -> None:
    party, agencies = READS[who]
    revenue = portal.revenue
    assert {each.agency for each in revenue.owed(party, on=JULY)} == agencies
    assert {each.agency for each in revenue.moved(party, until=JULY)} == agencies
    all_days = revenue.paid(party, since=date(2000, 1, 1), until=JULY)
    assert {each.agency for each in all_days} == agencies
    if not agencies:
        assert revenue.ending(party) == ()
        assert revenue.unslipped(party, on=JULY) == ()
        assert revenue.leaks(party, frozenset({PermitId("ipr")}), {}, on=JULY) == ()
        assert revenue.worked(party, since=NOW - timedelta(days=9), until=NOW + timedelta(days=9)) == ()


@pytest.mark.parametrize(
    "table", ["targets", "slips", "slip_lines", "slip_postings", "tax_lists", "tax_objects"]
)
def test_nobody_changes_what_was_entered(database_url: str, table: str) -> None:
    with psycopg.connect(database_url.replace("+psycopg", ""), autocommit=True) as connection:
        for role in ("izin_portal", "izin_worker", "izin_gate"):
            connection.execute(f"set role {role}".encode())
            for statement in ("delete from {}", "truncate {}"):
                with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.RaiseException)):
                    connection.execute(sql.SQL(statement).format(sql.Identifier(table)))


def test_a_slip_is_numbered_once_and_what_is_known_late_is_in_the_next(
    worker: Records, books: Books, portal: Records
) -> None:
    revenue, names = portal.revenue, {REKLAME: "Pajak reklame"}
    day = date(2026, 3, 10)

    def slip(on: date) -> Slip | None:
        return revenue.slip(TREASURER, BAPENDA, on, names)

    assert [(each.agency, each.amount) for each in revenue.unslipped(TREASURER, on=day)] == [
        (BAPENDA, 500_000), (DCKTR, 1_000_000)
    ]  # fmt: skip
    first = slip(day)
    assert first is not None
    assert (first.number, first.amount) == ("STS/0001/BAPENDA/2026", 500_000)
    books.pay(250_000, "2026-03-10")
    assert slip(day) == first
    second = slip(date(2026, 3, 11))
    assert second is not None
    assert (second.number, second.day) == ("STS/0002/BAPENDA/2026", date(2026, 3, 11))
    line = SlipLine(day, REKLAME, "Pajak reklame", 250_000, 1)
    assert second.lines == (line,)
    assert slip(date(2026, 3, 12)) is None
    assert [each.number for each in revenue.slips(TREASURER, since=day, until=JULY)] == [
        first.number, second.number
    ]  # fmt: skip
    assert revenue.slips(CITY, since=day, until=JULY) == ()


def test_a_slip_that_several_make_at_once_is_one(books: Books, portal: Records) -> None:
    with ThreadPoolExecutor(4) as several:
        asked = [several.submit(portal.revenue.slip, TREASURER, DCKTR, JULY, {}) for _ in range(4)]
        made = {each.result() for each in asked}
    (only,) = made
    assert only is not None
    assert (only.number, only.amount) == ("STS/0001/DCKTR/2026", 1_000_000)


def test_a_slip_is_refused_to_whoever_keeps_no_books_and_for_a_day_that_is_not_over(portal: Records) -> None:
    today = datetime.now(UTC).date() + timedelta(days=1)
    for who, day, code in (
        (CITY, JULY, "not-yours"),
        (CLERK, JULY, "not-yours"),
        (TREASURER, today, "too-early"),
    ):
        with pytest.raises(CommandRefused, match=code):
            portal.revenue.slip(who, BAPENDA, day, {})
    with (
        portal.database.reading(CITY) as connection,
        pytest.raises(Exception, match="whoever keeps the books"),
    ):
        connection.exec_driver_sql("select slip_v1('bapenda', '2026-03-10', '{}')")


def test_targets_are_entered_once_and_taken_back_by_a_later_entry(worker: Records, portal: Records) -> None:
    tax = Entering(2026, REKLAME, 4_000_000_000, date(2026, 1, 1), "Perda 5/2025")
    more = replace(tax, amount=4_500_000_000, since=date(2026, 9, 1), decree="Perda 9/2026")
    enter = worker.revenue.enter_targets
    made = enter(lambda known: missing((tax, more), known))
    assert enter(lambda known: missing((tax, more), known)) == ()
    told = portal.revenue.targets(TREASURER)
    assert told == made
    assert [in_force(told, 2026, on=on).get(tax.account) for on in (JULY, date(2026, 9, 1))] == [
        4_000_000_000, 4_500_000_000
    ]  # fmt: skip
    enter(lambda _: (replace(more, amount=0, takes_back=made[1].position),))
    assert standing(portal.revenue.targets(CITY)) == (made[0],)
    assert portal.revenue.targets(CLERK) == ()
    assert portal.revenue.targets(HEAD) != ()


def test_register_and_tax_list_are_compared(worker: Records, books: Books, portal: Records) -> None:
    for number, until, standing_ in (
        ("503/1", "2027-01-01", "issued"), ("503/2", "2027-01-01", "issued"), ("503/3", "2026-01-31", "issued"),
        ("503/4", "2027-01-01", "revoked"), ("503/5", "2027-01-01", "issued"),
    ):  # fmt: skip
        books.license(number, until=until, standing=standing_)
    books.license("503/9", until="2027-01-01", permit="skp")
    taxed = frozenset({PermitId("ipr")})
    assert portal.revenue.leaks(TREASURER, taxed, {}, on=JULY) == ()

    def listed(key: str, licence: str, until: str | None) -> Taxed:
        paid = date.fromisoformat(until) if until else None
        return Taxed(key, licence, paid, Decimal("-6.3012"), Decimal("106.7023"))

    objects = (
        listed("OP1", "503/1", "2026-12-31"), listed("OP2", "503/2", "2026-06-30"),
        listed("OP3", "503/3", "2026-12-31"), listed("OP4", "503/4", "2026-12-31"),
        listed("OP6", "", "2026-12-31"), listed("OP7", "503/77", "2025-12-31"),
    )  # fmt: skip
    assert worker.revenue.add_tax_list(objects)
    assert not worker.revenue.add_tax_list(objects[::-1])
    found = portal.revenue.leaks(TREASURER, taxed, {}, on=JULY)
    assert {(each.leak, each.object, each.number) for each in found} == {
        ("without-tax", "OP2", "503/2"), ("without-tax", None, "503/5"),
        ("without-licence", "OP4", "503/4"), ("without-licence", "OP6", ""),
        ("still-standing", "OP3", "503/3"),
    }  # fmt: skip
    assert {each.place for each in found} == {"-6.301200, 106.702300", None}
    assert portal.revenue.leaks(CITY, taxed, {}, on=JULY) == found
    assert portal.revenue.leaks(HEAD, taxed, {}, on=JULY) == ()


def test_licences_are_counted_by_the_months_in_which_they_end(portal: Records) -> None:
    told = {(each.ends, each.licences) for each in portal.revenue.ending(TREASURER) if each.permit == "ipr"}
    assert told == {(date(2027, 1, 1), 4), (date(2026, 1, 1), 1)}


def test_how_long_a_decision_takes_is_from_when_the_task_was_taken(portal: Records) -> None:
    application = submitted(portal)
    claim(portal, officer("rina"), application, "kelengkapan")
    decide(portal, officer("rina"), application, "kelengkapan", "lengkap")
    complete(portal)
    asked = {"since": NOW - timedelta(days=1), "until": NOW + timedelta(days=1)}
    over = replace(officer("budi"), oversees=Oversight(frozenset({"dpmptsp"})))
    for who in (TREASURER, over):
        (told,) = portal.revenue.worked(who, **asked)
        assert (told.step, told.role, told.decisions, told.taken) == ("kelengkapan", "petugas_loket", 2, 1)
        assert told.minutes == 0
    assert portal.revenue.worked(HEAD, **asked) == ()
