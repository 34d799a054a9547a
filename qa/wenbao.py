"""The Python API: an archive opened in one line, and asked in another. What comes back is what the HTTP API sends."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from index.scope import EVERYTHING
from index.settings import read_settings
from qa.query import Turn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.scope import Scope
    from qa.document_shapes import ReplyDocument
    from qa.service import Service


@dataclass(frozen=True, slots=True)
class Wenbao:
    """Answers from one archive, and moves on to its newest version by `refresh`. May be used from several threads."""

    service: Service

    def ask(
        self,
        question: str,
        history: Sequence[Mapping[str, Any]] = (),
        scope: Scope = EVERYTHING,
        asked_on: date | None = None,
        limit: int = 5,
    ) -> ReplyDocument:
        """Return the reply to a question, as `/ask` sends it.

        `history` holds earlier replies of this conversation, or mappings with `question` and `answer`; `asked_on` is
        the day that 今年 is counted from (default: today); `limit` says how many of the nearest passages come along.
        Raises `ValueError` for a question without words and `ArchiveError` where there is no archive.
        """
        from qa.documents import reply_document  # noqa: PLC0415  heavy, and importing this module should not be
        from qa.service import Question  # noqa: PLC0415

        if not question.strip():
            raise ValueError("The question is empty; expected some words.")
        turns = tuple(Turn(one["question"], one.get("answer") or "") for one in history)
        day = asked_on or date.today()  # noqa: DTZ011  the day where the user is
        return reply_document(self.service.answer(Question(question.strip(), turns, scope, day, limit)))

    def refresh(self) -> None:
        """Use the archive as it is now, if it was built again since."""
        self.service.archive_in_use.refresh()


class _Silent:
    """A progress that says nothing."""

    def step(self, name: str, done: int, total: int) -> None:
        """Nothing is shown."""

    def note(self, message: str) -> None:
        """Nothing is shown."""


def open_wenbao(**settings: Any) -> Wenbao:  # noqa: ANN401  each setting has its own type
    """Open the archive that the settings name, building it first where it is missing or older than its pages.

    The settings are those of the README, such as `seeds="my/pages", archive="my/archive"`; those left out are read from
    the environment and from `wenbao.toml`, as the commands do. Raises `WenbaoError` with what to do where it cannot.
    """
    from qa.bootstrap import compose  # noqa: PLC0415

    return Wenbao(compose(read_settings(os.environ, given=settings), _Silent()))
