"""Two applications in one process share the routes, and nothing else."""

from fastapi import FastAPI
from httpx import Response

from licensing.scenarios.memory_previews import MemoryPreviews
from licensing.words.identifiers import ApplicationNumber
from portal.app import create_app
from portal.services import Portal
from tests.portal import permit
from tests.portal.conftest import URL, Browser, Clock
from tests.portal.memory import in_memory


def another_application(clock: Clock) -> FastAPI:
    memory = in_memory(permit.register(), (permit.process(),), dict(permit.PASSWORDS))
    return create_app(
        Portal(
            memory.archive,
            memory.cases,
            memory.documents,
            memory.accounts,
            memory.people,
            memory.drafts,
            memory.register,
            "rahasia lain",
            URL,
            clock,
            previews=MemoryPreviews(),
        )
    )


def test_what_one_knows_the_other_does_not(
    app: FastAPI, rina: Browser, application: ApplicationNumber, clock: Clock
) -> None:
    def reads(browser: Browser) -> Response:
        return browser.get(f"/petugas/permohonan/{application}")

    colleague = Browser(another_application(clock))
    colleague.signs_in("rina")
    assert reads(rina).status_code == 200
    assert reads(colleague).status_code == 404
    # Nor does the session of one open the other.
    assert Browser(colleague.app, rina.cookies).get("/petugas").status_code == 303
    assert reads(rina).status_code == 200


def test_a_route_added_to_one_is_not_among_the_others(app: FastAPI, visitor: Browser, clock: Clock) -> None:
    app.add_api_route("/lupa", lambda: "rahasia")
    other = another_application(clock)
    assert visitor.get("/lupa").status_code == 403
    assert Browser(other).get("/lupa").status_code == 404
