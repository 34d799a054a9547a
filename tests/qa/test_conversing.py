"""A conversation in a terminal, line by line."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import time
from typing import TYPE_CHECKING

from tests.conftest import PROJECT
from tests.qa.test_command_line import ENVIRONMENT, GROWTH, command

if TYPE_CHECKING:
    from index.settings import Settings

PATIENCE_S = 120


def test_a_person_at_a_terminal_is_greeted_prompted_and_answered_until_the_input_ends(copied: Settings) -> None:
    ours, theirs = pty.openpty()
    talking = subprocess.Popen(
        command("chat", copied), cwd=PROJECT, env=ENVIRONMENT | {"TERM": "dumb"},
        stdin=theirs, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    try:
        assert "/quit" in read_until(ours, "问 > ")
        os.write(ours, f"{GROWTH}\n".encode())
        assert "同比增长9.6%" in read_until(ours, "问 > ", after="9.6%")
        os.write(ours, b"\x04")
        assert talking.wait(PATIENCE_S) == 0
    finally:
        talking.kill()
        talking.wait()
        os.close(ours)


def read_until(terminal: int, words: str, after: str = "") -> str:
    """Read what is printed until these words come, after those."""
    said, until = "", time.monotonic() + PATIENCE_S
    raw = b""
    while words not in said.partition(after)[2] if after else words not in said:
        assert time.monotonic() < until, said
        if select.select([terminal], [], [], 0.1)[0]:
            raw += os.read(terminal, 4096)
            said = raw.decode("utf-8", "ignore")
    return said
