"""What pages and API stand on alike: the portal's ports, the sessions and the counts of tries, built once."""

from collections import deque
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Network, ip_address
from typing import Annotated, Final

from fastapi import Depends
from starlette.requests import Request

from licensing.ports.guesses import Try
from portal.acts.pace import Pace
from portal.door.caller import Caller, caller_of
from portal.door.familiar import Familiar
from portal.door.password_threads import PasswordThreads
from portal.door.sessions import Sessions
from portal.door.throttle import Throttle
from portal.services import Portal

MOST_UNTOLD: Final = 10_000


@dataclass(frozen=True, slots=True)
class Door:
    """`pace` is what this process counted of how long services take.

    `untold`: guesses that told nothing, because the records stopped answering; not counted once they do again.
    """

    portal: Portal
    sessions: Sessions
    throttle: Throttle
    familiar: Familiar
    passwords: PasswordThreads
    pace: Pace = field(default_factory=Pace)
    untold: deque[tuple[Try, ...]] = field(default_factory=lambda: deque[tuple[Try, ...]](maxlen=MOST_UNTOLD))


def build_door(portal: Portal) -> Door:
    """The door of a portal."""
    return Door(
        portal,
        Sessions(portal.secret_key),
        Throttle(),
        Familiar(portal.secret_key, portal.is_https),
        PasswordThreads(),
    )


def door_of(request: Request) -> Door:
    """The door a request came through."""
    door: object = request.app.state.door
    if not isinstance(door, Door):
        raise TypeError("create_app puts the door into app.state")
    return door


def address_of(request: Request) -> str:
    """The client's address, for counting tries."""
    return counted_as(request.client.host) if request.client else "unknown"


def counted_as(host: str) -> str:
    """What stands for a client: whoever has one address of IPv6 has all of its /64, and is counted as one."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv4Address):
        return host
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(IPv6Network((int(address) >> 64 << 64, 64)))


ADoor = Annotated[Door, Depends(door_of)]
ACaller = Annotated[Caller, Depends(caller_of)]
