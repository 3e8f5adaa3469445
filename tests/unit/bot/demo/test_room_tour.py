"""The guided tour: each step is found done by what is in the room, and says what to do when it went otherwise."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bot.demo.bot_api.values import Chat, Json
from bot.demo.tour import CHECKS, Found, Since, fetched, progress, steps
from handlers.routing.message_inspection import MadeOfMessage

DIGEST = -2  # the last but one
KEYS = [{"text": "撤销", "callback_data": "u"}]


@dataclass
class Insight:
    """Answers what the test has laid down."""

    made: dict[int, MadeOfMessage] = field(default_factory=dict)

    def made_by(self, chat_id: int, message_id: int) -> MadeOfMessage:
        return self.made.get(message_id, MadeOfMessage())

    def inspect(self, chat: Chat, message: Json) -> Json | None:
        return None

    def zone(self) -> str:
        return "Asia/Shanghai"


class Walk:
    """A tour begun now in the scene's group."""

    def __init__(self, scene: Any) -> None:
        self.scene, self.insight = scene, Insight()
        self.since = Since(scene.room, self.insight, scene.room.stamp())

    def say(
        self, text: str, made: MadeOfMessage | None = None, reply: str = "", keys: list[Json] | None = None
    ) -> int:
        said = self.scene.room.write(self.scene.zhou, self.scene.group, text)
        self.insight.made[said["message_id"]] = made or MadeOfMessage()
        if reply:
            self.answer(reply, said, keys)
        number: int = said["message_id"]
        return number

    def answer(self, text: str, to: Json | None = None, keys: list[Json] | None = None) -> Json:
        body: Json = {"text": text}
        if to:
            body["reply_to_message"] = to
        if keys:
            body["reply_markup"] = {"inline_keyboard": [keys]}
        room = self.scene.room
        said: Json = room.new_message(self.scene.group, room.bot, body)
        return said

    def found(self, key: str) -> Found:
        return CHECKS[key](self.since)


def test_there_are_eight_steps_and_a_check_for_each() -> None:
    """Told in data/tour.toml, found in bot/demo/tour.py."""
    assert [step["key"] for step in steps()] == list(CHECKS)
    assert len(CHECKS) == 8


def test_a_log_is_found_and_talk_is_explained(scene) -> None:
    """What was not filed gets advice, by what it was instead."""
    walk = Walk(scene)
    assert (walk.found("log").done, walk.found("log").advice) == (False, "")
    walk.say("食堂今天有红烧肉")
    assert "没有当成工作记录" in walk.found("log").advice
    walk.say("慰问", reply="慰问了谁？", keys=KEYS)
    assert "按它下面的按钮" in walk.found("log").advice
    walk.say("明天开会", MadeOfMessage(items=1), "已安排", KEYS)
    assert "排成了日程" in walk.found("log").advice
    walk.say("今天慰问3户", MadeOfMessage(entry=True), "已记录", KEYS)
    assert walk.found("log").done


def test_mending_is_an_edit_an_undo_or_both_back_again(scene) -> None:
    """An entry that stays taken back is pointed out: it would be missing in the report."""
    walk = Walk(scene)
    assert "先记一笔" in walk.found("mend").advice
    number = walk.say("今天慰问3户", MadeOfMessage(entry=True), "已记录", KEYS)
    assert not walk.found("mend").done
    walk.insight.made[number] = MadeOfMessage(entry=True, undone=True)
    assert walk.found("mend").done
    assert "按「恢复」" in walk.found("mend").advice
    walk.insight.made[number] = MadeOfMessage(entry=True)
    reply = scene.room.messages(scene.group)[-1]
    scene.room.press(scene.zhou, scene.group, reply["message_id"], "撤销")
    assert (walk.found("mend").done, walk.found("mend").advice) == (True, "")


def test_a_meeting_then_its_own_reminder_then_done(scene) -> None:
    """The jump leads to this item's reminder; of several buttons the right one is named."""
    walk = Walk(scene)
    assert "先排一件事" in walk.found("remind").advice
    due = datetime(2026, 11, 24, 1, tzinfo=UTC)
    number = walk.say("下周三开例会", MadeOfMessage(items=1, number=26, reminder=due), "已安排", KEYS)
    assert walk.found("plan").done
    assert walk.found("remind").jump == due.isoformat()
    keys = [{"text": "完成 #12", "callback_data": "a"}, {"text": "完成 #26", "callback_data": "b"}]
    told = walk.answer("今日提醒", keys=keys)
    walk.insight.made[number] = MadeOfMessage(
        items=1, number=26, reminded=(scene.group.id, told["message_id"])
    )
    assert "按「完成 #26」" in walk.found("remind").advice
    assert walk.found("remind").card()["places"]["reminder"] == [scene.group.id, told["message_id"]]
    walk.insight.made[number] = MadeOfMessage(items=1, number=26, closed=True)
    assert walk.found("remind").done


def test_a_question_needs_its_word_in_a_group(scene) -> None:
    """Without it the bot is silent, and the tour says why."""
    walk = Walk(scene)
    walk.say("这个月慰问了多少户？")
    assert "加一个「问」字" in walk.found("ask").advice
    walk.say("问 这个月慰问了多少户？", reply="11月 慰问：3户")
    assert walk.found("ask").done


def test_the_end_is_ones_own_and_begins_with_the_pages(scene) -> None:
    """Asking for the pages is what can be seen of it in the room; how to go on stands in its words."""
    walk = Walk(scene)
    assert not walk.found("own").done
    walk.say("/web")
    assert not walk.found("own").done
    walk.say("/web", reply="网页的地址已私聊发给您。")
    assert walk.found("own").done
    assert "bot init" in steps()[-1]["text"]


def test_the_digest_is_done_when_it_is_downloaded(scene) -> None:
    """A jump is offered until it has come; looking is not having."""
    walk = Walk(scene)
    room = scene.room
    month_end = {"到月底": datetime(2026, 11, 30, 9, tzinfo=UTC)}
    mark = room.stamp()
    assert progress(room, walk.insight, mark, month_end)[DIGEST]["jump"] == "2026-11-30T09:00:00+00:00"
    stored = room.keep_file("documents", "11月月报.docx", b"PK")
    room.new_message(scene.group, room.bot, {"document": stored.document()})
    last = progress(room, walk.insight, mark, month_end)[DIGEST]
    assert (last["done"], last["jump"]) == (False, "")
    assert "下载到手" in last["advice"]
    fetched(room, stored.file_id)
    assert progress(room, walk.insight, mark, month_end)[DIGEST]["done"]


def test_what_was_before_the_tour_does_not_count(scene) -> None:
    """The sample month would have done everything already."""
    early = Walk(scene)
    early.say("今天慰问3户", MadeOfMessage(entry=True), "已记录", KEYS)
    scene.watch.pass_by(minutes=1)
    late = Walk(scene)
    late.insight.made = early.insight.made
    assert early.found("log").done
    assert not late.found("log").done
