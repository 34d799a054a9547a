"""The default model's tokenizer. It takes 280 MB, so that a process loads it once for all who read by it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tokenizers import Tokenizer

from index.weights.model_folder import TOKENIZER

if TYPE_CHECKING:
    from pathlib import Path


@cache
def tokenizer_of(folder: Path) -> Tokenizer:
    """Return the tokenizer of a model folder, which cuts no text; no one may change it."""
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    tokenizer.no_truncation()
    return tokenizer
