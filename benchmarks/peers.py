"""A full build against txtai and LangChain with FAISS: the same passages, the same model, each in a process of its own.

`python -m benchmarks.peers --peers PEERS/bin/python [--pages ../shared/gov/pages] [--passages 400]`

The peers want an environment of their own:
`python3 -m venv PEERS`, then `PEERS/bin/pip install torch==2.13.0`, then
`PEERS/bin/pip install sentence-transformers==6.2.0 faiss-cpu==1.15.1 txtai==9.14.0 langchain-community==0.4.2 langchain-huggingface==1.2.3`.
They get the passages ready cut, and run the folder that `python -m index weights` writes, on torch; ours begins with
the pages, cuts them, embeds with the int8 graph of the same folder, and writes a lexical index besides.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from index.cutting import articles_in
from index.loading import load_pages
from index.passages import passages_of
from index.unreadable import Unreadable
from index.weights.model_folder import MODEL_NAME

PROGRAM = Path(__file__).with_name("peer_builds.py")


def main() -> None:
    """Print one JSON line a build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, required=True, help="the python of the peers' environment")
    parser.add_argument("--pages", type=Path, default=Path("../shared/gov/pages"))
    parser.add_argument("--passages", type=int, default=400, help="whole pages are taken, until there are so many")
    parser.add_argument("--models", type=Path, default=Path("var/models"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="wenbao-peers-") as name:
        folder = Path(name)
        texts = _passages(options.pages, options.passages, folder / "pages")
        (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
        for kind, python in (("wenbao", sys.executable), ("txtai", options.peers), ("langchain", options.peers)):
            model = str((options.models / MODEL_NAME).resolve())
            arguments = [model, str(folder / "texts.json"), str(folder / "pages"), str(folder / kind)]
            subprocess.run([str(python), str(PROGRAM), kind, *arguments], check=True)


def _passages(pages: Path, limit: int, to: Path) -> list[str]:
    """Copy pages until their passages are as many, and return these."""
    to.mkdir()
    texts: list[str] = []
    for file, held in load_pages(pages):
        if len(texts) >= limit:
            break
        shutil.copy(pages / file, to)
        articles = articles_in(one for one in held if not isinstance(one, Unreadable))
        texts += [article.text[p.start : p.end] for article in articles for p in passages_of(article)]
    return texts


if __name__ == "__main__":
    main()
