"""A visitor of the demo's page: does what the page's buttons do, through the page's own API."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any

import httpx

Json = dict[str, Any]
PATIENCE = 30  # seconds: a jump over a month's end makes its documents on the way, on a busy machine slowly
LOOK = 0.01


class Visitor:
    """`client` leads to the page; `as_` names who speaks from then on (first the administrator)."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        self.me = 0
        self.group = 0
        self._names: dict[str, int] = {}

    async def come_in(self) -> "Visitor":
        """Learn who is there; returns itself."""
        view = await self.view()
        self._names = {person["name"]: person["id"] for person in view["people"]}
        self.me = next(iter(self._names.values()))
        view = await self.view()
        self.group = next(chat["id"] for chat in view["chats"] if not chat["private"])
        return self

    def as_(self, name: str) -> "Visitor":
        """Be somebody else."""
        self.me = self._names[name]
        return self

    async def view(self, **query: Any) -> Json:
        """What the page shows to this person."""
        answer = await self._client.get("/room/state", params={"as": self.me, **query})
        answer.raise_for_status()
        body: Json = answer.json()
        return body

    async def post(self, act: str, **said: Any) -> httpx.Response:
        """One act of the page, as it is answered."""
        said = {"as": self.me, "chat": self.group, **said}
        return await self._client.post(f"/room/{act}", json=said, timeout=PATIENCE)

    async def fetch(self, file_id: str) -> bytes:
        """Download a file of the talk."""
        return (await self._client.get(f"/room/file/{file_id}")).content

    async def write(self, text: str, chat: int | None = None) -> int:
        """Write in the group, or in the chat given; the message's number."""
        answer = await self.post("write", text=text, **({} if chat is None else {"chat": chat}))
        assert answer.status_code == 200, answer.text
        number: int = answer.json()["message"]
        return number

    async def messages(self, chat: int | None = None) -> list[Json]:
        """The messages of the group or of another chat, oldest first."""
        wanted = self.group if chat is None else chat
        found = [one for one in (await self.view())["messages"] if one["chat"]["id"] == wanted]
        return sorted(found, key=lambda one: one["message_id"])

    async def find(self, fits: Callable[[Json], bool], chat: int | None = None) -> Json:
        """The newest message that fits, waited for."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for message in reversed(await self.messages(chat)):
                    if fits(message):
                        return message
                await asyncio.sleep(LOOK)

    async def answer_to(self, number: int, chat: int | None = None) -> Json:
        """The first thing the bot says after the message of this number."""
        return await self.find(
            lambda one: one["message_id"] > number and one["from"].get("is_bot", False), chat
        )

    async def jump(self, target: str) -> datetime:
        """Press a jump button and wait until the clock has arrived there."""
        to = datetime.fromisoformat((await self.view())["targets"][target])
        answer = await self.post("clock", target=target)
        assert answer.status_code == 200, answer.text
        await self.arrive(to)
        return to

    async def rest(self) -> None:
        """Wait until the clock is on no walk."""
        async with asyncio.timeout(PATIENCE):
            while (await self.view())["clock"]["way"]:
                await asyncio.sleep(LOOK)

    async def arrive(self, to: datetime) -> None:
        """Wait until the clock shows at least `to`."""
        async with asyncio.timeout(PATIENCE):
            while datetime.fromisoformat((await self.view())["now"]) < to:
                await asyncio.sleep(LOOK)
