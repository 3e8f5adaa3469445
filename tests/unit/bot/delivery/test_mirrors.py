"""Copies for other places: in order, again after a failure, once more at most after a crash, given up in words."""

import asyncio
import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from bot.delivery.mirror_sender import MirrorSender
from bot.workers.client import carry
from bot.workers.mirror_handover import Fate, MirrorFault
from bot.workers.process import Heard
from bot.workers.protocol import ChildError
from handlers.core.job_context import Desk
from handlers.core.sealed_secrets import seal
from handlers.core.services import Services
from handlers.mirrors import copy_queue
from handlers.mirrors.copy_queue import PURPOSE
from storage.core import groups, people
from storage.engine.database import Database
from storage.mirrors import destinations
from storage.mirrors.destinations import Copy, Mirror
from tests.robots import robots
from tests.unit.handlers.stage import CHAT, ZHOU, Stage, stage
from union.core.groups import Role
from union.mirrors.destinations import Address, Content, Load, read_address

KEY = "693a91f6-7aaa-4bc4-97a0-0ec2a1b2c3d4"
WECOM = f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={KEY}"
Said = tuple[Fate, MirrorFault]
OK: Said = (Fate.ARRIVED, MirrorFault.OTHER)
LONG = "\n".join(f"{number}：" + "走访慰问困难职工" * 8 for number in range(30))


@dataclass
class Town:
    """A group with one place its posts are copied to, a clock that stands still and a child that does as told."""

    stage: Stage = field(default_factory=stage)
    answers: list[Said] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    monotonic: float = 0.0
    breaks: bool = False
    written: str = WECOM
    hosts: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        services = self.stage.services
        services.mirror_hosts = self.hosts
        services.key = lambda purpose: f"token {purpose}".encode()
        with self.stage.store.unit() as db:
            groups.create(db, CHAT, "红星厂工会", self.stage.now)
            admin = people.upsert_person(
                db, ZHOU.user_id, ZHOU.name, None, "zh-hans", self.stage.now, in_private=True
            )
            people.enrol(db, self.stage.group(), admin, Role.ADMIN, self.stage.now)
            self.mirror = self.add(self.written)
        self.sender = MirrorSender(services, self.carry, lambda: self.monotonic)

    def add(self, written: str) -> Mirror:
        address, db = read_address(written, self.hosts), self.stage.store.db
        assert isinstance(address, Address)
        admin = people.person_of_user(db, ZHOU.user_id)
        assert admin is not None
        sealed = seal(self.stage.services.key, PURPOSE, address.written)
        return destinations.add(db, self.stage.group(), admin, address, sealed, self.stage.now)

    def really(self) -> MirrorSender:
        """The same with the real child."""
        self.sender = MirrorSender(self.stage.services, carry, lambda: self.monotonic)
        return self.sender

    async def carry(self, given: Iterable[Load], heard: Heard) -> None:
        for load in given:
            for part in load.parts:
                self.sent.append(part.removeprefix("工会小秘 · 红星厂工会\n"))
                if self.breaks:
                    raise ChildError("killed")
                fate, fault = self.answers.pop(0) if self.answers else OK
                heard(json.dumps([load.id, fate, fault]))
                if fate is not Fate.ARRIVED:
                    break

    def post(self, *texts: str, content: Content = Content.REMINDERS) -> None:
        with self.stage.store.unit() as db:
            desk = Desk(self.stage.services, db, self.stage.now, self.stage.group())
            for text in texts:
                copy_queue.copy(desk, content, text, f"key {text[:20]}")

    def go(self, *, after: timedelta = timedelta()) -> None:
        self.stage.now += after
        self.monotonic += after.total_seconds()
        asyncio.run(self.sender.drain())

    def states(self) -> list[str]:
        rows = self.stage.store.db.query("select state from mirror_posts order by id")
        return [row["state"] for row in rows]

    def told(self) -> list[str]:
        return self.stage.queued(ZHOU.user_id)


MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
NO: Said = (Fate.REFUSED, MirrorFault.KEYWORD)
AGAIN: Said = (Fate.AGAIN, MirrorFault.NETWORK)


