"""The only file that knows RapidOCR: a picture in, its lines of text out, by the models that lie in RapidOCR's wheel."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]  # (height, width, 3), blue, green, red

_DETECTOR, _RECOGNISER = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"
_LONGEST = 2000  # pixels: to find the lines, a longer side is made smaller; they are read in full size
_FAINT = 32  # of 255: a picture whose darkest and lightest points differ less is blank
_MOST_LINES = 5_000
_using = Lock()  # RapidOCR keeps the state of a call in itself


class NoRecogniserError(ValueError):
    """The optional packages that recognise text are not installed."""

    def __init__(self) -> None:
        super().__init__("its text has to be recognised, which needs: pip install -r requirements-ocr.txt")


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """The text of one line and the middle, width, height and slope of its box: pixels, y grows downwards; radians."""

    text: str
    x: float
    y: float
    width: float
    height: float
    slope: float


def recogniser() -> str:
    """Return the name and version of what recognises text; an empty one where it is not installed."""
    try:
        return f"rapidocr {version('rapidocr')}"
    except PackageNotFoundError:
        return ""


def recognised_lines(picture: Picture) -> list[RecognisedLine]:
    """Return the lines of text in a picture, in no certain order; raise `NoRecogniserError` where RapidOCR is missing."""
    with _using:
        engine = _engine()
        found = None if np.ptp(picture) < _FAINT else engine(picture)
    if found is None or found.boxes is None or not found.txts:
        return []
    lines = zip(found.txts, found.boxes.tolist(), strict=True)
    return [_line(text, box) for text, box in lines if any(map(str.isalnum, text))]  # ■ is how a dark picture is read


@cache
def _engine() -> Any:  # noqa: ANN401  an untyped library
    try:
        import rapidocr  # noqa: PLC0415  an extra, and slow to load
    except ImportError:
        raise NoRecogniserError from None
    models = Path(rapidocr.__file__).parent / "models"
    return rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,  # text that stands upside down
            "Global.max_side_len": 1_000_000,
            # By path, so that a file that is missing is an error and never a download.
            "Det.model_path": str(models / _DETECTOR),
            "Det.limit_type": "max",
            "Det.limit_side_len": _LONGEST,
            "Det.max_candidates": _MOST_LINES,
            "Rec.model_path": str(models / _RECOGNISER),
        }
    )


def _line(text: str, box: list[list[float]]) -> RecognisedLine:
    """Make a line of its box's corners, clockwise from the top left."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = box
    return RecognisedLine(
        text,
        (ax + bx + cx + dx) / 4,
        (ay + by + cy + dy) / 4,
        math.hypot(bx - ax, by - ay),
        math.hypot(dx - ax, dy - ay),
        math.atan2(by - ay + cy - dy, bx - ax + cx - dx),
    )
