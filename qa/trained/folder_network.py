"""Any question answering model in a folder, or any cross-encoder, read through transformers and torch.

A question answering model gives spans as ours does, with no answer at its first token; its relevance is the margin of its
best span. A cross-encoder gives the relevance alone; spans are then found by rule (`reranking_reader.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from transformers import AutoModelForQuestionAnswering, AutoTokenizer

from qa.trained.logits import Logits

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LONGEST = 512


class FolderNetwork:
    """A question answering model of transformers with a fast tokenizer."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        self._model = AutoModelForQuestionAnswering.from_pretrained(folder, local_files_only=True).eval()

    def read(self, inputs: Sequence[tuple[str, str, str]]) -> list[Logits]:
        """Read passages one by one; such a model was trained without headlines, so it sees none."""
        return [self._read_one(question, passage) for question, _, passage in inputs]

    def _read_one(self, question: str, passage: str) -> Logits:
        longest = min(LONGEST, self._model.config.max_position_embeddings)
        inputs = self._tokenizer(
            question,
            passage,
            truncation="only_second",
            max_length=longest,
            return_offsets_mapping=True,
            return_tensors="pt",
        )
        offsets = inputs.pop("offset_mapping")[0].numpy()
        inside = np.array([part == 1 for part in inputs.sequence_ids(0)])
        with torch.inference_mode():
            outputs = self._model(**inputs)
        start, end = outputs.start_logits[0].numpy(), outputs.end_logits[0].numpy()
        nowhere = float(start[0] + end[0])
        start, end = start[inside], end[inside]
        best = float(start.max(initial=-np.inf) + end.max(initial=-np.inf)) - nowhere
        return Logits(best, nowhere, start, end, offsets[inside].astype(np.int64))
