"""The trained network in fp32 on torch, behind the seam of the shipped one: what the int8 graph is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from index.weights.model_folder import TOKENIZER
from qa.trained.inputs import plain, prompt_of
from qa.trained.logits import Logits
from training.network import Network

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class ReferenceNetwork:
    """Reads with the weights as they were trained, and every word vector of the model folder."""

    def __init__(self, prepared: Path, trained: Path, model: Path) -> None:
        self._network = Network(prepared)
        self._network.load_state_dict(load_file(trained), strict=False)
        self._network.eval()
        self._words = load_file(model / "model.safetensors")["embeddings.word_embeddings.weight"]
        self._tokenizer = Tokenizer.from_file(str(model / TOKENIZER))
        self._tokenizer.no_truncation()

    def read(self, inputs: Sequence[tuple[str, str, str]]) -> list[Logits]:
        """Read passages one by one, each given as question, headline and passage."""
        return [self._read_one(*one) for one in inputs]

    def _read_one(self, question: str, headline: str, passage: str) -> Logits:
        question, headline, passage = plain(question, headline, passage)
        prompt = prompt_of(self._tokenizer, question, headline)
        tokens = self._tokenizer.encode(passage, add_special_tokens=False)
        ids = tokens.ids[: prompt.room]
        with torch.inference_mode():
            start, end, relevance = self._network.of_words(self._words[prompt.with_passage(ids)][None])
        first = len(prompt.ids)
        inside = slice(first, first + len(ids))
        return Logits(
            float(relevance[0]),
            float(start[0, 0] + end[0, 0]),
            start[0, inside].numpy(),
            end[0, inside].numpy(),
            np.array(tokens.offsets[: len(ids)], np.int64).reshape(-1, 2),
        )
