"""What the network reads: `<s> question </s></s> headline </s></s> passage </s>`, as token ids.

The three are tokenized apart, so that a passage may be cut between any two tokens and the rest stays as it is. Chinese is
read in simplified characters, in which most of what the network learned from is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from index.simplified import is_japanese, simplified

if TYPE_CHECKING:
    from collections.abc import Sequence

START, END = 0, 2
# Tokens kept of each part. A question asks at its end; a headline says it at its beginning.
QUESTION, HEADLINE, WHOLE = 64, 32, 384
MARKS = 6


class Tokens(Protocol):
    """Token ids of a text and the characters that each stands for."""

    @property
    def ids(self) -> Sequence[int]:
        """Token ids."""

    @property
    def offsets(self) -> Sequence[tuple[int, int]]:
        """First and last character (exclusive) of each token."""


class Tokenizer(Protocol):
    """What turns a text into tokens."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> Tokens:
        """Return the tokens of a text."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """Question and headline as token ids; what every passage of one article is read with."""

    ids: tuple[int, ...]

    @property
    def room(self) -> int:
        """How many tokens of a passage fit behind it."""
        return WHOLE - len(self.ids) - 1

    def with_passage(self, passage: Sequence[int]) -> list[int]:
        """Return the whole input; the first token of the passage stands at `len(self.ids)`."""
        return [*self.ids, *passage, END]


def plain(question: str, headline: str, passage: str) -> tuple[str, str, str]:
    """Return the three as the network reads them, each as long as it was."""
    if is_japanese(passage):
        return question, headline, passage
    return simplified(question), simplified(headline), simplified(passage)


def prompt_of(tokenizer: Tokenizer, question: str, headline: str) -> Prompt:
    """Tokenize question and headline."""
    asked = tokenizer.encode(question, add_special_tokens=False).ids[-QUESTION:]
    titled = tokenizer.encode(headline, add_special_tokens=False).ids[:HEADLINE]
    return Prompt((START, *asked, END, END, *titled, END, END))
