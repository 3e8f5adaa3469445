"""The door: wrong names, foreign forms and large bodies stay out; every answer carries the headers."""

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Message

from bot.web.guard import HEADERS, LARGEST_BODY, Guard
from bot.web.site import site_of

pytestmark = pytest.mark.anyio
URL = "https://office.example/union"


async def _echo(request: Request) -> Response:
    return PlainTextResponse(f"{request.method} {len(await request.body())}")


def _visitor(public_url: str = URL) -> httpx.AsyncClient:
    app = Starlette(routes=[Route("/page", _echo, methods=["GET", "POST"])])
    transport = httpx.ASGITransport(app=Guard(app, site_of(public_url)))
    return httpx.AsyncClient(transport=transport, base_url="https://office.example")


HOSTS = {
    "office.example": 200,
    "office.example:443": 200,
    "127.0.0.1:8080": 200,
    "localhost": 200,
    "[::1]:8080": 200,
    "evil.example": 421,
    "office.example.evil.example": 421,
    "office.example@evil.example": 421,
    "office.example:99999": 421,
    "[::1": 421,
    "": 421,
}


@pytest.mark.parametrize(("host", "code"), HOSTS.items())
async def test_only_our_own_names_are_answered(host: str, code: int) -> None:
    """A name that somebody else points here gets nothing, not even a word."""
    answer = await _visitor().get("/union/page", headers={"Host": host})
    assert answer.status_code == code
    assert code == 200 or answer.text == ""


@pytest.mark.parametrize("path", ["/union/page", "/page"])
async def test_a_proxy_may_take_the_prefix_off_or_leave_it(path: str) -> None:
    """Both ways of setting one up lead to the same page."""
    assert (await _visitor().get(path)).status_code == 200


ORIGINS = [
    ({}, 200),
    ({"Origin": "null"}, 200),
    ({"Origin": "https://office.example"}, 200),
    ({"Origin": "https://evil.example"}, 403),
    ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, 200),
    ({"Sec-Fetch-Site": "cross-site", "Origin": "null"}, 403),
    ({"Sec-Fetch-Site": "same-site"}, 403),
]


@pytest.mark.parametrize(("headers", "code"), ORIGINS)
async def test_forms_of_other_sites_are_refused(headers: dict[str, str], code: int) -> None:
    """Whatever cookie they bring along."""
    assert (await _visitor().post("/union/page", headers=headers)).status_code == code


async def test_every_answer_carries_the_headers() -> None:
    """A page, a refusal and a missing page alike; HSTS only by https."""
    visitor = _visitor()
    answers = [
        await visitor.get("/union/page"),
        await visitor.get("/union/none"),
        await visitor.get("/union/page", headers={"Host": "evil.example"}),
    ]
    for answer in answers:
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        assert "Strict-Transport-Security" in answer.headers
    plain = await _visitor("http://office.example").get("/page")
    assert "Strict-Transport-Security" not in plain.headers


async def test_a_body_is_bounded_told_or_not() -> None:
    """By its length in advance, and by what really comes where none is told."""

    async def much():  # type: ignore[no-untyped-def]
        for _ in range(LARGEST_BODY // 100_000 + 1):
            yield b"x" * 100_000

    visitor = _visitor()
    assert (await visitor.post("/page", content=b"x" * LARGEST_BODY)).status_code == 200
    assert (await visitor.post("/page", content=b"x" * (LARGEST_BODY + 1))).status_code == 413
    assert (await visitor.post("/page", content=much())).status_code == 413
    assert (await visitor.post("/page", headers={"Content-Length": "many"})).status_code == 413


@pytest.mark.parametrize("told", [True, False])
async def test_what_is_refused_is_taken_to_its_end_first(told: bool) -> None:
    """A proxy that still sends when the connection ends says 502 to its visitor instead of our 413."""
    left, order = [b"x" * LARGEST_BODY] * 3, []

    async def receive() -> Message:
        order.append("taken")
        return {"type": "http.request", "body": left.pop(), "more_body": bool(left)}

    async def send(message: Message) -> None:
        order.append(str(message.get("status", "")))

    headers = [(b"host", b"office.example"), *([(b"content-length", b"3000000")] if told else [])]
    scope = {"type": "http", "method": "POST", "path": "/page", "headers": headers, "query_string": b""}
    app = Starlette(routes=[Route("/page", _echo, methods=["POST"])])
    await Guard(app, site_of(URL))(scope, receive, send)
    assert order == ["taken", "taken", "taken", "413", ""]
