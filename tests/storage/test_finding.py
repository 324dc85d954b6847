"""What cases are found by is made anew out of their histories, and nobody reads it who does not see the case."""

from contextlib import closing

import psycopg
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from licensing.case.commands import Correct
from licensing.city.people import Service, Tracker
from licensing.words.folding import code_of
from storage import Records
from storage.finding import find_anew
from tests.storage.conftest import connected
from tests.storage.process import NOW, officer, publish
from tests.storage.stories import decide, issued, submitted, task
from tests.storage.test_visibility import bare, claim_to_be

__all__ = ["bare"]


def searched(url: str) -> dict[str, str]:
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        connection.execute("set role izin_worker")
        return dict(connection.execute("select application, searched from searches").fetchall())


def spoil(url: str, *statements: str) -> None:
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        connection.execute("set role izin_worker")
        for statement in statements:
            connection.execute(statement.encode())


def anew(url: str) -> None:
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        find_anew(connection)
        assert connection.exec_driver_sql("select current_user").scalar() == "owner"


def test_every_case_is_found_as_if_it_had_been_written_today(database_url: str) -> None:
    with (
        closing(connected(database_url, "izin_worker")) as izin,
        closing(connected(database_url, "izin_portal")) as portal,
    ):
        publish(izin)
        for name in ("Ma\u2019ruf Amin", "Renée", "Bambang Sutrisno"):
            submitted(portal, name)
        today = searched(database_url)
        assert len(today) == 3
        assert all(" 6281234567890 " in text and " anicontohid " in text for text in today.values())
        spoil(database_url, "update searches set searched = application || ' Ma''ruf'")
        assert portal.cases.search(officer("rina"), "sutrisno") == ()
        anew(database_url)
        assert searched(database_url) == today
        anew(database_url)
        assert searched(database_url) == today
        assert len(portal.cases.search(officer("rina"), "sutrisno bambang")) == 1


def test_a_case_whose_definition_cannot_be_read_keeps_its_words_and_stops_no_other(
    database_url: str, portal: Records
) -> None:
    application = submitted(portal, "Tak Terbaca")
    engine = create_engine(database_url, poolclass=NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql("alter table bundles disable trigger user")
        connection.exec_driver_sql("""update bundles set manifest = 'of another edition'""")
        find_anew(connection)
        connection.exec_driver_sql("set local role izin_worker")
        query = "select searched from searches where application = %s"
        kept = connection.exec_driver_sql(query, (application,)).scalar()
        connection.rollback()
    assert isinstance(kept, str)
    assert " tak " in kept
    assert " terbaca " in kept


def test_the_gate_gives_nothing_to_a_stranger(portal: Records, bare: psycopg.Connection) -> None:
    application = submitted(portal, "Tanpa Nama")
    found = """select cases_found_v2('[["%tanpa%", "%nama%"]]', 1000)"""
    assert bare.execute(found).fetchall() == []
    for roles, sees in (("dlh.tim_teknis", False), ("dpmptsp.petugas_loket", True)):
        claim_to_be(bare, roles=roles)
        assert ((application,) in bare.execute(found).fetchall()) is sees
        assert ((application,) in bare.execute("select application from searches").fetchall()) is sees
    for nothing in ("[]", "[[]]"):
        assert bare.execute("select cases_found_v2(%s, 9)", (nothing,)).fetchall() == []
    assert bare.execute("""select cases_found_v2('[["%'') or true --%"]]', 9)""").fetchall() == []


def test_what_finds_a_case_follows_each_act_as_if_it_had_been_written_today(
    database_url: str, portal: Records, worker: Records
) -> None:
    application = submitted(portal, "Ani Lama")
    said: list[str] = []

    def then_it_is_found_as_today() -> None:
        written = searched(database_url)
        anew(database_url)
        assert searched(database_url) == written
        said.append(written[application])

    then_it_is_found_as_today()
    decide(portal, officer("rina"), application, "kelengkapan", "kembalikan")
    then_it_is_found_as_today()
    correction = Correct(task(application, "perbaikan", "applicant"), {"nama": ["Ani Baru"]}, {})
    portal.cases.handle(Tracker(application), application, correction, now=NOW)
    then_it_is_found_as_today()
    licensed = issued(portal, worker)
    then_it_is_found_as_today()
    assert said[0] == said[1] != said[2] == said[3]
    assert " lama " in said[0]
    assert " lama " not in said[2]
    number = worker.cases.view(Service(), licensed).case.licences
    assert number
    assert all(code_of(each.number).lower() in searched(database_url)[licensed] for each in number.values())
