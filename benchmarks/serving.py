"""What a user feels: seconds from the command to the first answer, milliseconds an answer, memory at rest.

`python -m benchmarks.serving [--seeds seeds] [--archive var/archive] [--questions FILE] [--rounds 5]`

Starts `python -m qa serve` on a free port of loopback, asks the questions one after the other, and stops it. The
questions are those of a JSONL file with a field `question`, or else some written for the page in `seeds/`.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

QUESTIONS = (
    "固定资产投资同比增长多少？",
    "社会消费品零售总额完成了多少亿元？",
    "第一届中原数字人才发展大会在哪里举行？",
    "张红军会见了谁？",
    "高新区兑现财政奖补资金多少亿元？",
    "教育集团和谁签约？",
    "Which company plans to move its headquarters to Zhengzhou?",
    "省市重点项目开工率是多少？",
    "今年的粮食产量是多少？",
    "中国二冶集团是一家什么企业？",
)
PATIENCE_S = 600


def main() -> None:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", default="seeds")
    parser.add_argument("--archive", default="var/archive")
    parser.add_argument("--questions", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    questions = list(QUESTIONS)
    if options.questions:
        lines = options.questions.read_text(encoding="utf-8").splitlines()
        questions = [json.loads(line)["question"] for line in lines if line.strip()]
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "qa",
        "serve",
        "--port",
        str(port),
        "--seeds",
        options.seeds,
        "--archive",
        options.archive,
    ]
    started = time.perf_counter()
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        wait_until_ready(url, server)
        ready_s = time.perf_counter() - started
        _ask(url, questions[0])
        first_answer_s = time.perf_counter() - started
        times = [_ask(url, question) for _ in range(options.rounds) for question in questions]
        time.sleep(2)
        resting_mb = memory_mb(server.pid)
    finally:
        server.terminate()
        server.wait(timeout=30)
    times.sort()
    figures = {
        "ready_s": round(ready_s, 1),
        "first_answer_s": round(first_answer_s, 1),
        "questions": len(times),
        "p50_ms": round(statistics.median(times), 1),
        "p95_ms": round(times[int(len(times) * 0.95)], 1),
        "memory_at_rest_mb": resting_mb,
    }
    print(json.dumps(figures))


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(url: str, server: subprocess.Popen[bytes]) -> None:
    """Return once the server answers questions."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        if server.poll() is not None:
            raise SystemExit(f"the server ended with exit code {server.returncode}")
        try:
            with urllib.request.urlopen(f"{url}/readyz", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"the server was not ready after {PATIENCE_S} s")


def _ask(url: str, question: str) -> float:
    body = json.dumps({"question": question}).encode()
    request = urllib.request.Request(f"{url}/ask", body, {"Content-Type": "application/json"})
    started = time.perf_counter()
    with urllib.request.urlopen(request, timeout=60) as response:
        response.read()
    return (time.perf_counter() - started) * 1000


def memory_mb(pid: int) -> int | None:
    """Return the resident memory as Linux tells it; nothing elsewhere."""
    status = Path(f"/proc/{pid}/status")
    if not os.access(status, os.R_OK):
        return None
    line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024


if __name__ == "__main__":
    main()
