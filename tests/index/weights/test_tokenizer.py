"""The tokenizer that the model folder holds is that of XLM-RoBERTa."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.embedding.onnx_embedder import OnnxEmbedder

if TYPE_CHECKING:
    from index.embedding.embedder import Embedder

# The first five are those that fairseq's README of XLM-R shows, the sixth is from the tests of transformers.
PUBLISHED = {
    "Hello world!": [0, 35378, 8999, 38, 2],
    "你好，世界": [0, 6, 124084, 4, 3221, 2],
    "नमस्ते दुनिया": [0, 68700, 97883, 29405, 2],
    "مرحبا بالعالم": [0, 665, 193478, 258, 1705, 77796, 2],
    "Bonjour le monde": [0, 84602, 95, 11146, 2],
    "Hello World!": [0, 35378, 6661, 38, 2],
}


@pytest.mark.parametrize("text", PUBLISHED)
def test_a_text_has_the_token_ids_that_were_published_for_the_model(text: str, embedder: Embedder) -> None:
    assert isinstance(embedder, OnnxEmbedder)
    assert embedder.tokens(text) == PUBLISHED[text]


def test_an_empty_text_is_its_two_end_marks(embedder: Embedder) -> None:
    assert isinstance(embedder, OnnxEmbedder)
    assert embedder.tokens("") == [0, 2]


def test_full_width_characters_are_read_as_their_narrow_forms_but_the_tilde_is_kept(embedder: Embedder) -> None:
    assert isinstance(embedder, OnnxEmbedder)
    assert embedder.tokens("ＧＤＰ９．６％") == embedder.tokens("GDP9.6%")
    assert embedder.tokens("5～8") != embedder.tokens("5~8")


def test_many_spaces_count_as_one(embedder: Embedder) -> None:
    assert isinstance(embedder, OnnxEmbedder)
    assert embedder.tokens("Hello    world!") == embedder.tokens("Hello\u3000world!") == PUBLISHED["Hello world!"]
