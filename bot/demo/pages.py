"""The room as one application: the Bot API, and the chat page with its own API under /room (long poll, acts, files).
Its files lie in page/ and load nothing from elsewhere."""

import asyncio
from functools import partial
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.datastructures import Headers, UploadFile
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.demo.bot_api.call import Upload, number, parsed_json
from bot.demo.bot_api.http import bot_api
from bot.demo.bot_api.room import Room
from bot.demo.simulated_clock import Controls
from bot.demo.tour import fetched, steps
from bot.demo.visitor_acts import Refused, Visit, delete, edit, halt, jump, press, run_at, send, write
from bot.demo.visitor_views import download, inline_response, inspected, opened, view
from bot.web.guard import answered
from bot.web.site import is_allowed_host

LONGEST_SECONDS = 25.0
KINDS = {"html": "text/html", "css": "text/css", "js": "text/javascript"}
FILES = {place.name: place for place in (files("bot.demo") / "page").iterdir()}
FILES["tokens.css"] = files("bot.web") / "assets" / "tokens.css"  # one look with the office
CHAT_ACTS = {"write": write, "edit": edit, "delete": delete}
TALK = frozenset({*CHAT_ACTS, "upload", "press"})
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def page_routes(room: Room, controls: Controls) -> list[Route]:
    async def act(request: Request) -> Response:
        return JSONResponse(await _act(room, controls, request))

    async def app(request: Request) -> Response:
        return RedirectResponse(opened(Visit(room, request.query_params)), 303)

    async def tour(request: Request) -> Response:
        return JSONResponse({"steps": steps(), "now": room.stamp(), "story": room.story})

    return [
        Route("/", _page, methods=["GET"]),
        Route("/room/state", partial(_state, room, controls), methods=["GET"]),
        Route("/room/app", app, methods=["GET"]),
        Route("/room/tour", tour, methods=["GET"]),
        Route("/room/file/{file_id}", partial(_file, room), methods=["GET"]),
        Route("/room/{name}", _page, methods=["GET"]),
        Route("/room/{act}", act, methods=["POST"]),
    ]


async def _page(request: Request) -> Response:
    name = request.path_params.get("name", "index.html")
    if name not in FILES:
        return JSONResponse({"error": "没有这个页面"}, status_code=404)
    return Response(FILES[name].read_bytes(), media_type=KINDS[name.rpartition(".")[2]])


async def _file(room: Room, request: Request) -> Response:
    stored = room.file(request.path_params["file_id"])
    data = room.shelf.get(stored.path) if stored else None
    if stored is None or data is None:
        return JSONResponse({"error": "没有这个文件"}, status_code=404)
    in_place = "shown" in request.query_params
    found = inline_response(stored, data, in_place=in_place)
    if not (found and in_place):
        fetched(room, stored.file_id)
    return found or download(stored, data)


async def _state(room: Room, controls: Controls, request: Request) -> Response:
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
    seen = view(room, controls, _count(query.get("as")), since, _count(query.get("tour")))
    return JSONResponse(seen)


async def _act(room: Room, controls: Controls, request: Request) -> Any:
    name = request.path_params["act"]
    if name in TALK and not controls.ready():
        raise Refused("示例还在演，请等它演完再说话")
    if name == "upload":
        return await _upload(room, request)
    visit = Visit(room, await _json_body(request))
    if name in CHAT_ACTS:
        return CHAT_ACTS[name](visit)
    match name:
        case "press":
            return await press(visit)
        case "clock":
            return jump(visit, controls)
        case "speed":
            return run_at(visit, controls)
        case "halt":
            return halt(controls)
        case "inspect":
            return inspected(visit, controls)
        case "restart":
            await controls.restart()
            return {}
    raise Refused("不会做这件事")


async def _upload(room: Room, request: Request) -> Any:
    async with request.form() as form:
        chosen = [one for one in form.getlist("file") if isinstance(one, UploadFile)]
        uploads = [Upload(one.filename or "", await one.read(), one.content_type or "") for one in chosen]
        return send(Visit(room, form), uploads)


async def _json_body(request: Request) -> dict[str, Any]:
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise Refused("请求要用 JSON")
    try:
        said = parsed_json(await request.body())
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise Refused("请求不是合格的 JSON")
    return said


def _count(written: str | None) -> int:
    return number(written) if written and written.isdecimal() and len(written) < 16 else 0


def room_app(room: Room, controls: Controls | None = None) -> Starlette:
    """The application; transcripts need no page and give no controls."""
    routes = bot_api(room)
    if controls is not None:
        routes += page_routes(room, controls)
    return Starlette(routes=routes, middleware=[Middleware(guarded)], exception_handlers={Refused: _refused})


async def _refused(request: Request, error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, status_code=400)


def guarded(app: ASGIApp) -> ASGIApp:
    """Keeps strangers out of the room: only loopback names, no posts from other pages, strict headers.

    A browser can be made to call loopback by any web page; this is what stops it.
    """

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        refusal = _refusal(Headers(scope=scope))
        within = PlainTextResponse(refusal, status_code=403) if refusal else app
        await answered(within, HEADERS, scope, receive, send)

    return serve


def _refusal(headers: Headers) -> str:
    host = headers.get("host", "")
    if not is_allowed_host(host, ()):
        return "只能用 127.0.0.1 或 localhost 打开这个页面"
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != host:
        return "不接受其他网页发来的请求"
    if headers.get("sec-fetch-site", "none") == "cross-site":
        return "不接受其他网页发来的请求"
    return ""
