"""How often a client may ask: each has a bucket of tries that fills up again, a minute's worth at most."""

from __future__ import annotations

import ipaddress
import math
import time
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

from flask import request

from qa.web.operation import right_needed
from qa.web.problems import ProblemError

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

# Beyond this many clients the one that was longest away is forgotten.
MOST_CLIENTS = 10_000
IPV6_NETWORK = 64  # one household or office has all of it


class Buckets:
    """The tries that each client has left."""

    def __init__(self, per_minute: int, most: int = MOST_CLIENTS, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute, self._most, self._clock = per_minute, most, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # tries, and when they were counted
        self._lock = Lock()

    def wait_s(self, client: str) -> int:
        """Take a try; return the seconds until there is one, 0 where one was taken."""
        with self._lock:
            now = self._clock()
            tries, counted = self._left.pop(client, (float(self._per_minute), now))
            tries = min(self._per_minute, tries + (now - counted) * self._per_minute / 60)
            taken = tries >= 1
            self._left[client] = (tries - taken, now)
            if len(self._left) > self._most:
                self._left.popitem(last=False)
        return 0 if taken else math.ceil((1 - tries) * 60 / self._per_minute)


def limit_rate(app: Flask, per_minute: int) -> None:
    """Send a client away that asks more often; not one of this machine, nor at doors that ask for no right."""
    buckets = Buckets(per_minute) if per_minute else None

    @app.before_request
    def _limit() -> None:
        client = client_of(request.remote_addr or "")
        if not buckets or not client or not right_needed(app, request):
            return
        wait_s = buckets.wait_s(client)
        if wait_s:
            detail = f"A client may send {per_minute} requests a minute here. Ask again in {wait_s} seconds."
            raise ProblemError.too_many(detail, wait_s)


def client_of(address: str) -> str:
    """Return what tells clients apart by their addresses; nothing for one of this machine."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    mapped = getattr(found, "ipv4_mapped", None) or found
    if mapped.is_loopback:
        return ""
    if isinstance(mapped, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((mapped, IPV6_NETWORK), strict=False))
    return str(mapped)
