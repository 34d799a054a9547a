"""Files are taken in when they have arrived whole, and what goes wrong does not end the watch."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from index import watching
from index.errors import ArchiveError, BuilderBusyError
from index.watching import Settling, Stamps, stamps_of, watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE_S = 30


def due(settling: Settling, *looks: tuple[float, Stamps]) -> list[float]:
    """The moments at which files are to be taken in."""
    return [now for now, stamps in looks if settling.is_due(stamps, now)]


def test_a_file_that_still_grows_is_not_taken_in() -> None:
    growing: list[tuple[float, Stamps]] = [(second, {"a": (100 * second, second)}) for second in range(6)]
    done: list[tuple[float, Stamps]] = [(second, {"a": (500, 5)}) for second in range(6, 9)]
    assert due(Settling(after=2), *growing, *done) == [7]


def test_one_that_grows_holds_back_those_that_came_with_it() -> None:
    looks: list[tuple[float, Stamps]] = [
        (0, {"a": (1, 0)}),
        (1, {"a": (1, 0), "b": (1, 1)}),
        (2, {"a": (1, 0), "b": (2, 2)}),
        (4, {"a": (1, 0), "b": (2, 2)}),
    ]
    assert due(Settling(after=2), *looks) == [4]


def test_each_state_is_taken_in_once_also_one_without_a_file() -> None:
    one: Stamps = {"a": (1, 1)}
    looks: list[tuple[float, Stamps]] = [
        (0, one),
        (2, one),
        (9, one),
        (10, {}),
        (12, {}),
        (13, {}),
        (14, one),
        (16, one),
    ]
    assert due(Settling(after=2), *looks) == [2, 12, 16]


def test_an_attempt_may_be_asked_for_again() -> None:
    settling = Settling(after=2)
    assert due(settling, (0, {"a": (1, 1)}), (2, {"a": (1, 1)})) == [2]
    settling.again()
    assert due(settling, (3, {"a": (1, 1)}), (4, {"a": (1, 1)})) == [3]


def test_stamps_change_with_the_files_and_hidden_ones_do_not_count(seeds: Path) -> None:
    before = stamps_of(seeds)
    assert len(before) == 3
    (seeds / ".arriving-new.txt").write_text("half")
    assert stamps_of(seeds) == before
    (seeds / "new.txt").write_text("whole")
    assert stamps_of(seeds) != before


class Watched:
    """A watch in a thread of its own over builds that the test decides on."""

    def __init__(self, seeds: Path) -> None:
        self.told: list[str] = []
        self.outcomes: list[Exception] = []
        self.built = 0
        self.moved = threading.Condition()
        self.stop = threading.Event()
        self.thread = threading.Thread(target=watch, args=(seeds, self._build, self._tell, self.stop))
        self.thread.start()

    def until(self, happened: Callable[[], bool]) -> None:
        with self.moved:
            assert self.moved.wait_for(happened, PATIENCE_S)

    def _build(self) -> None:
        with self.moved:
            if self.outcomes:
                raise self.outcomes.pop()
            self.built += 1
            self.moved.notify_all()

    def _tell(self, message: str) -> None:
        with self.moved:
            self.told.append(message)
            self.moved.notify_all()


@pytest.fixture
def watched(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    monkeypatch.setattr(watching, "LOOK_EVERY_S", 0.01)
    monkeypatch.setattr(Settling, "is_due", lambda self, stamps, now: IS_DUE(self, stamps, now * 100))
    watched = Watched(seeds)
    yield watched
    watched.stop.set()
    watched.thread.join(PATIENCE_S)
    assert not watched.thread.is_alive()


IS_DUE = Settling.is_due


def test_the_pages_are_built_at_the_start_and_after_each_change(watched: Watched, seeds: Path) -> None:
    watched.until(lambda: watched.built == 1)
    (seeds / "new.txt").write_text("新稿")
    watched.until(lambda: watched.built == 2)
    (seeds / "new.txt").unlink()
    watched.until(lambda: watched.built == 3)
    assert watched.told == []


def test_a_build_that_fails_is_told_once_and_the_next_change_is_taken_in(watched: Watched, seeds: Path) -> None:
    watched.until(lambda: watched.built == 1)
    watched.outcomes = [ArchiveError("The disk is full.")]
    (seeds / "new.txt").write_text("新稿")
    watched.until(lambda: watched.told == ["error: The disk is full."])
    (seeds / "more.txt").write_text("又一篇")
    watched.until(lambda: watched.built == 2)


def test_while_another_process_builds_it_tries_again(watched: Watched, seeds: Path) -> None:
    watched.until(lambda: watched.built == 1)
    watched.outcomes = [BuilderBusyError("Busy."), BuilderBusyError("Busy.")]
    (seeds / "new.txt").write_text("新稿")
    watched.until(lambda: watched.built == 2)
    assert watched.told == ["error: Busy."]


def test_a_folder_that_is_gone_is_told_once_and_waited_for(watched: Watched, seeds: Path) -> None:
    watched.until(lambda: watched.built == 1)
    seeds.rename(seeds.with_name("away"))
    watched.until(lambda: len(watched.told) == 1)
    assert "Found nothing at" in watched.told[0]
    seeds.with_name("away").rename(seeds)
    (seeds / "new.txt").write_text("新稿")
    watched.until(lambda: watched.built == 2)
    assert len(watched.told) == 1
