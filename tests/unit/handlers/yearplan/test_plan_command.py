"""/plan: a year plan is sent in, read, ticked and changed."""

from datetime import datetime, timedelta

import pytest

from handlers.core import group_choice
from handlers.core.messages.incoming_message import Document, Photo
from handlers.routing import free_text, handler_table
from handlers.yearplan import plan_command
from handlers.yearplan.plan_reading_job import PlanReport
from storage.yearplan.plans import Stage
from tests.unit.handlers.plans import (
    CONGRESS,
    ITEMS,
    SENT,
    Committee,
    Reader,
    item,
    month,
)
from tests.unit.handlers.stage import LI, WANG, ZHOU, in_private
from union.core.files.refusal import Refused, Unreadable
from union.core.groups import Role
from union.core.period import Grain
from union.yearplan.model import YearPlan

TEXT = "2027年工会工作计划\n1月20日走访困难职工\n3月10日召开职工代表大会"


def read_one(reader: Reader | None = None) -> Committee:
    """A committee whose plan is read and open."""
    committee = Committee(reader)
    committee.send()
    return committee


# ---- taking in


def test_a_document_is_read_and_shown() -> None:
    """Every item with its sentence; nothing is on the calendar yet."""
    committee = read_one()
    text = committee.shown()
    assert text.startswith("《2027年工会工作计划》：4项，已选4项")
    assert "1 ☑ 1月20日 周三 走访困难职工（慰问走访；王 芳）\n原文：2027-01-20走访困难职工" in text
    assert "4 ☑ 每季度 小组长例会（会议）" in text
    assert committee.events() == []
    assert committee.reader.heard == [(b"PK", "计划.docx", None)]


def test_a_reply_to_a_document_reads_it() -> None:
    """/plan 2027 in reply to somebody's file."""
    committee = Committee()
    committee.plan("/plan 2027", reply_document=SENT, reply_to=5)
    committee.read()
    assert committee.reader.heard[0][2] == 2027


def test_pasted_words_wait_for_more() -> None:
    """Long messages that follow belong to it; talk between does not."""
    committee = Committee()
    committee.plan(f"/plan {TEXT}")
    assert "还有下文就接着发" in committee.shown()
    committee.bot.now += timedelta(minutes=1)
    committee.bot.write(ZHOU, "好的", free_text.in_group)
    committee.bot.write(LI, "四、其他\n10月篮球比赛", free_text.in_group)
    committee.bot.write(ZHOU, "三、文体\n10月篮球比赛", free_text.in_group)
    committee.press("开始读取")
    committee.read()
    assert committee.reader.heard[0][0].decode() == f"{TEXT}\n三、文体\n10月篮球比赛"
    assert committee.newest().stage is Stage.OPEN


def test_short_talk_right_behind_is_no_part_of_it() -> None:
    """「好的」 within seconds; 「取消」 gives it up; a numbered line is more of it."""
    committee = Committee()
    committee.plan(f"/plan {TEXT}")
    committee.bot.write(ZHOU, "好的", free_text.in_group)
    committee.bot.write(ZHOU, "二、文体", free_text.in_group)
    assert committee.newest().source.text == f"{TEXT}\x1e二、文体"
    committee.bot.write(LI, "取消", free_text.in_group)
    assert committee.newest().stage is Stage.GATHERING
    committee.bot.write(ZHOU, "取消。", free_text.in_group)
    assert committee.newest().stage is Stage.CLOSED
    assert "不读了" in committee.shown()


def test_a_reply_to_a_long_text_reads_it() -> None:
    """The words of the message replied to."""
    committee = Committee()
    committee.plan("/plan", reply_text=TEXT, reply_to=5)
    assert committee.newest().source.text == TEXT


