"""The training loop: passes over the readings, resumable, on two CPU cores or on a GPU."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import torch
from safetensors.torch import load_file, save_file

from training.network import Network, loss_of
from training.readings import Readings, one_pass, passes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# The share of the steps that it takes to get to the highest learning rate; then down to nothing.
WARM_UP = 0.04
DECAY = 0.01
SAVE_EVERY_S = 300
TOLD_EVERY = 50
WORTH_COMPILING = 1000


@dataclass(frozen=True, slots=True)
class Course:
    """How a run goes.

    The run that it starts from (default: the embedder), its steps (default: each reading once), the tokens of a step,
    the highest rate, what draws the windows, their order and the dropout, and of how many layers it is (default: all).
    """

    after: str = ""
    steps: int | None = None
    step_tokens: int = 2048
    rate: float = 2e-4
    seed: int = 20261123
    layers: int | None = None


def fit(folder: Path, name: str, course: Course, say: Callable[[str], None]) -> Path:
    """Learn from the readings in a folder; return the file of weights, fp32. A run that was stopped goes on where it was."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    rate, step_tokens, seed = course.rate, course.step_tokens, course.seed
    torch.manual_seed(seed)
    network = Network(folder, course.layers)
    if course.after:
        network.load_state_dict(load_file(folder / f"{course.after}.safetensors"), strict=False)
    network.to(device)
    masters = [one.detach().clone() for one in network.parameters() if one.requires_grad]
    network.to(_precision(device))
    weights: list[torch.Tensor] = [one for one in network.parameters() if one.requires_grad]
    optimizer = torch.optim.AdamW(masters, lr=rate, betas=(0.9, 0.98), weight_decay=DECAY, fused=True)
    readings = Readings.load(folder)
    whole = course.steps or len(one_pass(readings, step_tokens, np.random.default_rng((seed, 0))))
    checkpoint = folder / f"{name}.checkpoint.pt"
    done = _resume(checkpoint, masters, weights, optimizer, device)
    say(f"{device}: {whole} steps, {done} done")
    # Compiling takes two minutes and then saves a sixth of each step on a CPU: nothing for a short run.
    compiled = device.type == "cpu" and whole >= WORTH_COMPILING
    run = torch.compile(network, dynamic=True) if compiled else network
    started = saved = time.monotonic()
    seen: list[torch.Tensor] = []
    tokens = 0
    for step, batch in enumerate(islice(passes(readings, step_tokens, seed), whole)):
        if step < done:
            continue
        for group in optimizer.param_groups:
            group["lr"] = rate * _rate(step, whole)
        # What is dropped depends on the step alone, so that a run that was stopped goes on to the same weights.
        torch.manual_seed(seed + step)
        ids, first, last = (torch.from_numpy(one).to(device) for one in (batch.ids, batch.first, batch.last))
        loss = loss_of(run(ids), first, last)
        torch.autograd.backward(loss)
        _update(masters, weights, optimizer)
        seen.append(loss.detach())
        tokens += ids.numel()
        if (step + 1) % TOLD_EVERY == 0:
            mean = torch.stack(seen).mean().item()
            seen.clear()
            pace = tokens / (time.monotonic() - started)
            left = (whole - step - 1) * step_tokens / pace / 60
            say(f"step {step + 1}/{whole}  loss {mean:.3f}  {pace:.0f} tokens/s  {left:.1f} min left")
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


def _update(masters: list[torch.Tensor], weights: list[torch.Tensor], optimizer: torch.optim.Optimizer) -> None:
    """Step in fp32, and hand the weights on in 16 bit: small steps would be rounded away there."""
    for master, weight in zip(masters, weights, strict=True):
        assert weight.grad is not None
        master.grad = weight.grad.float()
        weight.grad = None
    torch.nn.utils.clip_grad_norm_(masters, 1.0)
    optimizer.step()
    with torch.no_grad():
        # One launch for all: on a GPU each takes as long as a small layer.
        torch._foreach_copy_(weights, masters)


def _save(checkpoint: Path, step: int, masters: list[torch.Tensor], optimizer: torch.optim.Optimizer) -> None:
    half = checkpoint.with_suffix(".half")
    torch.save({"step": step, "masters": masters, "optimizer": optimizer.state_dict()}, half)
    half.replace(checkpoint)


def _resume(
    checkpoint: Path,
    masters: list[torch.Tensor],
    weights: list[torch.Tensor],
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
