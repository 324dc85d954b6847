"""Every page's router, in the order in which their addresses are tried."""

from portal.web import (
    answer,
    apply,
    case,
    correct,
    drafting,
    inbox,
    interrupting,
    kept,
    signing_in,
    start,
    task,
    track,
    verify,
)

ROUTERS = (
    start.router,
    apply.router,
    drafting.router,
    track.public,
    correct.router,
    answer.router,
    kept.applicants,
    track.applicants,
    interrupting.applicants,
    signing_in.router,
    inbox.router,
    kept.officers,
    task.router,
    case.router,
    interrupting.officers,
    verify.router,
)
