"""Who words the answer: the paper, or a language model whose words the gate has let through; else the paper again."""

from __future__ import annotations

import logging
import re
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qa.phrasing.model import ModelError
from qa.phrasing.own_words import unheard
from qa.phrasing.prompt import instructions, lines_for
from qa.reply import Answer, Author

if TYPE_CHECKING:
    from qa.phrasing.model import Model
    from qa.reply import Citation, Reply

log = logging.getLogger(__name__)
# Words that speak to a machine rather than to a reader: lines with such are not handed to one.
TO_MACHINES = re.compile(
    r"(?:忽略|无视|忘记|不要理会).{0,12}(?:指示|指令|要求|规则|上文|以上|之前)|系统提示|提示词|语言模型|智能助手|作为.{0,4}(?:AI|人工智能)"
    r"|\b(?:ignore|disregard|forget)\b.{0,40}\b(?:instructions?|rules|above|previous|prior|prompt)\b|\b(?:system|user|assistant) ?(?:prompt|:)"
    r"|\blanguage model|\bas an ai\b|<\|?/?(?:system|im_start|im_end|inst)",
    re.IGNORECASE,
)


def as_in_the_paper(reply: Reply) -> Reply:
    """Return the reply as it is: its answer is in the paper's words."""
    return reply


@dataclass(frozen=True, slots=True)
class ByModel:
    """Lets a language model word the answers; what it must not say, or does not say in time, the paper says."""

    model: Model

    def __call__(self, reply: Reply) -> Reply:
        """Return the reply in the model's words; a refusal, and whatever the gate refuses, comes back as it is.

        So does what is cited from lines that speak to machines.
        """
        outcome = reply.outcome
        if not isinstance(outcome, Answer) or any(map(_speaks_to_machines, outcome.citations)):
            return reply
        started = time.perf_counter()
        try:
            words = _plain(self.model.write(instructions(reply.question), lines_for(reply.question, outcome)))
        except ModelError as error:
            log.warning("the language model did not answer, so the paper's words were given: %s", error)
            return _later(reply, started)
        wrong = unheard(words, reply.question, outcome.citations)
        if wrong:
            log.info("the gate refused the language model's words for %d reasons", len(wrong))
            return _later(reply, started)
        if words == outcome.text:
            return _later(reply, started)
        worded = replace(outcome, text=words, written_by=Author.MODEL)
        return _later(replace(reply, outcome=worded), started)


def _speaks_to_machines(citation: Citation) -> bool:
    return bool(TO_MACHINES.search(citation.quote) or TO_MACHINES.search(citation.article.headline))


def _plain(words: str) -> str:
    """Return the words as one line, without the thoughts that some models write first."""
    before, mark, after = words.partition("</think>")
    return " ".join((after if mark else before).split())


def _later(reply: Reply, started: float) -> Reply:
    return replace(reply, took_ms=round(reply.took_ms + (time.perf_counter() - started) * 1000, 1))
