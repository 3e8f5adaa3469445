"""Files that somebody sent are fetched into memory: small ones, and only when Telegram gives them."""

from dataclasses import dataclass
from typing import cast

import pytest
from telegram import Bot
from telegram.error import BadRequest

from bot.telegram.gateway import TelegramGateway


@dataclass
class Shelf:
    """A bot with one file, which states a size of its own."""

    content: bytes
    stated: int | None

    async def get_file(self, file_id: str) -> "Shelf":
        if file_id != "f1":
            raise BadRequest("invalid file_id")
        return self

    @property
    def file_size(self) -> int | None:
        return self.stated

    async def download_as_bytearray(self) -> bytearray:
        return bytearray(self.content)


ROWS = [
    ("f1", b"12345", 5, b"12345"),
    ("f1", b"12345", 6, None),  # stated too large: not fetched
    ("f1", b"123456", 5, None),  # larger than stated
    ("f1", b"12345", None, None),
    ("f2", b"12345", 5, None),
]


@pytest.mark.anyio
@pytest.mark.parametrize(("file_id", "content", "stated", "expected"), ROWS)
async def test_a_file_of_at_most_five_bytes(
    file_id: str, content: bytes, stated: int | None, expected: bytes | None
) -> None:
    """Neither the stated nor the true size may be larger; an unknown file is none."""
    assert await TelegramGateway(cast(Bot, Shelf(content, stated))).download(file_id, 5) == expected
