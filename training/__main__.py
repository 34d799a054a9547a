"""`python -m training`: prepare, fit, average, export, calibrate, order, fusion; see training/README.md."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from index.bootstrap import open_embedder
from index.settings import read_settings
from index.weights.model_folder import MODEL_NAME
from qa.trained.onnx_network import OnnxNetwork
from qa.trained.shipped import GRAPH

if TYPE_CHECKING:
    from index.embedding.embedder import Embedder

OUT = Path("var/training")
# Dev questions of each set to calibrate on.
CALIBRATED = 200


def main() -> int:
    """Run one step."""
    options = _parser().parse_args()
    settings = read_settings(os.environ)
    model = settings.models / MODEL_NAME
    if options.step == "prepare":
        from training.preparing import prepare  # noqa: PLC0415  each step loads what it needs

        prepare(options.data, options.reports, open_embedder(settings, _say), model, OUT, _say, options.seed)
    elif options.step == "fit":
        from training.fitting import Course, fit  # noqa: PLC0415

        course = Course(options.after, options.steps, options.tokens, options.rate, options.seed, options.layers)
        wrote = fit(OUT, options.name, course, _say)
        _say(f"wrote {wrote}")
    elif options.step == "average":
        from training.averaging import average  # noqa: PLC0415

        average([OUT / f"{name}.safetensors" for name in options.of], OUT / f"{options.name}.safetensors")
        _say(f"wrote the mean of {', '.join(options.of)} as {options.name}")
    elif options.step == "unpack":
        from training.unpacking import unpack  # noqa: PLC0415

        unpack(GRAPH, OUT / f"{options.name}.safetensors")
        _say(f"wrote the shipped weights as {options.name}")
    elif options.step == "export":
        from training.exporting import export  # noqa: PLC0415

        export(OUT / f"{options.name}.safetensors", model, options.to)
        _say(f"wrote {options.to}")
    elif options.step == "fusion":
        from training.fusion import report_of_fusion  # noqa: PLC0415

        for line in report_of_fusion(options.data, options.reports, open_embedder(settings, _say), OUT, _say):
            print(line, flush=True)
    elif options.step == "order":
        from training.ordering import report_of_order  # noqa: PLC0415

        network = OnnxNetwork(options.graph, model)
        for line in report_of_order(options.data, open_embedder(settings, _say), network, OUT, _say):
            print(line, flush=True)
    else:
        _calibrate(options.data, options.graph, model, open_embedder(settings, _say))
    return 0


def _calibrate(data: Path, graph: Path, model: Path, embedder: Embedder) -> None:
    from training.calibrating import ask, dev_archive, fitted, questions_to_calibrate_on, reliability, thresholds  # noqa: PLC0415

    questions = questions_to_calibrate_on(data, CALIBRATED)
    archive = dev_archive(data, embedder, OUT)
    from training.own_papers import ask_own_papers  # noqa: PLC0415

    network = OnnxNetwork(graph, model)
    own = list(ask_own_papers(embedder, network, OUT))
    cases = list(ask(questions, archive, embedder, network, _say))
    fitted_on, told_on = cases[0::4] + cases[1::4], cases[2::4] + cases[3::4]
    curves = {strict: fitted(fitted_on + own, strict=strict) for strict in (True, False)}
    for strict, weights in curves.items():
        print("STRICT" if strict else "FREE", "=", tuple(round(float(one), 3) for one in weights))
    for line in (*reliability(told_on, curves), *thresholds(told_on, curves)):
        print(line)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    preparing = steps.add_parser("prepare", help="make the readings to learn from")
    preparing.add_argument("--data", type=Path, required=True, help="folder that holds train/*.jsonl")
    preparing.add_argument("--reports", type=Path, required=True, help="folder of report pages")
    preparing.add_argument("--seed", type=int, default=20261123, help="draws the traps")
    fitting = steps.add_parser("fit", help="train; goes on where it was stopped")
    fitting.add_argument("--after", default="", help="name of an earlier run to start from (default: the embedder)")
    fitting.add_argument("--rate", type=float, default=2e-4, help="highest learning rate (default: 2e-4)")
    fitting.add_argument("--steps", type=int, help="so many steps (default: each reading once)")
    fitting.add_argument("--tokens", type=int, default=2048, help="tokens a step (default: 2048; a GPU takes 16384)")
    fitting.add_argument(
        "--seed", type=int, default=20261123, help="draws the windows, the order of the steps and the dropout"
    )
    fitting.add_argument("--layers", type=int, help="only the first so many layers (default: all)")
    fusing = steps.add_parser("fusion", help="fit the weights of dense and lexical scores, and print how good they are")
    fusing.add_argument("--data", type=Path, required=True, help="folder that holds train, dev and open")
    fusing.add_argument("--reports", type=Path, required=True, help="folder of report pages")
    averaging = steps.add_parser("average", help="take the mean of several runs")
    averaging.add_argument("--of", nargs="+", required=True, help="names of the runs")
    exporting = steps.add_parser("export", help="write the int8 graph")
    exporting.add_argument("--to", type=Path, default=GRAPH, help="file to write")
    calibrating = steps.add_parser("calibrate", help="fit the curve of confidence, and print how good it is")
    ordering = steps.add_parser("order", help="fit the weights of reranking, and print how good they are")
    for step in (calibrating, ordering):
        step.add_argument("--data", type=Path, required=True, help="folder that holds dev/*.jsonl and open/*.jsonl")
        step.add_argument("--graph", type=Path, default=GRAPH, help="the network (default: the one that is shipped)")
    unpacking = steps.add_parser("unpack", help="take the shipped weights to train on from")
    for step in (fitting, averaging, exporting, unpacking):
        step.add_argument("--name", default="reader", help="name of the run (default: reader)")
    return parser


def _say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
