"""The shapes of the documents below `/v1/`: those of OpenAI's API, with the citations of `/ask` beside them."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from qa.document_shapes import CitationDocument


class UrlCitation(TypedDict):
    """The characters of the content from `start_index` to before `end_index` are a quote of this article."""

    url: str
    title: str
    start_index: int
    end_index: int


class AnnotationDocument(TypedDict):
    """A quote in the content."""

    type: Literal["url_citation"]
    url_citation: UrlCitation


class MessageDocument(TypedDict):
    """The answer, the sentence it stands in and its place; or the reason why there is none."""

    role: Literal["assistant"]
    content: str
    refusal: None
    annotations: list[AnnotationDocument]
    citations: Annotated[list[CitationDocument], "those of /ask"]
    written_by: Annotated[Literal["paper", "model"], "who worded the answer, as in /ask"]


class CompletionChoice(TypedDict):
    """There is one choice."""

    index: int
    message: MessageDocument
    logprobs: None
    finish_reason: Literal["stop"]


class Usage(TypedDict):
    """Tokens are what a language model reads and writes."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class CompletionHead(TypedDict):
    """What a completion and each chunk of it have."""

    id: str
    created: Annotated[int, "seconds since 1970"]
    model: str
    system_fingerprint: Annotated[str, "the version of the archive"]


class CompletionDocument(CompletionHead):
    """A reply as a chat completion."""

    object: Literal["chat.completion"]
    choices: list[CompletionChoice]
    usage: Usage


class Delta(TypedDict, total=False):
    """What a chunk adds to the message."""

    role: Literal["assistant"]
    content: str
    annotations: list[AnnotationDocument]
    citations: list[CitationDocument]
    written_by: Literal["paper", "model"]


class ChunkChoice(TypedDict):
    """The one choice, as far as this chunk goes."""

    index: int
    delta: Delta
    logprobs: None
    finish_reason: Literal["stop"] | None


class ChunkDocument(CompletionHead):
    """A chunk of a streamed completion."""

    object: Literal["chat.completion.chunk"]
    choices: list[ChunkChoice]


class UsageChunk(ChunkDocument):
    """The last chunk, where the usage was asked for; it has no choices."""

    usage: Usage


class ModelDocument(TypedDict):
    """A model."""

    id: str
    object: Literal["model"]
    created: Annotated[int, "when the archive was built, in seconds since 1970"]
    owned_by: str


class ModelsDocument(TypedDict):
    """All models."""

    object: Literal["list"]
    data: list[ModelDocument]


class ErrorBody(TypedDict):
    """What is amiss."""

    message: str
    type: str
    param: Annotated[str | None, "the field that is off"]
    code: str | None


class ErrorDocument(TypedDict):
    """An error as clients of OpenAI's API read it."""

    error: ErrorBody
