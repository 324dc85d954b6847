"""The API's routes. Officers call with a session cookie or HTTP Basic, applicants with a cookie, Basic or `X-PIN`.

Submitting and correcting are multipart: a part `form` with the answers as JSON, and one file per document, named by the
document's id. Refusals are `application/problem+json`.
"""

from portal.api.description import described
from portal.api.routes import applications, interrupting, limits, money, permits, pins, tasks

ROUTERS = tuple(
    described(router)
    for router in (
        permits.public,
        applications.applicants,
        tasks.officers,
        applications.parties,
        interrupting.applicants,
        interrupting.officers,
        limits.officers,
        money.officers,
        pins.officers,
    )
)
