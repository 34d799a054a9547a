"""Questions are answered a few at a time, in the order they came, and nobody waits for those who have left."""

from __future__ import annotations

import threading
import time

import pytest
from flask import Flask

from qa.web import places as module
from qa.web.places import AT_A_TIME, DISCONNECTED, MOST_WAITING, Places
from qa.web.problems import ProblemError

app = Flask(__name__)


def taken(places: Places, done: list[int], number: int, *, gone: bool = False) -> threading.Thread:
    """Take a place in a thread of its own, and say so once it is there or refused."""

    def take() -> None:
        with app.test_request_context(environ_overrides={DISCONNECTED: lambda: gone}):
            try:
                places.take()
                done.append(number)
            except ProblemError as error:
                done.append(-error.status)

    thread = threading.Thread(target=take, daemon=True)
    thread.start()
    return thread


def full() -> Places:
    places = Places()
    with app.test_request_context():
        for _ in range(AT_A_TIME):
            places.take()
    return places


def waiting(places: Places, count: int) -> None:
    """Wait until so many stand in line."""
    until = time.monotonic() + 10
    while len(places._line) != count:
        assert time.monotonic() < until
        time.sleep(0.001)


def test_who_came_first_is_served_first_and_every_place_is_used_again() -> None:
    places, done = full(), list[int]()
    threads = []
    for number in range(10):
        threads.append(taken(places, done, number))
        waiting(places, number + 1)
    for number in range(10):
        places.free()
        threads[number].join(10)
    assert done == list(range(10))
    for _ in range(AT_A_TIME):
        places.free()
    last = [taken(places, done, 10 + number) for number in range(AT_A_TIME)]
    for thread in last:
        thread.join(10)
    assert sorted(done) == list(range(10 + AT_A_TIME))


def test_a_line_that_is_too_long_turns_further_ones_away_at_once() -> None:
    places, done = full(), list[int]()
    threads = []
    # One after the other: a free place goes to the first in line, for whom the test then waits.
    for number in range(MOST_WAITING):
        threads.append(taken(places, done, number))
        waiting(places, number + 1)
    with app.test_request_context(), pytest.raises(ProblemError) as refused:
        places.take()
    assert refused.value.status == 429
    assert refused.value.headers["Retry-After"]
    for thread in threads:
        places.free()
        thread.join(10)
    assert sorted(done) == list(range(MOST_WAITING))


def test_who_hung_up_meanwhile_leaves_the_place_to_the_next() -> None:
    places, done = full(), list[int]()
    gone = taken(places, done, 1, gone=True)
    waiting(places, 1)
    stays = taken(places, done, 2)
    waiting(places, 2)
    places.free()
    gone.join(10)
    stays.join(10)
    assert sorted(done) == [-408, 2]


def test_who_has_waited_too_long_is_told_so_and_takes_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_WAIT_S", 0.01)
    places, done = full(), list[int]()
    taken(places, done, 1).join(10)
    assert done == [-429]
    places.free()
    taken(places, done, 2).join(10)
    assert done == [-429, 2]
