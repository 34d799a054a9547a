"""Serves the application by waitress, a production server that runs on Linux, macOS and Windows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import waitress

from qa.listening import listening_socket
from qa.web.app import create_app
from qa.web.stopping import run_until_stopped

if TYPE_CHECKING:
    import socket

    from qa.intake import Intake
    from qa.service import Service

# Beyond this waitress cuts the connection itself; below it, the application answers 413 as a problem.
LARGEST_BODY = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Listening:
    """A socket that listens, before there is anything to serve."""

    socket: socket.socket

    def serve(self, service: Service, intake: Intake, threads: int, *, log_questions: bool) -> None:
        """Answer requests until the process is told to stop; on SIGTERM the open ones are finished first."""
        sockets: dict[int, object] = {}
        server = waitress.create_server(
            create_app(service, intake, log_questions=log_questions),
            sockets=[self.socket],
            map=sockets,
            threads=threads,
            ident="wenbao",
            max_request_body_size=LARGEST_BODY,
        )
        run_until_stopped(server, sockets)


def listen(host: str, port: int) -> Listening:
    """Take the address; raise `SettingsError` where it cannot be had."""
    return Listening(listening_socket(host, port))
