"""Takes an address to serve on, before there is anything to serve: a port in use should be known at once."""

from __future__ import annotations

import errno
import socket

from index.errors import SettingsError

LAST_PORT = 65535


def listening_socket(host: str, port: int) -> socket.socket:
    """Return a socket that listens there; raise `SettingsError` where the address cannot be had."""
    if not 0 <= port <= LAST_PORT:  # some systems would count on from 0
        raise SettingsError(f"The port {port} is none; expected 1 to {LAST_PORT}.")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, protocol)
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # on Windows another process could else share the port
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        bound.listen()  # until it listens, another process may bind the same port
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise SettingsError(
                f"Port {port} on {host} is in use. Stop what serves there, or choose another: --port {port + 1}."
            ) from error
        raise SettingsError(f"{host}:{port} cannot be served on: {error}.") from error
    return bound
