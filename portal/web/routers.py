"""Every page's router, in the order in which their addresses are tried."""

from portal.web import (
    address,
    answer,
    apply,
    correct,
    inbox,
    interrupting,
    signing_in,
    start,
    task,
    track,
    verify,
)

ROUTERS = (
    start.router,
    apply.router,
    apply.typing,
    track.public,
    correct.router,
    answer.router,
    track.applicants,
    interrupting.applicants,
    signing_in.router,
    inbox.router,
    task.router,
    interrupting.officers,
    verify.router,
    address.router,
)
