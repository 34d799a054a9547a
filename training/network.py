"""The network that is trained: the encoder's layers, and three numbers for each token.

Token 0 (`<s>`) says how likely the passage answers at all, and, as the start and the end of a span, that it does not
(Devlin et al. 2019, SQuAD 2.0); every other token says how likely the answer starts, or ends, there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from transformers import BertConfig, BertModel

if TYPE_CHECKING:
    from pathlib import Path

RELEVANCE_WEIGHT = 0.5
# The encoder's states are short (norm 5): a plain head can say no logit over 5 for long, and learns slowly. Measured
# on 6,480 examples of CMRC 2018: loss 2.0 instead of 2.6 after 250 steps.
LOGIT_SCALE = 20.0
# Without it a second pass learns the windows by heart. That of the attention costs most of the time on a CPU.
DROPOUT = 0.1


class Network(torch.nn.Module):
    """`ids` (batch, tokens) of one length to start, end (batch, tokens) and relevance (batch,) as logits.

    The embeddings stay as they are: they are shared with the embedder and shipped with it, and only what the layers
    learn is the reader's own. Of the encoder's layers only the first `layers` are taken, where that is given.
    """

    def __init__(self, folder: Path, layers: int | None = None) -> None:
        super().__init__()
        config = BertConfig.from_json_file(folder / "config.json")
        words = load_file(folder / "words.safetensors")["words"]
        config.vocab_size = len(words)
        config.num_hidden_layers = layers or config.num_hidden_layers
        config.hidden_dropout_prob, config.attention_probs_dropout_prob = DROPOUT, 0.0
        # Without a mask plain matrix products are 1.4 times as fast on a CPU as the fused attention.
        config._attn_implementation = "sdpa" if torch.cuda.is_available() else "eager"  # noqa: SLF001  the library's way to say so
        self.encoder = BertModel(config, add_pooling_layer=False)
        tensors = load_file(folder / "layers.safetensors")
        tensors["embeddings.word_embeddings.weight"] = words
        self.encoder.load_state_dict({name: value.float() for name, value in tensors.items()}, strict=layers is None)
        self.encoder.embeddings.requires_grad_(requires_grad=False)
        self.head = torch.nn.Linear(config.hidden_size, 3)
        torch.nn.init.normal_(self.head.weight, std=0.02)
        torch.nn.init.zeros_(self.head.bias)

    def forward(self, ids: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Read a batch."""
        return self.of_words(self.encoder.embeddings.word_embeddings(ids))

    def of_words(self, words: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Read a batch given as word vectors, (batch, tokens, hidden)."""
        logits = LOGIT_SCALE * self.head(self.encoder(inputs_embeds=words).last_hidden_state).float()
        return logits[..., 0], logits[..., 1], logits[:, 0, 2]


def loss_of(
    outputs: tuple[torch.Tensor, torch.Tensor, torch.Tensor], first: torch.Tensor, last: torch.Tensor
) -> torch.Tensor:
    """Return the mean loss: where the span is (0 says nowhere), and whether there is one."""
    start, end, relevance = outputs
    cross = torch.nn.functional.cross_entropy
    span = (cross(start, first) + cross(end, last)) / 2
    there = torch.nn.functional.binary_cross_entropy_with_logits(relevance, (first > 0).float())
    return span + RELEVANCE_WEIGHT * there
