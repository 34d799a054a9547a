"""Training and exporting, on a network of two layers and readings made up here."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime
import pytest
import torch
from safetensors.numpy import load_file, save_file
from transformers import BertConfig, BertModel

from training import fitting, readings
from training.averaging import average
from training.exporting import export
from training.fitting import Course
from training.network import Network
from training.readings import Readings
from training.unpacking import unpack

if TYPE_CHECKING:
    from pathlib import Path

HIDDEN, ROWS, LENGTH, PROMPT = 48, 40, 16, 3
# 75 steps in all.
COURSE = Course(step_tokens=8 * LENGTH)
MARK = 7


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An encoder drawn by chance, and readings whose answer is the token after the mark."""
    config = BertConfig(
        vocab_size=ROWS, hidden_size=HIDDEN, num_hidden_layers=2, num_attention_heads=12, intermediate_size=96,
        max_position_embeddings=32, hidden_act="gelu", layer_norm_eps=1e-12,
    )  # fmt: skip
    torch.manual_seed(1)
    tensors = {name: one.numpy() for name, one in BertModel(config, add_pooling_layer=False).state_dict().items()}
    (tmp_path / "config.json").write_text(json.dumps(config.to_dict()), encoding="utf-8")
    save_file(tensors, tmp_path / "model.safetensors")
    words = tensors.pop("embeddings.word_embeddings.weight")
    save_file({"words": words.astype(np.float16)}, tmp_path / "words.safetensors")
    save_file({name: one.astype(np.float16) for name, one in tensors.items()}, tmp_path / "layers.safetensors")
    random = np.random.default_rng(1)
    ids = random.integers(8, ROWS, (600, LENGTH)).astype(np.int32)
    places = random.integers(PROMPT, LENGTH - 2, 600)
    answered = np.arange(600) % 3 > 0
    ids[np.arange(600)[answered], places[answered]] = MARK
    answer = np.where(answered, places + 1 - PROMPT, -1)
    numbers = np.arange(600)
    Readings(
        ids[:, :PROMPT].ravel(), PROMPT * (numbers + 1), ids[:, PROMPT:-1].ravel(), (LENGTH - PROMPT - 1) * (numbers + 1),
        numbers, numbers, answer, answer, np.ones(600, np.float32),
    ).save(tmp_path)  # fmt: skip
    return tmp_path


@pytest.fixture(autouse=True)
def one_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "LENGTHS", {LENGTH: 1.0})


def test_a_run_that_was_stopped_goes_on_to_the_same_weights(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = load_file(fitting.fit(folder, "whole", COURSE, print))
    monkeypatch.setattr(fitting, "SAVE_EVERY_S", 0)
    heard: list[str] = []

    def say(text: str) -> None:
        heard.append(text)
        if text.startswith("step 50/"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fitting.fit(folder, "torn", COURSE, say)
    torn = load_file(fitting.fit(folder, "torn", COURSE, heard.append))
    assert "49 done" in heard[2]
    assert whole.keys() == torn.keys()
    for name, values in whole.items():
        np.testing.assert_allclose(torn[name], values, atol=1e-6)


def test_the_network_learns_and_the_embeddings_stay(folder: Path) -> None:
    said: list[str] = []
    trained = load_file(fitting.fit(folder, "reader", Course(steps=150, step_tokens=4 * LENGTH), said.append))
    losses = [float(line.split("loss")[1].split()[0]) for line in said if "loss" in line]
    assert losses[-1] < losses[0]
    assert not any("embeddings" in name for name in trained)


def test_of_fewer_layers_only_the_first_are_learned_and_shipped(folder: Path) -> None:
    whole = fitting.fit(folder, "whole", COURSE, print)
    trained = fitting.fit(folder, "small", replace(COURSE, after="whole", layers=1), print)
    assert load_file(trained).keys() < load_file(whole).keys()
    for name, run in (("whole", whole), ("small", trained)):
        export(run, folder, folder / f"{name}.onnx")
    words = np.zeros((1, LENGTH, HIDDEN), np.float32)
    said = [
        onnxruntime.InferenceSession(folder / f"{name}.onnx", providers=["CPUExecutionProvider"]).run(
            None, {"words": words}
        )[0]
        for name in ("whole", "small")
    ]
    assert said[0].shape == said[1].shape
    assert (folder / "small.onnx").stat().st_size < (folder / "whole.onnx").stat().st_size


def test_the_exported_graph_says_what_the_trained_network_says(folder: Path) -> None:
    trained = fitting.fit(folder, "reader", COURSE, print)
    export(trained, folder, folder / "reader.onnx")
    network = Network(folder)
    network.load_state_dict({name: torch.from_numpy(one) for name, one in load_file(trained).items()}, strict=False)
    ids = np.random.default_rng(2).integers(7, ROWS, (20, LENGTH))
    with torch.inference_mode():
        start, end, relevance = network.eval()(torch.from_numpy(ids))
    words = load_file(folder / "words.safetensors")["words"].astype(np.float32)
    session = onnxruntime.InferenceSession(folder / "reader.onnx", providers=["CPUExecutionProvider"])
    logits = np.concatenate([session.run(None, {"words": words[one][None]})[0] for one in ids])
    for column, expected in ((0, start), (1, end)):
        assert np.corrcoef(logits[..., column].ravel(), expected.numpy().ravel())[0, 1] > 0.99
    assert np.corrcoef(logits[:, 0, 2], relevance.numpy())[0, 1] > 0.99


def test_a_graph_unpacked_is_what_was_exported_but_for_rounding(folder: Path) -> None:
    trained = fitting.fit(folder, "reader", COURSE, print)
    export(trained, folder, folder / "reader.onnx")
    unpack(folder / "reader.onnx", folder / "unpacked.safetensors")
    before, after = load_file(trained), load_file(folder / "unpacked.safetensors")
    assert before.keys() == after.keys()
    for name, values in before.items():
        np.testing.assert_allclose(after[name], values, atol=np.abs(values).max() / 100 + 1e-6)


def test_the_average_of_runs_is_the_mean_of_each_weight(tmp_path: Path) -> None:
    for name, value in (("a", 1.0), ("b", 4.0)):
        save_file({"head.weight": np.full((3, 2), value, np.float32)}, tmp_path / name)
    average([tmp_path / "a", tmp_path / "b"], tmp_path / "mean")
    assert (load_file(tmp_path / "mean")["head.weight"] == 2.5).all()
