"""What goes elsewhere is what the group got: reminder, festival card, report while open and when it stands."""

from collections.abc import Iterable
from datetime import datetime

import pytest

from bot.workers.process import Heard
from handlers.core.sealed_secrets import seal
from handlers.mirrors.copy_queue import PURPOSE
from storage.core import groups, people
from storage.mirrors import destinations
from tests.carried import taken
from tests.stage import Stage
from union.mirrors.destinations import Address, Channel, Load, read_address

PLACES = (
    "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7aaa",
    "mailto://bot:Pa55word@163.com?to=office@union.example",
)


def add_places(stage: Stage) -> None:
    """The first group's posts go to a robot and to a mailbox."""
    services = stage.program.services
    with stage.store.unit() as db:
        group = groups.of_chat(db, stage.groups[0].id, services.defaults)
        person = people.person_of_user(db, stage.person("周敏").id)
        assert group is not None and person is not None
        for written in PLACES:
            address = read_address(written)
            assert isinstance(address, Address)
            destinations.add(db, group, person, address, seal(services.key, PURPOSE, written), services.now())


@pytest.mark.slow
@pytest.mark.anyio
async def test_every_post_goes_elsewhere_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a button's label; the report by mail with its file, to the robot without."""
    carried = list[Load]()

    async def carry(loads: Iterable[Load], heard: Heard) -> None:
        carried.extend(loads)
        await taken(loads, heard)

    monkeypatch.setattr("bot.app.carry", carry)
    stage = Stage(datetime.fromisoformat("2026-11-26T10:00"))
    await stage.open()
    try:
        chat = stage.group("红星厂工会", ["周敏", "李建国"])
        await stage.settle()
        add_places(stage)
        for text in ("今天走访困难职工5户，慰问金2500元", "11月30日下午3点开例会"):
            stage.room.write(stage.person("周敏"), chat, text)
            await stage.settle()
        await stage.until(datetime.fromisoformat("2026-12-03T18:00"))
    finally:
        await stage.close()
    compare([load for load in carried if load.address.channel is Channel.WECOM], [False] * 4)
    mail = [load for load in carried if load.address.channel is Channel.MAIL]
    compare(mail, [False] * 2 + [True] * 2)
    file = mail[-1].file
    assert file is not None and file[0].endswith(".docx") and file[1]
    assert mail[-1].title.startswith("红星厂工会：11月月报")


def compare(found: list[Load], filed: list[bool]) -> None:
    """Each post once, in order, without a word of its buttons."""
    heads = [
        "今日提醒 11月27日 周五",
        "今日提醒 11月30日 周一",
        "11月月报（截至11月30日 17:00）",
    ]
    told = [load.parts[0].split("\n") for load in found]
    assert [lines[1] for lines in told][:3] == heads
    assert told[-1][1].startswith("11月月报（定稿") and len(told) == 4
    assert {lines[0] for lines in told} == {"工会小秘 · 红星厂工会"}
    assert not any("完成]" in line or "[Word]" in line for lines in told for line in lines)
    assert [load.file is not None for load in found] == filed
