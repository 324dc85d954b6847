"""Choosing the loopback ports of one run, so that several Izins can stand beside each other.

The two ports that people type are kept when they are free; those that only programs use are drawn at random,
below the range from which the kernel takes ports for outgoing connections.
"""

import errno
import random
import socket
from collections.abc import Callable

from flows.services.state import Ports

LOOPBACK = "127.0.0.1"
ANY = 0
DRAWN_FROM = range(20000, 32000)
NEIGHBOURS = 100
S3_INTERNAL_PORTS = 9


def is_free(port: int) -> bool:
    """Tell whether a server could listen on this loopback port now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError as refused:
            if refused.errno in {errno.EADDRINUSE, errno.EACCES}:
                return False
            raise
    return True


def draw_ports(count: int) -> tuple[int, ...]:
    """Return that many different free ports."""
    drawn = random.sample(DRAWN_FROM, k=4 * count)
    return tuple(port for port in drawn if is_free(port))[:count]


def choose_port(variable: str, wanted: int, say: Callable[[str], None]) -> int:
    """Return the wanted port, or the next free one, and say so then; 0 wants any."""
    if wanted == ANY:
        return draw_ports(1)[0]
    near = (port for port in range(wanted, wanted + NEIGHBOURS) if is_free(port))
    port = next(near, None) or draw_ports(1)[0]
    if port != wanted:
        say(f"{variable}: port {wanted} is taken, {port} is used instead. Set {variable} to choose another.")
    return port


def choose_ports(
    *, portal: int, prefect: int, say: Callable[[str], None], has_sandbox: bool = False
) -> Ports:
    """Choose every port of a run."""
    s3, sandbox, *s3_internal = draw_ports(2 + S3_INTERNAL_PORTS)
    return Ports(
        portal=choose_port("IZIN_PORTAL_PORT", portal, say),
        prefect=choose_port("IZIN_PREFECT_PORT", prefect, say),
        s3=s3,
        s3_internal=tuple(s3_internal),
        sandbox=sandbox if has_sandbox else 0,
    )
