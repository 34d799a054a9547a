from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from index.errors import WeightsError
from index.weights.model_folder import GRAPH, IDENTITY, STAMP, TOKENIZER, check, is_whole, write_stamp
from index.weights.word_vectors import CODES, SCALES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A stamped folder with small files in the places of the real ones."""
    for name, data in ((GRAPH, b"graph " * 100), (TOKENIZER, b"{}"), (CODES, b"codes"), (SCALES, b"scales")):
        path = tmp_path / "model" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    write_stamp(tmp_path / "model")
    return tmp_path / "model"


def refused(folder: Path) -> str:
    """What is said of a folder that is not whole."""
    said: list[str] = []
    assert not is_whole(folder, said.append)
    with pytest.raises(WeightsError) as caught:
        check(folder)
    assert said == [f"{caught.value} It is made again."]
    return str(caught.value)


def test_a_folder_as_it_was_stamped_is_whole(folder: Path) -> None:
    check(folder)
    assert is_whole(folder, pytest.fail)


def test_a_folder_that_is_not_there_is_not_whole_and_nothing_is_said(tmp_path: Path) -> None:
    assert not is_whole(tmp_path / "nothing", pytest.fail)


@pytest.mark.parametrize("name", [GRAPH, TOKENIZER, CODES, SCALES])
def test_a_truncated_file_is_named(folder: Path, name: str) -> None:
    path = folder / name
    path.write_bytes(path.read_bytes()[:-1])
    assert str(path) in refused(folder)


@pytest.mark.parametrize("name", [GRAPH, TOKENIZER, STAMP])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert str(folder / name) in refused(folder)


def test_a_flipped_bit_is_noticed(folder: Path) -> None:
    data = bytearray((folder / GRAPH).read_bytes())
    data[300] ^= 1
    (folder / GRAPH).write_bytes(data)
    assert "damaged" in refused(folder)


def test_a_stamp_of_another_version_is_refused_and_both_are_named(folder: Path) -> None:
    stamp = json.loads((folder / STAMP).read_text())
    (folder / STAMP).write_text(json.dumps(stamp | {"identity": "another-model/int8-0"}))
    assert "another-model/int8-0" in refused(folder)
    assert IDENTITY in refused(folder)


@pytest.mark.parametrize("stamp", ["", "{", "[]", "null", "{}", '{"identity": 1, "sha256": []}'])
def test_a_stamp_that_says_nothing_is_refused(folder: Path, stamp: str) -> None:
    (folder / STAMP).write_text(stamp)
    assert str(folder) in refused(folder)


def test_a_stamp_that_leaves_a_file_out_vouches_for_nothing(folder: Path) -> None:
    (folder / STAMP).write_text(json.dumps({"identity": IDENTITY, "sha256": {}}))
    assert "not whole" in refused(folder)
