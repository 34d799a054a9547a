"""All threads allocate from one heap."""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

import pytest

THREADS_THAT_ALLOCATE = """
import sys, threading
from qa.heap import share_one_heap
if sys.argv[1] == "one":
    assert share_one_heap()
together = threading.Barrier(4)
def work():
    together.wait()
    kept = [bytes(600) for _ in range(20_000)]
    together.wait()
    heaps.append([line for line in open("/proc/self/maps") if line.split()[-1:] == ["[heap]"]])
    together.wait()
heaps = []
threads = [threading.Thread(target=work) for _ in range(4)]
for each in threads: each.start()
for each in threads: each.join()
first, last = (int(end, 16) for end in heaps[0][0].split()[0].split("-"))
print((last - first) >> 20)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other systems have no heap for each thread")
def test_what_threads_allocate_lies_in_the_one_heap_once_told() -> None:
    def heap_mb(how: str) -> int:
        command = [sys.executable, "-c", THREADS_THAT_ALLOCATE, how]
        return int(subprocess.run(command, check=True, capture_output=True, cwd=Path.cwd()).stdout)

    # Four threads hold 12 MB each: with a heap for each they lie elsewhere.
    assert heap_mb("one") - heap_mb("many") > 30
