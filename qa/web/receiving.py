"""How long a client may take over a request: who sends it byte by byte is cut off, though never silent for long."""

from __future__ import annotations

import time

from waitress.channel import HTTPChannel

# From its first byte: until its head is there, and until all of it is. A large PDF over a slow line takes minutes.
HEAD_WITHIN_S, WHOLE_WITHIN_S = 30.0, 300.0


class TimedChannel(HTTPChannel):  # type: ignore[misc]  # waitress tells no types
    """A connection that ends where a request has not come in time."""

    _began: float | None = None

    def received(self, data: bytes) -> bool:
        """Take in some bytes; of a request that is late, none."""
        now = time.monotonic()
        if self._began is None:
            self._began = now
        within = WHOLE_WITHIN_S if self.request is not None and self.request.headers_finished else HEAD_WITHIN_S
        if now - self._began > within:
            self.will_close = True
            return False
        taken = bool(super().received(data))
        if self.request is None:  # it is whole; what comes next begins another
            self._began = None
        return taken
