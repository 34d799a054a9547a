"""The README's own commands, run in a copy of the project in an empty folder."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

from tests.conftest import PAGE, PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from mcp.types import CallToolResult

    from index.embedding.embedder import Embedder

PATIENCE_S = 300
SETTING_UP = (" -m venv ", " -m pip install ")


def commands_of(readme: str) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", (PROJECT / readme).read_text(encoding="utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    """The project's files in a folder of their own; the packages and the model of this checkout are linked in."""
    assert embedder.dimensions  # by now the model is there
    folder = tmp_path_factory.mktemp("clone")
    listing = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=PROJECT, check=True, capture_output=True
    )
    for name in listing.stdout.decode().rstrip("\0").split("\0"):
        if (PROJECT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, folder / name)
    (folder / ".venv").symlink_to(PROJECT / ".venv")
    (folder / "var").mkdir()
    (folder / "var" / "models").symlink_to(PROJECT / "var" / "models")
    return folder


def test_both_readmes_name_the_same_commands() -> None:
    assert commands_of("README.md") == commands_of("README.zh-CN.md")


def programs_of(readme: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", (PROJECT / readme).read_text(encoding="utf-8"), re.DOTALL)


def test_the_program_of_both_readmes_prints_the_answer_and_its_line(url: str) -> None:
    (program,) = programs_of("README.md")
    assert programs_of("README.zh-CN.md") == [program]
    done = subprocess.run(
        [sys.executable, "-c", program.replace("http://127.0.0.1:8000", url)],
        env=environment() | {"PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("9.6%\n")
    assert done.stdout.endswith(f"{PAGE} 33\n")


def test_the_session_of_both_readmes_goes_as_it_is_printed(clone: Path) -> None:
    (session,) = re.findall(r"```pycon\n(.*?)```", (PROJECT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert f"```pycon\n{session}```" in (PROJECT / "README.zh-CN.md").read_text(encoding="utf-8")
    (clone / "session.txt").write_text(session, encoding="utf-8")
    # In the folder of the clone, so that it is the clone's package that is tried.
    program = (
        "import doctest, sys; sys.path.insert(0, '.'); "
        "sys.exit(bool(doctest.testfile('session.txt', module_relative=False, encoding='utf-8').failed))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=clone,
        env=environment() | {"PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE_S,
        check=False,
    )
    (clone / "session.txt").unlink()
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_entry_of_both_readmes_lets_an_application_start_the_tools(clone: Path) -> None:
    entry = entry_of("README.md")
    assert entry_of("README.zh-CN.md") == entry
    arguments = [one.replace("/path/to/wenbao", str(clone)) for one in entry["args"]]
    server = StdioServerParameters(command=entry["command"], args=arguments, env={"PYTHONUTF8": "1"})

    async def asked() -> CallToolResult:
        async with Client(server) as client:
            return await client.call_tool("ask", {"question": "一季度郑州高新区GDP同比增长多少？"})

    with ThreadPoolExecutor() as apart:  # the browser of other tests keeps an event loop in this thread
        reply = apart.submit(anyio.run, asked).result().structured_content
    assert reply
    assert reply["answer"] == "9.6%"


def entry_of(readme: str) -> dict[str, Any]:
    (block,) = re.findall(r"```json\n(.*?)```", (PROJECT / readme).read_text(encoding="utf-8"), re.DOTALL)
    entry: dict[str, Any] = json.loads(block)["mcpServers"]["wenbao"]
    return entry


def test_make_serve_builds_the_archive_and_answers_the_readme_question(clone: Path) -> None:
    curl = next(line for line in commands_of("README.md") if line.startswith("curl"))
    words = shlex.split(curl)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(["make", "serve", f"PORT={port}"], cwd=clone, env=environment(), start_new_session=True)
    try:
        wait_until_ready(port)
        url = words[-1].replace(":8000", f":{port}")
        request = urllib.request.Request(
            url, words[words.index("-d") + 1].encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=30) as response:
            reply = json.load(response)
    finally:
        os.killpg(server.pid, signal.SIGINT)
        server.wait(timeout=30)
    assert reply["status"] == "answered"
    assert "河南对外经济贸易职业学院" in reply["answer"]


def test_each_other_command_of_the_readme_ends_well(clone: Path) -> None:
    commands = [
        line
        for line in commands_of("README.md")
        if line.startswith(".venv") and not any(words in line for words in SETTING_UP) and not line.endswith("serve")
    ]
    assert len(commands) >= 3
    printed = {}
    for line in commands:
        done = subprocess.run(
            shlex.split(line),
            cwd=clone,
            env=environment(),
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        assert done.returncode == 0, f"{line}: {done.stderr}"
        printed[line] = done.stdout
    asked = next(line for line in commands if " ask " in line)
    assert printed[asked].startswith("9.6%\n")


def environment() -> dict[str, str]:
    """The environment without what this run's own make has set."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("WENBAO_", "MAKE"))}


def wait_until_ready(port: int) -> None:
    until = time.monotonic() + PATIENCE_S
    while not is_ready(port):
        assert time.monotonic() < until, f"make serve was not ready after {PATIENCE_S} s"
        time.sleep(0.2)


def is_ready(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5):
            return True
    except OSError:
        return False
