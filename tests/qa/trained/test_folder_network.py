"""Another model in place of the project's own: a question answering model, or a cross-encoder, in a folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer
from transformers import (
    BertConfig,
    BertForQuestionAnswering,
    BertForSequenceClassification,
    PreTrainedTokenizerFast,
)

from index.errors import SettingsError
from index.scope import EVERYTHING
from index.weights.model_folder import MODEL_NAME, TOKENIZER
from qa.bootstrap import open_reader
from qa.reply import Answer
from qa.rule_reader import RuleReader
from qa.service import Question
from qa.trained.folder_network import FolderNetwork
from qa.trained.reader import TrainedReader
from qa.trained.reranking_reader import RerankingReader

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.embedder import Embedder
    from index.settings import Settings
    from qa.service import Service

SPECIAL = {
    "bos_token": "<s>",
    "pad_token": "<pad>",
    "eos_token": "</s>",
    "unk_token": "<unk>",
    "cls_token": "<s>",
    "sep_token": "</s>",
}
PASSAGE = "一季度，全区GDP完成152.0亿元，同比增长9.6%。"


def model_folder(settings: Settings, to: Path, kind: type) -> Path:
    """A model of one layer drawn by chance, with the tokenizer of the default model."""
    tokenizer = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=Tokenizer.from_file(str(settings.models / MODEL_NAME / TOKENIZER)),
        **SPECIAL,
    )
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=250037, hidden_size=24, num_hidden_layers=1, num_attention_heads=2, intermediate_size=48,
        max_position_embeddings=256, pad_token_id=1,
    )  # fmt: skip
    config.num_labels = 1 if kind is BertForSequenceClassification else 2
    kind(config).save_pretrained(to)
    tokenizer.save_pretrained(to)
    return to


def test_a_question_answering_model_says_how_likely_an_answer_starts_and_ends_at_each_token(
    settings: Settings, embedder: Embedder, tmp_path: Path
) -> None:
    assert embedder.dimensions
    network = FolderNetwork(model_folder(settings, tmp_path, BertForQuestionAnswering))
    (logits,) = network.read([("增长多少？", "标题", PASSAGE)])
    assert len(logits.start) == len(logits.end) == len(logits.offsets) > 5
    words = [PASSAGE[start:end] for start, end in logits.offsets]
    assert "".join(words).replace(" ", "") == PASSAGE
    assert np.isfinite([logits.relevance, logits.nowhere]).all()


def test_the_setting_names_a_question_answering_model_a_cross_encoder_or_the_rules(
    settings: Settings, embedder: Embedder, tmp_path: Path
) -> None:
    answering = model_folder(settings, tmp_path / "answering", BertForQuestionAnswering)
    ranking = model_folder(settings, tmp_path / "ranking", BertForSequenceClassification)
    kinds = {str(answering): TrainedReader, str(ranking): RerankingReader, "rules": RuleReader, "": TrainedReader}
    for name, kind in kinds.items():
        assert isinstance(open_reader(replace(settings, reader=name), embedder, print), kind)


def test_a_folder_without_a_model_is_refused_by_name(settings: Settings, embedder: Embedder, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"config\.json"):
        open_reader(replace(settings, reader=str(tmp_path)), embedder, print)
    (tmp_path / "config.json").write_text('{"architectures": ["BertForMaskedLM"]}', encoding="utf-8")
    with pytest.raises(SettingsError, match="BertForMaskedLM"):
        open_reader(replace(settings, reader=str(tmp_path)), embedder, print)


def test_a_cross_encoder_changes_the_order_of_the_passages_and_the_rules_still_answer(
    settings: Settings, service: Service, tmp_path: Path
) -> None:
    ranking = RerankingReader(
        model_folder(settings, tmp_path, BertForSequenceClassification), RuleReader(service.embedder)
    )
    pipeline = replace(service, reader=ranking).pipeline()
    query = service.understand(Question("一季度郑州高新区GDP同比增长多少？", (), EVERYTHING, date(2023, 5, 19), 5))
    reply = pipeline.reply(query)
    assert isinstance(reply.outcome, Answer)
    assert reply.outcome.text == "9.6%"
    assert {one.passage for one in reply.candidates} <= {one.passage for one in pipeline.find(query)}
