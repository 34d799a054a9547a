"""Serves the application by waitress, a production server that runs on Linux, macOS and Windows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import waitress

from qa.listening import listening_socket
from qa.web.app import create_app
from qa.web.receiving import TimedChannel
from qa.web.stopping import run_until_stopped

if TYPE_CHECKING:
    import socket

    from qa.access import Access
    from qa.intake import Intake
    from qa.service import Service

# Beyond this waitress cuts the connection itself; below it, the application answers 413 as a problem.
LARGEST_BODY = 64 * 1024 * 1024
# A client that sends or reads nothing for so long is cut off. Until then it costs memory, and no thread: those are only
# for requests that came whole.
LONGEST_SILENCE_S, LOOK_EVERY_S = 60, 15
MOST_CONNECTIONS = 1000
FORWARDED = frozenset({"x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"})


@dataclass(frozen=True, slots=True)
class Listening:
    """A socket that listens, before there is anything to serve."""

    socket: socket.socket

    def serve(
        self,
        service: Service,
        intake: Intake,
        access: Access,
        threads: int,
        *,
        trusted_proxy: str = "",
        log_questions: bool = False,
    ) -> None:
        """Answer requests until the process is told to stop; on SIGTERM the open ones are finished first."""
        sockets: dict[int, object] = {}
        server = waitress.create_server(
            create_app(service, intake, access, log_questions=log_questions),
            sockets=[self.socket],
            map=sockets,
            threads=threads,
            ident="wenbao",
            max_request_body_size=LARGEST_BODY,
            connection_limit=MOST_CONNECTIONS,
            channel_timeout=LONGEST_SILENCE_S,
            cleanup_interval=LOOK_EVERY_S,
            channel_request_lookahead=1,  # it reads on while it answers, and so sees who hangs up
            **behind(trusted_proxy),
        )
        server.channel_class = TimedChannel
        run_until_stopped(server, sockets)


def behind(trusted_proxy: str) -> dict[str, Any]:
    """Return what the server must know to believe a proxy about who asks; it believes no one else."""
    known = {"trusted_proxy": trusted_proxy, "trusted_proxy_count": 1, "trusted_proxy_headers": FORWARDED}
    return {"clear_untrusted_proxy_headers": True, **(known if trusted_proxy else {})}


def listen(host: str, port: int) -> Listening:
    """Take the address; raise `SettingsError` where it cannot be had."""
    return Listening(listening_socket(host, port))
