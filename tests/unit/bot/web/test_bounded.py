"""A page whose making does not end is broken off; what was begun is not begun again."""

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from bot.telegram.turn_deadline import Deadline
from bot.web.guard import in_time
from tests.unit.bot.telegram.test_turn_deadline import ENDLESS, made

pytestmark = pytest.mark.anyio


async def page(scope: Scope, receive: Receive, send: Send) -> None:
    """One that ends, and one that does not."""
    if scope["path"] == "/endless":
        made("union.x", ENDLESS).work()
    await PlainTextResponse("好")(scope, receive, send)


async def test_a_page_that_does_not_end_is_broken_off() -> None:
    """The next is served."""
    deadline = Deadline()
    with deadline.installed():
        app = in_time(page, deadline, 0.1)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://x") as client:
            answers = [await client.get(path) for path in ("/endless", "/")]
    assert [(each.status_code, each.text) for each in answers] == [(503, ""), (200, "好")]
