"""How many questions are answered at a time, whichever door they come by; the others stand in line, first come first served."""

from __future__ import annotations

from collections import deque
from http import HTTPStatus
from threading import Event, Lock

from flask import request

from qa.web.problems import ProblemError

# More questions at a time than this only make each other slow.
AT_A_TIME = 4
# Of those that wait; fewer than the server has threads, so that what is no question is never kept waiting by questions.
MOST_WAITING = 52
LONGEST_WAIT_S = 30.0
# What the server puts into the environment of a request: whether its client has hung up.
DISCONNECTED = "waitress.client_disconnected"


class Places:
    """The places of the questions that are being answered; each is taken and then freed once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._free = AT_A_TIME
        self._line: deque[Event] = deque()

    def take(self) -> None:
        """Take a place; raise `ProblemError` where the line is too long, or the client has left it."""
        with self._lock:
            if self._free:
                self._free -= 1
                return
            if len(self._line) >= MOST_WAITING:
                raise ProblemError.busy()
            turn = Event()
            self._line.append(turn)
        if not turn.wait(LONGEST_WAIT_S) and self._left(turn):
            raise ProblemError.busy()
        if _is_gone():
            self.free()
            raise ProblemError(HTTPStatus.REQUEST_TIMEOUT, "The client hung up before its turn.")

    def free(self) -> None:
        """Give the place to the next in line, if there is one."""
        with self._lock:
            if self._line:
                self._line.popleft().set()
            else:
                self._free += 1

    def _left(self, turn: Event) -> bool:
        """Leave the line; return whether the place had not come meanwhile."""
        with self._lock:
            if turn.is_set():
                return False
            self._line.remove(turn)
            return True


def _is_gone() -> bool:
    gone = request.environ.get(DISCONNECTED)
    return bool(gone and gone())
