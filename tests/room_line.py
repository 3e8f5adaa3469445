"""The bot's way to the room without HTTP between: a request of httpx through Starlette costs more than most turns of the bot.

The room's HTTP is tested in tests/unit/bot/demo, the bot's own requests in tests/unit/bot/telegram and tests/torture.
"""

import asyncio
import json
from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.demo.bot_api.call import BotError, Call, Upload
from bot.demo.bot_api.http import answered
from bot.demo.bot_api.room import Room

FILES = "/file/bot"


class RoomLine(BaseRequest):
    """Both of a bot's requests: calls are answered by the room, files taken from its shelf."""

    def __init__(self, room: Room) -> None:
        self._room = room

    @property
    def read_timeout(self) -> float:
        """Nobody waits here."""
        return 0.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_timeouts: Any, **_named: Any
    ) -> tuple[int, bytes]:
        """One call; another task has its turn first, as with a wire."""
        await asyncio.sleep(0)
        if FILES in url:
            return self._file(url.partition(FILES)[2].partition("/")[2])
        call = Call({}) if request_data is None else _call(request_data)
        return await self.answer(url.rpartition("/")[2], call)

    async def answer(self, method: str, call: Call) -> tuple[int, bytes]:
        """What the room says, as Telegram would write it."""
        try:
            result = await answered(self._room, method, call)
        except BotError as error:
            return error.code, json.dumps(error.card()).encode()
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _file(self, path: str) -> tuple[int, bytes]:
        data = self._room.shelf.get(path)
        return (
            (200, data) if data is not None else (404, json.dumps(BotError(404, "Not Found").card()).encode())
        )


def _call(given: RequestData) -> Call:
    """As it would arrive. Raises UnicodeEncodeError for what no wire carries: half of a pair of surrogates."""
    params = given.json_parameters
    "".join(params.values()).encode()
    uploads = {
        name: Upload(file[0], file[1] if isinstance(file[1], bytes) else file[1].read(), file[2])
        for name, file in given.multipart_data.items()
    }
    return Call(params, uploads)
