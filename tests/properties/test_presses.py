"""No press of a button is lost in a burst: each that is within its writer's measure is answered, over a bad line, by several lives."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from random import Random
from typing import Any

import pytest
from telegram.error import NetworkError, TimedOut

from bot.demo.bot_api.room import Room
from bot.demo.bot_api.values import Json
from bot.telegram import gateway
from bot.telegram.gateway import TelegramGateway
from tests.room_line import RoomLine
from tests.stage import ZONE, Stage

BEGIN = datetime(2026, 11, 20, 10, tzinfo=ZONE)
NAMES = ("周敏", "李建国", "王芳", "张丽", "孙立", "陈晓")
EACH = 50  # presses of one person in a minute; a flood is what is beyond 120
BROKEN = 0.4  # of the answers, the first times
LIFE = 130  # presses handled before the program is killed, with none of their answers on its way


class BadLine(RoomLine):
    """Breaks off what answers presses: before Telegram has heard of it, or behind."""

    def __init__(self, dice: Random, met: Counter[str], room: Room) -> None:
        super().__init__(room)
        self._dice, self._met = dice, met

    async def do_request(self, url: str, *given: Any, **named: Any) -> tuple[int, bytes]:
        """One call."""
        is_broken = url.endswith("answerCallbackQuery") and self._dice.random() < BROKEN
        if is_broken and self._dice.random() < 0.5:
            self._met["before"] += 1
            raise TimedOut
        found = await super().do_request(url, *given, **named)
        if is_broken:
            self._met["behind"] += 1
            raise NetworkError("reset")
        return found


class Bursting(Stage):
    """A stage on a bad line."""

    def __init__(self, seed: int) -> None:
        super().__init__(BEGIN)
        self.dice, self.met = Random(seed), Counter[str]()
        self.line = BadLine(self.dice, self.met, self.room)


async def pressed(stage: Bursting) -> list[str]:
    """Everybody presses whatever buttons there are, while others write."""
    room, group = stage.room, stage.groups[0]
    cards = [each for each in room.messages(group) if buttons_of(each)]
    found = list[str]()
    for number in range(EACH * len(NAMES)):
        card = stage.dice.choice(cards)
        user = stage.person(NAMES[number % len(NAMES)])
        found.append(room.press(user, group, card["message_id"], stage.dice.choice(buttons_of(card))))
        if number % 40 == 0:
            room.write(user, group, f"今天走访困难职工{number + 1}户")
    return found


def buttons_of(message: Json) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [each["callback_data"] for row in rows for each in row if "callback_data" in each]


@pytest.mark.anyio
@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 6))])
async def test_each_press_of_a_burst_is_answered(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three hundred of six people, on a line that breaks two of five answers, through a kill in the middle."""
    monkeypatch.setattr(gateway, "AGAIN_SECONDS", 0.01)
    stage = Bursting(seed)
    await stage.open()
    group = stage.group("红星厂工会", list(NAMES))
    for said in ("11月27日下午2点开职代会，地点会议室", "今天走访慰问困难职工8户，发放慰问金4000元", "/help"):
        stage.room.write(stage.person("周敏"), group, said)
        await stage.settle()

    presses = await pressed(stage)
    await killed(stage, monkeypatch.context)
    await stage.settle()
    unanswered = [each for each in presses if stage.room.answer(each) is None]
    toasts = Counter((stage.room.answer(each) or {}).get("text", "") for each in presses)
    logs = next(iter(stage.store.db.query("select count(*) as n from logs")))["n"]
    await stage.close()

    assert unanswered == [] and min(stage.met["before"], stage.met["behind"]) > 20
    assert len(toasts) > 3 and logs == 1 + len(presses) // 40 + 1


async def killed(stage: Bursting, patching: Callable[[], Any]) -> None:
    """The first of what waits is committed, and the program ends before any of it is answered or confirmed."""
    waiting = [*stage.room.updates]
    with patching() as patch:
        patch.setattr(TelegramGateway, "answer", lambda *given, **named: None)
        intake = stage.program.intake
        for told in waiting[:LIFE]:
            await intake.take(intake.opened(told))
    await stage.restart()
