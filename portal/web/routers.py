"""Every page's router, in the order in which their addresses are tried."""

from portal.web import (
    address,
    answer,
    apply,
    correct,
    health,
    inbox,
    interrupting,
    pins,
    signing_in,
    start,
    task,
    track,
    verify,
)

ROUTERS = (
    health.router,
    start.router,
    apply.router,
    apply.typing,
    pins.public,
    track.public,
    correct.router,
    answer.router,
    track.applicants,
    interrupting.applicants,
    signing_in.router,
    inbox.router,
    task.router,
    interrupting.officers,
    pins.officers,
    verify.router,
    address.router,
)
