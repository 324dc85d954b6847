"""`setpriv`: the words before a command line that make it another user's, or have it end when we do."""

import signal


def as_user(system_user: str | None) -> tuple[str, ...]:
    """Return the words that make the rest of a command line run as that user."""
    if system_user is None:
        return ()
    return ("setpriv", f"--reuid={system_user}", f"--regid={system_user}", "--clear-groups", "--no-new-privs")


def dying_with_us(by: signal.Signals) -> tuple[str, ...]:
    """Return the words that have the kernel end the rest of a command line when the thread that started it ends.

    The kernel forgets this wish when the process changes its user: so these come after `as_user`.
    """
    return ("setpriv", f"--pdeathsig={by.name.removeprefix('SIG')}", "--")
