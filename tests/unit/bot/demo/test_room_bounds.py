"""Nothing sent to the demo is answered by a mistake of ours: what nobody can keep is refused, in whatever field it stands."""

import json
from typing import Any

import httpx
import pytest

from bot.demo.bot_api.methods import METHODS
from bot.demo.pages import CHAT_ACTS, room_app
from bot.demo.simulated_clock import Controls
from tests.effort import some
from tests.unit.bot.demo.test_room_pages import Hands

pytestmark = pytest.mark.anyio
ACTS = (*CHAT_ACTS, "press", "clock", "run", "halt", "inspect")
DEEP = "[" * 5_000 + "]" * 5_000  # five times as deep as Python reads
DEEP_OBJECT = '{"a":' * 500 + "1" + "}" * 500
MONSTERS = (
    DEEP, DEEP_OBJECT, "9" * 30, "9" * 5000, "1e999", "NaN",
    '"\\ud800"', "null", "[]", "²",
)  # fmt: skip
FIELDS = ("as", "chat", "message", "text", "to", "chat_id", "message_id", "reply_markup", "entities")


def client(scene: Any) -> httpx.AsyncClient:
    hands = Hands()
    app = room_app(scene.room, Controls(hands, dict, hands.restart))
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app, raise_app_exceptions=False), base_url="http://127.0.0.1:8600"
    )


@pytest.mark.parametrize("monster", MONSTERS, ids=lambda each: each[:12])
async def test_the_page_refuses_it(scene: Any, monster: str) -> None:
    """As the whole body, and in each field."""
    known = {"as": scene.zhou.id, "chat": scene.group.id, "text": "好"}
    kind = {"Content-Type": "application/json"}
    async with client(scene) as page:
        for act in ACTS:
            bodies = [monster, *(_with(known, field, monster) for field in FIELDS)]
            for body in bodies:
                answer = await page.post(f"/room/{act}", content=body.encode(errors="replace"), headers=kind)
                assert answer.status_code < 500, (act, body[:60])
        for name in ("as", "since", "wait", "tour"):
            assert (await page.get("/room/state", params={name: monster[:2000]})).status_code < 500, name


@pytest.mark.slow
@pytest.mark.parametrize("monster", some(MONSTERS, 3), ids=lambda each: each[:12])
async def test_the_bots_door_refuses_it(scene: Any, monster: str) -> None:
    """Every method: as the whole body, as a field of JSON, as a field of a form."""
    known = {"chat_id": scene.group.id, "text": "好"}
    kind = {"Content-Type": "application/json"}
    async with client(scene) as bot:
        for name in METHODS:
            if name == "getUpdates":
                continue
            url = f"/bot{scene.room.token}/{name}"
            for field in FIELDS:
                form = await bot.post(url, data={**known, field: monster})
                assert form.status_code < 500, (name, field)
            body = _with(known, "chat_id", monster).encode(errors="replace")
            assert (await bot.post(url, content=body, headers=kind)).status_code < 500, name
            assert (
                await bot.post(url, content=monster.encode(errors="replace"), headers=kind)
            ).status_code < 500


def _with(known: dict[str, Any], field: str, monster: str) -> str:
    """The body with this in a field, as it stands."""
    rest = json.dumps({name: value for name, value in known.items() if name != field})[1:-1]
    return f'{{{rest}, "{field}": {monster}}}'
