"""What only the database can tell of applications: who wrote into it otherwise, and what it refuses."""

import psycopg
import pytest

from licensing.city.people import Service
from licensing.words.errors import StorageFailed
from storage import Records
from tests.storage.process import officer
from tests.storage.stories import (
    agreed,
    decide,
    issued,
    perform_all,
    refused,
)


def test_a_document_of_a_kind_that_came_later_is_told_as_no_other(
    portal: Records, worker: Records, database_url: str
) -> None:
    (document,) = worker.cases.view(Service(), refused(portal, worker)).case.made
    url = database_url.replace("+psycopg", "").replace("owner@", "postgres@")
    with psycopg.connect(url, autocommit=True) as superuser:
        made = "update documents_made set kind = %s where verification = %s"
        superuser.execute(made, ("permit-card", document.verification))
        with pytest.raises(StorageFailed, match='of the kind "permit-card"'):
            portal.cases.licence(document.verification)
        superuser.execute(made, ("refusal", document.verification))


def test_a_licence_number_is_given_once(portal: Records, worker: Records, database_url: str) -> None:
    """However it came to be drawn twice: a counter set back by a restored backup, say."""
    issued(portal, worker)
    application = agreed(portal)
    with psycopg.connect(database_url.replace("+psycopg", "").replace("owner@", "postgres@")) as superuser:
        superuser.execute("update counters set value = value - 1 where series = 'coba.issue' and year = 2026")
    decide(portal, officer("budi"), application, "tanda_tangan", "ditandatangani")
    with pytest.raises(psycopg.errors.UniqueViolation, match="licences_number"):
        perform_all(worker)
    case = worker.cases.view(Service(), application).case
    assert (case.ending, dict(case.licences)) == (None, {})
    assert worker.audit.verify().breaches == ()
