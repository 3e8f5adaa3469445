"""A group whose 管理员 is 周敏, for tests of what the bot keeps pinned there."""

from datetime import timedelta

from bot.demo.bot_api.values import Chat, User
from tests.committee import Winter


class Hall(Winter):
    """The whole program against the room."""

    @property
    def zhou(self) -> User:
        """Who may change the settings."""
        return self.person("周敏")

    @property
    def chat(self) -> Chat:
        """The group."""
        return self.groups[-1]

    async def says(self, text: str) -> None:
        """周敏 writes in the group."""
        self.room.write(self.zhou, self.chat, text)
        await self.settle()

    async def later(self, **span: int) -> None:
        """Time passes."""
        await self.until(self.wall + timedelta(**span))

    async def rounds(self, number: int) -> None:
        """So many rounds are made, two minutes apart."""
        for _ in range(number):
            await self.later(minutes=2)
