"""Runs the server until the process is told to stop (SIGTERM), then lets the open requests finish."""

from __future__ import annotations

import logging
import signal
import time
from threading import Event
from typing import TYPE_CHECKING

from waitress import wasyncore

if TYPE_CHECKING:
    from types import FrameType

    from waitress.server import TcpWSGIServer

log = logging.getLogger(__name__)
# A request that takes longer than this after the signal is cut off; systemd waits longer before it kills.
GRACE_S = 30.0
LOOK_EVERY_S = 0.05


def run_until_stopped(server: TcpWSGIServer, sockets: dict[int, object]) -> None:
    """Serve until SIGTERM or Ctrl+C; `sockets` is the map that the server was made with. For the main thread.

    On SIGTERM no further connection is taken, and what is asked already is answered, for at most `GRACE_S`.
    """
    stopping = Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()
        server.pull_trigger()  # wakes the loop

    before = signal.signal(signal.SIGTERM, stop)
    try:
        while not stopping.is_set():
            _turn(sockets, wait_s=1.0)
        wasyncore.dispatcher.close(server)  # the door alone; the trigger that workers wake the loop by stays
        _finish(server, sockets)
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, before)
        server.task_dispatcher.shutdown(timeout=1)


def _finish(server: TcpWSGIServer, sockets: dict[int, object]) -> None:
    log.info("stopping", extra={"fields": {"open_requests": _open_requests(server)}})
    until = time.monotonic() + GRACE_S
    while _open_requests(server) and time.monotonic() < until:
        _turn(sockets, wait_s=LOOK_EVERY_S)
    left = _open_requests(server)
    if left:
        log.warning("stopped", extra={"fields": {"cut_off": left}})


def _open_requests(server: TcpWSGIServer) -> int:
    """Return how many connections have a request being read, answered or sent."""
    channels = list(server.active_channels.values())
    return sum(bool(one.requests or one.request or one.total_outbufs_len) for one in channels)


def _turn(sockets: dict[int, object], wait_s: float) -> None:
    wasyncore.loop(timeout=wait_s, use_poll=True, map=sockets, count=1)