def test_in_private_a_plan_goes_to_the_writers_group() -> None:
    """And so do its next pieces."""
    committee = Committee()
    place = in_private(ZHOU)
    committee.bot.write(ZHOU, f"/plan {TEXT}", group_choice.for_group(plan_command.show), place)
    committee.bot.write(ZHOU, "三、文体\n10月篮球比赛", free_text.in_private, place)
    assert committee.newest().source.text is not None
    assert committee.newest().source.text.endswith("10月篮球比赛")


def test_a_document_without_a_word_is_offered_to_be_read() -> None:
    """In private, where its name says that it is a plan; long words behind it are none of it."""
    committee = Committee()
    place = in_private(LI)
    committee.bot.write(LI, "", free_text.in_private, place, document=SENT)
    assert "「计划.docx」是年度计划吗" in committee.bot.shown(place.chat_id)
    assert committee.newest().stage is Stage.GATHERING
    committee.bot.write(LI, "三、文体\n10月篮球比赛", free_text.in_private, place)
    assert committee.newest().source.text is None
    committee.bot.press(LI, "是，读一读", handler_table.DEEDS, place)
    committee.read()
    assert committee.newest().stage is Stage.OPEN


@pytest.mark.parametrize(
    ("name", "words", "is_offered"),
    [
        ("工作安排.docx", "这是今年的计划", True),
        ("2027年工作要点.docx", "", True),
        ("工作安排.docx", "这是值班的安排", False),
        ("合影.jpg", "今年的计划都在墙上了", False),
    ],
)
def test_a_years_plan_among_people_is_offered_to_be_read(name: str, words: str, is_offered: bool) -> None:
    """By its name or the words with it; they were passed over in silence."""
    committee = Committee()
    committee.bot.write(LI, words, free_text.in_group, document=Document("F2", name, 9))
    offered = committee.bot.store.db.table("outbox").count
    assert offered == is_offered
    assert not offered or "是年度计划吗" in committee.bot.shown()


@pytest.mark.parametrize("name", ["合影.docx", "计划.pdf"])
def test_another_document_without_a_word_says_what_to_do(name: str) -> None:
    """Nothing is read of it."""
    committee, place = Committee(), in_private(LI)
    committee.bot.write(LI, "", free_text.in_private, place, document=Document("F2", name, 9))
    assert "回复它发 /plan" in committee.bot.shown(place.chat_id)


def test_the_year_is_asked_for_where_nothing_says_it() -> None:
    """And the plan is read for the one pressed."""
    committee = read_one(Reader(said_year=None))
    assert "哪一年" in committee.shown()
    committee.press("2027年")
    committee.read()
    assert committee.newest().year == 2027
    assert "4项" in committee.shown()


def test_a_title_of_another_year_is_pointed_out() -> None:
    """With the button that reads it as its title says."""
    committee = Committee(Reader(said_year=2026))
    committee.plan("/plan 2027", document=SENT)
    committee.read()
    assert "标题写的是2026年，现在按2027年读" in committee.shown()
    committee.press("按2026年读")
    committee.read()
    assert committee.newest().year == 2026
    assert "注意" not in committee.shown()


def test_a_plan_of_a_year_that_is_over_is_pointed_out() -> None:
    """And may be read for this year."""
    committee = Committee(Reader([item("登山", month(5, 2025))], said_year=2025))
    committee.send()
    assert "注意：这是2025年的计划，日期都已过。" in committee.shown()
    committee.reader = Reader([item("登山", month(5, 2026))], said_year=2025)
    committee.press("按2026年读")
    committee.read()
    assert "标题写的是2025年，现在按2026年读" in committee.shown()


def test_the_other_word_for_it() -> None:
    """「年度计划」 alone."""
    committee = Committee()
    committee.plan("年度计划")
    assert "还没有2026年度计划" in committee.shown()


@pytest.mark.parametrize("text", ["计划：下周三下午3点开例会", "计划 明天走访"])
def test_a_sentence_that_begins_with_the_word_is_a_sentence(text: str) -> None:
    """It is no plan of a year."""
    committee = Committee()
    committee.plan(text)
    assert list(committee.bot.store.db.query("select * from plans")) == []


