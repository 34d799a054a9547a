"""Serves the project's own pages, the real one those of our own paper and of the tests, from an archive that is thrown away."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.serving import free_port, wait_until_ready
from tests.qa.figure_pages import PAGES as FIGURE_PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = (Path("seeds"), Path("benchmarks/own/pages"))


@contextmanager
def served() -> Iterator[str]:
    """Yield the address of a service on loopback, which ends with the block."""
    with tempfile.TemporaryDirectory() as folder:
        seeds, port = Path(folder) / "seeds", str(free_port())
        for pages in PAGES:
            shutil.copytree(pages, seeds, dirs_exist_ok=True)
        for name, text in FIGURE_PAGES.items():
            (seeds / name).write_text(text, encoding="utf-8")
        where = ["--port", port, "--seeds", str(seeds), "--archive", f"{folder}/archive"]
        server = subprocess.Popen([sys.executable, "-m", "qa", "serve", *where], stderr=subprocess.DEVNULL)
        try:
            url = f"http://127.0.0.1:{port}"
            wait_until_ready(url, server)
            yield url
        finally:
            server.terminate()
            server.wait(timeout=60)
