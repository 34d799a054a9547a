"""What a schema cannot say of requests, for schemathesis: names of page files, and the rules that stand in words.

Loaded by its command line (`SCHEMATHESIS_HOOKS`) and by our tests.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import schemathesis
from hypothesis import strategies as st

from index.loading import READERS
from qa.keywords import keywords_of
from qa.web.completion_asking import USER
from qa.web.fields import PAGE_NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

PARTS = st.from_regex(r"[A-Za-z0-9版头\u00e9][A-Za-z0-9_ 版头\u00e9-]{0,20}[A-Za-z0-9版头]", fullmatch=True)
NAMES = st.builds(
    lambda folders, stem, suffix: "/".join([*folders, f"x{stem}{suffix}"]),
    st.lists(PARTS.map(lambda part: f"x{part}"), max_size=2),
    PARTS,
    st.sampled_from(list(READERS)),
)
schemathesis.openapi.format(PAGE_NAME, NAMES)


@schemathesis.hook
def filter_case(_context: schemathesis.HookContext, case: schemathesis.Case[Any]) -> bool:
    """Keep the cases that no rule in words forbids."""
    return keeps_what_stands_in_words(case)


def keeps_what_stands_in_words(case: schemathesis.Case[Any]) -> bool:
    """Tell whether a request breaks no rule that no schema says."""
    query = case.query if isinstance(case.query, dict) else {}
    body = case.body if isinstance(case.body, dict) else {}
    filters = body.get("filters")
    in_order = _in_order(query) and (not isinstance(filters, dict) or _in_order(filters))
    return in_order and _has_words(case.path, query) and _has_question(case.path, body)


def _in_order(filters: Mapping[str, Any]) -> bool:
    days = filters.get("date_from"), filters.get("date_to")
    try:
        first, last = (date.fromisoformat(day) for day in days)  # type: ignore[arg-type]  # what is no text raises
    except (TypeError, ValueError):
        return True  # one is missing or off: that is for the reader to tell
    return first <= last


def _has_words(path: str, query: Mapping[str, Any]) -> bool:
    words = query.get("q")
    return path != "/search" or not isinstance(words, str) or not words.strip() or bool(keywords_of(words))


def _has_question(path: str, body: Mapping[str, Any]) -> bool:
    """Tell whether the last message of the user is a question, where there are messages at all."""
    if path != "/v1/chat/completions" or not isinstance(body.get("messages"), list):
        return True
    said = [one for one in body["messages"] if isinstance(one, dict) and one.get("role") == USER]
    content = said[-1].get("content") if said else None
    parts = content if isinstance(content, list) else [{"type": "text", "text": content}]
    texts = [part for part in parts if isinstance(part, dict) and part.get("type") == "text"]
    return not said or (len(texts) == len(parts) and any(str(part.get("text") or "").strip() for part in texts))
