"""The training loop: one pass over the examples, resumable, on two CPU cores or on a GPU."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from safetensors.torch import load_file, save_file

from training.network import Network, loss_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEED = 20261123
# Tokens a step, the highest learning rate, and the share of the steps that it takes to get there; then down to nothing.
STEP_TOKENS = 2048
RATE = 2e-4
WARM_UP = 0.04
DECAY = 0.01
SAVE_EVERY_S = 300
WORTH_COMPILING = 1000


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples of one length: ids (examples, tokens), first and last token of each answer, 0 for none."""

    ids: torch.Tensor
    first: torch.Tensor
    last: torch.Tensor


def fit(
    folder: Path,
    say: Callable[[str], None],
    *,
    name: str = "reader",
    after: str = "",
    steps: int | None = None,
    rate: float = RATE,
    seed: int = SEED,
) -> Path:
    """Learn for so many steps, or once from every example; return the file of weights, fp32.

    `after` names an earlier run to start from; another `seed` takes the steps in another order. A run that was
    stopped goes on where it was.
    """
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(seed)
    network = Network(folder)
    if after:
        network.load_state_dict(load_file(folder / f"{after}.safetensors"), strict=False)
    network.to(device)
    masters = [one.detach().clone() for one in network.parameters() if one.requires_grad]
    network.to(_precision(device))
    weights = [one for one in network.parameters() if one.requires_grad]
    optimizer = torch.optim.AdamW(masters, lr=rate, betas=(0.9, 0.98), weight_decay=DECAY, fused=True)
    batches = _batches(folder, seed)[:steps]
    checkpoint = folder / f"{name}.checkpoint.pt"
    done = _resume(checkpoint, masters, weights, optimizer, device)
    say(f"{device}: {len(batches)} steps, {done} done")
    # Compiling takes two minutes and then saves a sixth of each step: nothing for a short run.
    run = torch.compile(network, dynamic=True) if len(batches) >= WORTH_COMPILING else network
    started = saved = time.monotonic()
    seen: list[float] = []
    tokens = 0
    for step in range(done, len(batches)):
        for group in optimizer.param_groups:
            group["lr"] = rate * _rate(step, len(batches))
        # What is dropped depends on the step alone, so that a run that was stopped goes on to the same weights.
        torch.manual_seed(seed + step)
        batch = batches[step]
        loss = loss_of(run(batch.ids.to(device)), batch.first.to(device), batch.last.to(device))
        torch.autograd.backward(loss)
        _update(masters, weights, optimizer)
        seen.append(loss.item())
        tokens += batch.ids.numel()
        if (step + 1) % 50 == 0:
            pace = tokens / (time.monotonic() - started)
            left = (len(batches) - step - 1) * STEP_TOKENS / pace / 60
            say(
                f"step {step + 1}/{len(batches)}  loss {np.mean(seen[-50:]):.3f}  {pace:.0f} tokens/s  {left:.0f} min left"
            )
        if time.monotonic() - saved > SAVE_EVERY_S:
            _save(checkpoint, step + 1, masters, optimizer)
            saved = time.monotonic()
    return _finished(folder / f"{name}.safetensors", network, masters)


def _precision(device: torch.device) -> torch.dtype:
    """Return what the weights are multiplied in: 16 bit where the processor has it.

    Where it has not, they are converted number by number: a product of matrices took sixty times as long as in 32 bit.
    """
    has_it = device.type == "cuda" or torch.backends.cpu.get_cpu_capability().startswith(("AVX512", "AMX"))
    return torch.bfloat16 if has_it else torch.float32


def _rate(step: int, steps: int) -> float:
    warm = max(1, int(WARM_UP * steps))
    return min((step + 1) / warm, (steps - step) / max(1, steps - warm))


def _update(masters: list[torch.Tensor], weights: list[torch.nn.Parameter], optimizer: torch.optim.Optimizer) -> None:
    """Step in fp32, and hand the weights on in 16 bit: small steps would be rounded away there."""
    for master, weight in zip(masters, weights, strict=True):
        assert weight.grad is not None
        master.grad = weight.grad.float()
        weight.grad = None
    torch.nn.utils.clip_grad_norm_(masters, 1.0)
    optimizer.step()
    with torch.no_grad():
        for master, weight in zip(masters, weights, strict=True):
            weight.copy_(master)


def _batches(folder: Path, seed: int) -> list[Batch]:
    """Return the steps in a random order; the examples of one are of one length."""
    data = np.load(folder / "examples.npz")
    lengths, first, last = (
        data["lengths"].astype(np.int64),
        data["first"].astype(np.int64),
        data["last"].astype(np.int64),
    )
    ids, ends = data["ids"], np.cumsum(lengths)
    batches = []
    for length in np.unique(lengths):
        of_length = np.flatnonzero(lengths == length)
        size = max(1, STEP_TOKENS // int(length))
        for at in range(0, len(of_length), size):
            chosen = of_length[at : at + size]
            rows = np.stack([ids[ends[n] - length : ends[n]] for n in chosen]).astype(np.int64)
            batches.append(
                Batch(torch.from_numpy(rows), torch.from_numpy(first[chosen]), torch.from_numpy(last[chosen]))
            )
    order = np.random.default_rng(seed).permutation(len(batches))
    return [batches[n] for n in order]


def _save(checkpoint: Path, step: int, masters: list[torch.Tensor], optimizer: torch.optim.Optimizer) -> None:
    half = checkpoint.with_suffix(".half")
    torch.save({"step": step, "masters": masters, "optimizer": optimizer.state_dict()}, half)
    half.replace(checkpoint)


def _resume(
    checkpoint: Path,
    masters: list[torch.Tensor],
    weights: list[torch.nn.Parameter],
    optimizer: torch.optim.Optimizer,
    device: torch.device,
) -> int:
    if not checkpoint.exists():
        return 0
    state = torch.load(checkpoint, map_location=device, weights_only=True)
    optimizer.load_state_dict(state["optimizer"])
    with torch.no_grad():
        for master, weight, saved in zip(masters, weights, state["masters"], strict=True):
            master.copy_(saved)
            weight.copy_(saved)
    return int(state["step"])


def _finished(file: Path, network: Network, masters: list[torch.Tensor]) -> Path:
    names = [name for name, one in network.named_parameters() if one.requires_grad]
    save_file({name: master.cpu().contiguous() for name, master in zip(names, masters, strict=True)}, file)
    return file