def test_what_waits_for_another_try_is_not_overtaken() -> None:
    """Each place in order, also over failures; the admin hears nothing of what went well in the end."""
    town = Town(answers=[AGAIN])
    town.post("一", "二", "一")
    town.go()
    assert town.sent == ["一"] and town.states() == ["queued", "queued"]
    town.go(after=MINUTE)
    assert town.sent == ["一", "一", "二"] and town.states() == ["sent", "sent"]
    assert town.told() == []


def test_one_place_out_of_order_holds_up_no_other() -> None:
    """Several places are served side by side."""
    town = Town(answers=[AGAIN])
    with town.stage.store.unit():
        town.add("https://open.feishu.cn/open-apis/bot/v2/hook/3c4d-5e6f")
    town.post("一")
    town.go()
    assert town.sent == ["一", "一"] and sorted(town.states()) == ["queued", "sent"]


def test_a_crash_between_arrival_and_mark_repeats_one_message() -> None:
    """The messages before it are not sent again, and the repeated one says so."""
    town = Town()
    town.post(LONG)
    found = destinations.ready(town.stage.store.db, town.stage.now, frozenset(), 9)
    with town.stage.store.unit() as db:
        destinations.sending(db, found[0])
        destinations.part_done(db, found[0], 1)
        destinations.recover(db)
    town.go()
    assert len(town.sent) == 3
    assert "（2/4）\n（网络不稳，可能重复送达）" in town.sent[0]
    assert not any("重复" in part for part in town.sent[1:])


def test_a_long_report_goes_on_where_it_stopped() -> None:
    """The part that did not arrive and those behind it, not the ones before."""
    town = Town(answers=[OK, AGAIN])
    town.post(LONG)
    town.go()
    town.go(after=MINUTE)
    assert [part[-5:] for part in town.sent] == ["（1/4）", "（2/4）", "（2/4）", "（3/4）", "（4/4）"]
    assert all(len(part.encode()) <= 2048 for part in town.sent)


def test_a_child_that_dies_leaves_its_copy_in_doubt() -> None:
    """Nobody knows whether it arrived: it goes again, marked."""
    town = Town(breaks=True)
    town.post("一")
    town.go()
    town.breaks = False
    town.go(after=MINUTE)
    assert town.sent == ["一", "一\n（网络不稳，可能重复送达）"]


def test_the_admin_hears_once_and_then_of_the_rest() -> None:
    """The first of a row of failures, and that the place rests; in between and afterwards nothing."""
    town = Town(answers=[NO, NO, NO])
    for text in ("一", "二", "三", "四"):
        town.post(text)
        town.go(after=MINUTE)
    assert town.sent == ["一", "二", "三"]
    assert [line.split("：")[0] for line in town.told()] == [
        "「红星厂工会」抄送到企业微信 …c3d4没有送到",
        "「红星厂工会」抄送到企业微信 …c3d4连续几次没有送到，已暂停",
    ]
    assert "自定义关键词设为「工会小秘」" in town.told()[0]


def test_a_success_ends_the_row() -> None:
    """Then the next failure is told again, and no place rests for failures that lie far apart."""
    town = Town(answers=[NO, NO, OK, NO, NO, OK])
    for text in "一二三四五六":
        town.post(text)
        town.go(after=MINUTE)
    assert len(town.told()) == 2
    assert len(town.sent) == 6


def test_nothing_is_tried_for_ever() -> None:
    """A reminder for half a day, a report for three; waits grow to half an hour."""
    for content, longest in ((Content.REMINDERS, 12), (Content.DIGEST, 72)):
        town = Town(answers=[AGAIN] * 500)
        with town.stage.store.unit() as db:
            groups.change_setting(
                db, town.stage.group(), "quiet_from", town.stage.group().settings.quiet_until
            )
        town.post("一", content=content)
        for _minute in range(longest * 4 + 8):
            town.go(after=15 * MINUTE)
        assert town.states() == ["dead"] and len(town.told()) == 1
        assert longest * 2 - 4 < len(town.sent) < longest * 2 + 12


