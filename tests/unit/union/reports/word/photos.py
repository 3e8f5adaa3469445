"""Photos for tests, drawn here."""

import zlib
from io import BytesIO

from PIL import Image

ORIENTATION, MAKE = 0x0112, 0x010F


def photo(width: int = 800, height: int = 600, *, turned: int | None = None, kind: str = "JPEG") -> bytes:
    """A picture of this size; `turned` is EXIF's orientation, written with the camera's name."""
    image = Image.new("RGBA" if kind == "PNG" else "RGB", (width, height), "red")
    exif = Image.Exif()
    if turned is not None:
        exif[ORIENTATION], exif[MAKE] = turned, "某牌相机"
    out = BytesIO()
    image.save(out, kind, exif=exif)
    return out.getvalue()


def claiming(width: int, height: int) -> bytes:
    """A small PNG whose head says that it is this large."""
    content = photo(8, 8, kind="PNG")
    head = b"IHDR" + width.to_bytes(4) + height.to_bytes(4) + content[24:29]
    return content[:12] + head + zlib.crc32(head).to_bytes(4) + content[33:]
