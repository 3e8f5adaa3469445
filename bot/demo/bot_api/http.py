"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>.
Bodies as forms, multipart, JSON or a query string; answers and refusals as Telegram words them."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.demo.bot_api.call import BotError, Call, Upload, bad_request, parsed_json
from bot.demo.bot_api.methods import METHODS, NAMES
from bot.demo.bot_api.methods.updates import get_updates
from bot.demo.bot_api.room import Room


def bot_api(room: Room) -> list[Route]:
    async def method(request: Request) -> Response:
        named = request.path_params["method"]
        return JSONResponse({"ok": True, "result": await answered(room, named, await _call(request))})

    async def download(request: Request) -> Response:
        wanted = request.path_params["path"]
        # Only paths handed out by getFile lead anywhere; nothing else of the disk can be named.
        is_file = any(saved["path"] == wanted for saved in room.journal.table("files").values())
        data = room.shelf.get(wanted) if is_file else None
        if data is None:
            raise BotError(404, "Not Found")
        return Response(data, media_type="application/octet-stream")

    def checked(act: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            try:
                token = request.path_params["token"]
                number, _, secret = token.partition(":")
                if not number.isdigit() or not secret:
                    raise BotError(404, "Not Found")
                if token != room.token:
                    raise BotError(401, "Unauthorized")
                return await act(request)
            except BotError as error:
                return JSONResponse(error.card(), status_code=error.code)

        return answer

    return [
        Route("/bot{token}/{method}", checked(method), methods=["GET", "POST"]),
        Route("/file/bot{token}/{path:path}", checked(download), methods=["GET"]),
    ]


async def answered(room: Room, method: str, call: Call) -> Any:
    """What the room answers to a call, remembered. Raises BotError."""
    name = NAMES.get(method.lower())
    if name is None:
        raise BotError(404, "Not Found: method not found")
    with room.calling(name, call):
        return await get_updates(room, call) if name == "getUpdates" else METHODS[name](room, call)


async def _call(request: Request) -> Call:
    params = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind == "application/json":
        return Call({**params, **_flat(await request.body())})
    async with request.form() as form:
        files = [(name, file) for name, file in form.items() if isinstance(file, UploadFile)]
        uploads = {
            name: Upload(file.filename or "", await file.read(), file.content_type or "")
            for name, file in files
        }
        params.update({name: value for name, value in form.items() if isinstance(value, str)})
    return Call(params, uploads)


def _flat(body: bytes) -> dict[str, str]:
    """JSON parameters as text: strings stay, everything else is JSON again."""
    try:
        given = parsed_json(body or b"{}")
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(given, dict):
        raise bad_request("object expected")
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in given.items()}
