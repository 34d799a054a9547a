from __future__ import annotations

from typing import TYPE_CHECKING

from qa.job import MOST_NOTES, Job, JobProgress, State

if TYPE_CHECKING:
    from collections.abc import Iterator


def told(moments: Iterator[float], *steps: tuple[str, int, int]) -> list[Job]:
    """The jobs that are told of these steps, one at each of these moments."""
    jobs: list[Job] = []
    progress = JobProgress(jobs.append, lambda: next(moments))
    for step in steps:
        progress.step(*step)
    return jobs


def test_the_speed_counts_from_where_a_step_began_and_so_does_the_time_that_is_left() -> None:
    first, second, third = told(
        iter([0.0, 2.0, 4.0]), ("passages", 100, 200), ("passages", 120, 200), ("passages", 180, 200)
    )
    assert (first.passages_per_second, first.seconds_left) == (None, None)
    assert (second.passages_per_second, second.seconds_left) == (10.0, 8.0)
    assert (third.passages_per_second, third.seconds_left) == (20.0, 1.0)


def test_pages_are_no_passages_but_say_how_long_they_will_take() -> None:
    _, job = told(iter([0.0, 1.0]), ("pages", 1, 10), ("pages", 4, 10))
    assert (job.step, job.done, job.total) == ("pages", 4, 10)
    assert (job.passages_per_second, job.seconds_left) == (None, 2.0)


def test_the_speed_of_the_passages_is_still_told_when_the_next_step_begins_anew() -> None:
    job = told(iter([0.0, 1.0, 9.0]), ("passages", 0, 5), ("passages", 5, 5), ("writing", 0, 1))[-1]
    assert (job.passages_per_second, job.seconds_left) == (5.0, None)


def test_a_clock_that_stands_still_gives_no_speed() -> None:
    assert told(iter([3.0, 3.0]), ("passages", 0, 5), ("passages", 5, 5))[-1].passages_per_second is None


def test_notes_are_kept_up_to_a_number_of_them() -> None:
    progress = JobProgress(lambda _: None)
    for number in range(MOST_NOTES + 5):
        progress.note(f"note {number}")
    assert len(progress.job.notes) == MOST_NOTES
    assert (progress.job.state, progress.job.notes[0]) == (State.RUNNING, "note 0")
