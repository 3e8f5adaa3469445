"""The width and height of a PNG or JPEG, read from its header.
Telegram refuses as a photo what it cannot read as a picture."""

from bot.demo.bot_api.errors import BotError, bad_request

PHOTO_BYTES = 10 * 1024 * 1024
SIDES = 10_000
RATIO = 20
PNG = b"\x89PNG\r\n\x1a\n"
# Start-of-frame markers: all C0–CF but the three that carry tables.
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def photo_size(data: bytes) -> tuple[int, int]:
    """Width and height of an acceptable photo; refuses others as Telegram does."""
    if len(data) > PHOTO_BYTES:
        raise BotError(413, "Request Entity Too Large")
    size = picture_size(data)
    if size is None or not all(size):
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > SIDES or max(size) > RATIO * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height, or None where it is no picture we can read."""
    if data.startswith(PNG) and len(data) >= 24:
        return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    return None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    position = 2
    while position + 9 < len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker in FRAMES:
            height = int.from_bytes(data[position + 5 : position + 7])
            return int.from_bytes(data[position + 7 : position + 9]), height
        position += 2 + int.from_bytes(data[position + 2 : position + 4])
    return None
