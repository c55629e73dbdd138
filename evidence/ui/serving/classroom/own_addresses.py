"""The addresses under which other devices of a network may reach this computer."""

import socket
from contextlib import suppress

_AWAY = ("192.168.255.254", "10.255.255.254", "172.31.255.254", "192.0.2.1")
"""An address in each private network, and one that exists nowhere (RFC 5737)."""


def own_addresses() -> tuple[str, ...]:
    """Return this computer's own addresses, the likeliest first; none where it has no network.

    A datagram socket that is connected sends nothing: the system only says from which of its
    addresses it would send.
    """
    found = []
    for host in _AWAY:
        with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect((host, 9))
            found.append(str(probe.getsockname()[0]))
    return tuple(dict.fromkeys(one for one in found if not one.startswith(("127.", "0."))))
