"""Every page's router, in the order in which their addresses are tried."""

from portal.web import apply, correct, inbox, signing_in, start, task, track, verify

ROUTERS = (
    start.router,
    apply.router,
    track.public,
    correct.router,
    track.applicants,
    signing_in.router,
    inbox.router,
    task.router,
    verify.router,
)
