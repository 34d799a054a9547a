"""Serves the application by waitress, a production server that runs on Linux, macOS and Windows."""

from __future__ import annotations

import errno
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING

import waitress

from index.errors import SettingsError
from qa.web.app import create_app

if TYPE_CHECKING:
    from qa.intake import Intake
    from qa.service import Service

# Beyond this waitress cuts the connection itself; below it, the application answers 413 as a problem.
LARGEST_BODY = 64 * 1024 * 1024
LAST_PORT = 65535


@dataclass(frozen=True, slots=True)
class Listening:
    """A socket that listens, before there is anything to serve."""

    socket: socket.socket

    def serve(self, service: Service, intake: Intake, threads: int) -> None:
        """Answer requests until the process is told to stop."""
        app = create_app(service, intake)
        server = waitress.create_server(
            app, sockets=[self.socket], threads=threads, ident="wenbao", max_request_body_size=LARGEST_BODY
        )
        server.run()


def listen(host: str, port: int) -> Listening:
    """Take the address; raise `SettingsError` where it cannot be had."""
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
    return Listening(bound)
