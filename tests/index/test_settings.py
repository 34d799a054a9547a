from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from index.errors import SettingsError
from index.settings import Settings, read_settings

NAMES = [field.name for field in fields(Settings)]


NUMBERS = {"port", "threads", "model_timeout_s"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "wenbao.toml"


def test_without_file_and_environment_the_defaults_hold(file: Path) -> None:
    assert read_settings({}, file) == Settings()
    assert read_settings({"PATH": "/bin", "SEEDS": "elsewhere"}, file) == Settings()


def test_the_command_line_wins_over_the_environment_and_that_over_the_file(file: Path) -> None:
    file.write_text('seeds = "file"\narchive = "file"\nport = 1\nhost = "file"\n')
    environment = {"WENBAO_SEEDS": "environment", "WENBAO_ARCHIVE": "environment", "WENBAO_PORT": "2"}
    found = read_settings(environment, file, {"seeds": Path("given"), "archive": None, "models": None})
    assert found == Settings(seeds=Path("given"), archive=Path("environment"), port=2, host="file")


def test_a_program_may_give_folders_as_texts(file: Path) -> None:
    assert read_settings({}, file, {"seeds": "s", "archive": Path("a")}) == Settings(seeds=Path("s"), archive=Path("a"))


def test_every_setting_can_come_from_the_environment_and_from_the_file(file: Path) -> None:
    wanted = Settings(
        Path("s"), Path("a"), Path("m"), "e", "r", "h", 1, 2, Path("t"), "open", 4, "o", "f", "n", "p",
        log_questions=True, model_url="u", model_name="n", model_timeout_s=3,
    )  # fmt: skip
    values = {name: str(getattr(wanted, name)) for name in NAMES}
    assert read_settings({f"WENBAO_{name.upper()}": value for name, value in values.items()}, file) == wanted
    file.write_text("".join(f"{n} = {v if n in NUMBERS else repr(v)}\n" for n, v in values.items() if n != "model_key"))
    assert read_settings({}, file) == wanted


def refused(file: Path, toml: str = "", **environment: str) -> str:
    """What is said of these settings."""
    if toml:
        file.write_text(toml, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_settings(environment, file)
    return str(caught.value)


def test_the_key_of_a_language_model_is_read_from_the_environment_only_and_never_shown(file: Path) -> None:
    found = read_settings({"WENBAO_MODEL_KEY": "secret"}, file)
    assert found.model_key == "secret"
    assert "secret" not in repr(found)
    said = refused(file, 'model_key = "secret"')
    assert "WENBAO_MODEL_KEY" in said
    assert "secret" not in said


def test_an_unknown_name_in_the_environment_is_told_with_those_that_are_known(file: Path) -> None:
    said = refused(file, WENBAO_SEED="x")
    assert "'seed' in the environment" in said
    assert all(name in said for name in NAMES)


def test_an_unknown_name_in_the_file_is_told_with_the_file_and_those_that_are_known(file: Path) -> None:
    said = refused(file, "prot = 1")
    assert f"'prot' in {file}" in said
    assert all(name in said for name in NAMES)
    assert "'server'" in refused(file, "[server]\nport = 1")


@pytest.mark.parametrize("value", ["", "many", "1.5", "8000x"])
def test_a_port_in_the_environment_that_is_no_number_is_told(file: Path, value: str) -> None:
    said = refused(file, WENBAO_PORT=value)
    assert said == f"The setting port in the environment is {value!r}; expected a whole number."


@pytest.mark.parametrize("value", ["1.5", "true", "[1]", "{a = 1}", "2026-02-03", '"many"'])
def test_a_port_in_the_file_that_is_no_number_is_told(file: Path, value: str) -> None:
    said = refused(file, f"port = {value}")
    assert said.startswith(f"The setting port in {file} is ")
    assert said.endswith("expected a whole number.")


@pytest.mark.parametrize(("name", "expected"), [("host", "a text"), ("seeds", "a path")])
@pytest.mark.parametrize("value", ["1", "true", '["x"]'])
def test_a_number_in_place_of_a_text_or_a_path_is_told(file: Path, name: str, expected: str, value: str) -> None:
    said = refused(file, f"{name} = {value}")
    assert said.startswith(f"The setting {name} in {file} is ")
    assert said.endswith(f"expected {expected}.")


def test_an_empty_path_is_refused_since_it_would_mean_the_working_folder(file: Path) -> None:
    assert refused(file, WENBAO_SEEDS="") == "The setting seeds in the environment is empty; expected a path."
    assert read_settings({"WENBAO_EMBEDDER": ""}, file).embedder == ""


def test_a_switch_is_true_or_false_and_nothing_else(file: Path) -> None:
    for said in ("true", "True", "TRUE"):
        assert read_settings({"WENBAO_LOG_QUESTIONS": said}, file).log_questions
    file.write_text("log_questions = true")
    assert read_settings({}, file).log_questions
    assert not read_settings({"WENBAO_LOG_QUESTIONS": "false"}, file).log_questions
    for value in ("yes", "1", ""):
        said = refused(file, WENBAO_LOG_QUESTIONS=value)
        assert said == f"The setting log_questions in the environment is {value!r}; expected true or false."
    assert refused(file, "log_questions = 1").endswith("expected true or false.")


@pytest.mark.parametrize("toml", ["port 8000", "port = ", "port = 1\nport = 2"])
def test_a_file_that_is_no_toml_is_told_with_an_example(file: Path, toml: str) -> None:
    said = refused(file, toml)
    assert said.startswith(f"{file} cannot be read: ")
    assert "`port = 8000`" in said


def test_a_folder_or_a_binary_in_place_of_the_file_is_told(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00")
    assert "cannot be read" in refused(file)
    file.unlink()
    file.mkdir()
    assert "cannot be read" in refused(file)


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Settings().port = 1  # type: ignore[misc]  # that is the point
