"""Replies as chat completions, whole or in chunks, and the one model that gives them, as JSON documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.documents import reply_document
from qa.telling import told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from qa.reply import Reply
    from qa.web.completion_shapes import (
        AnnotationDocument,
        ChunkDocument,
        CompletionDocument,
        CompletionHead,
        Delta,
        MessageDocument,
        ModelDocument,
        Usage,
        UsageChunk,
    )

# Tokens are what a language model reads and writes, and none is at work here.
NO_TOKENS: Usage = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}


def model_document(model: str, created: int) -> ModelDocument:
    """Return a model as `/v1/models` lists it; `created` in seconds since 1970."""
    return {"id": model, "object": "model", "created": created, "owned_by": "wenbao"}


def message_document(reply: Reply, host: str) -> MessageDocument:
    """Return a reply as the message of the assistant.

    An annotation points to the article on `host`; the characters of the content from its `start_index` to before its
    `end_index` are the quote. `citations` are those of `/ask`.
    """
    message, document = told(reply), reply_document(reply)
    citations = document["citations"]
    annotations: list[AnnotationDocument] = [
        {
            "type": "url_citation",
            "url_citation": {
                "url": host + citation["url"],
                "title": citation["headline"] or citation["source"],
                "start_index": start,
                "end_index": end,
            },
        }
        for citation, (start, end) in zip(citations, message.quotes, strict=True)
    ]
    return {
        "role": "assistant",
        "content": message.text,
        "refusal": None,
        "annotations": annotations,
        "citations": citations,
        "written_by": document["written_by"],
    }


def completion_document(head: CompletionHead, message: MessageDocument) -> CompletionDocument:
    """Return the completion that holds this message; `head` is what each chunk of it would have too."""
    return {
        **head,
        "object": "chat.completion",
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}],
        "usage": NO_TOKENS,
    }


def opening_chunk(head: CompletionHead) -> ChunkDocument:
    """Return the first chunk, which says only that an answer will come."""
    return _chunk(head, {"role": "assistant", "content": ""})


def answer_chunks(head: CompletionHead, message: MessageDocument, *, usage: bool) -> Iterator[ChunkDocument]:
    """Yield the chunks after the first: the content, what it cites, the end, and the usage where it is wanted."""
    yield _chunk(head, {"content": message["content"]})
    beside: Delta = {
        "annotations": message["annotations"],
        "citations": message["citations"],
        "written_by": message["written_by"],
    }
    yield _chunk(head, beside)
    yield _chunk(head, {}, "stop")
    if usage:
        last: UsageChunk = {**head, "object": "chat.completion.chunk", "choices": [], "usage": NO_TOKENS}
        yield last


def _chunk(head: CompletionHead, delta: Delta, finish_reason: Literal["stop"] | None = None) -> ChunkDocument:
    return {
        **head,
        "object": "chat.completion.chunk",
        "choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}],
    }
