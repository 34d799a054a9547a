"""Writes the standard sentence-transformers folder: config, safetensors, tokenizer, mean pooling, normalisation, prompts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
from safetensors.numpy import save_file

from index.weights.model_folder import PROMPTS

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from index.weights.q4 import Dimensions, Q4Model, Vocabulary

SPECIAL_ROLES = ("bos_token", "pad_token", "eos_token", "unk_token", "mask_token")
SPECIALS = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")
SHORT_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def write_folder(model: Q4Model, folder: Path) -> None:
    """Write everything that `SentenceTransformer(folder)` needs; about 470 MB, most of it the vocabulary."""
    (folder / "1_Pooling").mkdir(parents=True, exist_ok=True)
    save_file(_tensors(model), folder / "model.safetensors", metadata={"format": "pt"})
    documents: dict[str, Any] = {
        "config.json": _config(model.dimensions),
        "tokenizer.json": tokenizer_document(model.vocabulary, model.dimensions.positions),
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": model.dimensions.positions,
            **dict(zip(SPECIAL_ROLES, SPECIALS, strict=True)),
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
        ],
        "1_Pooling/config.json": {
            "word_embedding_dimension": model.dimensions.hidden,
            "pooling_mode_mean_tokens": True,
        },
        "sentence_bert_config.json": {"max_seq_length": model.dimensions.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {"prompts": PROMPTS, "similarity_fn_name": "cosine"},
    }
    for name, document in documents.items():
        (folder / name).write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")


def tokenizer_document(vocabulary: Vocabulary, positions: int) -> dict[str, Any]:
    """Return the `tokenizer.json` of XLM-RoBERTa over these pieces.

    The shipped map of code points equals NMT then NFKC on every one of them but U+FF5E (kept as it is) and one
    added to Unicode later, measured over all 1,112,064; so the normaliser is those two, with U+FF5E set aside.
    """
    special = [
        {"id": vocabulary.pieces.index(piece), "content": piece, "single_word": False, "lstrip": piece == "<mask>"}
        | {"rstrip": False, "normalized": False, "special": True}
        for piece in SPECIALS
    ]
    single = [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}]
    single.append({"SpecialToken": {"id": "</s>", "type_id": 0}})
    pair = [*single, single[2], {"Sequence": {"id": "B", "type_id": 0}}, single[2]]
    metaspace = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True}
    return {
        "version": "1.0",
        "truncation": {"direction": "Right", "max_length": positions, "strategy": "LongestFirst", "stride": 0},
        "padding": None,
        "added_tokens": special,
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                _replace({"String": "～"}, "\ue000"),
                {"type": "Nmt"},
                {"type": "NFKC"},
                _replace({"String": "\ue000"}, "～"),
                _replace({"Regex": " {2,}"}, " "),
            ],
        },
        "pre_tokenizer": metaspace,
        "post_processor": {
            "type": "TemplateProcessing",
            "single": single,
            "pair": pair,
            "special_tokens": {
                token: {"id": token, "ids": [vocabulary.pieces.index(token)], "tokens": [token]}
                for token in ("<s>", "</s>")
            },
        },
        "decoder": metaspace,
        "model": {
            "type": "Unigram",
            "unk_id": vocabulary.pieces.index("<unk>"),
            "vocab": list(zip(vocabulary.pieces, map(float, vocabulary.scores), strict=True)),
            "byte_fallback": False,
        },
    }


def _replace(pattern: dict[str, str], content: str) -> dict[str, Any]:
    return {"type": "Replace", "pattern": pattern, "content": content}


def _config(dimensions: Dimensions) -> dict[str, Any]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "dtype": "float32",
        "vocab_size": dimensions.vocabulary,
        "hidden_size": dimensions.hidden,
        "num_hidden_layers": dimensions.layers,
        "num_attention_heads": dimensions.heads,
        "intermediate_size": dimensions.feed_forward,
        "max_position_embeddings": dimensions.positions,
        "type_vocab_size": dimensions.token_types,
        "hidden_act": "gelu",
        "layer_norm_eps": 1e-12,
        "pad_token_id": 1,
        "bos_token_id": 0,
        "eos_token_id": 2,
    }


def _tensors(model: Q4Model) -> dict[str, NDArray[np.float32]]:
    hidden = model.dimensions.hidden
    tensors = {
        "embeddings.word_embeddings.weight": model.blocks["emb.word"].dequantized(),
        "embeddings.position_embeddings.weight": model.vectors["emb.pos"].reshape(-1, hidden),
        "embeddings.token_type_embeddings.weight": model.vectors["emb.type"].reshape(-1, hidden),
        "embeddings.LayerNorm.weight": model.vectors["emb.ln.w"],
        "embeddings.LayerNorm.bias": model.vectors["emb.ln.b"],
        # The model class wants a pooler; with mean pooling nothing reads it.
        "pooler.dense.weight": np.zeros((hidden, hidden), np.float32),
        "pooler.dense.bias": np.zeros(hidden, np.float32),
    }
    for layer in range(model.dimensions.layers):
        for short, name in SHORT_NAMES.items():
            weight, bias = f"l{layer}.{short}.w", f"l{layer}.{short}.b"
            value = model.blocks[weight].dequantized() if weight in model.blocks else model.vectors[weight]
            tensors[f"encoder.layer.{layer}.{name}.weight"] = value
            tensors[f"encoder.layer.{layer}.{name}.bias"] = model.vectors[bias]
    return {name: np.ascontiguousarray(value) for name, value in tensors.items()}
