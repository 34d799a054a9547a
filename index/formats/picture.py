"""PNG and JPEG: bytes in, pixels out, within limits that hold before anything is unpacked."""

from __future__ import annotations

import struct
import warnings
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np

from index.formats.recognising import NoRecogniserError

if TYPE_CHECKING:
    from PIL.Image import Image

    from index.formats.recognising import Picture

_LARGEST = 256 * 1024 * 1024  # bytes
_MOST_PIXELS = 100_000_000
_LONGEST, _SHORTEST = 20_000, 30  # pixels of a side
LONGEST_READ = 7_000  # pixels: a longer side is made smaller
_BROKEN = (OSError, SyntaxError, ValueError, OverflowError, EOFError, IndexError, KeyError, TypeError, struct.error)


def picture_of(data: bytes) -> Picture:
    """Return the pixels of a PNG or JPEG, turned as its camera held it, (height, width, 3), blue, green, red.

    Raises `NoRecogniserError` where the library is missing, `ValueError` where the file is none, torn, or too large.
    """
    try:
        import PIL.Image  # noqa: PLC0415  comes with the extra
        import PIL.ImageOps  # noqa: PLC0415
    except ImportError:
        raise NoRecogniserError from None
    if len(data) > _LARGEST:
        raise ValueError(f"it has {len(data):,} bytes; a picture has at most {_LARGEST:,}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of sizes, which are looked at here
        try:
            image: Image = PIL.Image.open(BytesIO(data), formats=("PNG", "JPEG"))
        except PIL.Image.DecompressionBombError:
            raise ValueError(f"it has more than {_MOST_PIXELS:,} pixels") from None
        except _BROKEN:
            raise ValueError("it is no PNG or JPEG") from None
        _check_size(*image.size)
        try:
            image = _on_white(PIL.ImageOps.exif_transpose(image))
        except _BROKEN as error:
            raise ValueError(f"it is a damaged picture ({error})") from None
    image.thumbnail((LONGEST_READ, LONGEST_READ))
    return np.ascontiguousarray(np.asarray(image)[:, :, ::-1])


def _check_size(width: int, height: int) -> None:
    if min(width, height) < _SHORTEST:
        raise ValueError(f"it is {width} × {height} pixels, too small to hold text")
    if max(width, height) > _LONGEST or width * height > _MOST_PIXELS:
        raise ValueError(
            f"it is {width:,} × {height:,} pixels; at most {_LONGEST:,} a side and {_MOST_PIXELS:,} in all are taken"
        )


def _on_white(image: Image) -> Image:
    """Return the image in red, green and blue; what is transparent becomes white, 16 bits of gray become 8."""
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 256).convert("L").convert("RGB")
    if image.has_transparency_data:
        import PIL.Image  # noqa: PLC0415

        layers = image.convert("RGBA")
        return PIL.Image.alpha_composite(PIL.Image.new("RGBA", layers.size, "white"), layers).convert("RGB")
    return image.convert("RGB")
