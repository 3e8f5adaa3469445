"""The chat page and its own API under /room: state by long poll, acts by post, files.
Its files lie in page/ and load nothing from elsewhere."""

import asyncio
import json
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.room.acts import Refused, Visit, edit, jump, press, send, write
from bot.room.call import Upload
from bot.room.controls import Controls
from bot.room.files import Stored
from bot.room.room import Room
from bot.room.view import view

LONGEST_SECONDS = 25.0
FILES = {
    "index.html": "text/html; charset=utf-8",
    "room.css": "text/css; charset=utf-8",
    "room.js": "text/javascript; charset=utf-8",
    "words.js": "text/javascript; charset=utf-8",
}
PICTURES = (b"\x89PNG", b"\xff\xd8")


def page_routes(room: Room, controls: Controls) -> list[Route]:
    """The routes of the page."""

    async def state(request: Request) -> Response:
        return JSONResponse(await _state(room, controls, request))

    async def act(request: Request) -> Response:
        try:
            return JSONResponse(await _act(room, controls, request))
        except Refused as refusal:
            return JSONResponse({"error": str(refusal)}, status_code=400)

    async def file(request: Request) -> Response:
        stored = room.file(request.path_params["file_id"])
        data = room.shelf.get(stored.path) if stored else None
        if stored is None or data is None:
            return JSONResponse({"error": "没有这个文件"}, status_code=404)
        return _served(stored, data)

    return [
        Route("/", _page, methods=["GET"]),
        Route("/room/state", state, methods=["GET"]),
        Route("/room/file/{file_id}", file, methods=["GET"]),
        Route("/room/{name}", _page, methods=["GET"]),
        Route("/room/{act}", act, methods=["POST"]),
    ]


async def _page(request: Request) -> Response:
    name = request.path_params.get("name", "index.html")
    if name not in FILES:
        return JSONResponse({"error": "没有这个页面"}, status_code=404)
    data = (files("bot.room") / "page" / name).read_bytes()
    return Response(data, media_type=FILES[name])


async def _state(room: Room, controls: Controls, request: Request) -> Any:
    """Waits for news only where the page already has everything; another epoch starts from nothing."""
    query = request.query_params
    known = query.get("epoch") == room.epoch
    since = _count(query.get("since")) if known else 0
    loop = asyncio.get_running_loop()
    deadline = loop.time() + min(_count(query.get("wait")), LONGEST_SECONDS)
    while known and room.epoch == query["epoch"] and since >= room.version:
        if not await room.changed.wait(deadline - loop.time()):
            break
    if room.epoch != query.get("epoch"):
        since = 0
    return view(room, controls, room.users.get(_count(query.get("as"))), since)


async def _act(room: Room, controls: Controls, request: Request) -> Any:
    name = request.path_params["act"]
    if name == "upload":
        async with request.form() as form:
            chosen = form.get("file")
            if not isinstance(chosen, UploadFile):
                raise Refused("请选一张图片或一个文件")
            upload = Upload(chosen.filename or "", await chosen.read(), chosen.content_type or "")
            return send(Visit(room, form), upload)
    visit = Visit(room, await _said(request))
    if name == "press":
        return await press(visit)
    if name == "clock":
        return jump(visit, controls)
    if name == "restart":
        await controls.restart()
        return {}
    if name in ("write", "edit"):
        return write(visit) if name == "write" else edit(visit)
    raise Refused("不会做这件事")


async def _said(request: Request) -> dict[str, Any]:
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise Refused("请求要用 JSON")
    try:
        said = json.loads(await request.body())
    except ValueError:
        raise Refused("请求不是合格的 JSON") from None
    if not isinstance(said, dict):
        raise Refused("请求不是合格的 JSON")
    return said


def _served(stored: Stored, data: bytes) -> Response:
    """Only real pictures are shown in place; everything else is a download, so that it never runs here."""
    if stored.width and data.startswith(PICTURES):
        kind = "image/png" if data.startswith(PICTURES[0]) else "image/jpeg"
        return Response(data, media_type=kind)
    name = quote(stored.name or "file")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(data, media_type="application/octet-stream", headers=headers)


def _count(written: str | None) -> int:
    return int(written) if written and written.isdigit() else 0