def test_a_photo_is_refused_with_what_to_do() -> None:
    """Nobody reads it."""
    committee = Committee()
    committee.plan(photo=Photo("P", "U", None))
    assert "照片里的字读不了" in committee.shown()


def test_readers_send_nothing() -> None:
    """群成员 may look, not import."""
    committee = Committee()
    committee.enrol(WANG, Role.MEMBER)
    committee.plan(who=WANG, document=SENT)
    assert "由委员和管理员导入" in committee.shown()


# ---- trouble


def test_a_file_that_cannot_be_read_says_why() -> None:
    """And what to do."""
    committee = read_one(Reader(faults=[Unreadable(Refused.OLD_WORD)]))
    assert "另存为 .docx" in committee.shown()
    assert committee.newest().stage is Stage.CLOSED


def test_a_fault_of_ours_is_tried_again_then_said() -> None:
    """Three times; nothing is lost and one button reads it again."""
    committee = read_one(Reader(faults=[RuntimeError()] * 3))
    assert committee.newest().stage is Stage.WAITING
    committee.read()
    committee.read()
    assert "内容没有丢" in committee.shown()
    committee.press("再读一次")
    committee.read()
    assert "4项" in committee.shown()


def test_a_plan_given_up_while_it_is_read_stays_given_up() -> None:
    """What was asked meanwhile goes first."""
    committee = Committee(Reader(said_year=None))
    committee.send()
    committee.press("取消")
    committee.read()
    assert committee.newest().stage is Stage.CLOSED
    assert committee.newest().source.file_id is None


def test_a_file_telegram_does_not_give_may_be_asked_for_again() -> None:
    """It may be there a minute later."""
    committee = Committee()
    committee.bot.gateway.file = None
    committee.send()
    assert "没有取下来" in committee.shown()
    committee.bot.gateway.file = b"PK"
    committee.press("再读一次")
    committee.read()
    assert "4项" in committee.shown()


# ---- ticking


def test_ticks_are_rows_and_survive() -> None:
    """Two officers tick; both see what the other did."""
    committee = read_one()
    committee.press("☑ 1")
    committee.press("☑ 3", LI)
    assert [one.ticked for one in committee.proposals()] == [False, True, False, True]
    assert "已选2项" in committee.shown()
    assert "加入日历（已选2项）" in committee.bot.labels()


def test_all_none_and_some_kinds() -> None:
    """Also what stands on other pages."""
    committee = read_one(Reader([*ITEMS, *(item(f"讲座{each}", month(each)) for each in range(1, 9))]))
    committee.press("全不选")
    assert not any(one.ticked for one in committee.proposals())
    committee.press("按类型")
    committee.press("☐ 会议（2）")
    assert [one.item.title for one in committee.proposals() if one.ticked] == ["职工代表大会", "小组长例会"]
    committee.press("☐ 慰问走访（1）")
    assert sum(one.ticked for one in committee.proposals()) == 3
    committee.press("☑ 会议（2）")
    assert [one.item.title for one in committee.proposals() if one.ticked] == ["走访困难职工"]
    committee.press("返回")
    committee.press("全选")
    assert all(one.ticked for one in committee.proposals())


def test_pages_turn() -> None:
    """Six a page; numbers go on."""
    committee = read_one(Reader([item(f"讲座{each}", month(each)) for each in range(1, 13)]))
    assert "第1/2页" in committee.shown()
    committee.press("下一页")
    assert "12 ☑ 12月 讲座12" in committee.shown()


