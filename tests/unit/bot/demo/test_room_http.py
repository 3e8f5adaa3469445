"""The wire: bodies in every form Telegram takes, and strangers kept out."""

import httpx
import pytest

from bot.demo.bot_api.room import Room
from bot.demo.pages import room_app

pytestmark = pytest.mark.anyio


def client(room: Room, host: str = "127.0.0.1:8600") -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=room_app(room)), base_url=f"http://{host}")


async def test_query_form_json_and_multipart(scene) -> None:
    """The same message in four kinds of body."""
    fields = {"chat_id": str(scene.group.id), "text": "你好"}
    url = f"/bot{scene.room.token}/sendMessage"
    async with client(scene.room) as http:
        answers = [
            await http.get(url, params=fields),
            await http.post(url, data=fields),
            await http.post(url, json={**fields, "chat_id": scene.group.id}),
            await http.post(url, files={name: (None, value) for name, value in fields.items()}),
        ]
    assert [answer.json()["result"]["text"] for answer in answers] == ["你好"] * 4


async def test_method_names_ignore_case(scene) -> None:
    """Telegram takes getme for getMe."""
    async with client(scene.room) as http:
        assert (await http.get(f"/bot{scene.room.token}/getme")).json()["ok"]


async def test_calls_are_recorded(scene) -> None:
    """Every call can be looked at, the refused ones too."""
    async with client(scene.room) as http:
        await http.post(f"/bot{scene.room.token}/sendMessage", json={"chat_id": 5, "text": "x"})
    assert scene.room.calls[-1] == ("sendMessage", {"chat_id": "5", "text": "x"})


@pytest.mark.parametrize("path", ["../room.jsonl", "photos/file_9.png", "%2e%2e/room.jsonl"])
async def test_downloads_only_what_was_handed_out(scene, path: str) -> None:
    """No path leads to a file that is not the room's."""
    async with client(scene.room) as http:
        assert (await http.get(f"/file/bot{scene.room.token}/{path}")).status_code == 404


@pytest.mark.parametrize("host", ["example.org", "10.0.0.5:8600", "127.0.0.1.example.org"])
async def test_other_names_are_refused(scene, host: str) -> None:
    """A name that is not loopback gets nothing: DNS rebinding ends here."""
    async with client(scene.room, host) as http:
        assert (await http.get(f"/bot{scene.room.token}/getMe")).status_code == 403


async def test_posts_from_other_pages_are_refused(scene) -> None:
    """A foreign Origin is refused, the page's own is not."""
    url = f"/bot{scene.room.token}/getMe"
    async with client(scene.room) as http:
        foreign = await http.post(url, headers={"Origin": "https://example.org"})
        own = await http.post(url, headers={"Origin": "http://127.0.0.1:8600"})
    assert (foreign.status_code, own.status_code) == (403, 200)


async def test_security_headers(scene) -> None:
    """Every answer carries the strict headers."""
    async with client(scene.room) as http:
        answer = await http.get(f"/bot{scene.room.token}/getMe")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
