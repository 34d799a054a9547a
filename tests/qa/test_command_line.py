"""`python -m qa`, run as a user runs it; what a command prints in which form, in this process."""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from qa.__main__ import main
from tests.conftest import PAGE, PROJECT
from tests.qa.checking import check_reply

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.settings import Settings

    Run = Callable[..., subprocess.CompletedProcess[str]]

GROWTH = "一季度郑州高新区GDP同比增长多少？"
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("WENBAO_")} | {
    "PYTHONUTF8": "1"
}


def command(name: str, settings: Settings, *rest: str) -> list[str]:
    folders = ("--seeds", settings.seeds, "--archive", settings.archive, "--models", settings.models)
    return [sys.executable, "-m", "qa", name, *map(str, folders), *rest]


@pytest.fixture
def run_here(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command as `run` does, but without a process of its own."""
    for name in [name for name in os.environ if name.startswith("WENBAO_")]:
        monkeypatch.delenv(name)

    def made(name: str, settings: Settings, *rest: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        arguments = command(name, settings, *rest)[3:]
        return subprocess.CompletedProcess(arguments, main(arguments), *capsys.readouterr())

    return made


def run(name: str, settings: Settings, *rest: str, typed: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(name, settings, *rest),
        input=typed,
        cwd=PROJECT,
        env=ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def check_one_sentence(done: subprocess.CompletedProcess[str], *said: str) -> None:
    """The command ended with 2 and one line that says what is off."""
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: ")
    for words in said:
        assert words in line


def test_an_answer_is_printed_with_its_quote_and_its_line(copied: Settings) -> None:
    done = run("ask", copied, GROWTH)
    assert done.returncode == 0, done.stderr
    answer, _, quote, place = done.stdout.splitlines()
    assert answer == "9.6%"
    assert "同比增长9.6%" in quote
    assert f"({PAGE}:33)" in place


def test_as_json_the_reply_is_the_one_that_the_service_sends(copied: Settings, run_here: Run) -> None:
    done = run_here("ask", copied, "--json", GROWTH)
    assert done.returncode == 0, done.stderr
    reply = json.loads(done.stdout)
    check_reply(reply, copied.seeds)
    assert reply["answer"] == "9.6%"


def test_no_answer_ends_with_1_and_a_reason_with_the_nearest_articles(copied: Settings, run_here: Run) -> None:
    done = run_here("ask", copied, "三季度郑州高新区GDP同比增长多少？")
    assert done.returncode == 1, done.stderr
    reason, *nearest = done.stdout.splitlines()
    assert "三季度" in reason
    assert nearest
    assert all(line.endswith(f"({PAGE})") for line in nearest)


def test_as_markdown_the_answer_is_marked_in_its_quote(copied: Settings, run_here: Run) -> None:
    done = run_here("ask", copied, "--markdown", "--asked-on", "2023-05-19", GROWTH)
    assert done.returncode == 0, done.stderr
    answer, _, quote, *_ = done.stdout.splitlines()
    assert answer == "**9.6%**"
    assert quote.startswith("> 本报讯 ")
    assert "同比增长**9.6%**" in quote


def test_questions_that_are_piped_in_are_answered_line_by_line_and_follow_ups_understood(
    copied: Settings, run_here: Run
) -> None:
    for name, run_as in (("chat", run), ("ask", run_here)):
        done = run_as(
            name, copied, "--json", typed=f"{GROWTH}\n\n那固定资产投资呢？\n/new\n张红军会见了谁？\n/quit\nx\n"
        )
        assert done.returncode == 0, done.stderr
        replies = [json.loads(line) for line in done.stdout.splitlines()]
        assert [reply["answer"] for reply in replies[:2]] == ["9.6%", "18.1%"]
        assert replies[1]["question"].startswith("一季度郑州高新区固定资产投资")
        assert replies[2]["question"] == "张红军会见了谁？"
        assert len(replies) == 3
        assert done.stderr == ""


def test_a_question_that_is_too_long_or_without_an_answer_does_not_end_the_conversation(
    copied: Settings, run_here: Run
) -> None:
    done = run_here("chat", copied, typed=f"{'长' * 501}\n三季度郑州高新区GDP同比增长多少？\n{GROWTH}\n")
    assert done.returncode == 1
    assert "501 characters" in done.stderr
    assert "三季度" in done.stdout
    assert "9.6%" in done.stdout


def test_a_reader_that_leaves_early_is_no_failure_to_complain_of(copied: Settings) -> None:
    asked = subprocess.Popen(
        command("ask", copied, GROWTH), cwd=PROJECT, env=ENVIRONMENT,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    assert asked.stdout
    asked.stdout.close()
    asked.stdout = None
    _, said = asked.communicate(timeout=120)
    assert "Traceback" not in said
    assert "Exception" not in said


def test_without_seeds_and_archive_the_command_says_where_it_looked(settings: Settings, tmp_path: Path) -> None:
    for name, rest in (("ask", [GROWTH]), ("serve", ["--port", "0"])):
        done = subprocess.run(
            [sys.executable, "-m", "qa", name, "--seeds", str(tmp_path / "none"), "--archive", str(tmp_path / "a"),
             "--models", str(settings.models), *rest],
            cwd=PROJECT, env=ENVIRONMENT, capture_output=True, encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip
        check_one_sentence(done, str(tmp_path / "none"), "Put the pages there")


def test_without_seeds_an_archive_that_is_there_is_served_as_it_is(copied: Settings) -> None:
    for path in copied.seeds.iterdir():
        path.unlink()
    done = run("ask", copied, GROWTH)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("9.6%")
    assert "as it is" in done.stderr


def test_a_question_without_words_is_refused(copied: Settings) -> None:
    done = run("ask", copied, "  \n")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_port_in_use_is_named_with_a_way_out(copied: Settings, url: str) -> None:
    port = urlsplit(url).port
    assert port
    done = run("serve", copied, "--port", str(port))
    check_one_sentence(done, f"Port {port} on 127.0.0.1 is in use", f"--port {port + 1}")


@pytest.mark.parametrize("port", ["70000", "-1"])
def test_a_port_that_is_none_is_refused(copied: Settings, port: str) -> None:
    check_one_sentence(run("serve", copied, "--port", port), f"The port {port} is none")


def test_a_setting_that_nobody_knows_is_refused(copied: Settings) -> None:
    done = subprocess.run(
        command("ask", copied, GROWTH),
        cwd=PROJECT,
        env=ENVIRONMENT | {"WENBAO_PROT": "8001"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    check_one_sentence(done, "prot", "port")


def test_help_needs_no_model_and_no_archive(tmp_path: Path) -> None:
    for name in ([], ["serve"]):
        done = subprocess.run(
            [sys.executable, "-m", "qa", *name, "--help"],
            cwd=PROJECT,
            env=ENVIRONMENT | {"WENBAO_MODELS": str(tmp_path)},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert done.returncode == 0
        assert "usage: python -m qa" in done.stdout


def test_the_server_builds_where_there_is_no_archive_and_then_answers(copied: Settings, tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    rest = ("--archive", str(tmp_path / "fresh"), "--port", str(port))
    served = subprocess.Popen(
        command("serve", copied, *rest), cwd=PROJECT, env=ENVIRONMENT, stderr=subprocess.PIPE, encoding="utf-8"
    )
    try:
        state = ready(f"http://127.0.0.1:{port}/readyz", served)
        with urlopen(f"http://127.0.0.1:{port}/ask?q=%E5%9B%BA%E5%AE%9A%E8%B5%84%E4%BA%A7%E6%8A%95%E8%B5%84%E5%A2%9E%E9%95%BF%E5%A4%9A%E5%B0%91") as reply:  # fmt: skip
            assert json.load(reply)["answer"] == "18.1%"
    finally:
        served.terminate()
        _, said = served.communicate(timeout=30)
    assert state["articles"] == 5
    assert f"http://127.0.0.1:{port}/" in said
    assert "Traceback" not in said


def ready(address: str, served: subprocess.Popen[str]) -> dict[str, object]:
    """Wait until a server is ready; return what it says of itself."""
    for _ in range(600):
        assert served.poll() is None, served.stderr and served.stderr.read()
        try:
            with urlopen(address, timeout=60) as response:
                document: dict[str, object] = json.load(response)
                return document
        except URLError:
            time.sleep(0.1)
    raise AssertionError(f"{address} was never ready")


def test_a_token_is_made_listed_and_revoked_and_told_only_once(tmp_path: Path) -> None:
    def tokens(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "qa", "tokens", *words],
            cwd=PROJECT,
            env=ENVIRONMENT | {"WENBAO_TOKENS": str(tmp_path / "tokens.json")},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    made = tokens("add", "编辑部")
    assert made.returncode == 0, made.stderr
    secret = made.stdout.strip()
    assert secret.startswith("wb_")
    tokens("add", "desk", "--may", "rebuild")
    listed = tokens("list").stdout
    assert [line.split("\t")[:2] for line in listed.splitlines()] == [["编辑部", "read"], ["desk", "rebuild"]]
    assert secret not in listed
    assert tokens("revoke", "编辑部").returncode == 0
    check_one_sentence(tokens("revoke", "编辑部"), "there are: desk")
    check_one_sentence(tokens("add", "desk"), "already")


def test_a_network_is_not_served_to_nobody(copied: Settings) -> None:
    check_one_sentence(run("serve", copied, "--host", "0.0.0.0", "--port", "0"), "python -m qa tokens add")  # noqa: S104
