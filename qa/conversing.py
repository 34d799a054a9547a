"""A conversation in a terminal: one question a line, follow-ups understood, quiet where no person is looking."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from qa.query import Turn
from qa.reply import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from qa.reply import Reply

LONGEST_QUESTION = 500
# Turns that a follow-up may lean on; older ones are forgotten.
REMEMBERED = 8
PROMPT = "问 > "
WELCOME = (
    "一行一个问题，可以接着追问；/new 开始新对话，/quit 或 Ctrl+D 结束。\n"
    "One question a line, follow-ups too; /new begins anew, /quit or Ctrl+D ends."
)
NEW, QUIT = "/new", "/quit"


def converse(
    lines: Iterable[str],
    answer: Callable[[str, Sequence[Turn]], Reply],
    tell: Callable[[str, Reply], None],
    complain: Callable[[str], None],
) -> bool:
    """Answer each line in turn and tell its reply; return whether every question got an answer."""
    history: list[Turn] = []
    all_answered = True
    for line in lines:
        words = line.strip()
        if words == QUIT:
            break
        if words == NEW:
            history.clear()
        elif len(words) > LONGEST_QUESTION:
            complain(f"The question has {len(words)} characters; expected at most {LONGEST_QUESTION}.")
            all_answered = False
        elif words:
            reply = answer(words, history)
            tell(words, reply)
            said = reply.outcome.text if isinstance(reply.outcome, Answer) else ""
            all_answered = all_answered and isinstance(reply.outcome, Answer)
            history[:] = [*history, Turn(reply.question, said)][-REMEMBERED:]
    return all_answered


def typed_lines() -> Iterator[str]:
    """Yield the lines that someone types, with a prompt and the arrow keys where the system has them."""
    with suppress(ImportError):  # Windows has none, and edits lines by itself
        import readline  # noqa: F401, PLC0415  input() uses it once it is there
    print(WELCOME, file=sys.stderr)  # noqa: T201  it greets the person at the terminal
    with suppress(EOFError):
        while True:
            yield input(PROMPT)
