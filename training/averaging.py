"""The mean of the weights of several runs that began from one another: flatter, and better than each (Wortsman et al. 2022, Model soups)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from safetensors.numpy import load_file, save_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def average(runs: Sequence[Path], out: Path) -> None:
    """Write the mean of the weights in these files, which hold the same names and shapes."""
    held = [load_file(run) for run in runs]
    save_file({name: np.stack([one[name] for one in held]).mean(axis=0) for name in held[0]}, out)
