"""What an operator is told when the services cannot do what was asked.

Every message is one sentence or two, in the shape *where: what is wrong. What would be right.*
"""


class ServiceUnreachable(Exception):
    """Izin is not running, or a part of it does not answer."""


class ServiceFailed(Exception):
    """A service could not be started; the message names its log."""


class AlreadyRunning(Exception):
    """Another supervisor holds the state folder; the message says what runs where."""


class BackupRefused(Exception):
    """A backup cannot be taken, or what is there is none that can be restored."""


class TourRefused(Exception):
    """The demonstration would play among applications that it did not make."""