def test_what_changed_since_the_keyboard_was_shown_is_shown_first() -> None:
    """Nothing is added unseen: 周敏 presses 已选4项 after 李建国 has unticked one."""
    committee = read_one()
    committee.bot.deliver()
    committee.send()
    old = committee.newest().id
    with committee.bot.store.unit() as db:
        db.execute("update plan_items set ticked = 0 where plan_id = ? and position = 0", [old])
    assert committee.adopt(4) is not None
    assert committee.events() == []
    committee.adopt(3)
    assert len(committee.events()) == 3


def test_duties_without_a_time_are_listed_on_request() -> None:
    """They are no items."""
    committee = read_one()
    committee.press("未定时间的工作（1）")
    assert "1. 关心职工身心健康" in committee.shown()


# ---- changing


def test_a_reply_changes_date_and_name() -> None:
    """Of the item pressed, within the plan's year."""
    committee = read_one()
    committee.press("改")
    committee.press("改 2", LI)
    committee.reply("4月15日 女职工座谈会", free_text.in_group, "第2项", LI)
    found = committee.proposals()[1].item
    assert (found.title, found.when.start) == ("女职工座谈会", datetime(2027, 4, 15))
    assert found.quote == CONGRESS.quote


def test_a_second_reply_changes_it_again() -> None:
    """To the question, or to what was said of the first."""
    committee = read_one()
    committee.press("改")
    committee.press("改 2")
    committee.reply("4月15日", free_text.in_group, "第2项「")
    committee.reply("4月16日", free_text.in_group, "第2项「")
    committee.reply("女职工座谈会", free_text.in_group, "第2项已改为")
    found = committee.proposals()[1].item
    assert (found.title, found.when.start.day) == ("女职工座谈会", 16)


@pytest.mark.parametrize(
    ("word", "ticked"), [("删掉", False), ("不要了。", False), ("取消", True), ("不改了", True)]
)
def test_a_word_that_takes_it_off_is_no_name(word: str, *, ticked: bool) -> None:
    """Nor is one that says nothing is to be changed."""
    committee = read_one()
    committee.press("改")
    committee.press("改 2")
    committee.reply(word, free_text.in_group, "第2项「")
    found = committee.proposals()[1]
    assert (found.item, found.ticked) == (CONGRESS, ticked)


def test_a_date_of_another_year_is_asked_again() -> None:
    """「下周三」 said in November 2026."""
    committee = read_one()
    committee.press("改")
    committee.press("改 2")
    committee.reply("下周三", free_text.in_group, "第2项")
    assert "不在2027年度计划里" in committee.shown()
    committee.reply("5月", free_text.in_group, "不在2027年度计划里")
    assert committee.proposals()[1].item.when.grain is Grain.MONTH


def test_a_long_reading_tells_how_far_it_is() -> None:
    """In the plan's own message, not more often than it can be read."""
    committee = Committee()

    class Slow(Reader):
        async def __call__(
            self, content: bytes, file_name: str, *, told: PlanReport, **how: object
        ) -> YearPlan:  # type: ignore[override]
            for done in range(1, 11):
                committee.bot.now += timedelta(seconds=1)
                told(done, 10)
            return await super().__call__(content, file_name, told=told, **how)  # type: ignore[arg-type]

    committee.reader = Slow()
    committee.plan(document=SENT)
    committee.bot.deliver()
    committee.read()
    db = committee.bot.store.db
    texts = [row["params"] for row in db.query("select params from outbox where method = 'editMessageText'")]
    assert sum("已读" in text for text in texts) == 5
    assert "已读40%" in texts[1]
    assert "4项" in committee.shown()


def test_very_many_are_asked_for_once_more() -> None:
    """Nothing is added before; 再看看 goes back to the pages."""
    many = [item(f"第{number}场讲座", month(3)) for number in range(61)]
    committee = read_one(Reader(many))
    committee.adopt(61)
    assert committee.shown() == "将加入 61 项，确定吗？"
    committee.press("再看看")
    assert "61项，已选61项" in committee.shown()
    assert committee.events() == []
    committee.adopt(61)
    committee.press("确定加入")
    assert len(committee.events()) == 61
