"""Photos drawn anew: nothing stays of where they were taken, and what is no photo is refused."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from union.core.files.photo_copy import redrawn

# What a phone or an editor writes beside the dots, in each way it can be written.
TRACES = (
    b"31\xc2\xb0",
    b"Shanghai-Xuhui",
    b"PHONE-OF-LI",
    b"exif:GPSLatitude",
    b"IPTC-CITY",
    b"GPS-COMMENT",
    b"THUMB-MARK",
)


def shot(kind: str, size: tuple[int, int] = (90, 40), orientation: int = 6) -> bytes:
    """A picture with GPS, maker, thumbnail, XMP, IPTC and comment, turned by its EXIF; its left half is red."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = orientation, "PHONE-OF-LI"
    exif.get_ifd(0x8825).update({1: "N", 2: (31.0, 11.0, 22.0), 29: "Shanghai-Xuhui"})
    out = BytesIO()
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><exif:GPSLatitude>31,11N</exif:GPSLatitude></x:xmpmeta>"
    if kind == "JPEG":
        image.save(out, "JPEG", exif=exif, xmp=xmp, comment=b"GPS-COMMENT", icc_profile=b"THUMB-MARK" * 20)
        iptc = (
            b"Photoshop 3.0\x008BIM\x04\x04\x00\x00"
            + struct.pack(">I", 14)
            + b"\x1c\x02\x5a\x00\x09IPTC-CITY"
        )
        content = out.getvalue()
        return content[:2] + b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc + content[2:]
    if kind == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Comment", "GPS-COMMENT")
        info.add_itxt("XML:com.adobe.xmp", xmp.decode())
        image.save(out, "PNG", exif=exif, pnginfo=info)
    else:
        image.save(out, "WEBP", exif=exif, xmp=xmp, lossless=True)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_stays_of_where_and_with_what(kind: str) -> None:
    """No trace of EXIF, GPS, XMP, IPTC, comment or profile stands in the bytes."""
    content = shot(kind)
    assert sum(trace in content for trace in TRACES) >= 3
    found = redrawn(content, 2560)
    assert found is not None
    assert [trace for trace in TRACES if trace in found.content] == []
    assert not any(mark in found.content for mark in (b"Exif", b"http", b"xmp", b"Photoshop", b"ICC_PROFILE"))
    with Image.open(BytesIO(found.content)) as image:
        assert not image.getexif() and image.format == "JPEG"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_photo_stands_upright(kind: str) -> None:
    """What EXIF said of its turning is done before EXIF is dropped: the left half is the upper one now."""
    found = redrawn(shot(kind), 2560)
    assert found is not None
    with Image.open(BytesIO(found.content)) as image:
        assert image.size == (40, 90)
        top, bottom = image.getpixel((20, 10)), image.getpixel((20, 80))
    assert isinstance(top, tuple) and isinstance(bottom, tuple)
    assert top[0] > 200 > bottom[0]


def test_it_is_no_larger_than_asked() -> None:
    """The longer side counts."""
    found = redrawn(shot("JPEG", (900, 300), 1), 100)
    assert found is not None
    with Image.open(BytesIO(found.content)) as image:
        assert image.size == (100, 33)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_any_kind_of_colours(mode: str) -> None:
    """Grey, palettes, transparency and print colours become a plain JPEG."""
    out = BytesIO()
    Image.new(mode, (30, 20)).save(out, "JPEG" if mode == "CMYK" else "PNG")
    assert redrawn(out.getvalue(), 2560) is not None


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that would be as large as this."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    "content",
    [
        b"", b"no picture", shot("JPEG")[:300], shot("PNG")[:60], bomb(60000, 60000), bomb(9000, 9000),
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", b"GIF89a" + b"\0" * 40, b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
)  # fmt: skip
def test_what_is_no_photo_is_refused(content: bytes) -> None:
    """Empty, broken, of a kind not known, or far larger opened than a photo is."""
    assert redrawn(content, 2560) is None
