from __future__ import annotations

import io

from index.progress import TerminalProgress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO) -> str:
    progress = TerminalProgress(stream)
    for done in range(3):
        progress.step("pages", done, 2)
    progress.note("Left out a.txt: it holds zero bytes.")
    progress.step("writing", 0, 1)
    progress.step("writing", 1, 1)
    return stream.getvalue()


def test_in_a_log_a_step_is_one_line_when_it_is_done() -> None:
    assert shown(io.StringIO()) == "pages: 2/2\nLeft out a.txt: it holds zero bytes.\nwriting: 1/1\n"


def test_on_a_terminal_a_step_is_one_moving_line() -> None:
    seen = shown(Terminal())
    assert seen.count("\n") == 3
    assert seen.startswith("\rpages: 0/2\x1b[K\rpages: 1/2\x1b[K\rpages: 2/2\x1b[K\n")
    assert "\r\x1b[KLeft out a.txt: it holds zero bytes.\n" in seen


def test_nothing_to_do_is_no_division_by_zero() -> None:
    stream = io.StringIO()
    TerminalProgress(stream).step("passages", 0, 0)
    assert stream.getvalue() == "passages: 0/0\n"
