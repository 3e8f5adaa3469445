"""A photo drawn anew: upright, no larger than asked, with nothing of where and with what it was taken.

Only in a child process: decoding costs memory, and what is decoded was sent by anybody.
"""

import warnings
from io import BytesIO

from PIL import Image, ImageOps

from union.core.records import dataclass

MOST_DOTS = 60_000_000  # as its header says; more is no photo of a phone
# After a JPEG's own halving; other formats are decoded whole, WebP in 16 bytes a dot.
MOST_DECODED, MOST_OF_WEBP = 25_000_000, 12_000_000
QUALITY = 85


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A JPEG without any metadata, and its shape (height by width)."""

    content: bytes
    shape: float


def redrawn(content: bytes, edge: int) -> Redrawn | None:
    """The photo with a longer side of at most `edge` dots; None for what is empty, broken, unknown or too large.

    The image is painted on a new one, for what is copied takes EXIF, XMP, comments and thumbnails along.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            flat = _flat(content, edge)
    except (
        OSError, ValueError, TypeError, SyntaxError, EOFError, MemoryError, OverflowError, Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ):  # fmt: skip
        return None
    if flat is None:
        return None
    out = BytesIO()
    flat.save(out, "JPEG", quality=QUALITY)
    return Redrawn(out.getvalue(), flat.height / flat.width)


def _flat(content: bytes, edge: int) -> Image.Image | None:
    with Image.open(BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as image:
        if image.width * image.height > MOST_DOTS:
            return None
        image.draft("RGB", (edge, edge))
        if image.width * image.height > (MOST_OF_WEBP if image.format == "WEBP" else MOST_DECODED):
            return None
        image.thumbnail((edge, edge))
        ImageOps.exif_transpose(image, in_place=True)  # the small one, for it makes a copy
        return _on_white(image)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode == "P" or "transparency" in image.info:
        image = image.convert("RGBA")
    flat = Image.new("RGB", image.size, "white")
    transparent = image.mode in ("RGBA", "LA")
    flat.paste(image.convert("RGB"), mask=image.getchannel("A") if transparent else None)
    return flat
