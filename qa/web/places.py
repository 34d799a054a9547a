"""How many questions are answered at a time, whichever door they come by."""

from __future__ import annotations

from threading import BoundedSemaphore

from qa.web.problems import ProblemError

# More questions at a time than this only make each other slow; a further one waits a little, then is sent away.
AT_A_TIME = 4
LONGEST_WAIT_S = 10.0


class Places:
    """The places of the questions that are being answered; each is taken and then freed once."""

    def __init__(self) -> None:
        self._free = BoundedSemaphore(AT_A_TIME)

    def take(self) -> None:
        """Take a place; raise `ProblemError` where none becomes free soon."""
        if not self._free.acquire(timeout=LONGEST_WAIT_S):
            raise ProblemError.busy()

    def free(self) -> None:
        """Give the place back."""
        self._free.release()