def test_what_is_late_after_a_long_rest_is_not_sent() -> None:
    """The bot was away: a reminder of the day before yesterday is of no use."""
    town = Town()
    town.post("一")
    town.go(after=48 * HOUR)
    assert town.sent == [] and town.states() == ["dead"]
    assert "停得太久" in town.told()[0]


def test_quiet_hours_hold_for_copies() -> None:
    """What could not be sent in the evening is not sent at night."""
    town = Town(answers=[AGAIN])
    town.stage.now = datetime.fromisoformat("2026-11-20T12:59:50+00:00")  # 20:59:50
    town.post("一")
    town.go()
    town.go(after=MINUTE)
    assert town.sent == ["一"]
    town.go(after=11 * HOUR)
    assert town.sent == ["一", "一"]


def test_a_robot_is_not_flooded() -> None:
    """Eighteen messages a minute, the rest in the next."""
    town = Town()
    town.post(*(f"第{number}条" for number in range(30)))
    town.go()
    assert len(town.sent) == 18
    town.go(after=MINUTE)
    assert len(town.sent) == 30


def test_another_token_opens_no_address() -> None:
    """The admin is told to add the place again; nothing is sent anywhere."""
    town = Town()
    town.stage.services.key = lambda purpose: f"another {purpose}".encode()
    town.post("一")
    town.go()
    assert town.sent == [] and "请删掉这一处，重新添加" in town.told()[0]


def test_a_mistake_of_ours_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The loop that hands copies over goes on, and so does the bot around it."""
    town = Town()
    town.post("一")
    load, tries = copy_queue.load, list[int]()

    def mistaken(services: Services, db: Database, copy: Copy) -> Load | None:
        tries.append(copy.id)
        return load(services, db, copy) if 1 // (len(tries) - 1) else None

    monkeypatch.setattr(copy_queue, "load", mistaken)

    async def go() -> None:
        sender = MirrorSender(town.stage.services, town.carry, lambda: 0.0, mistake_seconds=0.001)
        running = asyncio.create_task(sender.run())
        async with asyncio.timeout(5):
            while not town.sent:
                await asyncio.sleep(0.001)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    asyncio.run(go())
    assert town.sent == ["一"]


def test_a_copy_stands_or_falls_with_its_post() -> None:
    """One transaction: a post that was rolled back is not copied."""
    town = Town()

    def fails() -> None:
        with town.stage.store.unit() as db:
            desk = Desk(town.stage.services, db, town.stage.now, town.stage.group())
            copy_queue.copy(desk, Content.PACKS, "一", "pack")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    town.go()
    assert town.sent == []


def test_the_key_is_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    """Not in a row, not in a log, not in what the values print."""
    caplog.set_level(logging.DEBUG)
    town = Town(answers=[NO])
    town.post("一")
    town.go()
    kept = "\n".join(town.stage.store.db.conn.iterdump())
    address = read_address(WECOM)
    printed = f"{town.mirror} {address} {caplog.text}"
    assert KEY not in kept + printed and KEY[:8] not in kept + printed
    assert "企业微信 …c3d4" in kept


@pytest.mark.slow
def test_from_the_post_to_the_robot() -> None:
    """The real child over a real socket: a busy robot gets the rest later, each part once."""
    with robots() as there:
        there.answers[KEY] = [(200, {}, b'{"errcode":0}'), (200, {}, b'{"errcode":45009}')]
        written = f"http://{there.place}/cgi-bin/webhook/send?key={KEY}"
        town = Town(written=written, hosts=frozenset({there.place}))
        town.really()
        town.post(LONG)
        town.go()
        assert len(there.calls) == 2 and town.states() == ["queued"]
        town.go(after=MINUTE)
    told = there.texts(KEY)
    assert [part[-5:] for part in told] == ["（1/4）", "（2/4）", "（2/4）", "（3/4）", "（4/4）"]
    assert town.states() == ["sent"] and "重复" not in "".join(told)
