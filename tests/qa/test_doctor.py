"""`python -m qa doctor` looks at what serving needs, and says what to do."""

from __future__ import annotations

import shutil
import socket
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from index.archive import VERSIONS, current_version
from index.weights.model_folder import GRAPH, MODEL_NAME, SERVED, STAMP
from qa.doctor import examine
from qa.tokens import Right, Tokens
from tests.qa.test_command_line import run

if TYPE_CHECKING:
    from pathlib import Path

    from index.settings import Settings

NAMES = ["weights", "reader", "downloads", "archive", "terms", "model", "port", "access"]


def wrong(settings: Settings) -> dict[str, str]:
    """What is said of the things that are wrong."""
    return {finding.name: finding.said for finding in examine(settings) if not finding.is_ok}


@pytest.fixture
def healthy(copied: Settings) -> Settings:
    """Everything in place, and a port that the system chooses."""
    return replace(copied, port=0)


def test_where_all_is_well_each_thing_gets_a_line_that_says_ok(healthy: Settings) -> None:
    done = run("doctor", healthy, "--port", "0")
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line.split()[:2] for line in done.stdout.splitlines()] == [["ok", name] for name in NAMES]


def test_what_is_wrong_is_named_with_what_to_do_and_the_command_ends_with_1(healthy: Settings, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        done = run("doctor", replace(healthy, archive=tmp_path / "none"), "--port", str(number))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    lines = {line.split()[1]: line for line in done.stdout.splitlines()}
    assert list(lines) == NAMES
    assert {name for name, line in lines.items() if line.startswith("wrong")} == {"archive", "port"}
    assert "python -m index build" in lines["archive"] or "make serve" in lines["archive"]
    assert f"--port {number + 1}" in lines["port"]


def test_a_damaged_archive_is_told_by_the_file(healthy: Settings) -> None:
    folder = healthy.archive / VERSIONS / current_version(healthy.archive)
    with (folder / "vectors.faiss").open("ab") as file:
        file.write(b"\0")
    said = wrong(healthy)
    assert said.keys() == {"archive"}
    assert "vectors.faiss is damaged" in said["archive"]
    assert "Build the archive again" in said["archive"]


def test_damaged_weights_are_told_by_the_file_and_missing_ones_would_be_fetched(
    healthy: Settings, tmp_path: Path
) -> None:
    there, copy = healthy.models / MODEL_NAME, tmp_path / "models" / MODEL_NAME
    for name in (*SERVED, STAMP):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(there / name, copy / name)
    with (copy / GRAPH).open("r+b") as file:
        file.write(b"xx")
    said = wrong(replace(healthy, models=tmp_path / "models", reader="rules"))
    assert said.keys() == {"weights"}
    assert f"{GRAPH} is damaged" in said["weights"]
    assert "python -m index weights" in said["weights"]
    missing = wrong(replace(healthy, models=tmp_path / "nothing"))
    assert missing.keys() == {"weights", "reader", "downloads"}
    assert "would fetch the weights" in missing["downloads"]
    assert not (tmp_path / "nothing").exists()


def test_it_says_where_questions_go_if_a_language_model_is_plugged_in(healthy: Settings) -> None:
    said = {finding.name: finding.said for finding in examine(healthy)}
    assert "nothing leaves this machine" in said["model"]
    plugged = replace(healthy, model_url="http://127.0.0.1:9/v1", model_name="small")
    said = {finding.name: finding.said for finding in examine(plugged)}
    assert "go to http://127.0.0.1:9/v1" in said["model"]
    assert "model_name" in wrong(replace(plugged, model_name=""))["model"]


@pytest.mark.parametrize("setting", ["embedder", "reader"])
def test_a_model_that_is_named_but_in_no_folder_here_would_be_fetched(healthy: Settings, setting: str) -> None:
    said = wrong(replace(healthy, **{setting: "someone/some-model"}))  # type: ignore[arg-type]  # both are texts
    assert "would be fetched from a model hub" in said["downloads"]
    assert "someone/some-model" in said["downloads"]


def test_an_archive_of_another_embedder_is_told_with_both(healthy: Settings, tmp_path: Path) -> None:
    said = wrong(replace(healthy, embedder=str(tmp_path)))
    assert said.keys() == {"archive"}
    assert f"sentence-transformers/{tmp_path} is in use" in said["archive"]


def test_a_network_that_would_be_served_to_nobody_is_told_with_the_command_that_makes_a_token(
    healthy: Settings,
) -> None:
    beyond = replace(healthy, host="0.0.0.0")  # noqa: S104  that is the point
    assert "python -m qa tokens add" in wrong(beyond)["access"]
    Tokens(beyond.tokens).add("editors", Right.READ)
    said = {finding.name: finding.said for finding in examine(beyond)}
    Tokens(beyond.tokens).revoke("editors")
    assert said["access"] == "who has a token may read; tokens: editors (read)"
