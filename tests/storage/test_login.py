"""Who may be the service's login: whoever sees no row before it becomes one of Izin's roles."""

import psycopg
import pytest

import storage
from licensing.words.errors import StorageFailed
from storage.login import Login, fault_of


def refused(url: str) -> str:
    with pytest.raises(StorageFailed) as failed:
        storage.migrate(url)
    assert not failed.value.retryable
    return str(failed.value)


def tell(cluster: str, *statements: str) -> None:
    with psycopg.connect(cluster, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


def mend(cluster: str, told: str) -> None:
    """Do what the sentence says."""
    tell(cluster, told.rpartition("superuser: ")[2])


def test_a_login_that_looks_past_the_policies_is_refused_until_it_does_not(
    cluster: str, database_url: str
) -> None:
    tell(cluster, "alter role owner bypassrls")
    told = refused(database_url)
    assert told == (
        'IZIN_DATABASE_URL: "owner" looks past the policies. Run as a superuser: alter role "owner" nobypassrls;'
    )
    mend(cluster, told)
    storage.migrate(database_url)


def test_a_superuser_is_refused(cluster: str, database_url: str) -> None:
    tell(cluster, "alter role owner superuser")
    try:
        assert refused(database_url).startswith(
            'IZIN_DATABASE_URL: "owner" is a superuser and sees every row.'
        )
    finally:
        tell(cluster, "alter role owner nosuperuser")
    storage.migrate(database_url)


def test_a_login_that_inherits_what_it_may_become_is_refused_until_it_does_not(
    cluster: str, database_url: str
) -> None:
    tell(cluster, "grant izin_worker, izin_portal to owner with inherit true")
    told = refused(database_url)
    assert '"owner" has the rights of izin_portal, izin_worker without becoming them.' in told
    mend(cluster, told)
    storage.migrate(database_url)


@pytest.mark.parametrize(
    ("version", "inherited", "right"),
    [
        (140011, (), "Use 15 or newer."),
        (150004, ("izin_worker",), 'alter role "izin" noinherit;'),
        (160001, ("izin_worker",), 'grant izin_worker to "izin" with inherit false, set true;'),
        (150004, (), ""),
        (180001, (), ""),
    ],
)
def test_what_would_be_right_fits_the_servers_version(
    version: int, inherited: tuple[str, ...], right: str
) -> None:
    fault = fault_of(Login(version, "izin", is_superuser=False, bypasses=False, inherited=inherited))
    assert fault.endswith(right)
    assert bool(fault) == bool(right)
