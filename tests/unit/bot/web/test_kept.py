"""A page waits for the disk like everything else that is shown."""

import httpx
import pytest
from starlette.responses import PlainTextResponse

from bot.web.guard import durable_answers
from storage.engine.sqlite_errors import Broken, Unwritable

pytestmark = pytest.mark.anyio


async def _asked(error: Exception | None) -> tuple[httpx.Response, list[str]]:
    done: list[str] = []

    async def reached() -> None:
        done.append("disk")
        if error is not None:
            raise error

    app = durable_answers(PlainTextResponse("已撤销"), reached)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://x") as client:
        return await client.get("/"), done


async def test_an_answer_waits_for_the_disk() -> None:
    """Once, before its first byte."""
    answer, done = await _asked(None)
    assert (answer.status_code, answer.text, done) == (200, "已撤销", ["disk"])


@pytest.mark.parametrize("error", [Unwritable("full"), Broken("gone")])
async def test_what_the_disk_has_not_is_not_shown(error: Exception) -> None:
    """Not a word of the page; whoever asked, Telegram too, asks again."""
    answer, _ = await _asked(error)
    assert (answer.status_code, answer.text) == (503, "")
